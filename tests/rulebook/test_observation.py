"""Observation: reports, and what is mistaken for an order."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.observation import chance_misread, chance_of_report, sharpened
from rulebook.ranges import chances

parts = st.fractions(0, 1, max_denominator=30)


@given(parts, parts, parts)
def test_a_report_comes_after_a_breach_that_is_seen_or_a_kept_day_that_is_not(breach, detection, false_alarm):
    in_all = breach * detection + (1 - breach) * false_alarm
    found = chance_of_report(float(breach), float(detection), float(false_alarm))
    assert found == pytest.approx(float(in_all), abs=1e-12)


@given(chances, chances, chances)
def test_monitors_count_as_far_as_they_cover_the_ground(own, theirs, cover):
    assert sharpened(own, theirs, 0.0) == own
    assert sharpened(own, theirs, 1.0) == pytest.approx(theirs, abs=1e-12)
    half = sharpened(own, theirs, 0.5)
    assert half - own == pytest.approx(theirs - half, abs=1e-12)
    assert min(own, theirs) - 1e-12 <= sharpened(own, theirs, cover) <= max(own, theirs) + 1e-12


@given(chances, st.floats(0.0, 200.0), st.floats(0.0, 10.0), chances)
def test_a_kept_deal_is_reported_with_a_chance_no_less_than_a_false_alarm(alarm, violations, reading, blame):
    found = chance_misread(alarm, violations, reading, blame)
    assert alarm - 1e-12 <= found <= 1.0
    assert found <= chance_misread(alarm, violations + 1.0, reading, blame) + 1e-12


def test_a_violation_in_a_hundred_is_taken_for_an_order():
    # A hundred violations, each misread once in a hundred: nobody misreads any with chance 1/e.
    assert chance_misread(0.0, 100.0, 0.01, 0.0) == pytest.approx(1.0 - 1.0 / math.e)


def test_alarm_violations_and_blow_are_three_chances_to_go_wrong():
    right = Fraction(9, 10) * Fraction(1, 2) * Fraction(3, 4)
    assert chance_misread(0.1, math.log(2.0), 1.0, 0.25) == pytest.approx(float(1 - right))


@given(st.floats(0.0, 10.0))
def test_where_everything_is_attributed_violations_are_not_misread(reading):
    assert chance_misread(0.0, 0.0, reading, 0.0) == 0.0
