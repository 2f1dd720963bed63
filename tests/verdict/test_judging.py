"""Judging: from conflict models to a verdict, with what is refused on the way."""

import dataclasses

import numpy as np
import pytest

from microdeals.conflicts import load, with_values
from microdeals.ensemble import pairs
from microdeals.errors import RequestError
from microdeals.statistics.intervals import counted
from microdeals.verdict import (
    Label,
    Outcome,
    Thresholds,
    judge,
    judge_until,
    twins_of,
    without_deals,
)
from microdeals.verdict.verdict import until_known
from verdict.made import gaps
from verdict.made import pairs as made
from verdict.wars import SOME, STUBBORN, TIRED, war


def test_deals_that_nobody_would_sign_are_dead_letters():
    verdict = judge(war({"ladder.policy": "none"}), runs=SOME)
    assert verdict.shares[Label.DEAD_LETTER].number == SOME
    assert (verdict.closing.total.mean, verdict.relief.mean, verdict.days_sooner.mean) == (0.0, 0.0, 0.0)


def test_peace_against_war_is_a_stepping_stone_in_every_world():
    verdict = judge(war(TIRED), war(STUBBORN), runs=SOME)
    assert verdict.shares[Label.STEPPING_STONE] == counted(SOME, SOME)
    assert verdict.outcomes["with"][Outcome.SETTLEMENT].share == 1.0
    assert verdict.outcomes["without"][Outcome.WAR].share == 1.0
    assert verdict.days_sooner.mean > 0.0


def test_war_against_peace_is_the_opposite():
    verdict = judge(war(STUBBORN), war(TIRED), runs=SOME)
    assert verdict.shares[Label.PAINKILLER].number + verdict.shares[Label.SETBACK].number == SOME
    assert verdict.settlements.only_without == counted(SOME, SOME)
    assert verdict.closing.total.mean < 0.0
    assert verdict.days_sooner.mean < 0.0


def test_the_twin_is_by_itself_the_same_conflict_without_deals():
    conflict = war()
    by_itself, by_name = judge(conflict, runs=SOME), judge(conflict, without_deals(conflict), runs=SOME)
    assert by_itself.pairs.tobytes() == by_name.pairs.tobytes()
    assert (by_itself.twins.is_own, by_name.twins.is_own) == (True, False)


def test_the_same_question_gets_the_same_answer_and_another_seed_another():
    first, again, other = (judge(war(), runs=SOME, seed=seed) for seed in (3, 3, 3 + SOME))
    assert first.pairs.tobytes() == again.pairs.tobytes()
    assert first.pairs.tobytes() != other.pairs.tobytes()
    assert first.pairs.seed.tolist() == list(range(3, 3 + SOME))


def test_more_runs_begin_with_the_same_pairs():
    few, more = judge(war(), runs=3), judge(war(), runs=SOME)
    assert more.pairs[:3].tobytes() == few.pairs.tobytes()


def test_labels_and_outcomes_are_counted_over_all_pairs():
    verdict = judge(war(), runs=SOME)
    assert sum(count.number for count in verdict.shares.values()) == verdict.runs == SOME
    for twin in ("with", "without"):
        assert sum(count.number for count in verdict.outcomes[twin].values()) == SOME
    assert verdict.at_a_price.number <= verdict.shares[Label.STEPPING_STONE].number
    assert verdict.plane.cells.sum() == SOME
    for side in verdict.shares_by_side:
        assert sum(count.number for count in side.values()) == SOME
    assert np.bincount(verdict.labels, minlength=5).tolist() == [c.number for c in verdict.shares.values()]


def test_thresholds_that_nothing_meets_make_dead_letters():
    unsettled = with_values(war(), {"meeting.bilateral.top_rung": 5, "meeting.trilateral.top_rung": 5})
    verdict = judge(unsettled, runs=SOME, thresholds=Thresholds(1.0, 1.0, 100_000, 0.0))
    assert verdict.shares[Label.DEAD_LETTER].number == SOME


def test_the_table_has_a_row_a_pair_with_what_it_was():
    verdict = judge(war(), runs=SOME)
    table = verdict.table()
    assert table["seed"].tolist() == list(range(SOME))
    assert set(table["label"]) <= {label.name.lower() for label in Label}
    assert table["closing"].tolist() == (table["gap_without"] - table["gap_with"]).tolist()
    assert table["closing"].mean() == pytest.approx(verdict.closing.total.mean, abs=1e-15)
    assert set(table["outcome_with"]) <= {outcome.name.lower() for outcome in Outcome}


