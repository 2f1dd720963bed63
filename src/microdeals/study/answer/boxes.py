"""Boxes: under which values a label is most common, found by a tree of a few questions (CART).

Each leaf of a regression tree over the points is a box of values; the boxes where the label is most
common are told in words.
"""

from typing import NamedTuple

import numpy as np

from microdeals.statistics.intervals import Count
from microdeals.study.answer.cells import Cells
from microdeals.study.answer.leaves import leaves_of, questions_about
from microdeals.study.answer.pooled import pooled

MOST_BOXES = 6
FEWEST_POINTS = 0.08
"""A box holds at least this share of the points."""
MOST_TOLD = 2


class Box(NamedTuple):
    """Values under which a label was so common. ``words`` is empty for the box of everything."""

    label: str
    words: tuple[str, ...]
    found: Count
    n: int


def boxes_of(cells: Cells, label: str) -> tuple[Box, ...]:
    """The boxes in which a label was most common, the most common first; none if nothing divides it."""
    from sklearn.tree import DecisionTreeRegressor  # type: ignore[import-untyped]

    points = cells.points
    table = questions_about(points, cells.factors)
    fewest = max(2, int(FEWEST_POINTS * len(points)))
    if table.shape[1] == 0 or len(points) < 2 * fewest:
        return ()
    tree = DecisionTreeRegressor(max_leaf_nodes=MOST_BOXES, min_samples_leaf=fewest, random_state=0)
    tree.fit(table.to_numpy(), cells.share(label), sample_weight=points.n.to_numpy())
    leaves = tree.apply(table.to_numpy())
    boxes = []
    for leaf, words in leaves_of(tree.tree_, list(table.columns)):
        places = np.flatnonzero(leaves == leaf)
        n = int(points.n.iloc[places].sum())
        boxes.append(Box(label, words, pooled(cells, places, label), n))
    return tuple(sorted(boxes, key=lambda box: -box.found.share)[:MOST_TOLD])
