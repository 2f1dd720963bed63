"""Paired differences: two groups that met the same luck, compared seed by seed.

What is common to both cancels, so small differences are told from luck that two separate means could not.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import averaged

NOTHING = 1e-12
"""Differences below this are rounding."""


class Difference(NamedTuple):
    """How much more of an outcome there is in one of two groups, and which way that is sure to point."""

    mean: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """1: more, -1: less, 0: it may be luck."""
        return int(self.low > 0.0) - int(self.high < 0.0)


def between(before: NDArray[np.float64], after: NDArray[np.float64]) -> Difference:
    """The mean of the differences of each seed, with Student's t interval.

    >>> between(np.zeros(4), np.array([1.0, 1.0, 1.0, 1.0]))
    Difference(mean=1.0, low=1.0, high=1.0)
    """
    differences = after - before
    differences[np.abs(differences) < NOTHING] = 0.0
    found = averaged(differences)
    return Difference(found.mean, found.low, found.high)
