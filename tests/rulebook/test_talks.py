"""Talks: who sits down with whom, how often, and what they find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.events import Format
from microdeals.rulebook.quantities import Character, MeetingOrder, Talks
from microdeals.rulebook.talks import (
    bears_lean,
    chance_of_recognition,
    explored_after,
    first_mover,
    is_in_order,
    may_sign,
    meets,
    signing_after,
    way_opened,
)
from rulebook.ranges import chances


@pytest.mark.parametrize("days_between", [1.0, 2.0, 12.5, 40.0])
def test_a_format_meets_once_in_so_many_days(days_between):
    days = 10_000
    met = sum(meets((day + 0.5) / days, days_between, 1.0) for day in range(days))
    assert met == pytest.approx(days / days_between, abs=1.0)


@given(st.floats(0.0, 1.0), st.floats(-1.0, 1.0))
def test_a_side_bears_any_lean_its_way_and_hostility_up_to_its_tolerance(tolerance, lean):
    side = Character(tolerance=tolerance)
    assert bears_lean(side, abs(lean))
    assert bears_lean(side, -tolerance)
    assert not bears_lean(side, -tolerance - 0.01)


def test_a_leader_meets_the_rival_as_an_equal_when_the_war_hurts_that_much():
    proud = Character(recognition_cost=0.2)
    step = Talks(recognition_width=0.0)
    met = [chance_of_recognition(proud, step, pressure) for pressure in (0.0, 0.19, 0.2, 0.5)]
    assert met == [0.0, 0.0, 1.0, 1.0]


def test_recognition_becomes_a_chance_that_rises_with_what_opens_the_way():
    proud, soft = Character(recognition_cost=0.2), Talks(recognition_width=0.05)
    chances_ = [chance_of_recognition(proud, soft, opened) for opened in (0.0, 0.15, 0.2, 0.25, 0.4)]
    # A logistic of width 0.05: 1 / (1 + e^4), 1 / (1 + e), one half, and so on.
    assert chances_ == pytest.approx([0.01799, 0.26894, 0.5, 0.73106, 0.98201], abs=1e-5)


def test_trust_and_a_record_open_the_way_as_pressure_does():
    talks = Talks(recognition_by_trust=0.2, recognition_by_record=0.1)
    assert way_opened(talks, 0.1, 0.5, 0.5) == pytest.approx(0.1 + 0.1 + 0.05)
    unmoved = Talks(recognition_by_trust=0.0, recognition_by_record=0.0)
    assert way_opened(unmoved, 0.1, 0.9, 0.9) == 0.1


def test_a_meeting_with_half_a_chance_takes_place_half_as_often():
    days = 10_000
    met = sum(meets((day + 0.5) / days, 10.0, 0.5) for day in range(days))
    assert met == pytest.approx(500, abs=1)


def test_every_round_finds_a_part_of_what_is_left():
    found, explored = [], 0.0
    for _ in range(3):
        explored = explored_after(explored, 0.5)
        found.append(explored)
    assert found == [0.5, 0.75, 0.875]


def test_what_needs_no_drafting_is_signed_at_once_and_else_on_the_day_set_for_it_alone():
    at_once, drafted = Talks(drafting_days=0), Talks(drafting_days=30)
    assert all(may_sign(day, 0, at_once) for day in (1, 7, 400))
    day_set = signing_after(12, drafted)
    assert [day for day in range(1, 100) if may_sign(day, day_set, drafted)] == [42]


@given(chances, chances)
def test_rounds_of_talks_forget_nothing_and_find_no_more_than_there_is(explored, progress):
    assert explored <= explored_after(explored, progress) + 1e-12
    assert explored_after(explored, progress) <= 1.0 + 1e-12


def test_the_second_format_of_leaders_waits_for_the_first():
    first = {MeetingOrder.BILATERAL_FIRST: Format.BILATERAL, MeetingOrder.TRILATERAL_FIRST: Format.TRILATERAL}
    for order, opens in first.items():
        (other,) = {Format.BILATERAL, Format.TRILATERAL} - {opens}
        assert is_in_order(order, opens, False, False)
        assert not is_in_order(order, other, False, False)
        assert is_in_order(order, other, opens == Format.BILATERAL, opens == Format.TRILATERAL)


def test_who_is_pressed_more_moves_first_and_the_first_party_if_both_are_alike():
    assert [first_mover(*pressed) for pressed in ((0.2, 0.1), (0.1, 0.2), (0.1, 0.1))] == [0, 1, 0]
