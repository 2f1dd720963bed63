"""Outcomes: how a world came out by itself, whatever its twin did."""

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.verdict.thresholds import Thresholds

FREEZE_DAYS = 30


class Outcome(IntEnum):
    """How a world came out. Values are part of stored results."""

    SETTLEMENT = 0
    MANAGED_FREEZE = 1
    """No settlement, a gap still open, and a quiet last month: neither war nor peace."""
    WAR = 2


def outcomes_of(pairs: Any, twin: str, horizon_days: int, thresholds: Thresholds) -> NDArray[np.int64]:
    """The `Outcome` of one twin ("with" or "without") of each pair, (n,).

    A run of less than a month is too short for a freeze.
    """
    is_settled = pairs[f"settled_on_{twin}"] >= 0
    is_quiet = pairs[f"fighting_at_end_{twin}"] < thresholds.quiet_fire
    is_frozen = is_quiet & (pairs[f"gap_at_end_{twin}"] > 0.0) & (horizon_days >= FREEZE_DAYS)
    choices = (int(Outcome.SETTLEMENT), int(Outcome.MANAGED_FREEZE))
    return np.select((is_settled, is_frozen), choices, default=int(Outcome.WAR))
