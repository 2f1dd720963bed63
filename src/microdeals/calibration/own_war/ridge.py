"""Ridge regression of several values, each with the penalty that tells left-out rows best [hastie2009]."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

PENALTIES = np.logspace(-3.0, 4.0, 22)
"""For a thousand rows; in proportion for more or fewer."""
LEAST_WIDTH = 1e-9


class Ridge(NamedTuple):
    """What is told at rows of terms, and what each row of those learnt from was off by when left out."""

    middle: NDArray[np.float64]  # (terms,)
    slopes: NDArray[np.float64]  # (terms, values)
    base: NDArray[np.float64]  # (values,)
    off: NDArray[np.float64]  # (rows, values)

    def at(self, terms: NDArray[np.float64]) -> NDArray[np.float64]:
        """The values (n, values) at rows (n, terms)."""
        return np.asarray(self.base + (terms - self.middle) @ self.slopes)


def ridge(terms: NDArray[np.float64], values: NDArray[np.float64]) -> Ridge:
    """The regression of values (rows, values) on terms (rows, terms)."""
    middle, width = terms.mean(axis=0), terms.std(axis=0)
    telling = width > LEAST_WIDTH
    width = np.where(telling, width, 1.0)
    left, sizes, right = np.linalg.svd(np.where(telling, (terms - middle) / width, 0.0), full_matrices=False)
    n, base = len(values), values.mean(axis=0)
    along = left.T @ (values - base)
    off, slopes = np.full(values.shape, np.inf), np.zeros((terms.shape[1], values.shape[1]))
    for penalty in PENALTIES * n / 1_000.0:
        kept = sizes**2 / (sizes**2 + penalty)
        held = 1.0 / n + (left**2) @ kept
        tried = (values - base - left @ (kept[:, None] * along)) / np.maximum(1.0 - held, 1e-3)[:, None]
        better = np.sum(tried**2, axis=0) < np.sum(off**2, axis=0)
        shrunk = (sizes / (sizes**2 + penalty))[:, None] * along
        off[:, better] = tried[:, better]
        slopes[:, better] = ((right.T @ shrunk) / width[:, None])[:, better]
    return Ridge(middle, slopes, base, off)
