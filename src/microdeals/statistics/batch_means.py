"""Batch means: the whole sample gives a figure, the spread of its batches' figures the doubt."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from microdeals.statistics.figures import Figures, Finding, Sample
from microdeals.statistics.intervals import t_bound

N_BATCHES = 20
FEWEST = 10


def findings_of(
    worlds: Sequence[Sample], figures: Callable[[Sequence[Sample]], Figures]
) -> dict[str, Finding]:
    """The figures of all worlds, each with an interval of 95 % by the method of batch means.

    Worlds are dealt out to 20 batches; the spread of the batches' figures tells how far that of all may be
    off. NaN where fewer than half of the batches can tell a figure. An interval is as far to either side, and
    does not know what a figure can be: see ``Finding.within``.
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
