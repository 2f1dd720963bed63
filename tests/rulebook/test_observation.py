"""Observation: reports, and what is mistaken for an order."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.observation import (
    chance_misread,
    chance_of_report,
    chance_true,
    false_alarm_reckoned,
    negativity_felt,
    sharpened,
    weight_of_report,
)
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


@given(chances, chances)
def test_a_side_that_sees_no_noise_reckons_with_the_nominal_chance_and_one_that_sees_it_all_with_that(
    nominal, misread
):
    assert false_alarm_reckoned(nominal, misread, 1.0) == nominal
    assert false_alarm_reckoned(nominal, misread, 0.0) == misread
    half = false_alarm_reckoned(nominal, misread, 0.5)
    assert half == pytest.approx((nominal + misread) / 2, abs=1e-12)


@given(parts, parts, parts)
def test_a_report_is_true_with_the_chance_that_bayes_gives_it(breach, detection, misread):
    told_truly, told_falsely = breach * detection, (1 - breach) * misread
    found = chance_true(float(breach), float(detection), float(misread))
    if told_truly + told_falsely > 0:
        assert found == pytest.approx(float(told_truly / (told_truly + told_falsely)), abs=1e-12)
    else:
        assert found == 0.0


def test_on_a_loud_day_a_report_says_little_and_on_a_quiet_day_much():
    # A breach every fiftieth day, seen by 0.98 of them: 0.0196, against 0.98 * 0.3 and 0.98 * 0.01.
    assert chance_true(0.02, 0.98, 0.3) == pytest.approx(0.0625)
    assert chance_true(0.02, 0.98, 0.01) == pytest.approx(2 / 3)


@given(chances, chances)
def test_what_counts_as_noise_is_no_bad_news_and_what_counts_in_full_weighs_in_full(misperception, true):
    weight = weight_of_report(misperception, true)
    assert min(1.0, true) - 1e-12 <= weight <= 1.0 + 1e-12
    assert weight_of_report(1.0, true) == 1.0
    assert weight_of_report(0.0, true) == true
    assert negativity_felt(3.0, 1.0) == 3.0
    assert negativity_felt(3.0, 0.5) == 2.0
    assert negativity_felt(3.0, 0.0) == 1.0
    assert negativity_felt(1.0, weight) == pytest.approx(1.0)
