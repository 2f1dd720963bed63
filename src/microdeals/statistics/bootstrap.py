"""Bootstrap: how sure a figure of a few things is, from samples of them with replacement."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from microdeals.statistics.figures import Figures, Finding, Sample

N_AGAIN = 200


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
