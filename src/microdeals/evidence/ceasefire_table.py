"""Ceasefires as a table, one row each: the same columns for the world's and for the model's.

``conflict`` which conflict; ``rank`` 1 cessation, 2 preliminary, 3 definitive; ``start`` day; ``days`` how
long it lasted (NaN: not known, or still holding); ``seen`` how long it was seen to last; ``ending`` a
value of `CeasefireEnding`; ``monitored`` whether anybody watched; ``stratum`` what it is compared within.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import slots_of
from microdeals.rulebook.events import Happening

CESSATION, PRELIMINARY, DEFINITIVE = 1, 2, 3
RANKS = {"cessation": CESSATION, "preliminary": PRELIMINARY, "monitored_ceasefire_line": PRELIMINARY}
"""Which kinds are ceasefires, by key, in the models of which it is asked. The settlement is definitive."""


class CeasefireEnding(IntEnum):
    """How a ceasefire ended."""

    KEPT = 1  # ran its term, was extended or replaced by the next
    FAILED = 2
    NEVER_BEGAN = 3
    HOLDING = 4
    UNCLEAR = 5


ENDS: dict[int, CeasefireEnding] = {
    Happening.EXPIRED: CeasefireEnding.KEPT,
    Happening.RENEWED: CeasefireEnding.KEPT,
    Happening.SUPERSEDED: CeasefireEnding.KEPT,
    Happening.WITHDRAWN: CeasefireEnding.FAILED,
    Happening.RESUMED: CeasefireEnding.FAILED,
    Happening.OVERRUN: CeasefireEnding.FAILED,
    Happening.LAPSED: CeasefireEnding.NEVER_BEGAN,
}
TELLING = [int(happening) for happening in (Happening.SIGNED, *ENDS)]


class Ceasefire(NamedTuple):
    """A row of the table; field by field as in the module's own words."""

    conflict: int
    rank: int
    start: float
    days: float
    seen: float
    ending: int
    monitored: bool
    stratum: int


def table_of(spells: list[Ceasefire]) -> pd.DataFrame:
    """The table, in order of conflict and start."""
    table = pd.DataFrame(spells, columns=list(Ceasefire._fields))
    return table.sort_values(["conflict", "start"], kind="stable", ignore_index=True)


class Lived(NamedTuple):
    """One world of a population: its model, its events (day, happening, slot), and how long it ran.

    ``fire`` (days,) is the fire of each day, 1 = war; ``won_on`` the day on which a side won it, or -1.
    ``without`` is the outcome of the same conflict and luck without deals, or None if nobody asked.
    """

    number: int
    conflict: Conflict
    events: Any
    days: int
    fire: NDArray[np.float64]
    won_on: int
    without: Any = None


def ceasefires_of(lived: Lived) -> Iterator[Ceasefire]:
    """The ceasefires of a world. An extended truce is a new one, as coders of real truces count them."""
    slots, settlement = slots_of(lived.conflict)
    ranks = [*(RANKS.get(slot.kind.key, 0) for slot in slots), DEFINITIVE]
    observers = any(entry.values.teams > 0 for entry in lived.conflict.monitors)  # noqa: PD011
    watched = [observers and slot.kind.values.monitored for slot in (*slots, settlement)]  # noqa: PD011
    begun: dict[int, int] = {}

    def spell(slot: int, seen: int, ending: CeasefireEnding) -> Ceasefire:
        start, rank = begun.pop(slot), ranks[slot]
        known = float("nan") if ending == CeasefireEnding.HOLDING else float(seen - start)
        return Ceasefire(lived.number, rank, start, known, seen - start, ending, watched[slot], rank)

    for day, happening, slot in moments(lived.events, TELLING):
        if slot in begun and happening in ENDS:
            yield spell(slot, day, ENDS[happening])
        if happening in (Happening.SIGNED, Happening.RENEWED) and ranks[slot]:
            begun[slot] = day
    for slot in sorted(begun):
        yield spell(slot, lived.days, CeasefireEnding.HOLDING)


def moments(events: Any, telling: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Day, happening and slot of those events that tell something, in order."""
    asked = np.isin(events.happening, telling)
    columns = (events.day, events.happening, events.slot)
    return zip(*(column[asked].tolist() for column in columns), strict=True)
