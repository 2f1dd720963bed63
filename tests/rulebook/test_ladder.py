"""The ladder: what holds opens more, what collapses closes it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.ladder import highest_open, opened_after, opened_after_collapse
from microdeals.rulebook.quantities import Policy

rungs = st.integers(1, 5)


@pytest.mark.parametrize("opened", [1, 3, 5])
@pytest.mark.parametrize(
    ("policy", "expected"),
    [(Policy.NONE, 0), (Policy.LEAP, 5), (Policy.LOWEST_RUNG_ONLY, 1), (Policy.GRADUAL, None)],
)
def test_each_policy_offers_its_rungs(policy, expected, opened):
    assert highest_open(policy, opened) == (opened if expected is None else expected)


@given(rungs)
def test_first_moves_climb_as_gradually_as_talks(opened):
    assert highest_open(Policy.UNILATERAL, opened) == opened


def test_a_rung_a_day_where_deals_need_not_hold_and_five_are_all():
    opened, days = 1, []
    for _ in range(7):
        opened = opened_after(opened, held_days=0, hold_days=0)
        days.append(opened)
    assert days == [2, 3, 4, 5, 5, 5, 5]


@given(rungs, st.integers(0, 100), st.integers(1, 100))
def test_a_rung_that_has_not_held_long_enough_opens_nothing(opened, held, more):
    assert opened_after(opened, held, held + more) == opened


@given(rungs, st.integers(1, 6))
def test_a_walkout_brings_the_ladder_back_to_its_rung_and_never_up(opened, rung):
    assert opened_after_collapse(opened, rung) == sorted((opened, rung))[0]
