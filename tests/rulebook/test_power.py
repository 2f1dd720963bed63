"""Power: it swings with battles, drifts in the quiet, and what one side wins the other loses."""

import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.power import could_be_had, lead_in_rearming, shift_of_power
from microdeals.rulebook.quantities import Character, Front
from rulebook.ranges import chances, tables

SWINGING = Front(power_luck=0.01, rearming_power=0.0)
DRIFTING = Front(power_luck=0.0, rearming_power=0.5)


def test_a_battle_moves_power_by_its_luck_and_half_a_battle_by_half():
    assert shift_of_power(0.5, SWINGING, 1.0, 0.0, 2.0) == pytest.approx(0.02)
    assert shift_of_power(0.5, SWINGING, 0.5, 0.0, -2.0) == pytest.approx(-0.01)
    assert shift_of_power(0.5, SWINGING, 0.0, 0.0, 2.0) == 0.0


def test_in_the_quiet_power_drifts_to_the_side_that_rearms_faster_and_in_war_it_does_not():
    # Half of a lead of 0.01 a day, on a day that is three quarters quiet.
    assert shift_of_power(0.5, DRIFTING, 0.25, 0.01, 3.0) == pytest.approx(0.00375)
    assert shift_of_power(0.5, DRIFTING, 0.25, -0.01, 3.0) == pytest.approx(-0.00375)
    assert shift_of_power(0.5, DRIFTING, 1.0, 0.01, 3.0) == 0.0
    assert shift_of_power(0.5, DRIFTING, 1.5, 0.01, 3.0) == 0.0  # no less quiet than a day of war


def test_the_lead_of_one_is_the_lag_of_the_other():
    fast, slow = Character(rearming=0.03), Character(rearming=0.01)
    assert lead_in_rearming(fast, slow) == pytest.approx(0.02)
    assert lead_in_rearming(slow, fast) == -lead_in_rearming(fast, slow)
    assert lead_in_rearming(slow, slow) == 0.0


@given(chances, tables("front", Front), st.floats(0.0, 3.0), st.floats(-1.0, 1.0), st.floats(-6.0, 6.0))
def test_nobody_can_be_promised_more_than_everything_or_less_than_nothing(p, front, fighting, lead, deviate):
    assert 0.0 <= p + shift_of_power(p, front, fighting, lead, deviate) <= 1.0


def test_at_its_neutral_values_power_never_moves():
    still = Front(power_luck=0.0, rearming_power=0.0)
    assert shift_of_power(0.3, still, 0.5, 0.2, 3.0) == 0.0


def test_over_a_hundred_days_of_war_power_wanders_ten_days_swings():
    rng = random.Random(1999)
    front = Front(power_luck=0.003, rearming_power=0.0)

    def after_a_hundred_days():
        prospects = 0.5
        for _ in range(100):
            prospects += shift_of_power(prospects, front, 1.0, 0.0, rng.gauss(0.0, 1.0))
        return prospects

    ends = [after_a_hundred_days() for _ in range(2000)]
    assert statistics.fmean(ends) == pytest.approx(0.5, abs=4 * 0.03 / 2000**0.5)
    assert statistics.stdev(ends) == pytest.approx(0.03, rel=0.07)


def test_an_attack_brings_hope_and_power_won_less_what_is_apart_and_never_less_than_nothing():
    assert could_be_had(0.1, 0.05, 0.0) == pytest.approx(0.15)
    assert could_be_had(0.1, 0.05, 0.8) == pytest.approx(0.03)
    assert could_be_had(0.1, -0.05, 0.0) == pytest.approx(0.05)
    assert could_be_had(0.1, -0.2, 0.0) == 0.0
    assert could_be_had(0.5, 0.5, 1.0) == 0.0
