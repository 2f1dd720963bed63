"""Bounds, odds and unions."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.bounded import chance_from, clamp, either, exp_bounded, felt_by, log_odds
from rulebook.ranges import chances


@given(st.floats(1e-6, 1.0 - 1e-6))
def test_odds_lead_back_to_their_chance(chance):
    assert chance_from(log_odds(chance)) == pytest.approx(chance, rel=1e-9)


@pytest.mark.parametrize(("chance", "odds"), [(1 / 2, 1.0), (3 / 4, 3.0), (1 / 11, 0.1)])
def test_odds_are_chances_for_against_chances_against(chance, odds):
    assert log_odds(chance) == pytest.approx(math.log(odds))


@given(st.floats(allow_nan=False))
def test_any_odds_give_a_chance(odds):
    assert 0.0 <= chance_from(odds) <= 1.0


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_certainty_has_odds_that_can_still_be_moved(chance):
    assert math.isfinite(log_odds(chance))
    assert 0.0 < chance_from(log_odds(chance)) < 1.0


@given(st.floats(-1e308, 1e308))
def test_no_exponent_overflows(exponent):
    assert 0.0 <= exp_bounded(exponent) < math.inf


@given(st.fractions(0, 1, max_denominator=64), st.fractions(0, 1, max_denominator=64))
def test_either_of_two_independent_things_is_one_or_the_other_but_not_both_counted_twice(one, other):
    assert either(float(one), float(other)) == pytest.approx(float(one + other - one * other), abs=1e-12)


@given(chances, chances)
def test_either_is_no_less_likely_than_each(one, other):
    assert max(one, other) - 1e-12 <= either(one, other) <= 1.0


@given(st.floats(-5.0, 5.0))
def test_what_is_held_between_bounds_stays_there_and_what_is_inside_stays_as_it_is(value):
    held = clamp(value, -1.0, 1.0)
    assert held == sorted((-1.0, value, 1.0))[1]


def test_what_is_good_for_one_side_is_as_bad_for_the_other():
    assert [felt_by(side, 0.3) + felt_by(1 - side, 0.3) for side in (0, 1)] == [0.0, 0.0]
    assert felt_by(0, 0.3) == 0.3
