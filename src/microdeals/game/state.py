"""State: what the entries of a journal add up to."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from microdeals.errors import MicrodealsError
from microdeals.game.keys import hash_from
from microdeals.game.orders import (
    MEDIATOR_OPEN,
    SIDE_OPEN,
    MediatorOrders,
    Orders,
    SideOrders,
    mediator_orders,
    side_orders,
)
from microdeals.game.origin import Origin
from microdeals.game.played_world import Month
from microdeals.game.rows import JournalEntry
from microdeals.game.seats import Question, Seat, Setup, check_lengths, check_percent, check_pseudonym


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
    KEY = "key"
    WITHDRAWN = "keys withdrawn"


TURNS = (EntryKind.PLAYED, EntryKind.REWOUND)
DECISIONS = (EntryKind.ORDERS, EntryKind.OPENED, EntryKind.TEAM)
"""What a month is played by."""
ADMISSIONS = (EntryKind.KEY, EntryKind.WITHDRAWN)
"""Who may read and decide: no decision of a month hangs on them."""


class EntryError(ValueError):
    """An entry that says nothing that can be played. ``number``: which one, from 1."""

    def __init__(self, number: int, reason: str) -> None:
        self.number, self.reason = number, reason
        super().__init__(f"entry {number}: {reason}")


@dataclass
class State:
    """A session as its log tells it. Rounds count from 0."""

    setup: Setup
    digest: str
    """Of the conflict's values on the day on which the session began."""
    teams: dict[Seat, str] = field(default_factory=dict)
    months: list[Month] = field(default_factory=list)
    """The orders that each round was played by."""
    seated: list[tuple[str, str, str]] = field(default_factory=list)
    """The team on each seat in each round that was played; an empty name for the model."""
    marks: list[str] = field(default_factory=list)
    """The gap after each round, to be met again whenever the rounds are lived again."""
    drafts: dict[tuple[int, Seat], Orders] = field(default_factory=dict)
    beliefs: dict[tuple[int, Seat], int] = field(default_factory=dict)
    guesses: dict[tuple[Seat, Question], int] = field(default_factory=dict)
    desks: frozenset[str] = frozenset()
    """Hashes of the keys of whoever leads the session."""
    keys: frozenset[tuple[Seat, str]] = frozenset()
    """Seats, and hashes of keys that open them."""
    begun_in: str = ""
    """Which browser leads it without a key, for it began without one (`Origin.browser`)."""
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

    def draft_of(self, seat: Seat) -> Orders:
        """The same for the round to be played; all open as long as nothing is decided."""
        is_open = MEDIATOR_OPEN if seat is Seat.MEDIATOR else SIDE_OPEN
        return self.orders_of(seat, self.round) or is_open

    def month(self) -> Month:
        """The orders as they stand for the next round. An empty seat, or one without orders, is open."""
        first, second, mediator = (self.orders_of(seat, self.round) for seat in Seat)
        return Month(
            first if isinstance(first, SideOrders) else SIDE_OPEN,
            second if isinstance(second, SideOrders) else SIDE_OPEN,
            mediator if isinstance(mediator, MediatorOrders) else MEDIATOR_OPEN,
            self._of_teams(self.setup.keeps),
            self._of_teams(self.setup.refuses),
        )

    def _of_teams(self, holds: bool) -> tuple[bool, bool]:
        """What holds for sides that teams play."""
        return holds and bool(self.teams[Seat.FIRST]), holds and bool(self.teams[Seat.SECOND])

    def add(self, entry: JournalEntry) -> None:
        """Let an entry count."""
        content, number = entry.content, entry.round
        self.newest = entry.id
        if entry.kind == EntryKind.PLAYED:
            _check_turn(number, self.round, self.round)
            self.months.append(self.month())
            self.seated.append((self.teams[Seat.FIRST], self.teams[Seat.SECOND], self.teams[Seat.MEDIATOR]))
            self.marks.append(str(content["mark"]))
        elif entry.kind == EntryKind.REWOUND:
            _check_turn(number, 0, self.round - 1)
            self._rewind(number)
        elif entry.kind in ADMISSIONS:
            self._admit(entry)
        elif entry.seat:
            self._add_of_seat(entry, Seat(entry.seat))

    def _add_of_seat(self, entry: JournalEntry, seat: Seat) -> None:
        content, number = entry.content, entry.round
        if entry.kind == EntryKind.TEAM:
            self.teams[seat] = check_pseudonym(content["team"])
        elif entry.kind == EntryKind.ORDERS:
            read = mediator_orders if seat is Seat.MEDIATOR else side_orders
            self.drafts[number, seat] = read(content)
        elif entry.kind == EntryKind.OPENED:
            self.drafts.pop((number, seat), None)
        elif entry.kind == EntryKind.BELIEF:
            self.beliefs[number, seat] = check_percent(content["percent"])
        elif entry.kind == EntryKind.GUESS:
            self.guesses[seat, Question(content["question"])] = check_percent(content["percent"])

    def _admit(self, entry: JournalEntry) -> None:
        """Let a key open a seat, or the whole session; or let no key open a seat any more."""
        if entry.kind == EntryKind.WITHDRAWN:
            self.keys = frozenset(it for it in self.keys if it[0] is not Seat(entry.seat))
        elif entry.seat:
            self.keys |= {(Seat(entry.seat), hash_from(entry.content["key"]))}
        else:
            self.desks |= {hash_from(entry.content["key"])}

    def _rewind(self, number: int) -> None:
        """Take rounds back; what was decided for the round that is played again stands as a draft."""
        del self.months[number:], self.marks[number:], self.seated[number:]
        self.drafts = {key: orders for key, orders in self.drafts.items() if key[0] <= number}
        self.beliefs = {key: percent for key, percent in self.beliefs.items() if key[0] <= number}


