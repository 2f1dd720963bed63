"""Worlds that compiled loops have lived, as tidy tables take them."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble import Ensemble, Wanted
from microdeals.tidy.recorded import Recorded, RecordedEvent

EVERYTHING = Wanted(daily=True, events=True)
"""What has to be kept of worlds for their tables."""


def recorded_from(
    war: Conflict, seeds: NDArray[np.int64], parts: Sequence[Ensemble], *, is_drawn: bool
) -> Recorded:
    """The worlds (n,) of these seeds, in one part after the other, lived with `EVERYTHING` wanted."""
    daily, fronts, leans = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("daily", "fronts", "leans")
    )
    events = tuple(world for part in parts for world in _events_of(part))
    return Recorded(war, seeds, daily, fronts, leans, events, is_drawn=is_drawn)


def _events_of(part: Ensemble) -> Iterator[tuple[RecordedEvent, ...]]:
    for events, number in zip(part.events, part.outcomes.n_events.tolist(), strict=True):
        yield tuple(RecordedEvent(*event) for event in np.asarray(events)[:number].tolist())
