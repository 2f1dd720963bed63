"""Competing risks: how things end when they can end in several ways, and some have not ended yet."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Ends(NamedTuple):
    """After how long each thing ended (days), and of what: a cause from 1 on, or 0 if only seen so far."""

    days: NDArray[np.float64]
    cause: NDArray[np.int64]


def share_ended_by(ends: Ends, cause: int, day: float) -> float:
    """Share (0..1) that has ended of this cause after ``day`` days [aalenjohansen1978].

    Other causes compete: what has ended of one of them can no longer end of this. NaN without anything.

    >>> found = Ends(np.array([1.0, 2.0, 3.0, 4.0]), np.array([1, 2, 0, 1]))
    >>> share_ended_by(found, 1, 3.0), share_ended_by(found, 1, 4.0)
    (0.25, 0.75)
    """
    if len(ends.days) == 0:
        return math.nan
    going_on, ended = 1.0, 0.0
    for when in np.unique(ends.days[(ends.cause > 0) & (ends.days <= day)]):
        at_risk = np.count_nonzero(ends.days >= when)
        now = ends.cause[ends.days == when]
        ended += going_on * np.count_nonzero(now == cause) / at_risk
        going_on *= 1.0 - np.count_nonzero(now) / at_risk
    return float(ended)


def rate_ratio(first: Ends, second: Ends, bands: tuple[tuple[float, float], ...]) -> float:
    """Rate of ends of cause 1 in the first over that in the second, over age bands [mantelhaenszel1959].

    ``bands`` are stretches of days (from, to) in which the rates are compared. NaN if it cannot be told.

    >>> twice = Ends(np.array([5.0, 10.0]), np.array([1, 1])), Ends(np.array([10.0, 20.0]), np.array([1, 1]))
    >>> rate_ratio(*twice, ((0.0, 100.0),))
    2.0
    """
    above = below = 0.0
    for low, high in bands:
        (failed, days), (others_failed, others_days) = (_in_band(ends, low, high) for ends in (first, second))
        if days + others_days > 0.0:
            above += failed * others_days / (days + others_days)
            below += others_failed * days / (days + others_days)
    return above / below if below > 0.0 else math.nan


def _in_band(ends: Ends, low: float, high: float) -> tuple[int, float]:
    """Ends of cause 1 at ages in a band, and the days that were spent in it."""
    within = (ends.days > low) & (ends.days <= high)
    spent = np.clip(ends.days, low, high) - low
    return int(np.count_nonzero(within & (ends.cause == 1))), float(spent.sum())
