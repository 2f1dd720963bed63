"""Intervals: how sure a share or a mean is, given how many twins were run. All are 95 % intervals."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.sums import total_of

Z = 1.959963984540054
"""97.5 % of a standard normal lie below."""
T = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281)
"""97.5 % of Student's t lie below, for 1 to 10 degrees of freedom [student1908]."""


class Count(NamedTuple):
    """How many of some worlds, as a share (0..1) with its interval."""

    number: int
    share: float
    low: float
    high: float


class Mean(NamedTuple):
    """A mean with its interval and its standard error, in the unit of the values.

    A single value has no interval: low, high and error are then NaN.
    """

    mean: float
    low: float
    high: float
    error: float

    def within(self, least: float, most: float = math.inf) -> "Mean":
        """The same of what cannot be less, or more: an interval around a mean does not know that.

        >>> Mean(0.5, -0.5, 1.5, 0.5).within(0.0, 1.0)
        Mean(mean=0.5, low=0.0, high=1.0, error=0.5)
        """
        low, high = min(self.mean, least), max(self.mean, most)
        return self._replace(low=max(self.low, low), high=min(self.high, high))

    def unless_alike(self) -> "Mean":
        """The same, with no interval where all values were alike.

        They have no spread that could tell it, and it would claim to be sure: of thirty wars of which none
        was settled nobody knows that none ever is.

        >>> averaged(np.array([0.0, 0.0, 0.0])).unless_alike()
        Mean(mean=0.0, low=nan, high=nan, error=nan)
        """
        return self if self.error else self._replace(low=math.nan, high=math.nan, error=math.nan)


def counted(number: int, of: int) -> Count:
    """``number`` out of ``of`` (at least 1), with the interval of [wilson1927].

    It stays within 0 and 1, and is honest for rare and for common things alike.

    >>> [round(bound, 4) for bound in counted(0, 10)[1:]]
    [0.0, 0.0, 0.2775]
    """
    share = number / of
    return Count(number, share, *wilson(share, of))


def wilson(share: float, of: float) -> tuple[float, float]:
    """The interval of [wilson1927] around a share (0..1) of ``of`` things (above 0), whole numbers or not.

    Where things hang together, ``of`` is how many independent ones tell as much: no whole number, as a rule,
    and neither is how many of them that share would be.

    >>> [round(bound, 4) for bound in wilson(0.004, 100.0)]
    [0.0003, 0.0444]
    """
    z2 = Z * Z
    centre = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of)) / (1 + z2 / of)
    return min(share, max(0.0, centre - half)), max(share, min(1.0, centre + half))


def averaged(values: NDArray[np.float64]) -> Mean:
    """Mean of values (n,), n at least 1, with Student's t interval [student1908]."""
    mean = float(np.mean(values))
    if len(values) < 2:
        return Mean(mean, math.nan, math.nan, math.nan)
    error = float(np.std(values, ddof=1)) / math.sqrt(len(values))
    half = t_bound(len(values) - 1) * error
    return Mean(mean, mean - half, mean + half, error)


def t_bound(degrees: int) -> float:
    """The value below which 97.5 % of Student's t lie, right to three decimals.

    From a table up to 10 degrees of freedom, beyond that by the first terms of its expansion around
    the normal.

    >>> round(t_bound(30), 3)
    2.042
    """
    if degrees <= len(T):
        return T[degrees - 1]
    z3, z5, z7 = Z**3, Z**5, Z**7
    terms = (
        Z,
        (z3 + Z) / 4.0,
        (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / 96.0,
        (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * Z) / 384.0,
    )
    return total_of(term / float(degrees) ** power for power, term in enumerate(terms))
