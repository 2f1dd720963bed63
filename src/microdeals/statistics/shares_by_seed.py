"""Shares of pairs that share their luck: seeds are counted, and not pairs.

Pairs of one seed at several points are not independent of each other. So the interval of a share is
Wilson's, for as many independent pairs as would vary by as much as the seeds, or batches of seeds, do: at
least one for each seed, at most all pairs.
"""

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Count, Mean, averaged, counted


def share_of_seeds(by_seed: NDArray[np.float64], n_points: int) -> Mean:
    """A share (0..1) from that of each seed, (n_seeds,), over so many points."""
    found = averaged(by_seed)
    low, high = _bounds(found.mean, _worth_of_seeds(found, len(by_seed), n_points * len(by_seed)))
    return found._replace(low=low, high=high)


def _worth_of_seeds(share: Mean, n_seeds: int, n_pairs: int) -> int:
    """How many independent pairs would know a share as well as these."""
    spread = share.mean * (1.0 - share.mean)
    if spread <= 0.0 or not share.error > 0.0:
        return n_seeds
    return round(min(n_pairs, max(n_seeds, spread / (share.error * share.error))))


def share_of_batches(number: int, n_pairs: int, n_seeds: int, batches: NDArray[np.int64]) -> Count:
    """``number`` of so many pairs, with seeds dealt into batches: how many are so in each, and of how many.

    ``batches`` is (n_batches, 2). Where there are fewer than two of them, one pair for each seed counts.
    """
    share = number / n_pairs
    n = round(min(n_pairs, max(n_seeds, _worth_of_batches(batches))))
    return Count(number, share, *_bounds(share, n))


def _worth_of_batches(batches: NDArray[np.int64]) -> float:
    """How many independent pairs would know the share as well; 0 where batches cannot tell."""
    n_batches = len(batches)
    if n_batches < 2:
        return 0.0
    numbers, sizes = batches[:, 0], batches[:, 1]
    n_pairs = int(sizes.sum())
    share = int(numbers.sum()) / n_pairs
    spread = float(np.sum((numbers - share * sizes) ** 2)) * n_batches / (n_batches - 1)
    return share * (1.0 - share) * n_pairs * n_pairs / spread if spread > 0.0 else 0.0


def _bounds(share: float, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of ``n`` pairs; it always holds the share itself."""
    bounds = counted(round(share * n), n)
    return min(bounds.low, share), max(bounds.high, share)
