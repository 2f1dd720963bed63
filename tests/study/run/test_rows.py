"""A row of a result is the judge's own verdict on that pair."""

import io
import re
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import microdeals
from microdeals._version import __version__
from microdeals.conflicts import load, value_at, with_values
from microdeals.ensemble.runs import Wanted, run_ensemble
from microdeals.errors import RequestError
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.gap import CHANNELS
from microdeals.study import plan_of
from microdeals.study.columns import LABELS
from microdeals.study.question.plan import Stretch
from microdeals.study.question.rules_digest import RULES_DIGEST, digest_of_rules
from microdeals.study.run.rows import run_chunk
from microdeals.study.run.twin_pairs import pairs_of_points
from microdeals.verdict import judge
from study.small import loaded


def rows(content: bytes) -> pd.DataFrame:
    return pd.read_parquet(io.BytesIO(content))


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory):
    found = loaded(tmp_path_factory.mktemp("rows"), runs=6, days=60, as_given=True)
    plan = plan_of(*found)
    return found, plan, rows(run_chunk(plan.chunk(0)))


def test_there_is_a_row_for_each_point_and_seed_in_order(swept):
    found, plan, table = swept
    assert plan.n_chunks == 1
    assert table.point.tolist() == np.repeat(np.arange(found.points.n), 6).tolist()
    assert table.seed.tolist() == list(range(5, 11)) * found.points.n


def test_a_row_says_what_the_judge_says_of_the_same_pair(swept):
    found, _, table = swept
    for point in (0, found.points.n - 1):
        verdict = judge(with_values(found.conflict, found.points.values(point)), runs=6, seed=5)
        here = table[table.point == point]
        assert here.label.tolist() == [LABELS[label] for label in verdict.labels]
        for side, labels in enumerate(verdict.labels_by_side):
            assert here[f"label_{side}"].tolist() == [LABELS[label] for label in labels]
        for twin in ("with", "without"):
            assert here[f"won_{twin}"].tolist() == (verdict.pairs[f"won_by_{twin}"] >= 0).tolist()
        assert here.closing.mean() == pytest.approx(verdict.closing.total.mean, abs=1e-15)
        assert here.relief.mean() == pytest.approx(verdict.relief.mean, abs=1e-15)
        for channel in CHANNELS:
            assert here[f"closing_{channel}"].mean() == pytest.approx(
                getattr(verdict.closing, channel).mean, abs=1e-15
            )


def test_the_gap_that_is_left_is_that_of_the_last_day_and_none_where_a_settlement_stands(swept):
    """In the verdict's own records: of a world by itself, whatever its twin did."""
    found, _, table = swept
    for point in (0, found.points.n - 1):
        pairs = judge(with_values(found.conflict, found.points.values(point)), runs=6, seed=5).pairs
        here = table[table.point == point]
        for twin in ("with", "without"):
            is_settled = here[f"settled_{twin}"].to_numpy()
            left = np.where(is_settled, 0.0, pairs[f"gap_at_end_{twin}"])
            assert here[f"gap_{twin}"].tolist() == left.tolist()


def test_meetings_reports_and_rungs_are_those_of_a_world_told_with_all_its_events(swept):
    found, _, table = swept
    model = with_values(found.conflict, found.points.values(0))
    told = run_ensemble(model, np.arange(5, 11), Wanted(events=True))
    here = table[table.point == 0]
    meetings = [events.slot[events.happening == Happening.MEETING].tolist() for events in told.events]
    assert here.envoys_met.tolist() == [met.count(Format.ENVOYS) for met in meetings]
    assert here.leaders_met.tolist() == [len(met) - met.count(Format.ENVOYS) for met in meetings]
    assert here.envoys_met.max() > 0
    assert here.reports.tolist() == told.outcomes.n_reports.tolist()
    assert here.rung_opened.tolist() == told.outcomes.opened.tolist()
    moved = np.abs(told.outcomes.prospects_0 - value_at(model, f"party.{model.parties[0].key}.prospects"))
    assert here.power_moved.tolist() == pytest.approx(moved.tolist(), abs=1e-15)


