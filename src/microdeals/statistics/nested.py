"""Nested samples: many draws of what is not known, each lived with several lucks, and the two told apart.

By the law of total variance the variance of an outcome is that between draws, of what is expected in each,
and the mean of that within them, which is luck. Means of a few repetitions scatter by both; mean squares tell
them apart [fisher1925].
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MIDDLE = 0.9
"""The part of all draws that an interval of them holds."""
NONE = 1e-9
"""A share below it is none: no sample tells the two apart, and the beta distribution ends at 1e-308 or so."""


class Variances(NamedTuple):
    """The variance of what is expected, between draws, and the mean variance within a draw."""

    between: float
    within: float
    ratio: float
    """Mean square between over mean square within: about 1 if draws make no difference."""
    error: float
    """Standard error of ``between``, from so many draws, as of normal outcomes."""


def variances_of(outcomes: NDArray[np.float64]) -> Variances:
    """Variances of outcomes (draws, repetitions), at least two of each. Below 0 counts as 0."""
    repetitions = outcomes.shape[1]
    within = float(np.mean(np.var(outcomes, axis=1, ddof=1)))
    square = repetitions * float(np.var(outcomes.mean(axis=1), ddof=1))
    ratio = square / within if within > 0.0 else (np.inf if square > 0.0 else 1.0)
    error = square * math.sqrt(2.0 / (len(outcomes) - 1)) / repetitions
    return Variances(max(0.0, (square - within) / repetitions), within, float(ratio), error)


def middle_share(happened: NDArray[np.bool_] | NDArray[np.float64]) -> tuple[float, float]:
    """Between which shares (0..1) the middle nine tenths of draws lie, luck taken out.

    ``happened`` (draws, repetitions) is whether a thing happened. The share within a draw is taken to be
    distributed as beta [skellam1948], which keeps within 0 and 1 and can be heaped up at either end, with the
    mean that the sample has. Its variance is that between draws and a standard error more: so few draws tell
    it badly, and too wide an interval misleads less than one too narrow.
    """
    mean = float(np.mean(happened))
    variances = variances_of(happened.astype(np.float64))
    between = min(variances.between + variances.error, 0.999 * mean * (1.0 - mean))
    if between <= 0.0:
        return mean, mean
    from scipy.special import betaincinv  # type: ignore[import-untyped]

    weight = mean * (1.0 - mean) / between - 1.0
    ends = (0.5 - MIDDLE / 2.0, 0.5 + MIDDLE / 2.0)
    low, high = (float(betaincinv(mean * weight, (1.0 - mean) * weight, end)) for end in ends)
    return (low if low >= NONE else 0.0), (high if high >= NONE else 0.0)


def middle_mean(outcomes: NDArray[np.float64]) -> tuple[float, float]:
    """Between which values the middle nine tenths of what is expected in a draw lie, luck taken out.

    ``outcomes`` (draws, repetitions) are numbers of any kind, such as differences between two settings. The
    mean of each draw is drawn towards that of all until they scatter as much as what is expected does
    [louis1984], and quantiles are read off: a tail on one side stays on that side, and no end lies outside
    of what outcomes can be. The variance between draws counts with a standard error more, as in
    ``middle_share``.
    """
    variances, means = variances_of(outcomes), outcomes.mean(axis=1)
    scatter, mean = float(np.var(means, ddof=1)), float(np.mean(means))
    if scatter <= 0.0:
        return mean, mean
    kept = math.sqrt(min(1.0, (variances.between + variances.error) / scatter))
    low, high = np.quantile(mean + kept * (means - mean), [0.5 - MIDDLE / 2.0, 0.5 + MIDDLE / 2.0])
    return float(low), float(high)
