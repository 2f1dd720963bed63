"""Violations in a calm sector: what one breeds, how long it rankles, and the quiet in between."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.quantities import Commanders
from microdeals.rulebook.violations import (
    breeding_of,
    grievance_after,
    mean_along_front,
    quiet_days_after,
    unattributed,
    violations_expected,
)

EVENINGS = 600


def bred(breeding, decay, suffered=1.0):
    """Violations that follow in all from what was suffered on one day."""
    total, grievance = 0.0, grievance_after(0.0, suffered, breeding, decay)
    for _ in range(EVENINGS):
        total += grievance
        grievance = grievance_after(grievance, 0.0, breeding, decay)
    return total


@given(st.floats(0.0, 5.0), st.floats(0.05, 10.0))
def test_one_violation_breeds_its_ratio_whatever_the_time_that_it_takes(breeding, decay):
    assert bred(breeding, decay) == pytest.approx(breeding, abs=1e-9)


def test_a_grievance_that_halves_every_day_takes_its_revenge_in_halves():
    grievance, days = grievance_after(0.0, 1.0, 1.0, math.log(2.0)), []
    for _ in range(4):
        days.append(grievance)
        grievance = grievance_after(grievance, 0.0, 1.0, math.log(2.0))
    assert days == pytest.approx([1 / 2, 1 / 4, 1 / 8, 1 / 16])


@given(st.floats(0.0, 50.0), st.floats(0.0, 50.0), st.floats(0.1, 3.0))
def test_suffering_adds_up(one, other, breeding):
    together = bred(breeding, 0.3, one + other)
    assert together == pytest.approx(bred(breeding, 0.3, one) + bred(breeding, 0.3, other), abs=1e-9)


@pytest.mark.parametrize(("breeding", "erodes"), [(0.9, False), (1.1, True)])
def test_a_truce_between_two_equal_commanders_erodes_above_a_ratio_of_one(breeding, erodes):
    grievance = 1.0
    for _ in range(EVENINGS):
        grievance = grievance_after(grievance, grievance, breeding, 0.3)
    assert (grievance > 1.0) is erodes


@given(st.floats(0.0, 1000.0), st.floats(0.0, 100.0))
def test_a_feud_cannot_fire_more_than_the_guns_that_are_there(grievance, unprovoked):
    commanders = Commanders(violations=unprovoked, grievance_ceiling=20.0)
    expected = violations_expected(commanders, grievance)
    assert expected <= 20.0
    assert expected == 20.0 or expected >= max(unprovoked, grievance)


def test_quiet_days_are_counted_in_a_row():
    counted, quiet = [], 0
    for violations in (0, 0, 3, 0, 0, 0, 1):
        quiet = quiet_days_after(quiet, violations)
        counted.append(quiet)
    assert counted == [1, 2, 0, 1, 2, 3, 0]


def test_monitors_who_tell_every_violation_leave_none_to_be_misread():
    assert [unattributed(8, share) for share in (0.0, 0.25, 1.0)] == [8.0, 6.0, 0.0]


def test_violations_in_one_sector_of_four_weigh_a_quarter_along_the_front():
    assert mean_along_front(unattributed(8, 0.0), 4) == 2.0


def test_as_many_commanders_feud_as_the_chance_says():
    commanders = Commanders(chance_of_feud=0.3, breeding_live=0.8, breeding_feud=1.3)
    drawn = [breeding_of(commanders, (number + 0.5) / 100) for number in range(100)]
    assert (drawn.count(1.3), drawn.count(0.8)) == (30, 70)
