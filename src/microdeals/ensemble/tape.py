"""The tape: what is kept of worlds. What is not asked for takes no memory."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.records import Column, blank
from microdeals.rulebook.series import DAILY

PARTS = (
    "optimism_0",
    "optimism_1",
    "fear_0",
    "fear_1",
    "audience_0",
    "audience_1",
    "pressure_0",
    "pressure_1",
    "common_ground",
)
"""The parts of the gap per side; the gap is the sum of the first six less the last three."""
N_TRACE = len(PARTS) + 2
"""A day's trace: the parts, the harm so far, and the day's fighting."""
N_DAILY = len(DAILY)
EVENT: list[Column] = [("day", "i8"), ("happening", "i8"), ("slot", "i8"), ("side", "i8")]
OUTCOME: list[Column] = [
    ("seed", "i8"),
    ("days", "i8"),
    ("settled_on", "i8"),
    ("bad_day", "i8"),
    *((part, "f8") for part in PARTS),
    ("gap", "f8"),
    ("harm", "f8"),
    ("fighting_at_end", "f8"),
    ("trust_0", "f8"),
    ("trust_1", "f8"),
    ("trustworthy_0", "?"),
    ("trustworthy_1", "?"),
    ("n_signed", "i8"),
    ("n_breaches", "i8"),
    ("n_reports", "i8"),
    ("n_withdrawn", "i8"),
    ("opened", "i8"),
    ("n_events", "i8"),
    ("kinds_signed", "i8"),
]
"""How a world came out. ``kinds_signed`` has bit k set if a deal of kind k was ever signed or begun."""


class Tape(NamedTuple):
    """Where worlds are recorded; a part that was not asked for has length 0."""

    outcomes: Any  # (n_worlds,)
    daily: NDArray[np.float64]  # (n_worlds or 0, days, n_series)
    fronts: NDArray[np.float64]  # (n_worlds or 0, days, n_sectors, 4): fire, calm, violations of each side
    leans: NDArray[np.float64]  # (n_worlds or 0, days, n_third_parties)
    events: Any  # (n_worlds or 0, room)


def new_tape(kernel: Kernel, n_worlds: int, days: int, daily: bool, events: int) -> Tape:
    """Room for ``n_worlds`` worlds: outcomes always, daily series and ``events`` a world if asked for."""
    n_daily = n_worlds if daily else 0
    return Tape(
        outcomes=blank(OUTCOME, n_worlds),
        daily=np.zeros((n_daily, days, N_DAILY)),
        fronts=np.zeros((n_daily, days, len(kernel.places), 4)),
        leans=np.zeros((n_daily, days, len(kernel.thirds))),
        events=blank(EVENT, (n_worlds if events else 0, events)),
    )
