"""The run that a page watches: lived whole at once, so that the browser can show any of its days."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

import solara

from dashboards.asked.run import Asked
from dashboards.charts.looks import Json
from dashboards.stage.course import Go, LivedPair, course_of, lived_pair
from dashboards.watch.in_words import outcome
from microdeals.agents import ConflictModel

KEPT = 4
"""Runs that are kept: a class opens the same ones."""


class WatchedRun(NamedTuple):
    """What was asked for, the world beside its twin on their last day, and the course for the stage."""

    asked: Asked
    pair: LivedPair
    course: Json

    @property
    def world(self) -> ConflictModel:
        """The world with deals, on its last day."""
        return self.pair.world


_lived: OrderedDict[Asked, WatchedRun] = OrderedDict()
_one_at_a_time = threading.Lock()
"""Living a run takes a second or, for ten years, ten: one after another, so that others are answered."""


def run_of(asked: Asked, goes_on: Go) -> WatchedRun | None:
    """Live a run whole, unless it was lived before; None if it is no longer wanted."""
    with _one_at_a_time:
        if asked not in _lived and goes_on():
            pair = lived_pair(asked.conflict(), asked.seed, goes_on=goes_on)
            if pair.world.running:
                return None
            _lived[asked] = WatchedRun(asked, pair, course_of(pair, outcome(pair.world), asked.query()))
            while len(_lived) > KEPT:
                _lived.popitem(last=False)
        return _lived.get(asked)


def world_on(asked: Asked, day: int) -> tuple[ConflictModel, ConflictModel]:
    """The world and its twin, on the evening of a day: lived once more, for they cannot go back."""
    pair = lived_pair(asked.conflict(), asked.seed, day)
    return pair.world, pair.twin


NO_RUN: WatchedRun | None = None
NO_PROBLEM: tuple[Asked, Exception] | None = None


class LivedStatus(NamedTuple):
    """The run to show: the last one that is ready, and whether that is what is asked for."""

    run: WatchedRun | None
    is_ready: bool


def use_lived(asked: Asked) -> LivedStatus:
    """A hook: the run that is asked for, lived in a thread; the one before it stays until it is ready."""
    run, show = solara.use_state(NO_RUN)
    problem, fail = solara.use_state(NO_PROBLEM)
    solara.use_effect(lambda: _begin(asked, show, fail), [asked])
    if problem is not None and problem[0] == asked:
        raise problem[1]
    return LivedStatus(run, run is not None and run.asked == asked)


def _begin(
    asked: Asked, show: Callable[[WatchedRun], None], fail: Callable[[tuple[Asked, Exception]], None]
) -> Callable[[], None]:
    gone = threading.Event()

    def live() -> None:
        try:
            run = run_of(asked, lambda: not gone.is_set())
        except Exception as problem:
            if not gone.is_set():
                fail((asked, problem))
            return
        if run is not None and not gone.is_set():
            show(run)

    threading.Thread(target=live, name="live a run", daemon=True).start()
    return gone.set
