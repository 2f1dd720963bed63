"""State: what the entries of a journal add up to."""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from microdeals.errors import RequestError
from microdeals.game.journal import JournalEntry, NewEntry
from microdeals.game.orders import (
    MEDIATOR_OPEN,
    SIDE_OPEN,
    MediatorOrders,
    Orders,
    SideOrders,
    mediator_orders,
    side_orders,
)
from microdeals.game.played_world import Month
from microdeals.game.seats import Question, Seat, Setup


class EntryKind(StrEnum):
    """Kinds of entries. Values are part of stored sessions."""

    CREATED = "created"
    TEAM = "team"
    ORDERS = "orders"
    OPENED = "left open"
    BELIEF = "belief"
    GUESS = "guess"
    PLAYED = "played"
    REWOUND = "rewound"


@dataclass
class State:
    """A session as its log tells it. Rounds count from 0."""

    setup: Setup
    digest: str
    """Of the conflict's values on the day on which the session began."""
    teams: dict[Seat, str] = field(default_factory=dict)
    months: list[Month] = field(default_factory=list)
    """The orders that each round was played by."""
    marks: list[str] = field(default_factory=list)
    """The gap after each round, to be met again whenever the rounds are lived again."""
    drafts: dict[tuple[int, Seat], Orders] = field(default_factory=dict)
    beliefs: dict[tuple[int, Seat], int] = field(default_factory=dict)
    guesses: dict[tuple[Seat, Question], int] = field(default_factory=dict)
    newest: int = 0

    @property
    def round(self) -> int:
        """The round to be played next; as many have been played."""
        return len(self.months)

    @property
    def is_over(self) -> bool:
        """Whether all rounds have been played."""
        return self.round >= self.setup.rounds

    def orders_of(self, seat: Seat, number: int) -> Orders | None:
        """What a seat's team has decided for a round, or None as long as it has not."""
        return self.drafts.get((number, seat)) if self.teams[seat] else None

    def month(self) -> Month:
        """The orders as they stand for the next round. An empty seat, or one without orders, is open."""
        first, second, mediator = (self.orders_of(seat, self.round) for seat in Seat)
        return Month(
            first if isinstance(first, SideOrders) else SIDE_OPEN,
            second if isinstance(second, SideOrders) else SIDE_OPEN,
            mediator if isinstance(mediator, MediatorOrders) else MEDIATOR_OPEN,
        )

    def add(self, entry: JournalEntry) -> None:
        """Let an entry count."""
        content, number = entry.content, entry.round
        self.newest = entry.id
        if entry.kind == EntryKind.PLAYED:
            self.months.append(self.month())
            self.marks.append(content["mark"])
        elif entry.kind == EntryKind.REWOUND:
            self._rewind(number)
        elif entry.seat:
            self._add_of_seat(entry, Seat(entry.seat))

    def _add_of_seat(self, entry: JournalEntry, seat: Seat) -> None:
        content, number = entry.content, entry.round
        if entry.kind == EntryKind.TEAM:
            self.teams[seat] = content["team"]
        elif entry.kind == EntryKind.ORDERS:
            read = mediator_orders if seat is Seat.MEDIATOR else side_orders
            self.drafts[number, seat] = read(content)
        elif entry.kind == EntryKind.OPENED:
            self.drafts.pop((number, seat), None)
        elif entry.kind == EntryKind.BELIEF:
            self.beliefs[number, seat] = content["percent"]
        elif entry.kind == EntryKind.GUESS:
            self.guesses[seat, Question(content["question"])] = content["percent"]

    def _rewind(self, number: int) -> None:
        """Take rounds back; what was decided for the round that is played again stands as a draft."""
        del self.months[number:], self.marks[number:]
        self.drafts = {key: orders for key, orders in self.drafts.items() if key[0] <= number}
        self.beliefs = {key: percent for key, percent in self.beliefs.items() if key[0] <= number}


def first_content(setup: Setup, digest: str) -> dict[str, Any]:
    """What a journal begins with."""
    return setup._asdict() | {"digest": digest}


def state_of(entries: list[JournalEntry]) -> State:
    """Add up a journal's entries. The first one says what is played."""
    content = dict(entries[0].content)
    digest = content.pop("digest")
    setup = Setup(**(content | {"teams": tuple(content["teams"])}))
    state = State(setup, digest, dict(zip(Seat, setup.teams, strict=True)))
    for entry in entries:
        state.add(entry)
    return state


def check_follows(entries: list[JournalEntry], line: NewEntry) -> None:
    """Raise RequestError for a line that could not be read again, before it is in a log that only grows."""
    try:
        content = json.loads(json.dumps(line.content, allow_nan=False))
        state_of([*entries, JournalEntry(entries[-1].id + 1, "", line.round, line.seat, line.kind, content)])
    except (AttributeError, KeyError, TypeError, ValueError) as unreadable:
        raise RequestError(
            f"seat {line.seat}: {line.kind} that cannot be read again: {unreadable}. Nothing was written."
        ) from unreadable
