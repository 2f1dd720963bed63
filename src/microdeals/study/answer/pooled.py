"""How common a label is over several points of a result together, with seeds counted and not rows."""

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Count
from microdeals.statistics.shares_by_seed import share_of_batches
from microdeals.study.answer.cells import Cells
from microdeals.study.columns import LABELS


def pooled(cells: Cells, places: NDArray[np.int64], label: str) -> Count:
    """Pairs of a label over the points that stand at these places (at least one), with Wilson's interval.

    It is that of as many independent pairs as would vary by as much as the batches of seeds do: at least
    one for each seed, at most all pairs. Where no batches are kept, one for each seed.
    """
    inside = cells.points.iloc[places]
    number, n_pairs, n_seeds = int(inside[label].sum()), int(inside.n.sum()), int(inside.n.max())
    return share_of_batches(number, n_pairs, n_seeds, _batches(cells, places, label))


def _batches(cells: Cells, places: NDArray[np.int64], label: str) -> NDArray[np.int64]:
    """How many pairs of each batch have the label, and how many there are, (n_batches, 2)."""
    if cells.by_batch.shape[1] == 0:
        return np.zeros((0, 2), np.int64)
    batches = cells.by_batch[places].sum(axis=0, dtype=np.int64)
    return np.stack([batches[:, LABELS.index(label)], batches.sum(axis=1)], axis=1)
