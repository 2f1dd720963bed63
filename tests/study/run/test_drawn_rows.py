"""Sweeps draw what nobody knows: the same at every point, the same for both twins, the judge's own draws."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from microdeals.conflicts import load, value_at, with_values
from microdeals.errors import ExperimentError, RequestError
from microdeals.study import load_experiment, open_store, plan_of, sweep, threads
from microdeals.study.answer.report import write_report
from microdeals.study.command import SweepWish, swept
from microdeals.study.question.draws import LUCKS, DrawnValues, inputs_for
from microdeals.study.question.plan import Stretch
from microdeals.study.run.rows import run_chunk
from microdeals.study.run.store import read_manifest
from microdeals.unknowns import unknowns_of
from microdeals.verdict import fit_of, twins_of
from study.run.test_rows import rows
from study.small import loaded, written

POLICY, HOLD, DETECTION = "ladder.policy", "ladder.hold_days", "monitors.valley_mission.detection"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory):
    return loaded(tmp_path_factory.mktemp("drawn"), runs=7, days=60)


@pytest.fixture(scope="module")
def table(found) -> pd.DataFrame:
    return rows(run_chunk(plan_of(*found).chunk(0)))


def test_a_few_seeds_have_a_draw_and_every_point_has_the_same(table: pd.DataFrame):
    """Seeds from 5 on: the draw goes by its first seed, and the last draw has one luck alone."""
    assert LUCKS == 2
    for _, here in table.groupby("point"):
        assert here.seed.tolist() == [5, 6, 7, 8, 9, 10, 11]
        assert here.draw.tolist() == [5, 5, 7, 7, 9, 9, 11]


def test_the_first_pair_of_a_draw_is_the_judges_own_pair_of_that_seed(found, table: pd.DataFrame):
    """Both of its twins, as the verdict runs them; the second pair has that draw, and a luck of its own."""
    for point in (0, found.points.n - 1):
        values = found.points.values(point)
        twins = twins_of(with_values(found.conflict, values))
        fit = fit_of(twins, unknowns_of(found.conflict), [*values, "conflict.horizon_days"])
        here = table[table.point == point]
        pairs = np.concatenate(list(fit.pairs(here.seed.to_numpy(), here.draw.to_numpy())))
        assert here.closing.tolist() == (pairs["gap_without"] - pairs["gap_with"]).tolist()
        assert here.days_sooner.tolist() == pairs["days_sooner"].tolist()


def drawn_for(conflict, varied=(), settings=()) -> tuple[str, set[str]]:
    """The digest of what is drawn, and the paths."""
    inputs = inputs_for(conflict, varied, settings)
    assert inputs is not None
    return inputs.digest, {target.path for target in inputs.targets}


def test_what_varies_or_is_set_is_not_drawn():
    conflict = load("arden_borea")
    varied, set_to_the_same = "party.arden.trust", "conduct.base_rate"
    free, paths = drawn_for(conflict)
    held, of_held = drawn_for(conflict, (varied,), (set_to_the_same,))
    changed, of_changed = drawn_for(with_values(conflict, {"conduct.scale": 0.5}))
    assert {varied, set_to_the_same, "conduct.scale"} <= paths
    assert of_held == paths - {varied, set_to_the_same}
    assert of_changed == paths - {"conduct.scale"}
    assert len({free, held, changed}) == 3


def test_as_given_on_the_command_line_or_in_the_file_takes_the_files_numbers(tmp_path: Path):
    file = written(tmp_path)
    asked = load_experiment(file, as_given=True)
    file.write_text("as_given = true\n" + file.read_text())
    said = load_experiment(file)
    assert asked.inputs is said.inputs is None
    assert set(rows(run_chunk(plan_of(*said).chunk(0))).draw) == {-1}
    file.write_text(file.read_text().replace("as_given = true", 'as_given = "yes"'))
    with pytest.raises(ExperimentError, match="as_given = 'yes': must be true or false"):
        load_experiment(file)


def test_kinds_that_a_point_has_not_are_left_out_of_its_draws(tmp_path: Path):
    """The others are drawn as they are where all kinds are there."""
    file = tmp_path / "kinds.toml"
    kind = load("russia_ukraine_2025").kinds[0].key
    file.write_text(
        'question = "?"\nmodel = "russia_ukraine_2025"\nruns = 4\n[settings]\nconflict.horizon_days = 40\n'
        f'[design]\nkind = "grid"\nsteps = 2\n[levers]\noffered = ["all", "all but {kind}", "{kind}"]\n'
    )
    plan = plan_of(*load_experiment(file))
    drawn = plan.chunk(0).drawn
    assert drawn is not None
    seeds = np.array([1, 2])
    fewer = drawn.of_seeds(seeds, {one.key for one in plan.conflict.kinds} - {kind})
    gone = set(drawn.paths) - set(fewer.paths)
    assert gone == {path for path in drawn.paths if path.startswith(f"deal.{kind}.")} != set()
    assert any(path.startswith("deal.") for path in fewer.paths)
    assert len(rows(run_chunk(plan.chunk(0)))) == 12


def test_a_drawn_number_of_things_packs_each_world_anew(found):
    """Teams are rows of a kernel. A draw that leaves the number as it is changes nothing."""
    plan = plan_of(*found)
    stretch = (Stretch(0, plan.points.values(0), 5, 4),)
    chunk = plan.chunk_with(stretch)
    assert chunk.drawn is not None
    teams = "monitors.valley_mission.teams"
    same = np.full((len(chunk.drawn.draws), 1), float(value_at(found.conflict, teams)))
    _, draws, paths, numbers = chunk.drawn
    drawn = DrawnValues(5, draws, (*paths, teams), np.hstack([numbers, same]))
    first, second = (rows(run_chunk(one)) for one in (chunk, chunk._replace(drawn=drawn)))
    pd.testing.assert_frame_equal(first, second)


def test_a_sweep_goes_on_with_the_same_unknowns_alone(tmp_path: Path):
    """A file of unknowns beside a model of one's own: reasons in it may change, numbers may not."""
    model = tmp_path / "war"
    model.mkdir()
    shipped = Path(load("arden_borea").source)
    for name in ("conflict.toml", "unknowns.toml"):
        (model / name).write_text(shipped.with_name(name).read_text())
    for name in shipped.parent.glob("*.csv"):
        (model / name.name).write_bytes(name.read_bytes())
    file = written(tmp_path)
    file.write_text(file.read_text().replace('"arden_borea"', '"./war"'))
    open_store(tmp_path / "out", plan_of(*load_experiment(file)))
    unknowns = model / "unknowns.toml"
    unknowns.write_text(unknowns.read_text().replace('reason = "', 'reason = "we think that ', 1))
    open_store(tmp_path / "out", plan_of(*load_experiment(file)))
    text = unknowns.read_text()
    place = text.index("spread = ")
    unknowns.write_text(f"{text[:place]}spread = 0.123\n{text[text.index(chr(10), place) + 1 :]}")
    with pytest.raises(RequestError, match="asked now: what is drawn of what nobody knows"):
        open_store(tmp_path / "out", plan_of(*load_experiment(file)))
    with pytest.raises(RequestError, match="asked now: what is drawn of what nobody knows"):
        open_store(tmp_path / "out", plan_of(*load_experiment(file, as_given=True)))


