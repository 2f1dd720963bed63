"""A sweep asked as a dictionary: the reader and the checks of a file, and a result that has its answers."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import microdeals as md
from microdeals.conflicts import load, with_values
from microdeals.errors import ExperimentError, RequestError
from microdeals.study.columns import LABELS

SHORT = with_values(load("arden_borea"), {"conflict.horizon_days": 30})
LEVERS = {"ladder.policy": ["gradual", "leap"], "party.arden.trust": {"low": 0.1, "high": 0.6}}
ASKED = {
    "model": "arden_borea",
    "runs": 4,
    "as_given": True,
    "settings": {"conflict.horizon_days": 30},
    "design": {"kind": "grid", "steps": 3},
    "levers": LEVERS,
}
FILE = """question = "Does it matter?"
model = "arden_borea"
runs = 4
as_given = true
[settings]
conflict.horizon_days = 30
[design]
kind = "grid"
steps = 3
[levers]
ladder.policy = ["gradual", "leap"]
party.arden.trust = { low = 0.1, high = 0.6 }
"""


@pytest.fixture(scope="module")
def found():
    return md.sweep(ASKED)


def test_a_dictionary_is_what_its_file_would_be(found, tmp_path: Path):
    file = tmp_path / "asked.toml"
    file.write_text(FILE, encoding="utf-8")
    from_file = md.sweep(file)
    pd.testing.assert_frame_equal(found.rows, from_file.rows)
    alike = {"name", "question"}
    ours, theirs = (one.experiment._asdict() for one in (found, from_file))
    assert {key for key in ours if ours[key] != theirs[key]} == alike
    assert found.experiment.question == "What do 'ladder.policy', 'party.arden.trust' change in arden_borea?"


def test_it_has_rows_points_indices_and_boxes(found):
    assert (len(found.rows), len(found.points)) == (2 * 3 * 4, 6)
    assert found.rows.groupby("point").seed.apply(list).map(tuple).unique().tolist() == [(1, 2, 3, 4)]
    assert set(found.sensitivity.outcome) <= {"closing", "relief"}
    assert set(found.sensitivity.path) <= set(LEVERS)
    assert (found.sensitivity.total_low <= found.sensitivity.total).all()
    shares = found.boxes[["density", "coverage", "density_everywhere"]].to_numpy()
    assert ((shares >= 0.0) & (shares <= 1.0)).all()
    assert len(repr(found)) < 500
    assert "24 pairs at 6 points" in repr(found)


def test_its_summary_has_every_label_and_outcome_with_both_ranges(found):
    table = found.summary().set_index("what")
    assert list(table.index) == [*LABELS, "closing", "relief"]
    for label in LABELS:
        assert table.value[label] == pytest.approx((found.rows.label == label).mean())
    assert table.value["closing"] == pytest.approx(found.rows.closing.mean())
    assert ((table.low <= table.value) & (table.value <= table.high)).all()
    assert (table.luck_low <= table.luck_high).all()
    assert table.unit["relief"] == "share of the harm"
    page = found._repr_html_()
    assert "24 pairs at 6 points" in page
    assert "<td>stepping_stone</td>" in page


def test_a_box_counts_what_is_in_its_rows(found):
    assert len(found.boxes) > 0
    for box in found.boxes.itertuples():
        assert box.density_everywhere == pytest.approx((found.rows.label == box.label).mean())
        of_label = box.density * box.pairs / (found.rows.label == box.label).sum()
        assert box.coverage == pytest.approx(of_label)


def test_a_war_in_hand_numpy_and_tuples_are_taken_and_a_war_that_was_changed_keeps_it():
    asked = {"model": SHORT, "runs": 2, "levers": {"party.arden.trust": np.linspace(0.1, 0.5, 2)}}
    rows = md.sweep(asked, as_given=True).rows
    by_name = md.sweep(SHORT, {"party.arden.trust": [0.1, 0.5]}, runs=2, as_given=True)
    pd.testing.assert_frame_equal(rows, by_name)
    pairs = md.sweep({**asked, "levers": {"party.arden.trust": (0.1, 0.5)}}, as_given=True).rows
    pd.testing.assert_frame_equal(rows, pairs)


def test_shares_of_variance_come_with_their_intervals():
    """A planted answer: gap_with on a war without any deals depends on optimism, and not on who watches."""
    levers = {
        "party.arden.optimism": {"low": 0.0, "high": 0.3},
        "monitors.valley_mission.detection": {"low": 0.2, "high": 0.9},
    }
    asked = {
        **ASKED, "levers": levers, "outcomes": ["gap_with"], "runs": 1,
        "design": {"kind": "sobol", "points": 16},
        "settings": {"conflict.horizon_days": 10, "ladder.policy": "none"},
    }  # fmt: skip
    table = md.sweep(asked).sensitivity.set_index("path")
    assert table.index[0] == "party.arden.optimism"
    assert table.total["party.arden.optimism"] == pytest.approx(1.0, abs=0.2)
    assert table.total["monitors.valley_mission.detection"] == pytest.approx(0.0, abs=1e-9)
    assert (table.total_low <= table.total).all()
    assert (table.total <= table.total_high).all()
    assert table.alone_low.notna().all()


def test_it_is_kept_where_asked_and_reported_with_its_tables(tmp_path: Path):
    kept = md.sweep(ASKED, out=tmp_path / "kept", threads=1)
    written = (tmp_path / "kept" / "rows.parquet").stat().st_mtime_ns
    again = md.sweep(ASKED, out=tmp_path / "kept")
    assert (tmp_path / "kept" / "rows.parquet").stat().st_mtime_ns == written
    pd.testing.assert_frame_equal(kept.rows, again.rows)
    page = kept.report(tmp_path / "report")
    assert page.is_file()
    boxes, indices = (pd.read_csv(page.parent / f"{name}.csv") for name in ("boxes", "sensitivity"))
    made = ["war", "seed", "version"]
    pd.testing.assert_frame_equal(indices.drop(columns=made), kept.sensitivity, check_dtype=False)
    assert set(indices.war) == {kept.experiment.model}
    dictionary = pd.read_csv(page.parent / "dictionary.csv")
    assert set(dictionary.column) == {*boxes.columns, *indices.columns}
    told = kept.boxes[kept.boxes.label.isin(["stepping_stone", "pressure_valve", "painkiller"])]
    assert boxes["where"].tolist() == told["where"].tolist()


def test_it_plots_the_first_picture_or_the_one_that_is_named(found):
    assert isinstance(found.plot(), Figure)
    with pytest.raises(RequestError, match="no picture 'nowhere' of this sweep; it has "):
        found.plot("nowhere")


def test_everything_wrong_with_a_question_is_told_at_once_as_of_a_file():
    wrong = {**ASKED, "runs": 0, "levers": {"party.arden.trsut": [0.1, 0.2]}, "outcomes": ["closign"]}
    with pytest.raises(ExperimentError) as raised:
        md.sweep(wrong)
    told = raised.value.problems
    assert len(told) == 3
    assert any("Did you mean 'party.arden.trust'?" in one for one in told)
    assert all(one.startswith("the question, ") for one in told)
    with pytest.raises(ExperimentError, match="model: must be a shipped model's name"):
        md.sweep({"levers": LEVERS})
    with pytest.raises(ExperimentError, match="keys must be words"):
        md.sweep({1: 2})
    with pytest.raises(RequestError, match="nothing varies"):
        md.sweep(SHORT)
    with pytest.raises(RequestError, match="write them under 'levers'"):
        md.sweep(ASKED, LEVERS)
    with pytest.raises(ExperimentError, match="no such file or shipped experiment"):
        md.sweep("nowhere")
