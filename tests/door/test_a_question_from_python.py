"""A sweep asked as a dictionary: the reader and the checks of a file, and a result that has its answers."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

import microdeals as md
from microdeals.conflicts import load, with_values
from microdeals.errors import ExperimentError, RequestError
from microdeals.study.answer.points_by_seed import shares_of_result
from microdeals.study.columns import LABELS
from microdeals.study.run.store import Store

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
    assert (found.sensitivity.largest_difference_low <= found.sensitivity.largest_difference).all()
    shares = found.boxes[["density", "coverage", "density_everywhere"]].to_numpy()
    assert ((shares >= 0.0) & (shares <= 1.0)).all()
    assert len(repr(found)) < 500
    summary = found.summary()
    assert list(summary.attrs["units"]) == list(summary.attrs["meanings"]) == list(summary.columns)
    assert "24 pairs at 6 points" in repr(found)


def test_its_summary_has_every_label_and_outcome_with_both_ranges(found):
    table = found.summary().set_index("what")
    assert list(table.index) == [*LABELS, "closing", "relief"]
    for label in LABELS:
        assert table.value[label] == pytest.approx((found.rows.label == label).mean())
    assert table.value["closing"] == pytest.approx(found.rows.closing.mean())
    assert ((table.low <= table.value) & (table.value <= table.high)).all()
    assert (table.luck_low <= table.luck_high).all()
    assert table.luck_low.equals(table.low)
    assert table.luck_high.equals(table.high)
    assert table[["unknown_low", "unknown_high"]].isna().all(axis=None)
    assert table.unit["relief"] == "share of the harm"
    page = found._repr_html_()
    assert "24 pairs at 6 points" in page
    assert "<td>stepping_stone</td>" in page


def test_a_summary_of_drawn_pairs_says_what_we_do_not_know_beside_the_interval_of_the_mean():
    """The same columns as a verdict's: `low` to `high` is the mean's, which what we do not know holds."""
    found = md.sweep({**ASKED, "runs": 8, "as_given": False})
    table = found.summary().set_index("what")
    figures = shares_of_result(Store(found.folder), found.experiment, len(found.points))
    for label in LABELS:
        row, figure = table.loc[label], figures[label]
        assert ((row.low, row.high), (row.luck_low, row.luck_high)) == (figure.average, figure.luck)
        assert (row.unknown_low, row.unknown_high) == figure.unknown
    assert ((table.unknown_low <= table.low) & (table.high <= table.unknown_high)).all()
    assert ((table.unknown_low < table.low) | (table.high < table.unknown_high)).any()
    assert "either of the two may come out wider by chance" in table.attrs["meanings"]["luck_high"]


def test_a_box_counts_what_is_in_its_rows(found):
    assert len(found.boxes) > 0
    for box in found.boxes.itertuples():
        assert box.density_everywhere == pytest.approx((found.rows.label == box.label).mean())
        of_label = box.density * box.pairs / (found.rows.label == box.label).sum()
        assert box.coverage == pytest.approx(of_label)


def test_every_column_of_every_table_has_a_unit_and_a_meaning(found):
    own = found.measured(last=lambda world: world.days.trust_0.iloc[-1])
    for table in (found.rows, found.points, found.boxes, found.sensitivity, own):
        for told in (table.attrs["units"], table.attrs["meanings"]):
            assert list(told) == list(table.columns)
            assert all(told.values())
    units, meanings = found.rows.attrs["units"], found.rows.attrs["meanings"]
    assert set(own.attrs["meanings"]) - set(meanings) == {"last"}
    assert "0 where a settlement stands" in meanings["gap_with"]
    assert (units["closing"], units["breaches"]) == ("share of the dispute", "breaches")
    assert units["party.arden.trust"] == "probability"
    assert found.points.attrs["units"]["painkiller_1"] == "pairs"
    assert "another sweep will find them weaker" in found.boxes.attrs["note"]


def test_a_war_in_hand_numpy_and_tuples_are_taken_and_a_war_that_was_changed_keeps_it():
    asked = {"model": SHORT, "runs": 2, "levers": {"party.arden.trust": np.linspace(0.1, 0.5, 2)}}
    rows = md.sweep(asked, as_given=True).rows
    by_name = md.sweep(SHORT, {"party.arden.trust": [0.1, 0.5]}, runs=2, as_given=True).rows
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
        **ASKED, "levers": levers, "outcomes": ["gap_with"], "runs": 2,
        "design": {"kind": "sobol", "points": 16},
        "settings": {"conflict.horizon_days": 10, "ladder.policy": "none"},
    }  # fmt: skip
    found = md.sweep(asked).sensitivity
    assert [*found.attrs["units"]] == [*found.attrs["meanings"]] == [*found.columns]
    (said,) = found.attrs["findings"]
    assert said == "Hope of winning more than that (Arden) matters most to gap left with deals."
    table = found.set_index("path")
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


def test_it_plots_what_varies_or_the_picture_that_is_named_with_its_finding(found):
    drawn = found.plot()
    assert isinstance(drawn, Figure)
    assert drawn is found.plot("phase")
    assert "verdict clearly the most common" in drawn.get_suptitle().replace("\n", " ")
    assert "belief that the other side is trustworthy (Arden)" in drawn.axes[0].get_ylabel()
    assert found.plot("trade").get_suptitle() != ""
    of_one = md.sweep(SHORT, {"party.arden.trust": [0.1, 0.6]}, runs=4)
    assert of_one.plot() is of_one.plot("sensitivity_closing")
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


def test_levers_beside_a_war_give_the_same_result_as_a_question():
    """Whoever asks in one way or the other has rows, indices, boxes, own outcomes and pictures."""
    levers = {"party.arden.trust": [0.1, 0.3, 0.5, 0.7], "ladder.policy": ["gradual", "leap"]}
    found = md.sweep(SHORT, levers, runs=4, as_given=True)
    asked = md.sweep({"model": SHORT, "levers": levers, "runs": 4, "as_given": True})
    for name in ("rows", "points", "sensitivity", "boxes"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(asked, name))
    pd.testing.assert_frame_equal(found.summary(), asked.summary())
    assert isinstance(found.plot(), Figure)
    assert found.measured(trust=lambda world: world.days.trust_0[1]).trust.notna().all()
    assert "32 pairs at 8 points" in repr(found)


def test_a_result_does_what_its_rows_do(found):
    rows = found.rows
    assert (len(found), list(found)) == (len(rows), list(rows))
    assert found.groupby("point").closing.mean().equals(rows.groupby("point").closing.mean())
    assert found["party.arden.trust"].equals(rows["party.arden.trust"])
    assert found[found.label == "painkiller"].equals(rows[rows.label == "painkiller"])
    with pytest.raises(
        AttributeError, match=r"no 'sensitivty', nor have its rows\. Did you mean 'sensitivity'"
    ):
        _ = found.sensitivty
    with pytest.raises(AttributeError, match="It has 'rows', 'points', 'sensitivity'"):
        _ = found.zzz
    assert not hasattr(found, "_ipython_canary_method_should_not_exist_")


@pytest.mark.parametrize(
    ("design", "columns"),
    [
        ({"kind": "sobol", "points": 4}, ["total", "alone"]),
        ({"kind": "morris", "points": 4, "steps": 4}, ["effect"]),
        ({"kind": "one_at_a_time", "steps": 3}, ["largest_difference"]),
        ({"kind": "grid", "steps": 3}, ["largest_difference"]),
    ],
)
def test_an_index_is_called_what_it_is(design, columns):
    levers = {"party.arden.trust": {"low": 0.1, "high": 0.6}, "party.borea.trust": {"low": 0.1, "high": 0.6}}
    table = md.sweep({**ASKED, "levers": levers, "design": design}).sensitivity
    named = [f"{name}{end}" for name in columns for end in ("", "_low", "_high")]
    between = ["from_value", "to_value"] if columns == ["largest_difference"] else []
    assert list(table.columns) == ["outcome", "path", *between, *named, "measure", "worked_out_from"]
    assert len(table) > 0


@pytest.mark.parametrize("words", [["gradual", "leap"], ["leap", "gradual"]])
def test_a_difference_says_from_which_value_to_which_it_goes(words: list[str]):
    """The same in whichever order the values were given; worked out again from the rows."""
    found = md.sweep(SHORT, {"ladder.policy": words}, runs=12)
    table = found.sensitivity.set_index("outcome")
    relief, means = table.loc["relief"], found.groupby("ladder.policy").relief.mean()
    assert relief.largest_difference == pytest.approx(means[relief.to_value] - means[relief.from_value])
    assert (relief.from_value, relief.to_value) == (means.idxmin(), means.idxmax())
    (said,) = [text for text in table.attrs["findings"] if "harm spared" in text]
    assert f"least with “{means.idxmin()}”, most with “{means.idxmax()}”" in said


@pytest.mark.parametrize(
    ("values", "runs", "why"),
    [
        ([0.1, 0.3, 0.6], 4, "one draw picks the two and one tells their difference, so that it has no"),
        ([0.1, 0.6], 2, "One draw tells the difference between two values, so that it has no interval."),
        ([0.1, 0.3, 0.6], 6, ""),
        ([0.1, 0.6], 4, ""),
    ],
)
def test_a_difference_that_one_draw_tells_has_no_interval_and_says_so(values, runs: int, why: str):
    found = md.sweep(SHORT, {"party.arden.trust": values}, runs=runs)
    assert found.sensitivity.largest_difference_low.isna().all() == bool(why)
    subtitle = found.plot("sensitivity_closing").axes[0].get_title().replace("\n", " ")
    assert ("a hollow bar has none" in subtitle) == bool(why)
    assert why in " ".join(found.notes)
    assert bool(found.notes) == bool(why)
    assert why in found.sensitivity.attrs["note"]


def test_an_empty_table_says_why():
    levers = {"party.arden.trust": {"low": 0.1, "high": 0.6}}
    spread = md.sweep({**ASKED, "levers": levers, "design": {"kind": "latin_hypercube", "points": 3}})
    why = "A latin_hypercube design has no indices; these have: 'sobol', 'morris', 'grid', 'one_at_a_time'."
    assert spread.sensitivity.attrs["note"] == why
    assert repr(spread.sensitivity).endswith(why)
    assert why.split(";")[0] in spread.sensitivity._repr_html_()
    assert "A box takes 4 points or more, and there are 3." in repr(spread.boxes)
    on_day_one = {**ASKED, "levers": levers, "settings": {"conflict.horizon_days": 1}, "runs": 2}
    alike = md.sweep({**on_day_one, "design": {"kind": "grid", "steps": 5}})
    assert "'closing', 'relief': the same at every point" in repr(alike.sensitivity)
    assert "Under no values is a verdict more common than everywhere" in repr(alike.boxes)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"runs": 2, "as_given": False}, "What matters cannot be said from 1 draw"),
        ({"runs": 10, "as_given": False}, "What matters most may be so for these 5 draws alone"),
        ({"runs": 12, "as_given": False}, ""),
        ({"runs": 1, "as_given": True}, "What matters cannot be said from 1 seed"),
        ({"runs": 6, "as_given": True}, ""),
    ],
)
def test_indices_of_few_draws_are_told_to_be_theirs_alone(asked, told: str, tmp_path: Path):
    levers = {"party.arden.trust": {"low": 0.1, "high": 0.6}}
    sobol = {"levers": levers, "design": {"kind": "sobol", "points": 2}}
    found = md.sweep({**ASKED, **sobol, **asked, "settings": {"conflict.horizon_days": 10}})
    page = found.report(tmp_path).read_text(encoding="utf-8")
    everywhere = [repr(found), " ".join(found.notes), str(found.summary().attrs.get("note", "")), page]
    doubts = ("What matters most may be so for", "What matters cannot be said from 1 ")
    assert [any(doubt in text for doubt in doubts) for text in everywhere] == [bool(told)] * 4
    assert all(told in text for text in everywhere)
    assert len(repr(found)) < 500
    assert found.notes
    assert all(note in str(found) for note in found.notes)
