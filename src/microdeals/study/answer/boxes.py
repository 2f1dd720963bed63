"""Boxes: under which values a label is most common, and how many of all pairs with the label lie there.

Coverage and density are the two measures of a box in scenario discovery [bryant2010].
"""

from typing import NamedTuple

import numpy as np

from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.cells import Cells
from microdeals.study.answer.leaves import limits_in_words
from microdeals.study.answer.peeled_box import PeeledBox, peeled
from microdeals.study.answer.pooled import pooled

FEWEST_POINTS = 0.08
"""A box holds at least this share of the points."""
LEAST_MORE = 0.05
"""By so much the label is more common in a box than everywhere (share of pairs), or nothing is told."""


class Box(NamedTuple):
    """Values under which a label was so common."""

    label: str
    words: tuple[str, ...]
    found: Estimate
    """Its density: the share of its pairs (0..1) that have the label."""
    n: int
    """Its pairs."""
    coverage: float
    """Of all pairs with the label, the share (0..1) that lies in it."""
    everywhere: float
    """The density of everything that was run (0..1)."""
    n_points: int
    limits: PeeledBox


def fewest_points(n_points: int) -> int:
    """Points that a box holds at least, of so many."""
    return max(2, int(FEWEST_POINTS * n_points))


def box_of(cells: Cells, label: str) -> Box | None:
    """The box in which a label is most common; None if nothing divides it."""
    points, share = cells.points, np.asarray(cells.share(label), dtype=np.float64)
    fewest = fewest_points(len(points))
    if len(points) < 2 * fewest:
        return None
    limits = peeled(points, cells.factors, share, fewest)
    if not (limits.ranges or limits.words):
        return None
    places, pairs = np.flatnonzero(limits.inside), points.n.to_numpy()
    n_with, found = share * pairs, pooled(cells, places, label)
    everywhere = float(n_with.sum() / pairs.sum())
    if found.mean < everywhere + LEAST_MORE:
        return None
    coverage = float(n_with[places].sum() / n_with.sum())
    n = int(pairs[places].sum())
    return Box(label, _words(limits, cells), found, n, coverage, everywhere, len(places), limits)


def boxes_of(cells: Cells, labels: tuple[str, ...]) -> tuple[Box, ...]:
    """The box of each label that has one, in this order."""
    found = (box_of(cells, label) for label in labels)
    return tuple(box for box in found if box is not None)


def _words(limits: PeeledBox, cells: Cells) -> tuple[str, ...]:
    """``ladder.hold_days above 5.5``, ``ladder.policy is leap``, ``ladder.policy is not leap``."""
    told = dict(limits.ranges)
    for path, kept in limits.words.items():
        if len(kept) == 1:
            told[f"{path} = {kept[0]}"] = (0.5, np.inf)
        else:
            left_out = sorted(set(cells.points[path].astype(str)) - set(kept))
            told |= {f"{path} = {word}": (-np.inf, 0.5) for word in left_out}
    return limits_in_words(told)
