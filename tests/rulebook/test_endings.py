"""Endings without an agreement: who wins, when fighting dies down, and what brings it back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.endings import chance_of_lull, chance_of_return, fire_in_lull, wins
from microdeals.rulebook.quantities import Front
from rulebook.ranges import chances

DECISIVE = Front(victory_at=0.8, freeze_fire=0.25)


def test_a_side_wins_when_fighting_on_promises_it_more_than_victory_asks():
    assert [wins(prospects, DECISIVE, 1.0) for prospects in (0.5, 0.8, 0.81)] == [False, False, True]


def test_nobody_wins_a_war_that_is_not_fought():
    assert [wins(0.9, DECISIVE, fighting) for fighting in (0.0, 0.24, 0.25, 1.0)] == [
        False,
        False,
        True,
        True,
    ]


@given(chances, st.floats(0.0, 2.0))
def test_where_victory_asks_for_everything_nobody_wins(prospects, fighting):
    assert not wins(prospects, Front(victory_at=1.0), fighting)


@given(st.floats(0.501, 0.999), chances)
def test_never_do_both_sides_win(victory_at, prospects):
    front = Front(victory_at=victory_at)
    assert not (wins(prospects, front, 1.0) and wins(1.0 - prospects, front, 1.0))


def test_fighting_dies_down_when_both_are_spent_and_the_less_pressed_decides():
    front = Front(lull_rate=0.05)
    assert chance_of_lull(front, 0.4, 0.1) == chance_of_lull(front, 0.1, 0.4) == pytest.approx(0.005)
    assert chance_of_lull(front, 0.4, 0.0) == 0.0
    assert chance_of_lull(Front(lull_rate=0.0), 1.0, 1.0) == 0.0


def test_who_could_have_more_brings_war_back():
    front = Front(lull_ends=0.02)
    assert chance_of_return(front, 0.1, 0.3) == chance_of_return(front, 0.3, 0.1) == pytest.approx(0.006)
    assert chance_of_return(front, 0.0, 0.0) == 0.0


def test_a_lull_leaves_a_little_fire_and_a_victory_none():
    front = Front(lull_fire=0.1)
    assert fire_in_lull(0.5, front, False, False) == 0.5
    assert fire_in_lull(0.5, front, True, False) == pytest.approx(0.05)
    assert fire_in_lull(0.5, front, False, True) == fire_in_lull(0.5, front, True, True) == 0.0
