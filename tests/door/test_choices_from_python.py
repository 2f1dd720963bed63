"""Policies chosen among from Python: what the command says of the same file, with every regret as a table."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import microdeals as md
from microdeals.conflicts import load, with_values
from microdeals.errors import ExperimentError, RequestError
from microdeals.study.command import SweepWish
from microdeals.study.robust_command import RobustWish, chosen

LADDERS = {"ladder.policy": ["gradual", "leap"], "monitors.valley_mission.detection": [0.3, 0.9]}
FILE = """question = "Which ladder holds up?"
model = "arden_borea"
runs = 4
[settings]
conflict.horizon_days = 30
[design]
kind = "grid"
[levers]
ladder.policy = ["gradual", "leap"]
monitors.valley_mission.detection = [0.3, 0.9]
[robust]
outcome = "relief"
better = "more"
states = 40
"""


SHORT = with_values(load("arden_borea"), {"conflict.horizon_days": 30})


@pytest.fixture(scope="module")
def found():
    return md.robust(SHORT, LADDERS, outcome="relief", states=40, runs=4)


def test_it_says_what_the_command_says_of_a_file(found, tmp_path: Path):
    file = tmp_path / "ladders.toml"
    file.write_text(FILE, encoding="utf-8")
    wish = RobustWish(SweepWish(str(file), tmp_path / "result", threads=1))
    *said, page = chosen(wish, lambda _: None).split("\n")
    from_file = md.robust(file)
    assert str(from_file).split("\n") == said
    assert from_file.report(tmp_path / "report").read_text() == Path(page.partition(": ")[0]).read_text()
    pd.testing.assert_frame_equal(from_file.regret, found.regret)
    assert str(found).split("\n")[2:] == said[2:]


def test_every_state_has_the_regret_of_every_policy_and_the_summary_counts_them(found):
    regret = found.regret
    for table in (regret, found.rows):
        assert list(table.attrs["units"]) == list(table.attrs["meanings"]) == list(table.columns)
    assert regret.attrs["units"]["regret"] == "share of the harm"
    assert regret.attrs["units"]["ladder.policy"] == "name"
    assert regret.groupby("state").size().tolist() == [4] * 40
    assert (regret.regret >= 0.0).all()
    assert np.array_equal(regret.is_near_best, regret.regret <= 0.01 + 1e-9)
    near = regret[regret.tells].groupby(list(LADDERS)).is_near_best.mean()
    told = {tuple(one[0].values()): one.near_best.share for one in found.found.policies}
    assert near.to_dict() == pytest.approx(told)
    assert sorted(found.summary().value) == pytest.approx(sorted(told.values()))
    assert len(found.rows) == 4 * 40 * 4
    assert repr(found) in found._repr_html_().replace("&#x27;", "'")


def test_a_result_that_is_kept_is_gone_on_with(found, tmp_path: Path):
    asked = {
        "model": with_values(load("arden_borea"), {"conflict.horizon_days": 30}),
        "runs": 4,
        "levers": LADDERS,
        "robust": {"outcome": "relief", "better": "more", "states": 40},
    }
    kept = md.robust(asked, out=tmp_path / "kept")
    written = (tmp_path / "kept" / "rows.parquet").stat().st_mtime_ns
    again = md.robust(asked, out=tmp_path / "kept")
    read = md.result(tmp_path / "kept")
    assert (str(read), read.summary().equals(kept.summary())) == (str(kept), True)
    assert read.regret.equals(kept.regret)
    assert (tmp_path / "kept" / "rows.parquet").stat().st_mtime_ns == written
    pd.testing.assert_frame_equal(again.regret, kept.regret)
    pd.testing.assert_frame_equal(kept.regret, found.regret)


@pytest.mark.parametrize("better", ["more", "less"])
def test_which_way_is_good_is_said_where_nobody_knows_it_and_shown(better: str):
    with pytest.raises(ExperimentError, match=r"better: missing\. Say whether more or less of 'breaches'"):
        md.robust(SHORT, LADDERS, outcome="breaches", states=20, runs=4)
    found = md.robust(SHORT, LADDERS, outcome="breaches", better=better, states=20, runs=4)
    assert repr(found).startswith(
        f"By breaches ({better} is better) in arden_borea, near being at most 0.01 b"
    )
    axis = found.plot().get_xlabel().replace("\n", " ")
    assert (
        f"near the best by breaches ({better} is better) in arden_borea: at most 0.01 breaches behind" in axis
    )
    assert "near the best is at most 0.01 breaches behind the best policy of a state." in str(found)
    means = found.rows.groupby(list(LADDERS)).breaches.mean()
    nearest = found.regret.groupby(list(LADDERS)).regret.mean()
    assert means[nearest.idxmin()] == (means.max() if better == "more" else means.min())


@pytest.mark.parametrize(("outcome", "most"), [("breaches", np.inf), ("dead_letter", 1.0)])
def test_intervals_stay_within_what_an_outcome_can_be(outcome: str, most: float):
    """Of breaches that few states have, Student's interval would reach below none."""
    table = md.robust(SHORT, LADDERS, outcome=outcome, better="less", states=60, runs=4).summary()
    for name in ("mean", "worst_tenth"):
        low, value, high = (table[f"{name}{end}"] for end in ("_low", "", "_high"))
        assert ((low >= 0.0) & (low <= value) & (value <= high) & (high <= most)).all()
    assert (table.worst_tenth_low.min() == 0.0) or (table.worst_tenth_high.max() == most)


def test_another_outcome_than_the_questions_does_not_take_its_direction():
    asked = {
        "model": SHORT, "runs": 4, "levers": LADDERS,
        "robust": {"outcome": "breaches", "better": "less", "states": 20},
    }  # fmt: skip
    assert md.robust(asked, outcome="relief").experiment.held_to.more_is_better
    assert not md.robust(asked, states=24).experiment.held_to.more_is_better
    with pytest.raises(ExperimentError, match="better: missing"):
        md.robust(asked, outcome="reports")


def test_everything_wrong_is_told_before_any_world():
    with pytest.raises(ExperimentError) as raised:
        md.robust("arden_borea", LADDERS, outcome="clsing", states=5)
    assert len(raised.value.problems) == 2
    with pytest.raises(RequestError, match="nothing varies: give levers beside the war"):
        md.robust(load("arden_borea"))
    with pytest.raises(RequestError, match="write them under 'levers'"):
        md.robust({"model": "arden_borea"}, LADDERS)
    with pytest.raises(ExperimentError, match=r"\[robust\] missing"):
        md.robust({"model": "arden_borea", "levers": LADDERS})
