"""Whether the method finds what was planted: simulation-based calibration [talts2018].

Data sets are made from known numbers, with the doubt that the likelihood allows; over many of them the true
number must fall anywhere among its posterior draws equally often.
"""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chisquare  # type: ignore[import-untyped]

from microdeals.calibration.bank import Bank
from microdeals.calibration.emulator import Emulated, Emulator
from microdeals.calibration.posterior import drawn_from, log_likelihood
from microdeals.calibration.size import Walk

BINS = 10
RANKED = 99
"""Draws among which a true number is ranked: 100 places."""
SHORT = Walk(walkers=64, burn_in=300, steps=500)


class Ranks(NamedTuple):
    """Places (sets, numbers) of the true numbers among their draws: 0 to ``RANKED``."""

    names: tuple[str, ...]
    places: NDArray[np.int64]

    def chances(self) -> NDArray[np.float64]:
        """For each number (numbers,): the chance of ranks this uneven if the method is right (chi-square)."""
        counts = [np.histogram(column, BINS, (0, RANKED + 1))[0] for column in self.places.T]
        return np.array([chisquare(count).pvalue for count in counts])


class Planted(NamedTuple):
    """How data sets are planted: the trials that they are made of, with ``luck_left`` of the emulator's luck.

    That is how many worlds one of the emulator's trials had for one of theirs.
    """

    bank: Bank
    names: tuple[str, ...]
    luck_left: float
    seed: int
    walk: Walk = SHORT


def ranks(emulator: Emulator, planted: Planted, begin: NDArray[np.float64], processes: int = 1) -> Ranks:
    """Plant a data set a trial, draw its posterior from ``begin`` (n, numbers) on, and rank the truth."""
    rows = range(len(planted.bank.points))
    work = partial(_rank, emulator, planted, begin)
    if processes == 1:
        places = [work(row) for row in rows]
    else:
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            places = list(pool.map(work, rows, chunksize=5))
    return Ranks(planted.names, np.array([found for found in places if found is not None], dtype=np.int64))


def _rank(
    emulator: Emulator, planted: Planted, begin: NDArray[np.float64], row: int
) -> NDArray[np.int64] | None:
    luck = np.random.default_rng([planted.seed, row])
    told = _world_of(emulator, planted, row, luck)
    if not told.figures:
        return None
    nearest = begin[np.argsort(-log_likelihood(told, begin), kind="stable")[: planted.walk.walkers]]
    draws = drawn_from(told, nearest, RANKED, int(luck.integers(2**31)), planted.walk)
    below = np.count_nonzero(draws < planted.bank.points[row], axis=0)
    return np.asarray(below, dtype=np.int64)


def _world_of(emulator: Emulator, planted: Planted, row: int, luck: np.random.Generator) -> Emulator:
    """The emulator held against a made-up world: the figures of a trial, with doubt added."""
    figures = []
    for figure in emulator.figures:
        target = figure.target
        half = 0.5 * (target.high - target.low)
        even = target._replace(low=target.world - half, high=target.world + half, is_ceiling=False)
        found = float(
            target.scaled(np.array([planted.bank.figures[target.id].iloc[row]], dtype=np.float64))[0]
        )
        if np.isfinite(found):
            world = found + float(even.doubt(np.array([found]))[0]) / np.sqrt(target.weight) * luck.normal()
            moved = even._replace(world=world, low=world - half, high=world + half)
            figures.append(_with_luck(figure, planted.luck_left)._replace(target=moved))
    return Emulator(tuple(figures))


def _with_luck(figure: Emulated, left: float) -> Emulated:
    """The emulated figure with the luck of the planted trial added to its error."""
    return figure._replace(error=float(np.hypot(figure.error, figure.luck * np.sqrt(left))))
