"""Shares of pairs that share their luck: seeds are counted, and not pairs.

Pairs of one seed at several points are not independent of each other. So the interval of a share is
Wilson's, for as many independent pairs as would vary by as much as the seeds do: at least one for each seed,
at most all pairs.
"""

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Mean, averaged, counted


def share_of_seeds(by_seed: NDArray[np.float64], n_points: int) -> Mean:
    """A share (0..1) from that of each seed, (n_seeds,), over so many points."""
    found = averaged(by_seed)
    n_seeds = len(by_seed)
    low, high = share_with_error(found.mean, found.error, (n_seeds, n_points * n_seeds))
    return found._replace(low=low, high=high)


def share_with_error(share: float, error: float, worth: tuple[int, int]) -> tuple[float, float]:
    """Wilson's interval of a share with this standard error, worth so many pairs at least and at most.

    It always holds the share itself.
    """
    fewest, most = worth
    spread = share * (1.0 - share)
    n = fewest
    if spread > 0.0 and error > 0.0:
        n = round(min(most, max(fewest, spread / (error * error))))
    bounds = counted(round(share * n), n)
    return min(bounds.low, share), max(bounds.high, share)