# --- how many runs are enough ---------------------------------------------------------------------


def chunk(n_stones, n):
    closer = gaps(0.25, 0.5)
    return made(*([closer] * n_stones + [{}] * (n - n_stones)))


def test_pairs_are_run_until_the_share_is_known_well_enough():
    # All alike, ± 0.02 takes 93 pairs by Wilson's interval, and no fewer than 100 are ever enough.
    halves = [(counted(n, n).high - counted(n, n).low) / 2 for n in (92, 93)]
    assert halves[0] > 0.02 >= halves[1]
    passed = list(until_known((chunk(50, 50) for _ in range(100)), 0.02, Thresholds()))
    assert len(passed) == 2
    # An even split to ± 0.05 takes 381 pairs: eight chunks of 50.
    passed = list(until_known((chunk(25, 50) for _ in range(100)), 0.05, Thresholds()))
    assert len(passed) == 8


def test_judging_stops_where_the_interval_is_narrow_enough(monkeypatch):
    monkeypatch.setattr("microdeals.verdict.verdict.FEWEST_TO_BE_SURE", 1)
    monkeypatch.setattr(pairs, "WORK_OF_A_CHUNK", 1)
    verdict = judge_until(war({"ladder.policy": "none"}), half_width=0.2)
    count = verdict.shares[Label.STEPPING_STONE]
    assert count.high - count.low <= 0.4
    # Without a single stone, ± 0.2 takes six pairs by Wilson's interval.
    assert verdict.runs == 6
    assert verdict.pairs.tobytes() == judge(war({"ladder.policy": "none"}), runs=verdict.runs).pairs.tobytes()


@pytest.mark.parametrize("half_width", [0.0, -0.1, 1e-6, 0.6, float("nan"), float("inf")])
def test_an_interval_too_narrow_or_too_wide_is_refused(half_width):
    with pytest.raises(RequestError, match="half width"):
        judge_until(war(), half_width=half_width)


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("runs", "seed", "says"),
    [
        (0, 0, "runs = 0: must be a whole number from 1 to 1000000"),
        (-5, 0, "runs = -5"),
        (10**12, 0, "runs = 1000000000000"),
        (2.5, 0, r"runs = 2\.5: must be a whole number"),
        (True, 0, "runs = True: must be a whole number"),
        ("many", 0, "runs = 'many': must be a whole number"),
        (10, 0.5, r"seed = 0\.5: must be a whole number"),
        (10, -1, "seed = -1: must be a whole number from 0"),
        (10, 2**63 - 9, "seed = 9223372036854775799"),
        (10, 2**70, "seed = "),
    ],
)
def test_runs_and_seeds_out_of_range_are_refused(runs, seed, says):
    with pytest.raises(RequestError, match=says):
        judge(war(), runs=runs, seed=seed)


def test_the_last_seeds_there_are_can_be_run():
    assert judge(war(), runs=2, seed=2**63 - 2).pairs.seed.tolist() == [2**63 - 2, 2**63 - 1]


def test_models_of_other_parties_or_horizons_cannot_be_twins():
    other = with_values(load("russia_ukraine_2025"), {"conflict.horizon_days": 90})
    with pytest.raises(RequestError) as refused:
        twins_of(war(), other)
    told = str(refused.value)
    assert "cannot be compared" in told
    assert "arden, borea against russia, ukraine" in told
    assert "45 against 90" in told


def test_sides_in_another_order_cannot_be_twins():
    conflict = war()
    turned = dataclasses.replace(conflict, parties=conflict.parties[::-1])
    with pytest.raises(RequestError, match="arden, borea against borea, arden"):
        judge(conflict, turned, runs=1)


def test_models_with_other_deals_and_sectors_can_be_twins():
    conflict = war()
    other = dataclasses.replace(conflict, kinds=conflict.kinds[:2], sectors=conflict.sectors[1:])
    assert judge(conflict, other, runs=2).runs == 2


def test_bad_thresholds_are_refused_before_any_run():
    with pytest.raises(RequestError, match="relief threshold = 2"):
        judge(war(), runs=1, thresholds=Thresholds(relief=2.0))
