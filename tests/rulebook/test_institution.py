"""Deals as institutions: forces are pulled apart day by day, and a guarantee costs who betrays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.institution import apart_after, cost_of_betrayal, violations_held_back
from microdeals.rulebook.quantities import DealKind
from rulebook.ranges import chances


def apart_on(day: int, kind: DealKind) -> float:
    """Part of the forces that are apart after so many days of a deal."""
    apart = 0.0
    for _ in range(day):
        apart = apart_after(apart, kind)
    return apart


def test_each_day_pulls_apart_the_same_part_of_what_is_missing():
    kind = DealKind(disengagement=0.8, disengaging_days=4.0)
    # 0.2 on the first day; a quarter of the 0.6 that are missing on the second, of 0.45 on the third.
    assert [apart_on(day, kind) for day in (1, 2, 3)] == pytest.approx([0.2, 0.35, 0.4625])


def test_after_its_days_two_thirds_of_the_work_are_done_and_it_is_never_overdone():
    kind = DealKind(disengagement=0.9, disengaging_days=60.0)
    # 1 - (59/60)^60 = 0.6352, of 0.9.
    assert apart_on(60, kind) == pytest.approx(0.5717, abs=1e-4)
    assert apart_on(5000, kind) == pytest.approx(0.9)


@given(chances, chances, st.floats(1.0, 1e4))
def test_the_forces_come_nearer_to_where_they_are_to_stand_and_do_not_pass_it(apart, goal, days):
    then = apart_after(apart, DealKind(disengagement=goal, disengaging_days=days))
    assert min(apart, goal) - 1e-12 <= then <= max(apart, goal) + 1e-12


def test_what_can_be_done_in_a_day_is_done_in_a_day_and_without_a_plan_nobody_moves():
    assert apart_after(0.0, DealKind(disengagement=0.7, disengaging_days=1.0)) == 0.7
    assert apart_after(0.0, DealKind(disengagement=0.0, disengaging_days=1.0)) == 0.0


def test_soldiers_who_are_apart_shoot_less_at_each_other():
    assert [violations_held_back(4.0, apart) for apart in (0.0, 0.25, 1.0)] == [4.0, 3.0, 0.0]


def test_betrayal_costs_what_the_guarantee_is_worth_to_the_betrayed():
    kind = DealKind(guaranteed=0.4)
    assert [cost_of_betrayal(kind, guarantee) for guarantee in (0.0, 0.5, 1.0)] == [0.0, 0.2, 0.4]
    assert cost_of_betrayal(DealKind(guaranteed=0.0), 1.0) == 0.0
