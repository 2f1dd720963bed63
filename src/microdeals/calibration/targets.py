"""Targets: patterns in data as a fit sees them, each with its scale of comparison and how much it counts.

How far a figure may be off is three things together: what the data leave open, what we allow the model to
miss by for being a model, and how badly the emulator knows the model [vernon2010].
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.evidence.pattern import BY_CEILING, Pattern

NORMAL_95 = 1.96
ALLOWED = 0.5
"""Assumed: a model may miss a figure by half of the half-width that data leave (one standard deviation)."""
SMALLEST = 1e-2
LEAST_SIDE = 0.25
"""A side of an interval counts as a quarter of the whole at least: even a share of none leaves some doubt."""
ON_A_LOG_SCALE = ("days", "ratio", "shape", "size")
LONG_NAMES = "NW"
FAR = 5.0
"""Standard deviations by which a trial that cannot tell a figure is taken to miss it. Assumed."""


class PatternTarget(NamedTuple):
    """A pattern that is fitted: the world's figure and its interval, on the scale of comparison.

    ``weight`` (0..1]: figures of one curve tell nearly the same thing; m of them together count as the root
    of m. A ceiling is only missed from above.
    """

    id: str
    is_log: bool
    is_ceiling: bool
    world: float
    low: float
    high: float
    weight: float

    def scaled(self, figures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Figures (n,) of the model on the scale of comparison."""
        return np.log(np.maximum(figures, SMALLEST)) if self.is_log else np.asarray(figures, dtype=np.float64)

    def doubt(self, scaled: NDArray[np.float64]) -> NDArray[np.float64]:
        """Standard deviation (n,) of what data and the model's being a model leave open, on either side."""
        return _doubt(scaled, self.world, self.low, self.high)


def missed_by(
    targets: Sequence[PatternTarget], scaled: NDArray[np.float64], errors: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How far figures (n, targets) that may be off by errors (targets,) are from the world's.

    In standard deviations of all doubt; a ceiling is only missed from above.
    """
    world, low, high = (np.array([getattr(one, key) for one in targets]) for key in ("world", "low", "high"))
    off = (scaled - world) / np.hypot(_doubt(scaled, world, low, high), errors)
    ceiling = np.array([one.is_ceiling for one in targets])
    return np.asarray(np.where(ceiling, np.maximum(off, 0.0), off))


def _doubt(scaled: NDArray[np.float64], world: Any, low: Any, high: Any) -> NDArray[np.float64]:
    half = np.where(scaled > world, high - world, world - low)
    half = np.maximum(half, LEAST_SIDE * (high - low))
    return np.asarray(half * np.hypot(1.0 / NORMAL_95, ALLOWED), dtype=np.float64)


def targets_of(patterns: Sequence[Pattern]) -> tuple[PatternTarget, ...]:
    """Patterns as targets, in their order; those of one group count together as the root of their number."""
    sizes = Counter(group_of(pattern) for pattern in patterns)
    return tuple(_target(pattern, sizes[group_of(pattern)]) for pattern in patterns)


def group_of(pattern: Pattern) -> str:
    """Which curve or table a figure is part of, by the first letters of its name."""
    return pattern.id[: 3 if pattern.id[0] in LONG_NAMES else 2]


def _target(pattern: Pattern, n_in_group: int) -> PatternTarget:
    is_log = pattern.unit in ON_A_LOG_SCALE
    numbers = np.array([pattern.world, *pattern.interval], dtype=np.float64)
    world, low, high = np.log(np.maximum(numbers, SMALLEST)) if is_log else numbers
    is_ceiling = pattern.judged_by == BY_CEILING
    return PatternTarget(
        pattern.id, is_log, is_ceiling, float(world), float(low), float(high), n_in_group**-0.5
    )
