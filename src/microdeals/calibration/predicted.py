"""What the model itself says to each pattern at posterior draws: the posterior predictive check."""

from collections.abc import Sequence

import numpy as np

from microdeals.calibration.stages import Calibrated
from microdeals.evidence.pattern import Check, Pattern
from microdeals.statistics.figures import Finding

LOW_MIDDLE_HIGH = (0.025, 0.5, 0.975)
"""The middle 95 % of the draws, and the median."""


def checks_of(found: Calibrated, patterns: Sequence[Pattern]) -> list[Check]:
    """What the model says to each pattern: the median draw and the middle 95 %; NaN if no draw can tell."""
    checks = []
    for pattern in patterns:
        seen = found.checked.figures[pattern.id].to_numpy(dtype=float)
        known = seen[np.isfinite(seen)]
        low, middle, high = np.quantile(known, LOW_MIDDLE_HIGH) if len(known) else (np.nan,) * 3
        checks.append(Check(pattern, Finding(float(middle), float(low), float(high))))
    return checks
