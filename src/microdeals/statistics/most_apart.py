"""Which two levels lie furthest apart, without being fooled by having looked for them.

The largest of many differences is large by luck alone. So every other seed picks the two levels, and only
the seeds that had no say in it tell how far they are apart.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

HOW = "of more than two values, every other seed picks the two, and the other seeds tell their difference"


class Apart(NamedTuple):
    """The level with least and the one with most, and their difference at each seed that may tell it."""

    least: int
    most: int
    differences: NDArray[np.float64]


def most_apart(levels: NDArray[np.float64]) -> Apart:
    """The two levels that differ most, of means by level and seed (n_levels, n_seeds), at least two levels.

    Of two levels there is nothing to pick, so all seeds tell; a single seed has to do both.

    >>> most_apart(np.array([[0.0, 5.0], [1.0, 0.0], [3.0, 1.0]]))
    Apart(least=1, most=0, differences=array([-1.]))
    """
    may_pick = len(levels) > 2 and levels.shape[1] > 1
    picking, telling = (slice(1, None, 2), slice(0, None, 2)) if may_pick else (slice(None), slice(None))
    means = levels[:, picking].mean(axis=1)
    least, most = int(np.argmin(means)), int(np.argmax(means))
    return Apart(least, most, levels[most, telling] - levels[least, telling])
