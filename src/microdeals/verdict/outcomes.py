"""Outcomes: how a world came out by itself, whatever its twin did."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.rulebook.outcome import outcome_of
from microdeals.verdict.thresholds import Thresholds


def outcomes_of(pairs: Any, twin: str, horizon_days: int, thresholds: Thresholds) -> NDArray[np.int64]:
    """The `Outcome` of one twin ("with" or "without") of each pair, (n,), at the horizon."""
    settled = (pairs[f"settled_on_{twin}"] >= 0).tolist()
    fighting, gaps = (pairs[f"{name}_at_end_{twin}"].tolist() for name in ("fighting", "gap"))
    found = (
        outcome_of(is_settled, horizon_days, fire, gap, thresholds.quiet_fire)
        for is_settled, fire, gap in zip(settled, fighting, gaps, strict=True)
    )
    return np.fromiter(found, np.int64, len(pairs))
