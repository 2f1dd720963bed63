"""What was recorded of worlds, whichever engine lived them: numbers a day, and events."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import Slot, slots_of
from microdeals.rulebook.series import DAILY

SERIES = tuple(series.name for series in DAILY)
MODEL_DECIDES = ("Party", "Party")


class RecordedEvent(NamedTuple):
    """An event: its day, its `Happening`, and the slot and side, -1 where they do not apply."""

    day: int
    happening: int
    slot: int
    side: int


class Worded(NamedTuple):
    """What the agents say of an event: who, what, and why."""

    who: str
    what: str
    why: str


class Recorded(NamedTuple):
    """Worlds of one conflict model, in the order of their seeds.

    ``daily`` (worlds, days, series) follows ``rulebook.series.DAILY``; ``fronts`` (worlds, days, sectors, 4)
    is fire, calm and both sides' violations; ``leans`` (worlds, days, third parties).
    """

    conflict: Conflict
    seeds: NDArray[np.int64]  # (worlds,)
    daily: NDArray[np.float64]
    fronts: NDArray[np.float64]
    leans: NDArray[np.float64]
    events: tuple[tuple[RecordedEvent, ...], ...]
    words: tuple[tuple[Worded, ...], ...] | None = None
    """What the agents say of each event; None where compiled loops lived the worlds."""
    decided_by: tuple[str, str] = MODEL_DECIDES
    """The classes that decided for both parties."""
    is_drawn: bool = False
    """Whether each world has its seed's draw of what nobody knows, rather than the numbers of the model."""

    @property
    def n_worlds(self) -> int:
        """Number of worlds."""
        return len(self.seeds)

    @property
    def n_days(self) -> int:
        """Days that each world has lived."""
        return int(self.daily.shape[1])

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Every place where a deal can be, by its number; the settlement's is the last."""
        deals, settlement = slots_of(self.conflict)
        return (*deals, settlement)

    def series(self, name: str) -> NDArray[np.float64]:
        """A daily series of all worlds, (worlds, days)."""
        found: NDArray[np.float64] = self.daily[:, :, SERIES.index(name)]
        return found

    def each(self) -> Iterator[tuple[int, tuple[RecordedEvent, ...]]]:
        """The seed and the events of each world."""
        yield from zip(self.seeds.tolist(), self.events, strict=True)