def test_the_channels_of_a_row_sum_to_its_closing(swept):
    table = swept[2]
    total = sum(table[f"closing_{channel}"] for channel in CHANNELS)
    assert np.abs(total - table.closing).max() < 1e-12
    assert table.closing.abs().max() > 0


def test_both_reasons_for_which_a_side_leaves_are_told_apart(swept):
    """In a war whose power moves much, sides leave for more; and in every row both sum to all deals left."""
    table = swept[2]
    assert (table.deals_withdrawn + table.deals_left_for_more).tolist() == table.deals_left.tolist()
    wild = with_values(load("arden_borea"), {"front.power_luck": 0.05})
    pairs = pairs_of_points(wild, [Stretch(point=0, values={}, first_seed=0, n_seeds=30)])
    assert pairs.withdrawn.any()
    assert pairs.left_for_more.any()


def test_every_column_is_said_in_words(swept):
    _, plan, table = swept
    page = (Path(__file__).parents[3] / "docs" / "sweep.md").read_text(encoding="utf-8")
    said = set(re.findall(r"`(\w+)`", page[page.index("| column |") : page.index("Every point meets")]))
    varied = {factor.path for factor in plan.experiment.factors}
    assert set(table.columns) - varied <= said


def test_a_row_carries_its_values_its_model_and_its_version(swept):
    found, _, table = swept
    for point in range(found.points.n):
        here = table[table.point == point].iloc[0]
        assert {path: here[path] for path in found.points.values(point)} == found.points.values(point)
    assert set(table.model) == {found.experiment.model_digest}
    assert set(table.version) == {__version__}


def test_chunks_of_any_size_hold_the_same_rows(swept):
    _, plan, whole = swept
    small = plan._replace(rows_a_chunk=7)
    parts = [rows(run_chunk(small.chunk(number))) for number in range(small.n_chunks)]
    assert [len(part) for part in parts] == [7] * 15 + [plan.n_rows - 7 * 15]
    together = pd.concat(parts, ignore_index=True)
    pd.testing.assert_frame_equal(together, whole, check_categorical=False, check_dtype=False)


def test_a_worker_with_another_version_is_refused(swept):
    with pytest.raises(RequestError, match="install the same version everywhere"):
        run_chunk(swept[1].chunk(0)._replace(version="0.0.0"))


def test_a_worker_with_other_rules_of_the_same_version_is_refused(swept):
    with pytest.raises(RequestError, match=r"other rules than the sweep.*install the same source everywhere"):
        run_chunk(swept[1].chunk(0)._replace(rules_digest="0" * 64))


def test_the_digest_of_rules_follows_them_and_not_their_place(tmp_path: Path):
    package = tmp_path / "elsewhere"
    shutil.copytree(Path(microdeals.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    assert digest_of_rules(package) == RULES_DIGEST
    report = package / "study" / "answer" / "report.py"
    report.write_text(report.read_text() + "# a word\n")
    assert digest_of_rules(package) == RULES_DIGEST
    rule = package / "rulebook" / "trust.py"
    rule.write_bytes(rule.read_bytes().replace(b"\n", b"\r\n"))
    assert digest_of_rules(package) == RULES_DIGEST
    rule.write_text(rule.read_text() + "# another rule\n")
    assert digest_of_rules(package) != RULES_DIGEST


def test_the_cut_does_not_depend_on_the_machine_and_holds_whole_points_where_it_can(tmp_path: Path):
    plan = plan_of(*loaded(tmp_path, runs=50, days=182))
    assert plan.rows_a_chunk % 50 == 0
    one_point = plan_of(*loaded(tmp_path, runs=50_000, days=182))
    assert one_point.rows_a_chunk < 50_000
    first, second = one_point.chunk(0).stretches, one_point.chunk(1).stretches
    assert [stretch.point for stretch in (*first, *second)] == [0, 0]
    assert second[0].first_seed == first[0].first_seed + first[0].n_seeds
