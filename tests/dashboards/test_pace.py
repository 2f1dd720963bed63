"""How fast a page plays: the rule is pages x frames a second x (0.8 ms + a frame) <= 0.7 s."""

import doctest

import pytest

from dashboards.work import pace


def floor_with(n_playing: int, share: float = 0.7) -> pace.Floor:
    floor = pace.Floor(share)
    for _ in range(n_playing):
        floor.enter()
    return floor


def test_one_page_gets_what_it_wants():
    assert floor_with(1).rate(wanted=10.0, seconds_per_frame=0.002) == 10.0


def test_a_hundred_pages_share_seven_tenths_of_a_core():
    assert floor_with(100).rate(wanted=10.0, seconds_per_frame=0.0) == pytest.approx(8.75)
    assert floor_with(100).rate(wanted=10.0, seconds_per_frame=0.0006) == pytest.approx(5.0)


def test_nobody_is_slowed_further_than_to_a_frame_in_five_seconds():
    assert floor_with(1000).rate(wanted=10.0, seconds_per_frame=1.0) == pace.SLOWEST == 0.2


def test_a_page_that_wants_little_is_not_sped_up():
    assert floor_with(1000).rate(wanted=0.1, seconds_per_frame=1.0) == 0.1


def test_those_who_leave_make_room():
    floor = floor_with(2)
    assert floor.rate(10.0, 0.0692) == pytest.approx(5.0)
    floor.leave()
    assert floor.rate(10.0, 0.0692) == pytest.approx(10.0)


@pytest.mark.parametrize("days_per_second", [0.5, 1.0, 7.0, 10.0, 28.0, 40.0, 365.0])
def test_a_pace_keeps_the_speed_and_shows_about_ten_frames_a_second_at_most(days_per_second: float):
    days, frames_per_second = pace.pace_for(days_per_second)
    assert days * frames_per_second == pytest.approx(days_per_second)
    assert frames_per_second <= 15.0


def test_the_examples_hold():
    assert doctest.testmod(pace).failed == 0
