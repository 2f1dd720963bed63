"""The loop behind play, pause, step and start again, with a world that only counts its days."""

import threading
from collections.abc import Callable

import pytest

from dashboards.work.pace import Floor
from dashboards.work.play import Player, PlayState, PlayStatus
from waits import BOUND


class Counter:
    """A world of `last` days that breaks on the day `bad`."""

    def __init__(self, last: int = 5, bad: int = -1) -> None:
        self.day = 0
        self._last = last
        self._bad = bad

    @property
    def running(self) -> bool:
        return self.day < self._last

    def step(self) -> None:
        if self.day + 1 == self._bad:
            raise ArithmeticError("no such day")
        self.day += 1


class Screen:
    """Remembers the days drawn and the statuses told, and can be waited for."""

    def __init__(self) -> None:
        self.days: list[int] = []
        self.statuses: list[PlayStatus] = []
        self._news = threading.Condition()

    def draw(self, world: Counter) -> None:
        with self._news:
            self.days.append(world.day)
            self._news.notify_all()

    def hear(self, status: PlayStatus) -> None:
        with self._news:
            self.statuses.append(status)
            self._news.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(until, BOUND), (self.days, self.statuses)

    def wait_for(self, state: PlayState) -> None:
        self.wait(lambda: bool(self.statuses) and self.statuses[-1].state is state)


@pytest.fixture
def screen() -> Screen:
    return Screen()


def player_of(world: Counter, screen: Screen, **more: object) -> Player[Counter]:
    return Player(world, screen.draw, on_status=screen.hear, **{"floor": Floor(), **more})


def test_a_new_player_waits(screen: Screen):
    assert player_of(Counter(), screen).status == PlayStatus(PlayState.PAUSED)
    assert screen.days == []


def test_a_step_is_one_day_and_one_drawing(screen: Screen):
    player = player_of(Counter(), screen)
    player.step()
    player.step(days=2)
    assert screen.days == [1, 3]


def test_play_draws_every_day_once_and_ends_with_the_world(screen: Screen):
    player = player_of(Counter(last=4), screen)
    player.play()
    screen.wait_for(PlayState.OVER)
    assert screen.days == [1, 2, 3, 4]
    assert [status.state for status in screen.statuses] == [PlayState.PLAYING, PlayState.OVER]


def test_a_fast_speed_does_several_days_a_frame(screen: Screen):
    player = player_of(Counter(last=9), screen)
    player.set_speed(40.0)
    player.play()
    screen.wait_for(PlayState.OVER)
    assert screen.days == [4, 8, 9]


def test_a_world_that_is_over_neither_plays_nor_steps(screen: Screen):
    player = player_of(Counter(last=0), screen)
    player.play()
    player.step()
    assert player.status.state is PlayState.OVER
    assert screen.days == []


def test_after_a_pause_time_stands_still(screen: Screen):
    player = player_of(Counter(last=1000), screen)
    player.play()
    screen.wait(lambda: len(screen.days) >= 2)
    player.pause()
    player.redraw()  # waits for the frame that the loop may be in
    day = screen.days[-1]
    player.step()
    assert player.world.day == day + 1
    assert player.status.state is PlayState.PAUSED


def test_pressing_play_twice_starts_one_loop(screen: Screen):
    floor = Floor()
    player = player_of(Counter(last=1000), screen, floor=floor)
    player.play()
    player.play()
    screen.wait(lambda: len(screen.days) >= 2)
    assert floor.n_playing == 1
    player.close()


def test_a_loop_that_nobody_watches_stops_by_itself(screen: Screen):
    watched = threading.Event()
    watched.set()
    floor = Floor()
    player = player_of(Counter(last=1000), screen, is_watched=watched.is_set, floor=floor)
    player.play()
    screen.wait(lambda: len(screen.days) >= 1)
    watched.clear()
    screen.wait_for(PlayState.PAUSED)
    player.redraw()
    assert player.world.day < 1000


def test_an_error_in_a_step_is_told_and_starting_again_helps(screen: Screen):
    player = player_of(Counter(bad=3), screen)
    player.play()
    screen.wait_for(PlayState.FAILED)
    assert player.status.problem == "ArithmeticError: no such day"
    player.play()
    assert player.status.state is PlayState.FAILED
    player.reset(Counter())
    assert player.status == PlayStatus(PlayState.PAUSED)
    assert screen.days == [1, 2, 0]


def test_an_error_in_a_step_is_told_also_while_the_page_is_away(screen: Screen, caplog):
    player = player_of(Counter(bad=1), screen, is_watched=lambda: False)
    player.step()
    assert player.status == PlayStatus(PlayState.FAILED, problem="ArithmeticError: no such day")
    assert "a step failed on day 0" in caplog.text


@pytest.mark.parametrize(("is_there", "state"), [(True, PlayState.FAILED), (False, PlayState.PAUSED)])
def test_a_drawing_may_only_fail_on_a_page_that_is_away(is_there: bool, state: PlayState):
    def broken(_: Counter) -> None:
        raise RuntimeError("nothing to draw on")

    player = Player(Counter(), broken, is_watched=lambda: is_there, floor=Floor())
    player.step()
    assert player.status.state is state


def test_starting_again_while_playing_pauses_at_day_zero(screen: Screen):
    player = player_of(Counter(last=1000), screen)
    player.play()
    screen.wait(lambda: len(screen.days) >= 1)
    player.reset(Counter())
    assert screen.days[-1] == 0
    assert player.status.state is PlayState.PAUSED


def test_a_crowded_server_says_that_it_plays_slower(screen: Screen):
    player = player_of(Counter(last=1000), screen, floor=Floor(share=1e-9))
    player.play()
    screen.wait(lambda: PlayStatus(PlayState.PLAYING, slowed=True) in screen.statuses)
    player.close()


def test_a_closed_page_hears_nothing_more(screen: Screen):
    player = player_of(Counter(last=1000), screen)
    player.play()
    player.close()
    assert screen.statuses[-1].state is PlayState.PLAYING


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan")])
def test_a_speed_must_be_above_zero(speed: float, screen: Screen):
    with pytest.raises(ValueError, match="must be above 0"):
        player_of(Counter(), screen).set_speed(speed)
