"""What a title may say: which of several things is foremost, where that is not luck alone.

Who looks for the greatest of several finds one by luck, too. So it is named only if it is above all others:
then a name is wrong in at most one of twenty cases, however many there were to choose from.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Count, Z, averaged
from microdeals.statistics.sums import total_of

BY_LUCK = 0.05
"""Chance of a wrong name, where nothing but luck is at work."""


def foremost(values: NDArray[np.float64]) -> int | None:
    """Which of several things, by seed (n_things, n_seeds), surely has the greatest mean, and one above 0.

    Its 95 % interval must lie above 0, and so must that of its lead over each other, seed by seed. None
    where that is not so of any.

    >>> foremost(np.array([[1.0, 1.1, 0.9], [0.0, 0.1, 0.0]])), foremost(np.array([[1.0, -1.0, 0.5]]))
    (0, None)
    """
    if len(values) == 0:
        return None
    first = int(np.argmax(values.mean(axis=1)))
    others = np.delete(values, first, axis=0)
    leads = [values[first], *(values[first] - other for other in others)]
    return first if all(averaged(lead).low > 0.0 for lead in leads) else None


def commonest(counts: Sequence[Count]) -> int | None:
    """Which of several counts surely is the greatest: its interval lies above that of every other.

    >>> from microdeals.statistics.intervals import counted
    >>> commonest([counted(80, 100), counted(20, 100)]), commonest([counted(55, 100), counted(45, 100)])
    (0, None)
    """
    first = max(range(len(counts)), key=lambda place: counts[place].number)
    others = [count for place, count in enumerate(counts) if place != first]
    return first if all(counts[first].low > other.high for other in others) else None


def is_beyond_luck(number: int, of: int) -> bool:
    """Whether so many tests of so many passed are more than luck passes in one of twenty cases.

    Each test is one that luck passes in one of twenty.

    >>> is_beyond_luck(2, 25), is_beyond_luck(4, 25), is_beyond_luck(1, 1)
    (False, True, True)
    """
    ways = (math.comb(of, k) * BY_LUCK**k * (1.0 - BY_LUCK) ** (of - k) for k in range(number))
    return number > 0 and 1.0 - total_of(ways) <= BY_LUCK + 1e-12


def wider(half_width: float, looked_at: int) -> float:
    """Half the width of a 95 % interval, made wide enough for the greatest of so many that were looked at.

    By Bonferroni's inequality: all of so many intervals hold together in 95 % of cases.

    >>> round(wider(1.0, 1), 3), round(wider(1.0, 5), 3)
    (1.0, 1.314)
    """
    return half_width * NormalDist().inv_cdf(1.0 - BY_LUCK / (2.0 * looked_at)) / Z
