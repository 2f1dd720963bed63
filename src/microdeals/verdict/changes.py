"""Changes: how much more often something is so in the second of two settings, over the same seeds."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import counted


class Change(NamedTuple):
    """How much more often something is so in the second of two settings, over the same seeds.

    ``share`` is the difference of the two shares (-1..1), with its 95 % interval.
    """

    gained: int  # seeds where it is so in the second only
    lost: int  # seeds where it is so in the first only
    share: float
    low: float
    high: float


def changed(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> Change:
    """What changed between two answers (n,) about the same n seeds, n at least 1.

    The interval is method 10 of [newcombe1998]: the Wilson intervals of both shares, put together with
    the correlation of the pairs. It stays within -1 and 1, and has a width also where nothing changed.
    """
    n = len(first)
    both, neither = int(np.sum(first & second)), int(np.sum(~first & ~second))
    gained, lost = int(np.sum(second & ~first)), int(np.sum(first & ~second))
    before, after = counted(both + lost, n), counted(both + gained, n)
    phi = _correlation(both * neither - gained * lost, n, (before.number, after.number))
    share = (gained - lost) / n
    low = share - _distance(after.share - after.low, before.high - before.share, phi)
    high = share + _distance(after.high - after.share, before.share - before.low, phi)
    return Change(gained, lost, share, max(-1.0, low), min(1.0, high))


def _distance(own: float, other: float, phi: float) -> float:
    return math.sqrt(max(0.0, own * own - 2.0 * phi * own * other + other * other))


def _correlation(agreement: float, n: int, numbers: tuple[int, int]) -> float:
    """Correlation of two answers about n seeds, drawn towards 0 where it is above it, as the method asks."""
    spread = math.prod(number * (n - number) for number in numbers)
    if spread == 0:
        return 0.0
    shrunk = max(agreement - n / 2.0, 0.0) if agreement > 0 else agreement
    return shrunk / math.sqrt(spread)
