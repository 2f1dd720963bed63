"""How common a label is over several points of a result together, with seeds counted and not rows."""

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.two_sources import Estimate, Nested, share_estimate
from microdeals.study.answer.cells import Cells
from microdeals.study.columns import LABELS


def pooled(cells: Cells, places: NDArray[np.int64], label: str) -> Estimate:
    """The share (0..1) of a label over the points that stand at these places (at least one)."""
    by_seed = (cells.labels[places] == LABELS.index(label)).mean(axis=0)
    return share_estimate(Nested(by_seed, cells.draws), len(places))
