"""Spread: the median of what happened, and the middle 95 % of it."""

import math
from collections.abc import Sequence

import numpy as np

from microdeals.statistics.figures import Finding
from microdeals.statistics.survival import Spells, days_until


def spread_of(values: Sequence[float]) -> Finding:
    """The median of what happened, and the middle 95 % of it; NaN if it never did."""
    if len(values) == 0:
        return Finding(math.nan, math.nan, math.nan)
    low, middle, high = np.quantile(np.asarray(values, dtype=float), [0.025, 0.5, 0.975])
    return Finding(float(middle), float(low), float(high))


def spread_of_spells(spells: Spells) -> Finding:
    """The median of how long things lasted (days), and the middle 95 % of it, by Kaplan and Meier.

    What had not ended when last seen counts as long as it was seen. A bound that lies beyond all that was
    seen is the longest that was; a median there is NaN, as it is without any spell.
    """
    low, middle, high = (days_until(spells, share) for share in (0.975, 0.5, 0.025))
    longest = float(spells.days.max()) if len(spells.days) else math.nan
    return Finding(middle, *(longest if math.isnan(bound) else bound for bound in (low, high)))
