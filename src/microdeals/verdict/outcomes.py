"""Outcomes: how a world came out by itself, whatever its twin did."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.rulebook.outcome import outcome_of, unless_won


def outcomes_of(pairs: Any, twin: str, horizon_days: int, quiet_fire: float) -> NDArray[np.int64]:
    """The `Outcome` of one twin ("with" or "without") of each pair, (n,), at the horizon.

    Below ``quiet_fire`` (1 = war) a month is quiet.
    """
    settled = (pairs[f"settled_on_{twin}"] >= 0).tolist()
    fighting, gaps = (pairs[f"{name}_at_end_{twin}"].tolist() for name in ("fighting", "gap"))
    won = pairs[f"won_by_{twin}"].tolist()
    found = (
        unless_won(winner, outcome_of(is_settled, horizon_days, fire, gap, quiet_fire))
        for is_settled, fire, gap, winner in zip(settled, fighting, gaps, won, strict=True)
    )
    return np.fromiter(found, np.int64, len(pairs))
