"""Variance shares: which inputs an outcome hangs on, from a sample in which all of them varied at once.

A first-order share is the part of the variance of what is expected of the outcome that one input explains by
itself [saltelli2010]. What is expected is fitted as a sum of one polynomial an input (Legendre's, in ranks),
all at once, so that the other inputs are no noise for each. Shares are then covariances with outcomes that
the fit has not seen, so that they are not flattered by it, and an input that does nothing has a share of 0 on
average. Where inputs vary together, a share is what goes with an input, the others held.
"""

import numpy as np
from numpy.polynomial import legendre
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

PARTS = 10
"""Parts of the sample, each of which is told by a fit to the others."""
ROWS_A_TERM = 15
LEAST_DEGREE, HIGHEST_DEGREE = 1, 8


def covariances(
    ranks: NDArray[np.float64], outcome: NDArray[np.float64], groups: NDArray[np.int64] | None = None
) -> NDArray[np.float64]:
    """What each input explains by itself of the variance of an outcome (n,), in its unit squared, (k,).

    ``ranks`` (n, k) are the inputs as ranks from 0 to 1. Rows of one group (n,), such as repetitions with the
    same inputs, are never on both sides of a fit. Values scatter around the truth, and may be below 0.
    """
    return np.asarray(covariances_by_part(ranks, outcome, groups).sum(axis=0))


def covariances_by_part(
    ranks: NDArray[np.float64], outcome: NDArray[np.float64], groups: NDArray[np.int64] | None = None
) -> NDArray[np.float64]:
    """What each part of the sample adds to that, (PARTS, k): how much they differ says how sure it is."""
    n, k = ranks.shape
    degree = degree_for(n, k)
    part = (np.arange(n) if groups is None else groups) % PARTS
    with threadpool_limits(1):  # products are small, and threads that wait for each other are slower
        terms = _terms(ranks, degree)
        terms, outcome = terms - terms.mean(axis=0), outcome - outcome.mean()
        folds = [(terms[part == one], outcome[part == one]) for one in range(PARTS)]
        squares = np.array([rows.T @ rows for rows, _ in folds])
        products = np.array([rows.T @ told for rows, told in folds])
        found = np.zeros((PARTS, k))
        for one, (rows, told) in enumerate(folds):
            fit = _fitted(squares.sum(axis=0) - squares[one], products.sum(axis=0) - products[one])
            found[one] = ((rows * fit).reshape(-1, k, degree).sum(axis=2).T @ told) / n
    return found


def _fitted(square: NDArray[np.float64], product: NDArray[np.float64]) -> NDArray[np.float64]:
    """Least squares, by the normal equations: terms are few and nearly at right angles, and rows are many."""
    return np.asarray(np.linalg.lstsq(square, product, rcond=1e-10)[0])


def degree_for(n: int, k: int) -> int:
    """The degree of the polynomials that so many rows can tell about so many inputs."""
    return int(np.clip(n // (ROWS_A_TERM * max(k, 1)), LEAST_DEGREE, HIGHEST_DEGREE))


def _terms(ranks: NDArray[np.float64], degree: int) -> NDArray[np.float64]:
    """The terms of all inputs, (n, k * degree): those of one input beside each other."""
    by_input = legendre.legvander(2.0 * ranks - 1.0, degree)[:, :, 1:]
    return np.asarray(by_input.reshape(len(ranks), -1))


def ranks_of(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks of values (n, k) column by column, strictly between 0 and 1; equal values share a rank.

    From the values below each and those up to it: ``scipy.stats`` has ranks, too, and takes longer to be
    imported than a hundred pairs of worlds to be run.
    """
    middles = np.empty(values.shape)
    for place, column in enumerate(values.T):
        in_order = np.sort(column)
        below, up_to = (np.searchsorted(in_order, column, side) for side in ("left", "right"))
        middles[:, place] = 0.5 * (below + up_to)
    return np.asarray(middles / len(values))
