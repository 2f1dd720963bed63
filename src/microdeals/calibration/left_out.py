"""What the others say of a data set that is left out: the fit without it, held against it."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.calibration.emulator import Emulator
from microdeals.calibration.posterior import drawn_from
from microdeals.calibration.size import Walk
from microdeals.calibration.targets import NORMAL_95
from microdeals.evidence.pattern import Pattern

MIDDLE_95 = (0.025, 0.975)
DRAWS = 300
WALK = Walk(walkers=80, burn_in=2_000, steps=3_000)


class Foretold(NamedTuple):
    """A figure that was left out: what the others foretell (middle 95 %), and the world's."""

    pattern: str
    low: float
    high: float
    world: float

    @property
    def holds(self) -> bool:
        """Whether the world's figure lies in the middle 95 % of what was foretold."""
        return self.low <= self.world <= self.high


class LeftOut(NamedTuple):
    """A data set that was left out, by its source, and what the others foretell of each of its figures."""

    source: str
    figures: tuple[Foretold, ...]


def left_out(
    emulator: Emulator, patterns: Mapping[str, Pattern], begin: NDArray[np.float64], seed: int
) -> tuple[LeftOut, ...]:
    """Leave out each source of the emulated figures in turn, where others are left to fit."""
    by_source: dict[str, list[int]] = defaultdict(list)
    for place, target in enumerate(emulator.targets):
        by_source[patterns[target.id].source].append(place)
    found = []
    for source, places in by_source.items():
        others = Emulator(tuple(f for place, f in enumerate(emulator.figures) if place not in places))
        if others.figures:
            draws = drawn_from(others, begin, DRAWS, seed, WALK)
            found.append(LeftOut(source, _foretold(emulator, places, draws, seed)))
    return tuple(found)


def _foretold(
    emulator: Emulator, places: list[int], draws: NDArray[np.float64], seed: int
) -> tuple[Foretold, ...]:
    """Middle 95 % of figures of data like the world's: draws, the emulator's error, the data's own doubt."""
    luck, means = np.random.default_rng(seed), emulator.means(draws)
    told = []
    for place in places:
        figure = emulator.figures[place]
        target = figure.target
        doubt = np.hypot(0.5 * (target.high - target.low) / NORMAL_95, figure.error)
        seen = means[:, place] + doubt * luck.normal(size=len(draws))
        low, high = np.quantile(seen, MIDDLE_95)
        told.append(Foretold(target.id, *(_plain(target.is_log, x) for x in (low, high, target.world))))
    return tuple(told)


def _plain(is_log: bool, scaled: float) -> float:
    return float(np.exp(scaled)) if is_log else float(scaled)
