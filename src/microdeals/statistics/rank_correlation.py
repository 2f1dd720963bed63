"""Rank correlation: whether values rise or fall in their order, whatever the shape of it."""

import math

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray


def rank_correlation(values: NDArray[np.float64]) -> float:
    """Rank correlation of values with their order; NaN if all are alike.

    >>> round(rank_correlation(np.array([1.0, 2.0, 4.0, 3.0])), 4)
    0.8
    """
    if np.ptp(values) == 0.0:
        return math.nan
    return float(pd.Series(values).rank().corr(pd.Series(np.arange(len(values), dtype=float))))
