"""How common a label is over several points of a result together, with seeds counted and not rows.

Pairs of one seed at several points are not independent of each other. So seeds are dealt into batches, and
the spread of the batches' shares says how many independent pairs would know as much.
"""

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Count, counted
from microdeals.study.answer.cells import Cells
from microdeals.study.columns import LABELS


def pooled(cells: Cells, places: NDArray[np.int64], label: str) -> Count:
    """Pairs of a label over the points that stand at these places (at least one), with Wilson's interval.

    It is that of as many independent pairs as would vary by as much as the batches of seeds do: at least
    one for each seed, at most all pairs. Where no batches are kept, one for each seed.
    """
    inside = cells.points.iloc[places]
    number, n_pairs, n_seeds = int(inside[label].sum()), int(inside.n.sum()), int(inside.n.max())
    share = number / n_pairs
    n = round(min(n_pairs, max(n_seeds, _worth(cells, places, label))))
    bounds = counted(round(share * n), n)
    return Count(number, share, min(bounds.low, share), max(bounds.high, share))


def _worth(cells: Cells, places: NDArray[np.int64], label: str) -> float:
    """How many independent pairs would know the share as well; 0 where batches cannot tell."""
    if cells.by_batch.shape[1] < 2:
        return 0.0
    batches = cells.by_batch[places].sum(axis=0, dtype=np.int64)
    numbers, sizes = batches[:, LABELS.index(label)], batches.sum(axis=1)
    n_batches, n_pairs = len(sizes), int(sizes.sum())
    share = int(numbers.sum()) / n_pairs
    spread = float(np.sum((numbers - share * sizes) ** 2)) * n_batches / (n_batches - 1)
    return share * (1.0 - share) * n_pairs * n_pairs / spread if spread > 0.0 else 0.0
