"""The Donbas experiment: one truce signed again and again, and what each signing does to the fire (D, N7)."""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.evidence.noise import noise_figures
from microdeals.rulebook.events import Happening
from microdeals.rulebook.series import DAILY
from microdeals.statistics.figures import Figures
from microdeals.statistics.rank_correlation import rank_correlation

SERIES = [series.name for series in DAILY]
FIGHTING, VIOLATIONS = SERIES.index("fighting"), SERIES.index("violations")
BEFORE, AFTER, WEEK = 28, 56, 7
WINDOWS = {"D1": (0, 7), "D2": (0, 14), "D3": (14, 28), "D4": (28, 56)}
FEWEST_TRUCES = 5
SLOWEST_DAYS = 120.0
ROUNDING = 1e-9
NONE = np.zeros(0)


class Repeated(NamedTuple):
    """The truces of one world, in order: fire the month before (n,), and on each day after (n, 56).

    ``incidents``: violations on each day (days,); ``signings``: the rows of the first days of the truces.
    """

    before: NDArray[np.float64]
    after: NDArray[np.float64]
    incidents: NDArray[np.float64] = NONE
    signings: tuple[int, ...] = ()


def repeated(conflict: Conflict, n_worlds: int, seed: int, threads: int) -> list[Repeated]:
    """Run worlds of a conflict whose only deal is one truce; keep the fire around each signing."""
    seeds = range(seed, seed + n_worlds)
    worlds = run_ensemble(conflict, seeds, Wanted(daily=True, events=True), threads)
    return [
        around_signings(
            worlds.daily[run, :, FIGHTING], worlds.events[run], int(worlds.outcomes.n_events[run])
        )._replace(incidents=worlds.daily[run, :, VIOLATIONS].copy())
        for run in range(n_worlds)
    ]


def around_signings(fire: NDArray[np.float64], events: Any, n_events: int) -> Repeated:
    """The fire around each signing that has a month before it and eight weeks after.

    A truce signed in the evening of day d holds from day d + 1, which is its day 0 (row d of the series).
    """
    known = events[:n_events]
    signed = known.day[known.happening == Happening.SIGNED]
    days = [int(day) for day in signed if BEFORE <= day <= len(fire) - AFTER]
    before = [float(fire[day - BEFORE : day].mean()) for day in days]
    after = [fire[day : day + AFTER] for day in days]
    return Repeated(np.array(before), np.array(after).reshape(len(days), AFTER), signings=tuple(days))


def figures(worlds: Sequence[Repeated]) -> Figures:
    """Patterns D1 to D6 and N7 of some worlds."""
    before = np.concatenate([world.before for world in worlds])
    after = np.concatenate([world.after for world in worlds])
    if len(before) == 0:
        return dict.fromkeys([*WINDOWS, "D5a", "D5b", "D6a", "D6b", "N7b", "N7f", "N7i"], math.nan)
    curve = np.array(dip_of(worlds))
    days = [days_until_back(month, truce) for month, truce in zip(before, after, strict=True)]
    depth, duration = trends(worlds)
    return {
        **{name: float(curve[first:last].mean()) for name, (first, last) in WINDOWS.items()},
        "D5a": recovery(curve)[0],
        "D5b": float(np.median(days)),
        "D6a": depth,
        "D6b": duration,
        **noise_figures([(world.incidents, world.signings) for world in worlds]),
    }


def dip_of(worlds: Sequence[Repeated]) -> tuple[float, ...]:
    """Fire on each of the 56 days after a signing, over that in the month before; pooled over truces."""
    before = np.concatenate([world.before for world in worlds])
    after = np.concatenate([world.after for world in worlds])
    return tuple((after.mean(axis=0) / before.mean()).tolist()) if len(before) else ()


def recovery(curve: NDArray[np.float64]) -> tuple[float, float]:
    """Depth and days of the recovery 1 - depth exp(-t / days) nearest to a curve, by least squares."""
    days = np.arange(len(curve)) + 0.5
    best = (math.inf, math.nan, math.nan)
    for rate in np.geomspace(1.0, SLOWEST_DAYS, 200):
        fading = np.exp(-days / rate)
        depth = float(np.sum((1.0 - curve) * fading) / np.sum(fading * fading))
        misfit = float(np.sum((curve - 1.0 + depth * fading) ** 2))
        best = min(best, (misfit, depth, float(rate)))
    return best[1], best[2]


def days_until_back(month: float, truce: NDArray[np.float64]) -> int:
    """Days until the fire of the last seven is that of the month before; the whole window if never."""
    weeks = np.convolve(truce, np.full(WEEK, 1.0 / WEEK), mode="valid")
    back = np.flatnonzero(weeks >= month - ROUNDING)
    return int(back[0]) + WEEK if len(back) else len(truce)


def trends(worlds: Sequence[Repeated]) -> tuple[float, float]:
    """Mean rank correlation, over worlds, of depth and of duration with the order of the truces."""
    depth, duration = [], []
    for world in worlds:
        if len(world.before) < FEWEST_TRUCES:
            continue
        first, last = WINDOWS["D2"]
        depth.append(rank_correlation(world.after[:, first:last].mean(axis=1) / world.before))
        days = [days_until_back(month, truce) for month, truce in zip(world.before, world.after, strict=True)]
        duration.append(rank_correlation(np.array(days, dtype=float)))
    return _mean(depth), _mean(duration)


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if math.isfinite(value)]
    return float(np.mean(known)) if known else math.nan
