"""Deals: a row each, from its signing to its end, put together from the events of its slot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from microdeals.conflicts.slots import Slot
from microdeals.rulebook.events import Happening, Status
from microdeals.tidy.columns import DEALS, as_declared
from microdeals.tidy.recorded import Recorded, RecordedEvent, Worded

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

NOT_RECORDED = "not recorded"
"""Why a deal ended, in worlds of compiled loops: they keep no words."""
NAMES = tuple(column.name for column in DEALS)
SIGNED = (Happening.SIGNED, Happening.FIRST_MOVE)
ENDED = {
    Happening.EXPIRED: Status.EXPIRED,
    Happening.WITHDRAWN: Status.WITHDRAWN,
    Happening.RESUMED: Status.RESUMED,
    Happening.LAPSED: Status.LAPSED,
    Happening.SUPERSEDED: Status.SUPERSEDED,
    Happening.OVERRUN: Status.OVERRUN,
}


class DealLife:
    """A deal as its events tell it. Sides are 0 and 1, or -1; days that have not come are None."""

    def __init__(self, number: int, slot: Slot, signing: RecordedEvent) -> None:
        self.number, self.slot = number, slot
        self.begun_by = signing.side if signing.happening == Happening.FIRST_MOVE else -1
        self.start = signing.day
        waits = slot.kind.values.quiet_days > 0
        self.status = Status.WAITING if waits else Status.RUNNING
        self.ran_from = None if waits else signing.day
        self.answered: int | None = None
        self.end: int | None = None
        self.ended_by = -1
        self.ending = self.why = ""
        self.renewals = self.breaches = self.reports = 0

    def take(self, moment: RecordedEvent, why: str | None) -> None:
        """Take in a later event of the same deal, and why it came; None: that was not recorded."""
        happening = Happening(moment.happening)
        if happening == Happening.STARTED:
            self.status, self.ran_from = Status.RUNNING, moment.day
        elif happening == Happening.ANSWERED:
            self.answered = moment.day
        elif happening in ENDED:
            self.status, self.end, self.ended_by = ENDED[happening], moment.day, moment.side
            self.ending = self.status.words
            self.why = NOT_RECORDED if why is None else why or self.ending
        self.renewals += happening == Happening.RENEWED
        self.breaches += happening == Happening.BREACH
        self.reports += happening == Happening.REPORT


def deals_of(found: Recorded) -> Frame:
    """A data frame of all deals, world by world, in the order of their signing."""
    import pandas as pd  # type: ignore[import-untyped]

    slots = found.slots
    words = found.words or (None,) * found.n_worlds
    rows = [
        _row(found, seed, life)
        for (seed, events), said in zip(found.each(), words, strict=True)
        for life in lives_of(slots, events, said)
    ]
    return as_declared(pd.DataFrame(rows, columns=list(NAMES)), DEALS)


def lives_of(
    slots: tuple[Slot, ...], events: tuple[RecordedEvent, ...], words: tuple[Worded, ...] | None = None
) -> Iterator[DealLife]:
    """The deals of one world, in the order of their signing; ``words`` are what agents say of its events."""
    lives: list[DealLife] = []
    in_slot: dict[int, DealLife] = {}
    for place, moment in enumerate(events):
        if moment.happening in SIGNED:
            in_slot[moment.slot] = DealLife(len(lives), slots[moment.slot], moment)
            lives.append(in_slot[moment.slot])
        elif moment.happening in OF_A_DEAL:
            in_slot[moment.slot].take(moment, words[place].why if words else None)
    yield from lives


OF_A_DEAL = frozenset(
    (*ENDED, Happening.STARTED, Happening.ANSWERED, Happening.RENEWED, Happening.BREACH, Happening.REPORT)
)


def _row(found: Recorded, seed: int, life: DealLife) -> dict[str, object]:
    conflict, slot = found.conflict, life.slot
    parties = ["", *(party.key for party in conflict.parties)]
    return {
        "seed": seed,
        "deal": life.number,
        "kind": slot.kind.key,
        "title": slot.kind.title,
        "sector": conflict.sectors[slot.sector].key if slot.sector >= 0 else "",
        "begun_by": parties[life.begun_by + 1],
        "start": life.start,
        "ran_from": life.ran_from,
        "answered": life.answered,
        "end": life.end,
        "status": life.status.name.lower(),
        "ending": life.ending,
        "why": life.why,
        "ended_by": parties[life.ended_by + 1],
        "renewals": life.renewals,
        "breaches": life.breaches,
        "reports": life.reports,
    }
