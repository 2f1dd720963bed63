"""The loop that moves a world on, day by day, while somebody watches.

One thread a page. A frame is a few days and one drawing; the page itself is not rendered again for it. All
pages of a server share one core, so when many play, each slows down by itself (`pace.Floor`).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, TypeVar

from dashboards.work.pace import EVERYONE, FRAMES_PER_SECOND, Floor, pace_for

log = logging.getLogger(__name__)


class PlayedWorld(Protocol):
    """What the loop needs of a model: it goes on for a day at a time, until it no longer runs."""

    @property
    def running(self) -> bool:
        """Whether there is another day."""
        ...

    @property
    def day(self) -> int:
        """Days done."""
        ...

    def step(self) -> None:
        """Do one day."""
        ...


AWorld = TypeVar("AWorld", bound=PlayedWorld)


class PlayState(StrEnum):
    """What a player is doing."""

    PAUSED = "paused"
    PLAYING = "playing"
    OVER = "over"
    """The world has ended; only a reset starts it again."""
    FAILED = "failed"
    """A step raised; `Status.problem` says what."""


class PlayStatus(NamedTuple):
    """What a page shows of its player. `slowed`: the server is busy and plays slower than asked."""

    state: PlayState = PlayState.PAUSED
    slowed: bool = False
    problem: str = ""


Draw = Callable[[AWorld], None]


def always() -> bool:
    """For use outside a page: somebody always looks."""
    return True


def _nobody(_: PlayStatus) -> None:
    """To whom a player talks when nobody listens."""


class Player(Generic[AWorld]):
    """Plays one world for one page.

    `draw(world)` shows it; it is called from the loop's thread and from whoever calls `step` or `reset`,
    never by two at once. `is_watched()` false stops the loop. No method waits for the loop for longer than
    the frame that it is in; `play`, `pause` and `close` do not wait at all.
    """

    def __init__(
        self,
        world: AWorld,
        draw: Draw[AWorld],
        *,
        is_watched: Callable[[], bool] = always,
        on_status: Callable[[PlayStatus], None] = _nobody,
        floor: Floor = EVERYONE,
    ) -> None:
        self._world = world
        self._draw = draw
        self._is_watched = is_watched
        self._on_status = on_status
        self._floor = floor
        self._pace = pace_for(FRAMES_PER_SECOND)
        self._frame = threading.RLock()  # held while a frame is computed and drawn
        self._word = threading.Lock()  # held while the status changes, never while others are called
        self._stop = threading.Event()  # each loop has its own
        self._stop.set()
        self._status = PlayStatus(PlayState.PAUSED if world.running else PlayState.OVER)

    @property
    def world(self) -> AWorld:
        """The world that plays now; look at it from `draw`, or while paused."""
        return self._world

    @property
    def status(self) -> PlayStatus:
        """What the player is doing."""
        return self._status

    def set_speed(self, days_per_second: float) -> None:
        """Play this fast from the next frame on, if the server can. Must be above 0."""
        if not days_per_second > 0.0:
            raise ValueError(f"days_per_second = {days_per_second}: must be above 0")
        self._pace = pace_for(days_per_second)

    def play(self) -> None:
        """Start the loop, unless it runs or the world has ended. Call it from the page's own thread."""
        with self._word:
            if self._status.state is not PlayState.PAUSED:
                return
            self._stop = stop = threading.Event()
            self._status = PlayStatus(PlayState.PLAYING)
        self._on_status(self._status)
        threading.Thread(target=self._loop, args=(stop,), name="play", daemon=True).start()

    def pause(self) -> None:
        """Stop the loop after the frame it is in."""
        with self._word:
            self._stop.set()
            if self._status.state is not PlayState.PLAYING:
                return
            self._status = PlayStatus(PlayState.PAUSED)
        self._on_status(self._status)

    def step(self, days: int = 1) -> None:
        """Pause, do some days, and draw."""
        self.pause()
        with self._frame:
            if self._status.state is PlayState.PAUSED:
                self._advance(days)

    def reset(self, world: AWorld) -> None:
        """Pause, and go on with another world from its first day."""
        self.pause()
        with self._frame:
            self._world = world
            self._tell(PlayStatus(PlayState.PAUSED if world.running else PlayState.OVER))
            self._draw(world)

    def redraw(self) -> None:
        """Draw the world as it is (a chart was added, or another thing is shown)."""
        with self._frame:
            self._draw(self._world)

    def close(self) -> None:
        """The page is gone: stop for good, and tell nobody."""
        self._on_status = _nobody
        self.pause()

    def _tell(self, status: PlayStatus) -> None:
        with self._word:
            if status == self._status:
                return
            self._status = status
        self._on_status(self._status)

    def _advance(self, days: int) -> None:
        """Some days and a drawing; a world that ends or fails says so in the status."""
        try:
            for _ in range(days):
                if not self._world.running:
                    break
                self._world.step()
        except Exception as problem:
            self._fail(problem)
            return
        try:
            self._draw(self._world)
        except Exception as problem:
            if self._is_watched():  # else the page went away while it was drawn
                self._fail(problem)
            return
        if not self._world.running:
            self._tell(PlayStatus(PlayState.OVER))

    def _fail(self, problem: Exception) -> None:
        """Log what is being raised, and say it on the page."""
        log.exception("a step failed on day %s", self._world.day)
        self._tell(PlayStatus(PlayState.FAILED, problem=f"{type(problem).__name__}: {problem}"))

    def _loop(self, stop: threading.Event) -> None:
        self._floor.enter()
        cost = 0.0  # seconds of computing a frame, smoothed
        try:
            while self._goes_on(stop):
                began, worked = time.monotonic(), time.thread_time()
                with self._frame:
                    if stop.is_set():
                        break
                    self._advance(self._pace.days)
                spent = time.thread_time() - worked
                cost = 0.8 * cost + 0.2 * spent if cost else spent
                rate = self._rate(stop, cost)
                stop.wait(max(0.0, 1.0 / rate - (time.monotonic() - began)))
        finally:
            self._floor.leave()

    def _goes_on(self, stop: threading.Event) -> bool:
        if stop.is_set() or self._status.state is not PlayState.PLAYING:
            return False
        if not self._is_watched():
            self.pause()
            return False
        return True

    def _rate(self, stop: threading.Event, cost: float) -> float:
        """Frames a second from now on; the status says when that is clearly less than wanted."""
        wanted = self._pace.frames_per_second
        rate = self._floor.rate(wanted, cost)
        status = PlayStatus(PlayState.PLAYING, slowed=rate < 0.9 * wanted)
        with self._word:
            changed = not stop.is_set() and self._status.state is PlayState.PLAYING and self._status != status
            if changed:
                self._status = status
        if changed:
            self._on_status(self._status)
        return rate
