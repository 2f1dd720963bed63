"""From a sample of worlds to figures with intervals: the whole gives the figure, its batches the doubt."""

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from microdeals.evidence.pattern import Finding
from microdeals.statistics.intervals import t_bound
from microdeals.statistics.survival import Spells, days_until

N_BATCHES = 20
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
    doubt = t_bound(len(known) - 1) * float(np.std(known, ddof=1)) / math.sqrt(len(known))
    return Finding(figure, figure - doubt, figure + doubt)


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
