"""Survival: how long things last, when some have not ended yet. Three estimators, no library needed.

Written out because a user's ``validate`` should not need a statistics package; the tests hold them to one.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STEPS = 50
CLOSE = 1e-10


class Spells(NamedTuple):
    """How long each thing lasted (days), and whether it then failed or was only seen so far."""

    days: NDArray[np.float64]
    failed: NDArray[np.bool_]


def share_holding(spells: Spells, day: float) -> float:
    """Share (0..1) that still holds after ``day`` days, by Kaplan and Meier. NaN without any spell.

    >>> round(share_holding(Spells(np.array([1.0, 2.0, 3.0]), np.array([True, False, True])), 1.0), 4)
    0.6667
    """
    if len(spells.days) == 0:
        return math.nan
    holding = 1.0
    for when, then in _steps(spells):
        if when > day:
            break
        holding = then
    return holding


def days_until(spells: Spells, share: float) -> float:
    """The first day (from the beginning) after which at most this share (0..1) still holds.

    NaN if more than that still held when last seen, or without any spell.

    >>> days_until(Spells(np.array([1.0, 2.0, 3.0]), np.array([True, False, True])), 0.5)
    3.0
    """
    return next((when for when, holding in _steps(spells) if holding <= share + CLOSE), math.nan)


def _steps(spells: Spells) -> Iterator[tuple[float, float]]:
    """Each day on which something failed, and the share that held after it, by Kaplan and Meier."""
    holding = 1.0
    for when in np.unique(spells.days[spells.failed]):
        at_risk = np.count_nonzero(spells.days >= when)
        holding *= 1.0 - np.count_nonzero(spells.failed & (spells.days == when)) / at_risk
        yield float(when), float(holding)


def weibull_shape(spells: Spells) -> float:
    """Shape of the Weibull distribution of most likelihood; below 1, what has lasted goes on lasting.

    Spells of less than half a day count as half a day. NaN with fewer than two failures.
    """
    days, n_failed = np.maximum(spells.days, 0.5), np.count_nonzero(spells.failed)
    if n_failed < 2 or np.ptp(days) == 0.0:
        return math.nan
    logs = np.log(days / days.max())
    failed = float(np.mean(logs[spells.failed]))
    low, high = 1e-3, 1e2
    for _ in range(STEPS * 2):
        shape = math.sqrt(low * high)
        weight = np.exp(shape * logs)
        slope = 1.0 / shape + failed - float(np.sum(weight * logs) / np.sum(weight))
        low, high = (shape, high) if slope > 0.0 else (low, shape)
    return math.sqrt(low * high)


def hazard_ratio(spells: Spells, treated: NDArray[np.bool_], stratum: NDArray[np.int64]) -> float:
    """Hazard of failure of the treated over that of the others, by Cox's regression within strata.

    Ties as Breslow counts them. NaN where it cannot be told (no failure on one side, say).
    """
    parts = [_sorted(spells, treated, stratum == label) for label in np.unique(stratum)]
    effect = 0.0
    for _ in range(STEPS):
        score = information = 0.0
        for part in parts:
            more, known = _slope(part, effect)
            score += more
            information += known
        if information < CLOSE:
            return math.nan
        step = score / information
        effect += max(-1.0, min(1.0, step))
        if abs(effect) > 15.0:
            return math.nan
        if abs(step) < CLOSE:
            return math.exp(effect)
    return math.nan


class _Stratum(NamedTuple):
    """Spells from longest to shortest, and for each how many last at least as long."""

    treated: NDArray[np.float64]
    failed: NDArray[np.bool_]
    last_at_risk: NDArray[np.int64]


def _sorted(spells: Spells, treated: NDArray[np.bool_], member: NDArray[np.bool_]) -> _Stratum:
    days = -spells.days[member]
    order = np.argsort(days, kind="stable")
    last = np.searchsorted(days[order], days[order], side="right") - 1
    return _Stratum(treated[member][order].astype(float), spells.failed[member][order], last)


def _slope(part: _Stratum, effect: float) -> tuple[float, float]:
    """First derivative of the log partial likelihood, and less its second."""
    weight = np.exp(effect * part.treated)
    total = np.cumsum(weight)[part.last_at_risk]
    share = (np.cumsum(weight * part.treated)[part.last_at_risk] / total)[part.failed]
    return float(np.sum(part.treated[part.failed] - share)), float(np.sum(share * (1.0 - share)))
