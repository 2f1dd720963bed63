"""Which numbers the patterns hang on: a linear regression of trials all over the priors."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.calibration.bank import Bank
from microdeals.calibration.emulator import FEWEST, linear_slopes
from microdeals.calibration.targets import PatternTarget

UNIFORM = 12.0**-0.5
"""Standard deviation of a place in a prior."""


class MovedFigures(NamedTuple):
    """How far each number moves each figure (numbers, figures), in half-widths of the world's interval.

    A step is one standard deviation of the number's prior.
    """

    names: tuple[str, ...]
    targets: tuple[str, ...]
    moved: NDArray[np.float64]

    def most_telling(self, most: int) -> tuple[str, ...]:
        """Names of the numbers that move the figures most (root mean square), in the order of the file."""
        strength = np.sqrt(np.mean(self.moved**2, axis=1))
        kept = set(np.argsort(-strength, kind="stable")[:most].tolist())
        return tuple(name for place, name in enumerate(self.names) if place in kept)


def sensitivity(bank: Bank, names: Sequence[str], targets: Sequence[PatternTarget]) -> MovedFigures:
    """How far the numbers move those figures that enough trials can tell."""
    told, moved = [], []
    for target in targets:
        figures = target.scaled(bank.figures[target.id].to_numpy(dtype=np.float64))
        known = np.isfinite(figures)
        if np.count_nonzero(known) >= FEWEST:
            slopes = linear_slopes(bank.points[known], figures[known])
            told.append(target.id)
            moved.append(np.abs(slopes) * UNIFORM / (0.5 * (target.high - target.low)))
    return MovedFigures(tuple(names), tuple(told), np.column_stack(moved))
