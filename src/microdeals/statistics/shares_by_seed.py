"""Shares of pairs that share their luck: seeds are counted, and not pairs.

Pairs of one seed at several points are not independent of each other. So the interval of a share is
Wilson's, for as many independent pairs as would vary by as much as the seeds do: at least one for each seed,
at most all pairs. How much the seeds vary is known by those alone in which the rarer of the two happened, so
a share that hangs on few of them is worth less (decision 0085).
"""

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Mean, Z, averaged, t_bound, wilson

ROUNDING = 1e-9
"""By which arithmetic may fall short of a whole number."""


def share_of_seeds(by_seed: NDArray[np.float64], n_points: int) -> Mean:
    """A share (0..1) from that of each seed, (n_seeds,), over so many points."""
    found = averaged(by_seed)
    n_seeds = len(by_seed)
    worth = n_seeds, n_points * n_seeds
    low, high = share_with_error(found.mean, found.error, worth, degrees_of(by_seed))
    return found._replace(low=low, high=high)


def degrees_of(each: NDArray[np.float64]) -> int:
    """On how many of these shares (n,), equally large ones, the rarer outcome hangs, at least 1 [kish1965].

    Whole ones: an interval is rather too wide than too narrow.

    >>> degrees_of(np.array([0.0, 0.3, 0.3, 0.3])), degrees_of(np.array([1.0, 0.9, 0.1, 0.0]))
    (3, 2)
    """
    rarer = each if np.mean(each) <= 0.5 else 1.0 - each
    square = float(np.sum(rarer * rarer))
    return max(1, int(float(np.sum(rarer)) ** 2 / square + ROUNDING)) if square > 0.0 else 1


def share_with_error(share: float, error: float, worth: tuple[int, int], degrees: int) -> tuple[float, float]:
    """Wilson's interval of a share with this standard error, worth so many pairs at least and at most.

    The error has so many degrees of freedom: by Student's t it is worth fewer pairs [korngraubard1998]. The
    interval always holds the share itself.
    """
    fewest, most = worth
    spread = share * (1.0 - share)
    n = float(fewest)
    if spread > 0.0 and error > 0.0:
        rate = Z / t_bound(degrees)
        n = min(most, max(fewest, spread * rate * rate / (error * error)))
    return wilson(share, n)