def test_a_finished_result_of_the_format_before_is_still_reported_as_luck_only(tmp_path: Path):
    plan = plan_of(*loaded(tmp_path, days=20, as_given=True))
    store = open_store(tmp_path / "old", plan)
    with threads(1) as workers:
        sweep(plan, store, workers)
    manifest = store.folder / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 5}))
    later = ["draw", "gap_with", "gap_without", "reports", "rung_opened", "leaders_met", "envoys_met"]
    for file in (store.merged, store.part(0)):
        pd.read_parquet(file).drop(columns=[*later, "power_moved"]).to_parquet(file)
    assert read_manifest(store.folder).experiment.drawn is None
    assert "Luck only, at the numbers given" in write_report(store.folder).read_text()


def test_a_model_without_a_file_of_unknowns_says_that_its_numbers_are_as_given(tmp_path: Path):
    (tmp_path / "war.toml").write_text(Path(load("arden_borea").source).read_text())
    file = written(tmp_path)
    file.write_text(file.read_text().replace('"arden_borea"', '"war.toml"'))
    told: list[str] = []
    summary = swept(SweepWish(str(file), tmp_path / "out", runs=2, threads=1), told.append)
    assert any("no unknowns.toml beside it, so numbers are as given" in line for line in told)
    assert "Luck only, at the numbers given" in summary
