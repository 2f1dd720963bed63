"""Labels: what deals were in each pair of twins, from the two questions of ``rulebook.verdict``."""

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.rulebook.labels import Label, Peace
from microdeals.rulebook.quantities import N_SIDES
from microdeals.rulebook.verdict import is_spared, label_of, way_to_peace
from microdeals.verdict.measures import Measures, measured, measured_for
from microdeals.verdict.thresholds import Thresholds


class Plane(NamedTuple):
    """Where each pair (n,) lies: whether suffering was spared, what became of peace, and so its `Label`."""

    spared: NDArray[np.bool_]
    peace: NDArray[np.int64]  # `Peace`
    labels: NDArray[np.int64]  # `Label`
    by_settlement: NDArray[np.bool_]  # whether a settlement decides what became of peace, and not the gap

    @property
    def cells(self) -> NDArray[np.int64]:
        """How many pairs lie in each cell, (2, 3): spared or not, then by `Peace`."""
        found = np.zeros((2, len(Peace)), dtype=np.int64)
        np.add.at(found, (np.where(self.spared, 0, 1), self.peace), 1)
        return found

    @property
    def at_a_price(self) -> NDArray[np.bool_]:
        """Which pairs (n,) are stepping stones that spared no suffering."""
        paid: NDArray[np.bool_] = (self.labels == Label.STEPPING_STONE) & ~self.spared
        return paid


def plane_of(pairs: Any, thresholds: Thresholds) -> Plane:
    """The plane of records (n,) of ``ensemble.pairs.PAIR``."""
    return _plane(pairs, measured(pairs), thresholds)


def plane_for(pairs: Any, side: int, thresholds: Thresholds) -> Plane:
    """The plane of one side (0 or 1), of its own harm and its own demand; a settlement is for both."""
    return _plane(pairs, measured_for(pairs, side), of_a_side(thresholds))


def of_a_side(thresholds: Thresholds) -> Thresholds:
    """The thresholds for one side: the gap is the sum of two demands, so half of it counts. Assumed."""
    return thresholds._replace(closing=thresholds.closing / N_SIDES)


def labels_of(pairs: Any, thresholds: Thresholds) -> NDArray[np.int64]:
    """The `Label` of each pair, (n,), from records (n,) of ``ensemble.pairs.PAIR``."""
    return plane_of(pairs, thresholds).labels


def _plane(pairs: Any, measures: Measures, thresholds: Thresholds) -> Plane:
    spared = [is_spared(relief, thresholds.relief) for relief in measures.relief.tolist()]
    days = (pairs.settled_on_with.tolist(), pairs.settled_on_without.tolist())
    peace = [
        way_to_peace(day, twins_day, closing, thresholds.closing, thresholds.sooner_days)
        for day, twins_day, closing in zip(*days, measures.closing.tolist(), strict=True)
    ]
    labels = map(label_of, spared, peace)
    decided = [
        way_to_peace(day, twins_day, 0.0, math.inf, thresholds.sooner_days) != Peace.NEITHER
        for day, twins_day in zip(*days, strict=True)
    ]
    n = len(pairs)
    return Plane(
        np.array(spared, np.bool_).reshape(n),
        np.array(peace, np.int64).reshape(n),
        np.fromiter(labels, np.int64, n),
        np.array(decided, np.bool_).reshape(n),
    )
