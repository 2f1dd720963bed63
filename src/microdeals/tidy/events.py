"""Events: a row each, with the deal, sector and party that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from microdeals.rulebook.events import Format, Happening
from microdeals.tidy.columns import EVENTS, WORDS, as_declared
from microdeals.tidy.days import dates_of
from microdeals.tidy.recorded import Recorded, RecordedEvent

if TYPE_CHECKING:
    from microdeals.looks.frames import Cell, Frame

NAMES = tuple(column.name for column in EVENTS if column.name != "date")
WITH_FORMAT, WITH_SECTOR, WITH_RUNG = Happening.MEETING, Happening.STRIKE, Happening.RUNG_OPENED
"""What stands in the slot of these is a format, a sector's place, a rung; else it is that of a deal."""


def events_of(found: Recorded) -> Frame:
    """A data frame of all events, world by world, in the order in which they happened."""
    import pandas as pd  # type: ignore[import-untyped]

    rows = [row for seed, events in found.each() for row in _rows(found, seed, events)]
    frame = pd.DataFrame(rows, columns=list(NAMES))
    frame["date"] = dates_of(found.conflict.start, frame["day"].to_numpy(dtype=np.int64))
    if found.words is None:
        return as_declared(frame, EVENTS)
    said = [words for world in found.words for words in world]
    for place, column in enumerate(WORDS):
        frame[column.name] = [words[place] for words in said]
    return as_declared(frame, (*EVENTS, *WORDS))


def _rows(found: Recorded, seed: int, events: tuple[RecordedEvent, ...]) -> list[tuple[Cell, ...]]:
    sectors = [sector.key for sector in found.conflict.sectors]
    parties = [party.key for party in found.conflict.parties]
    slots = [(slot.kind.key, sectors[slot.sector] if slot.sector >= 0 else "") for slot in found.slots]
    rows: list[tuple[Cell, ...]] = []
    for moment in events:
        happening = Happening(moment.happening)
        kind = sector = meeting = ""
        rung: int | None = None
        if happening == WITH_FORMAT:
            meeting = Format(moment.slot).name.lower()
        elif happening == WITH_SECTOR:
            sector = sectors[moment.slot]
        elif happening == WITH_RUNG:
            rung = moment.slot
        elif moment.slot >= 0:
            kind, sector = slots[moment.slot]
        party = parties[moment.side] if moment.side >= 0 else ""
        rows.append((seed, moment.day, happening.name.lower(), kind, sector, party, meeting, rung))
    return rows
