"""Standings: three columns, in a stated order, each with its interval. There is no score.

The order is by wars settled (more), then harm (less), then demand met (more). A seed is one piece of
luck for all its wars, so the means of the seeds are what intervals are made of, not the wars.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from microdeals.statistics.intervals import Mean, averaged, counted
from microdeals.statistics.sums import total_of
from microdeals.tournament.bout_process import OneWar
from microdeals.tournament.entrants import Entrant
from microdeals.tournament.fixtures import Bout
from microdeals.tournament.round_robin import Played

NOTHING = Mean(math.nan, math.nan, math.nan, math.nan)


class Standing(NamedTuple):
    """How a strategy did over all its wars. Intervals are 95 %."""

    rank: int
    entrant: Entrant
    is_told_apart: bool
    """Whether it differs from the one above it in the column that ranks them, by more than luck."""
    n_wars: int
    settled: Mean
    """Share of its wars (0..1) in which a settlement was signed."""
    harm: Mean
    """Sum over the days of a war; 1 is a day of war without any deal."""
    met: Mean
    """Part of its demand on the first morning that it gets, in wars that are settled; NaN if none is."""
    breaches: float
    """Its own, a war."""


class _Sat(NamedTuple):
    """A war from one of its two chairs."""

    seed: int
    days: int
    settled: float
    harm: float
    met: float
    breaches: int


def standings(played: Played) -> list[Standing]:
    """The strategies that played to the end, best first."""
    sat = {entrant: _chairs_of(entrant, played.wars) for entrant in played.entrants}
    ranked = sorted((one for one in sat if sat[one]), key=lambda one: (*_order(sat[one]), one.title))
    found = []
    for place, entrant in enumerate(ranked):
        chairs = sat[entrant]
        above = sat[ranked[place - 1]] if place else None
        found.append(_standing(place + 1, entrant, chairs, above is None or _is_told_apart(above, chairs)))
    return found


def _chairs_of(entrant: Entrant, wars: Sequence[tuple[Bout, OneWar]]) -> list[_Sat]:
    chairs = []
    for bout, (_, seed, swapped, war) in wars:
        sides = bout[::-1] if swapped else bout
        for side in range(2):
            if sides[side] is entrant:
                is_settled = float(war.settled_on >= 0)
                met = war.met[side] if is_settled else math.nan
                chairs.append(_Sat(seed, war.days, is_settled, war.harm, met, war.breaches[side]))
    return chairs


def _order(chairs: Sequence[_Sat]) -> tuple[float, float, float]:
    settled, harm, met = (_mean(chairs, key) for key in KEYS)
    return -settled, harm, -met if math.isfinite(met) else 0.0


def _mean(chairs: Sequence[_Sat], key: Callable[[_Sat], float]) -> float:
    values = list(_by_seed(chairs, key).values())
    return total_of(values) / len(values) if values else math.nan


def _by_seed(chairs: Sequence[_Sat], key: Callable[[_Sat], float]) -> dict[int, float]:
    """Mean of each seed's wars, without those that have no value."""
    found: dict[int, list[float]] = {}
    for chair in chairs:
        if math.isfinite(key(chair)):
            found.setdefault(chair.seed, []).append(key(chair))
    return {seed: total_of(values) / len(values) for seed, values in found.items()}


def _is_told_apart(above: Sequence[_Sat], below: Sequence[_Sat]) -> bool:
    """Whether the first column in which two differ does so by more than luck, seed by seed."""
    for key in KEYS:
        first, second = _by_seed(above, key), _by_seed(below, key)
        differences = np.array([first[seed] - second[seed] for seed in first.keys() & second.keys()])
        if len(differences) and np.any(differences != 0.0):
            mean = averaged(differences)
            return mean.low > 0.0 or mean.high < 0.0
    return False


def _standing(rank: int, entrant: Entrant, chairs: Sequence[_Sat], is_told_apart: bool) -> Standing:
    settled, harm, met = (_interval(chairs, key) for key in KEYS)
    most = max(_by_seed(chairs, lambda chair: max(float(chair.days), chair.harm)).values())
    harm, met = harm.within(0.0, most), met.within(0.0)
    breaches = sum(chair.breaches for chair in chairs) / len(chairs)
    return Standing(
        rank, entrant, is_told_apart, len(chairs), _of_shares(settled, chairs), harm, met, breaches
    )


def _interval(chairs: Sequence[_Sat], key: Callable[[_Sat], float]) -> Mean:
    values = np.array(list(_by_seed(chairs, key).values()))
    return averaged(values) if len(values) else NOTHING


def _of_shares(settled: Mean, chairs: Sequence[_Sat]) -> Mean:
    """Within 0 and 1; and where all wars end alike, as wide as so few seeds leave it [wilson1927]."""
    n_seeds = len({chair.seed for chair in chairs})
    if settled.mean in (0.0, 1.0):
        _, _, low, high = counted(round(settled.mean) * n_seeds, n_seeds)
        return Mean(settled.mean, low, high, 0.0)
    return settled._replace(low=max(0.0, settled.low), high=min(1.0, settled.high))


def _settled(chair: _Sat) -> float:
    return chair.settled


def _harm(chair: _Sat) -> float:
    return chair.harm


def _met(chair: _Sat) -> float:
    return chair.met


KEYS = (_settled, _harm, _met)
"""The columns that rank, in their order."""
