"""Measures: the three numbers that compare a world with its twin, for both sides and for each."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.rulebook.verdict import part_spared
from microdeals.verdict.channels import closing_by_side


class Measures(NamedTuple):
    """What deals did in each pair (n,): above 0 is good."""

    closing: NDArray[np.float64]  # gap without deals less gap with them, share of the dispute
    relief: NDArray[np.float64]  # part of the harm to the horizon that was spared, up to 1; below 0: added
    days_sooner: NDArray[np.float64]  # days by which settlement came earlier; never counts as the horizon


def measured(pairs: Any) -> Measures:
    """The measures of records (n,) of ``ensemble.pairs.PAIR``."""
    sooner = pairs.days_sooner.astype(np.float64)
    return Measures(pairs.gap_without - pairs.gap_with, _relief(pairs, "harm"), sooner)


def measured_for(pairs: Any, side: int) -> Measures:
    """The measures of one side (0 or 1): how far its demand fell, its harm, and peace, which is common.

    Common ground belongs to both sides together, and is in no side's own closing.
    """
    sooner = pairs.days_sooner.astype(np.float64)
    return Measures(closing_by_side(pairs)[side].total, _relief(pairs, f"harm_{side}"), sooner)


def _relief(pairs: Any, harm: str) -> NDArray[np.float64]:
    both = zip(pairs[f"{harm}_with"].tolist(), pairs[f"{harm}_without"].tolist(), strict=True)
    return np.fromiter((part_spared(*one) for one in both), np.float64, len(pairs))
