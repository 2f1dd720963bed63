"""Boxes: under which values a label is most common, found by a tree of a few questions (CART).

Each leaf of a regression tree over the points is a box of values; the boxes where the label is most
common are told in words.
"""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from microdeals.statistics.intervals import Count
from microdeals.study.answer.cells import Cells
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
    table = _columns(points, cells.factors)
    fewest = max(2, int(FEWEST_POINTS * len(points)))
    if table.shape[1] == 0 or len(points) < 2 * fewest:
        return ()
    tree = DecisionTreeRegressor(max_leaf_nodes=MOST_BOXES, min_samples_leaf=fewest, random_state=0)
    tree.fit(table.to_numpy(), cells.share(label), sample_weight=points.n.to_numpy())
    leaves = tree.apply(table.to_numpy())
    boxes = []
    for leaf, words in _leaves(tree.tree_, list(table.columns)):
        places = np.flatnonzero(leaves == leaf)
        n = int(points.n.iloc[places].sum())
        boxes.append(Box(label, words, pooled(cells, places, label), n))
    return tuple(sorted(boxes, key=lambda box: -box.found.share)[:MOST_TOLD])


def _columns(points: Any, factors: tuple[str, ...]) -> Any:
    """Numbers as they are, words as one column of yes and no for each."""
    columns: dict[str, Any] = {}
    for path in factors:
        values = points[path]
        if values.nunique() < 2:
            continue
        if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
            columns[path] = values.astype(np.float64)
        else:
            for word in sorted(values.astype(str).unique()):
                columns[f"{path} = {word}"] = (values.astype(str) == word).astype(np.float64)
    return pd.DataFrame(columns, index=points.index)


def _leaves(tree: Any, names: list[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Each leaf of a tree with the words of its box."""
    found: list[tuple[int, tuple[str, ...]]] = []
    waiting: list[tuple[int, dict[str, tuple[float, float]]]] = [(0, {})]
    while waiting:
        node, limits = waiting.pop()
        if tree.children_left[node] < 0:
            found.append((node, _in_words(limits)))
            continue
        name, cut = names[tree.feature[node]], float(tree.threshold[node])
        low, high = limits.get(name, (-np.inf, np.inf))
        waiting.append((int(tree.children_left[node]), limits | {name: (low, min(high, cut))}))
        waiting.append((int(tree.children_right[node]), limits | {name: (max(low, cut), high)}))
    return found


def _in_words(limits: dict[str, tuple[float, float]]) -> tuple[str, ...]:
    """``ladder.hold_days above 5.5``, ``ladder.policy is leap``, ``ladder.policy is not leap``."""
    words = []
    for name, (low, high) in limits.items():
        path, _, word = name.partition(" = ")
        if word:
            words.append(f"{path} is {word}" if low > -np.inf else f"{path} is not {word}")
        elif low > -np.inf and high < np.inf:
            words.append(f"{path} from {low:.3g} to {high:.3g}")
        else:
            words.append(f"{path} above {low:.3g}" if low > -np.inf else f"{path} up to {high:.3g}")
    return tuple(sorted(words))
