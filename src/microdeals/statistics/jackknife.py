"""The jackknife: how far a figure may be off, from what it is without one group after another.

It is for figures that are no means, such as shares of variance: no formula has their interval [tukey1958].
"""

import math

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import t_bound


def half_width(without: NDArray[np.float64]) -> NDArray[np.float64]:
    """Half the width of the 95 % interval of each figure (n_figures,), Student's.

    ``without`` as in ``errors_of``. NaN for a single group, which tells nothing of others.

    >>> half_width(np.array([[1.0, 5.0], [1.0, 6.0], [1.0, 7.0]])).round(2).tolist()
    [0.0, 4.97]
    """
    n = len(without)
    if n < 2:
        return np.full(without.shape[1], math.nan)
    return np.asarray(t_bound(n - 1) * errors_of(without), dtype=np.float64)


def errors_of(without: NDArray[np.float64]) -> NDArray[np.float64]:
    """The standard error of each figure (n_figures,).

    ``without`` (n_groups, n_figures) are the figures as they are if one group is left out, groups of like
    size, two at least. They differ little, as each still has all groups but one, so their scatter is blown
    up.
    """
    n = len(without)
    return np.asarray(np.sqrt((n - 1) / n * np.sum((without - without.mean(axis=0)) ** 2, axis=0)))
