"""A figure with its unit, and how a time is taken."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """One thing that was measured."""

    what: str
    value: float
    unit: str


def best_seconds(
    work: Callable[[], Any], repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> float:
    """The shortest of a few times that this work took (s), by the clock on the wall or another."""
    taken = []
    for _ in range(repeats):
        start = clock()
        work()
        taken.append(clock() - start)
    return min(taken)


def best_core_seconds(work: Callable[[], Any], repeats: int = 5) -> float:
    """The same by the time that this process was on a core, whatever else the machine does meanwhile."""
    return best_seconds(work, repeats, time.process_time)
