"""Severity: how hard a pattern is to meet. One that all draws from the prior meet is no test of the model."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.evidence.pattern import BY_SPREAD, Pattern

FiguresOfDraws = Mapping[str, NDArray[np.float64]]
"""For each pattern, by its id, its figure in each of n draws (n,); NaN where a draw cannot tell it."""
TESTS_NOTHING = 0.95
"""The share of draws from which on meeting a pattern says little. Assumed."""


class Severity(NamedTuple):
    """The share (0..1) of draws from the prior that meet a pattern, of how many, and how many could tell."""

    share: float
    draws: int
    told: int

    @property
    def tests(self) -> bool:
        """Whether some draws can fail the pattern, so that meeting it says something."""
        return self.share < TESTS_NOTHING


def severities(
    patterns: Sequence[Pattern], draws: FiguresOfDraws, weights: NDArray[np.float64] | None = None
) -> dict[str, Severity]:
    """The severity of each pattern of which there are figures, by its id.

    A draw that cannot tell a figure does not meet the pattern. ``weights`` (n,) are of the draws, equal if
    None. Patterns judged by the spread of the model's worlds are left out: a figure alone does not say
    whether they are met. Raises ValueError where figures and weights are not of the same draws.

    >>> from microdeals.evidence.pattern import load_patterns
    >>> (first, *_) = load_patterns()
    >>> severities([first], {first.id: np.array([0.3, 0.5, 0.9, np.nan])})[first.id]
    Severity(share=0.5, draws=4, told=3)
    """
    return {
        pattern.id: _severity(pattern, draws[pattern.id], weights)
        for pattern in patterns
        if pattern.id in draws and pattern.judged_by != BY_SPREAD
    }


def _severity(
    pattern: Pattern, figures: NDArray[np.float64], weights: NDArray[np.float64] | None
) -> Severity:
    counted = np.ones(len(figures)) if weights is None else weights
    if len(counted) != len(figures):
        raise ValueError(f"{pattern.id}: {len(figures)} figures, {len(counted)} weights; give one a draw.")
    met = np.array([pattern.is_met_by(float(figure)) for figure in figures], dtype=float)
    total = float(counted.sum())
    share = float((met * counted).sum()) / total if total > 0.0 else float("nan")
    return Severity(share, len(figures), int(np.isfinite(figures).sum()))
