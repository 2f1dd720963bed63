"""The noise of fire: how far incidents scatter beyond chance, around truces and over the weeks (N7)."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.figures import Figures

MONTH, WEEK, WEEKS = 28, 7, 13
Counted = tuple[NDArray[np.float64], Sequence[int]]
"""Incidents of one world on each day (days,), and the rows of the first days of its truces."""


def noise_figures(worlds: Sequence[Counted]) -> Figures:
    """Pattern N7: the size k of incidents a day in the months before and after truces, and a week."""
    return {
        "N7f": size_of(chain.from_iterable(months(world, 0) for world in worlds)),
        "N7b": size_of(chain.from_iterable(months(world, -MONTH) for world in worlds)),
        "N7i": size_of(chain.from_iterable(stretches(incidents) for incidents, _ in worlds)),
    }


def months(world: Counted, first: int) -> Iterator[NDArray[np.float64]]:
    """Incidents on the 28 days from the day ``first`` of each truce on (its first day is 0)."""
    incidents, signings = world
    for day in signings:
        if day + first >= 0 and day + first + MONTH <= len(incidents):
            yield incidents[day + first : day + first + MONTH]


def stretches(incidents: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Incidents a week in stretches of 13 weeks."""
    whole = len(incidents) // (WEEK * WEEKS)
    yield from incidents[: whole * WEEK * WEEKS].reshape(whole, WEEKS, WEEK).sum(axis=2)


def size_of(windows: Iterator[NDArray[np.float64]]) -> float:
    """Size k of the negative binomial, from the moments about the mean of each window, pooled.

    The smaller, the more incidents cluster. Infinite where they scatter no more than chance; NaN without any.

    >>> size_of(iter([np.array([0.0, 4.0])]))
    0.6666666666666666
    """
    squares = excess = 0.0
    for window in windows:
        mean = float(window.mean())
        squares += mean * mean
        excess += float(window.var(ddof=1)) - mean
    if squares == 0.0:
        return math.nan
    return squares / excess if excess > 0.0 else math.inf