def first_content(setup: Setup, digest: str, desks: Iterable[str] = ()) -> dict[str, Any]:
    """What a journal begins with. One that does not say what silence means is of before (`Setup.keeps`).

    ``desks``: hashes of the keys of whoever leads it; left out where there is none, as in games of before.
    """
    keys = sorted(desks)
    return setup._asdict() | {"digest": digest} | ({"desks": keys} if keys else {})


def state_of(entries: Sequence[JournalEntry]) -> State:
    """Add up a journal's entries. The first one says what is played. Raises EntryError."""
    last = deque(states_of(entries), maxlen=1)
    if not last:
        raise EntryError(1, "there is none")
    return last[0][1]


def states_of(entries: Iterable[JournalEntry]) -> Iterator[tuple[JournalEntry, State]]:
    """Each entry with what the log adds up to after it: one state, which grows. Raises EntryError."""
    state = None
    for number, entry in enumerate(entries, start=1):
        try:
            state = state or _begun(entry)
            state.add(entry)
        except (AttributeError, KeyError, TypeError, ValueError, MicrodealsError) as unreadable:
            raise EntryError(number, f"it says nothing that can be played ({unreadable})") from unreadable
        yield entry, state


def _begun(first: JournalEntry) -> State:
    if first.kind != EntryKind.CREATED:
        raise ValueError(f"a game does not begin with {first.kind!r}")
    content = dict(first.content)
    desks = frozenset(hash_from(key) for key in content.pop("desks", ()))
    digest = content.pop("digest")
    keeps, refuses = (_switch(content, name) for name in ("keeps", "refuses"))
    setup = Setup(**(content | {"teams": tuple(content["teams"])}), keeps=keeps, refuses=refuses)
    check_lengths(setup)
    begun_in = "" if desks else Origin.read(first.origin).browser
    return State(setup, digest, dict(zip(Seat, setup.teams, strict=True)), desks=desks, begun_in=begun_in)


def _switch(content: dict[str, Any], name: str) -> bool:
    """What silence means, taken out of the first entry; one that does not say it is of before."""
    value = content.pop(name, False)
    if not isinstance(value, bool):
        raise ValueError(f"{name} = {value!r} is neither true nor false")
    return value


def _check_turn(number: int, lowest: int, highest: int) -> None:
    if not lowest <= number <= highest:
        raise ValueError(f"it is no turn of round {number + 1}")
