import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.wars import lived, story_of, war
from microdeals.rulebook.acceptance import View, value_of_deal, wants_out
from microdeals.rulebook.quantities import Character, DealKind
from microdeals.theory.exit_threshold import days_until_exit, shift_that_breaks_peace

shares = st.floats(0.0, 0.4)
parts = st.floats(0.1, 1.0)


def test_powells_rising_side_attacks_when_its_power_has_grown_by_more_than_war_costs():
    # Peace spares each side 0.15 of war's cost; nothing else binds.
    assert shift_that_breaks_peace(worth=0.15, bond=0.0, given_up=1.0) == pytest.approx(0.15)


def test_what_binds_and_what_keeps_forces_apart_raises_the_threshold_and_hope_lowers_it():
    usual = shift_that_breaks_peace(0.1, 0.0, 0.8)
    assert shift_that_breaks_peace(0.1, 0.04, 0.8) - usual == pytest.approx(0.05)
    assert shift_that_breaks_peace(0.1, 0.0, 0.4) == pytest.approx(2 * usual)
    assert usual - shift_that_breaks_peace(0.1, 0.0, 0.8, hope=0.03) == pytest.approx(0.03)
    assert shift_that_breaks_peace(0.1, 0.0, 0.0, hope=0.5) == math.inf


@pytest.mark.parametrize(
    ("name", "wrong"), [("worth", -0.1), ("bond", -0.1), ("given_up", 1.1), ("hope", math.nan)]
)
def test_what_makes_no_sense_is_refused_by_name(name, wrong):
    sound = {"worth": 0.1, "bond": 0.0, "given_up": 1.0, "hope": 0.0}
    with pytest.raises(ValueError, match=name):
        shift_that_breaks_peace(**sound | {name: wrong})


@given(st.tuples(shares, shares, shares, shares), st.tuples(parts, parts, st.floats(0.0, 0.9)))
def test_the_review_leaves_a_kept_deal_exactly_above_the_threshold(worths, forces):
    benefit, hope, promise, fear = worths
    forgo, calm, apart = forces
    kind = DealKind(benefit=benefit, calm=calm, visibility=0.5)
    side = Character(forgo=forgo, lock=promise, need=0.0, home=0.0)
    threshold = shift_that_breaks_peace(benefit, 0.5 * promise + fear, forgo * calm * (1 - apart), hope)

    def leaves(shift):
        view = View(0.0, hope, 1.0, 0.0, exploiting=False, shift=shift, apart=apart)
        return wants_out(value_of_deal(kind, side, view, 1.0, 1.0), kind, side, fear)

    assert leaves(threshold + 0.001)
    assert not leaves(threshold - 0.001)


def test_a_slow_drift_takes_its_time_and_none_takes_for_ever():
    assert days_until_exit(0.2, 0.01) == pytest.approx(20.0)
    assert days_until_exit(0.2, 0.0) == math.inf
    assert days_until_exit(-0.1, 0.0) == 0.0


@pytest.mark.parametrize(("benefit", "rearming"), [(0.1, 0.0145), (0.2, 0.0145), (0.1, 0.0345)])
def test_in_a_world_of_kept_promises_the_side_that_rearms_faster_leaves_on_that_day(benefit, rearming):
    changes = {
        "deal.line": {"term_days": 100, "calm": 1.0, "benefit": benefit},
        "settlement.rung": 6,
        "both.forgo": 1.0,
        "both.loss_if_betrayed": 1.0,
        "party.borea.rearming": rearming,
        "front.rearming_power": 0.5,
        "talks.pause_days": 100,
    }
    # Quiet from day 2 on; the review comes before the day's power moves, so the next one is asked.
    wait = days_until_exit(shift_that_breaks_peace(benefit, 0.0, 1.0), 0.5 * rearming)
    left = 2 + math.floor(wait) + 1
    model = lived(war(changes), left + 3)
    assert story_of("Line", model) == [(1, "signed"), (left, "resumed")]
    assert model.deals[0].ended_by == 1
