"""From a sample of worlds to figures with intervals: the whole gives the figure, its batches the doubt."""

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from microdeals.evidence.pattern import Finding

N_BATCHES = 20
T_OF_BATCHES = 2.093
"""Student's t for 95 % with 19 degrees of freedom."""
FEWEST = 10
N_AGAIN = 200

Sample = TypeVar("Sample")
Figures = dict[str, float]


def findings_of(
    worlds: Sequence[Sample], figures: Callable[[Sequence[Sample]], Figures]
) -> dict[str, Finding]:
    """The figures of all worlds, each with an interval of 95 % by the method of batch means.

    Worlds are dealt out to 20 batches; the spread of the batches' figures tells how far that of all may be
    off. NaN where fewer than half of the batches can tell a figure.
    """
    whole = figures(worlds)
    batches = [figures(worlds[first::N_BATCHES]) for first in range(min(N_BATCHES, len(worlds)))]
    return {name: _with_doubt(figure, [batch[name] for batch in batches]) for name, figure in whole.items()}


def _with_doubt(figure: float, batches: Sequence[float]) -> Finding:
    known = [value for value in batches if math.isfinite(value)]
    if len(known) < FEWEST:
        return Finding(figure, math.nan, math.nan)
    doubt = T_OF_BATCHES * float(np.std(known, ddof=1)) / math.sqrt(len(known))
    return Finding(figure, figure - doubt, figure + doubt)


def spread_of(values: Sequence[float]) -> Finding:
    """The median of what happened, and the middle 95 % of it; NaN if it never did."""
    if len(values) == 0:
        return Finding(math.nan, math.nan, math.nan)
    low, middle, high = np.quantile(np.asarray(values, dtype=float), [0.025, 0.5, 0.975])
    return Finding(float(middle), float(low), float(high))


def bootstrapped(
    worlds: Sequence[Sample], figures: Callable[[Sequence[Sample]], Figures]
) -> dict[str, Finding]:
    """The figures of few worlds, each with an interval of 95 % from 200 samples of them with replacement."""
    luck = np.random.default_rng(1)
    drawn = [
        figures([worlds[i] for i in luck.integers(len(worlds), size=len(worlds))]) for _ in range(N_AGAIN)
    ]
    return {
        name: Finding(figure, *_middle([again[name] for again in drawn]))
        for name, figure in figures(worlds).items()
    }


def _middle(values: Sequence[float]) -> tuple[float, float]:
    known = [value for value in values if math.isfinite(value)]
    if len(known) < len(values) / 2:
        return math.nan, math.nan
    low, high = np.quantile(np.array(known), [0.025, 0.975])
    return float(low), float(high)
