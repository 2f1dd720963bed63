"""One world of agents as it is recorded of any world: the same numbers and events as compiled loops keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from microdeals.tidy.recorded import SERIES, Recorded, RecordedEvent, Worded

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel

FRONT_NUMBERS = 4
"""Of a sector and day: fire, calm, violations of either side."""


def recorded_of(model: ConflictModel) -> Recorded:
    """What was recorded so far. The seed is that of the world's luck."""
    conflict, days = model.conflict, len(model.front_days)
    series = model.datacollector.model_vars
    daily = np.array([series[name] for name in SERIES], dtype=np.float64).T.reshape(1, days, len(SERIES))
    fronts = np.array(model.front_days, dtype=np.float64)
    leans = np.array(model.lean_days, dtype=np.float64)
    first, second = (type(party).__name__ for party in model.parties)
    return Recorded(
        conflict,
        np.array([model.luck_seed], dtype=np.int64),
        daily,
        fronts.reshape(1, days, len(conflict.sectors), FRONT_NUMBERS),
        leans.reshape(1, days, len(conflict.third_parties)),
        (
            tuple(
                RecordedEvent(event.day, int(event.happening), event.slot, event.side) for event in model.log
            ),
        ),
        (tuple(Worded(event.who, event.what, event.why) for event in model.log),),
        (first, second),
    )
