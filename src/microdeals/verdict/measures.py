"""Measures: the three numbers that compare a world with its twin."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray


class Measures(NamedTuple):
    """What deals did in each pair (n,): above 0 is good."""

    closing: NDArray[np.float64]  # gap without deals less gap with them, share of the stake
    relief: NDArray[np.float64]  # part of the harm that was spared, up to 1; below 0 if there was more
    days_sooner: NDArray[np.float64]  # days by which settlement came earlier; never counts as the horizon


def measured(pairs: Any) -> Measures:
    """The measures of records (n,) of ``ensemble.pairs.PAIR``, on the day of judgement."""
    return Measures(pairs.gap_without - pairs.gap_with, _relief(pairs), pairs.days_sooner.astype(np.float64))


def _relief(pairs: Any) -> NDArray[np.float64]:
    """Nothing is relieved where there was no harm to begin with."""
    spared = pairs.harm_without - pairs.harm_with
    relief = np.zeros(len(pairs))
    np.divide(spared, pairs.harm_without, out=relief, where=pairs.harm_without > 0.0)
    return relief
