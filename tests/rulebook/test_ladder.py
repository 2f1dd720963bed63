"""The ladder: what holds opens more, what collapses closes it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.ladder import (
    held_days_after,
    highest_open,
    may_move_first,
    opened_after,
    opened_after_collapse,
    top_on_offer,
)
from microdeals.rulebook.quantities import Ladder, Meeting, Policy

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


def test_a_report_ends_a_row_of_held_days():
    held = 0
    for reported in (False, False, True, False):
        held = held_days_after(held, reported)
    assert held == 1


def test_envoys_sign_no_higher_than_they_may_however_far_the_ladder_is_open():
    envoys, leaders = Meeting(top_rung=2), Meeting(top_rung=6)
    assert [top_on_offer(who, Policy.GRADUAL, 4) for who in (envoys, leaders)] == [2, 4]
    assert top_on_offer(leaders, Policy.NONE, 4) == 0


def test_first_moves_come_on_their_days_and_stop_when_nobody_answers():
    ladder = Ladder(initiative_days=7, initiatives=2)
    assert [day for day in range(1, 22) if may_move_first(day, 0, ladder)] == [7, 14, 21]
    assert [may_move_first(7, unanswered, ladder) for unanswered in (0, 1, 2)] == [True, True, False]
