"""Which two levels lie furthest apart, without being fooled by having looked for them.

The largest of many differences is large by luck alone. So every other seed picks the two levels, and only
the seeds that had no say in it tell how far they are apart.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

HOW = "of more than two values, every other seed or draw picks the two, and the others tell their difference"


class Apart(NamedTuple):
    """The level with least and the one with most, and their difference at each seed that may tell it."""

    least: int
    most: int
    tells: NDArray[np.bool_]
    """Which seeds may tell it, (n_seeds,)."""
    differences: NDArray[np.float64]


def most_apart(levels: NDArray[np.float64], groups: NDArray[np.int64] | None = None) -> Apart:
    """The two levels that differ most, of means by level and seed (n_levels, n_seeds), at least two levels.

    Seeds of one of the ``groups`` (n_seeds,) pick together or tell together; None: each is a group. Of two
    levels there is nothing to pick, so all seeds tell; a single group has to do both.

    >>> most_apart(np.array([[0.0, 5.0], [1.0, 0.0], [3.0, 1.0]]))
    Apart(least=1, most=0, tells=array([ True, False]), differences=array([-1.]))
    """
    n = levels.shape[1]
    _, group = np.unique(np.arange(n) if groups is None else groups, return_inverse=True)
    tells = group % 2 == 0
    if len(levels) == 2 or tells.all():
        picks = tells = np.ones(n, dtype=bool)
    else:
        picks = ~tells
    means = levels[:, picks].mean(axis=1)
    least, most = int(np.argmin(means)), int(np.argmax(means))
    return Apart(least, most, tells, levels[most, tells] - levels[least, tells])
