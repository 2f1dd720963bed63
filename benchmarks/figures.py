"""A figure with its unit, and how a time is taken."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """One thing that was measured."""

    what: str
    value: float
    unit: str


def best_seconds(work: Callable[[], Any], repeats: int = 3) -> float:
    """The shortest of a few times that this work took (s)."""
    taken = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)
