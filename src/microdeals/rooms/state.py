"""State: what the entries of a room's journal add up to. It is never changed; an entry makes a new one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from microdeals.errors import MicrodealsError
from microdeals.game.rows import JournalEntry
from microdeals.game.state import EntryError
from microdeals.lessons import STAGES, load_lesson
from microdeals.rooms.codes import read_code
from microdeals.rooms.game_state import GAME_ACTS, GameState, begun_game
from microdeals.rooms.table_seats import TableSeat, emptiest, seat_in, team_of

GUESS = STAGES.index("guess")
GRACE = 2.0
"""Seconds after a deadline in which an answer still counts: it was given in time, and travelled."""


class RoomKind(StrEnum):
    """Kinds of entries. Values are part of stored rooms."""

    OPENED = "room opened"
    DESK_KEY = "desk key"
    JOINED = "joined"
    LEFT = "left"
    UNSEATED = "unseated"
    DOOR = "door"
    STAGE = "stage"
    CLOCK = "clock"
    GUESS = "guess"
    CLOSED = "guesses closed"
    GAME = "game begun"
    MONTH = "month played"
    MONTH_BACK = "month taken back"
    READY = "ready"
    BACK = "back"
    MOVED = "moved"
    MODEL = "model plays"
    DEBRIEF = "debrief"
    GAME_ENDED = "game ended"


class Phone(NamedTuple):
    """Somebody in a room. ``turn``: how often they have guessed. A bot has no key that anybody knows."""

    name: str
    is_bot: bool = False
    has_left: bool = False
    turn: int = 0


class Deadline(NamedTuple):
    """A deadline: when (server time), how many seconds were given, and the entry that gave them."""

    until: float
    seconds: float
    number: int

    def left(self, now: float) -> float:
        """Seconds left: never more than were given, should the machine's clock have been set back."""
        return max(0.0, min(self.seconds, self.until - now))


@dataclass(frozen=True)
class RoomState:
    """A room as its log tells it. ``phones`` and ``guesses`` are by pseudonym, ``keys`` by hash.

    ``lesson`` is empty in a room that was opened for a game alone; ``war``: which it was opened for.
    """

    code: str
    lesson: str
    war: str = ""
    desks: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    phones: Mapping[str, Phone] = field(default_factory=lambda: MappingProxyType({}))
    guesses: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: MappingProxyType({}))
    n_came: int = 0
    stage: int = 0
    furthest: int = 0
    deadline: Deadline | None = None
    is_closed: bool = False
    is_shut: bool = False
    game: GameState | None = None
    """The game that is played, or talked about."""
    games: tuple[GameState, ...] = ()
    """Those that are over."""
    newest: int = 0

    @property
    def subject(self) -> str:
        """What the room was opened for: a lesson, or a war."""
        return self.lesson or self.war

    @property
    def seated(self) -> list[Phone]:
        """Everybody who has not left, in the order in which they came."""
        return [phone for phone in self.phones.values() if not phone.has_left]

    @property
    def is_drawn(self) -> bool:
        """Whether guesses have been shown beside a result: then none is taken any more."""
        return self.furthest > GUESS

    def left(self, now: float) -> float | None:
        """Seconds left on the clock; None where there is none."""
        return None if self.deadline is None else self.deadline.left(now)

    def takes_guesses(self, now: float) -> bool:
        """Whether a guess is taken now."""
        if self.stage != GUESS or self.is_drawn or self.is_closed:
            return False
        return self.deadline is None or now <= self.deadline.until + GRACE

    def takes_orders(self, now: float) -> bool:
        """Whether orders of a game are taken now."""
        if self.game is None or not self.game.is_played:
            return False
        return self.deadline is None or now <= self.deadline.until + GRACE

    def at(self, seat: TableSeat) -> list[Phone]:
        """Who sits there and has not left, in the order in which they came."""
        seats = self.game.seats if self.game else {}
        return [phone for phone in self.seated if seats.get(phone.name) == seat]

    def team_at(self, seat: TableSeat) -> str:
        """What the team there is called; empty where the model plays."""
        if self.game is None or seat in self.game.by_model:
            return ""
        return team_of([phone.name for phone in self.at(seat)])

    def free_seat(self) -> TableSeat | None:
        """Where the next one sits who joins; None without a game."""
        if self.game is None:
            return None
        seats = self.game.seats
        taken = [seats[phone.name] for phone in self.seated if phone.name in seats]
        return emptiest(taken, self.game.tables)

    def after(self, entry: JournalEntry) -> "RoomState":
        """The state once this entry counts. Raises ValueError, KeyError or TypeError for one that is none."""
        return replace(ACTS[RoomKind(entry.kind)](self, entry), newest=entry.id)


def _desk_key(state: RoomState, entry: JournalEntry) -> RoomState:
    return replace(state, desks=state.desks | {_text(entry.content, "key")})


def _joined(state: RoomState, entry: JournalEntry) -> RoomState:
    name, key = entry.seat, _text(entry.content, "key")
    is_back = name in state.phones
    game, seat = state.game, entry.content.get("at")
    phone = state.phones[name] if is_back else Phone(name, bool(entry.content.get("bot", False)))
    return replace(
        state,
        keys={**state.keys, key: name},
        phones={**state.phones, name: phone._replace(has_left=False)},
        n_came=state.n_came + (not is_back),
        game=game.with_seat(name, seat_in(seat, game.tables)) if game and seat else game,
    )


def _left(state: RoomState, entry: JournalEntry) -> RoomState:
    phone = state.phones[entry.seat]._replace(has_left=True)
    return replace(state, phones={**state.phones, entry.seat: phone})


def _unseated(state: RoomState, entry: JournalEntry) -> RoomState:
    name = entry.seat
    return replace(
        state,
        keys={key: whose for key, whose in state.keys.items() if whose != name},
        phones={it: phone for it, phone in state.phones.items() if it != name},
        guesses={it: values for it, values in state.guesses.items() if it != name},
        game=state.game.without(name) if state.game else None,
    )


def _door(state: RoomState, entry: JournalEntry) -> RoomState:
    return replace(state, is_shut=bool(entry.content["shut"]))


def _stage(state: RoomState, entry: JournalEntry) -> RoomState:
    stage = STAGES.index(_text(entry.content, "stage"))
    return replace(state, stage=stage, furthest=max(stage, state.furthest), deadline=None)


def _clock(state: RoomState, entry: JournalEntry) -> RoomState:
    until, seconds = float(entry.content["until"]), float(entry.content["seconds"])
    return replace(state, deadline=Deadline(until, seconds, entry.id) if seconds > 0 else None)


def _guess(state: RoomState, entry: JournalEntry) -> RoomState:
    name = entry.seat
    phone = state.phones[name]
    values = tuple(float(value) for value in entry.content["values"])
    return replace(
        state,
        phones={**state.phones, name: phone._replace(turn=phone.turn + 1)},
        guesses={**state.guesses, name: values},
    )


def _closed(state: RoomState, entry: JournalEntry) -> RoomState:
    return replace(state, is_closed=bool(entry.content["closed"]))


def _game(state: RoomState, entry: JournalEntry) -> RoomState:
    if state.game is not None:
        raise ValueError("a game is played already")
    return replace(state, game=begun_game(len(state.games) + 1, entry.content), deadline=None)


def _in_game(state: RoomState, entry: JournalEntry) -> RoomState:
    game = GAME_ACTS[entry.kind](_game_of(state), entry)
    is_turn = entry.kind in (RoomKind.MONTH, RoomKind.MONTH_BACK, RoomKind.DEBRIEF)
    return replace(state, game=game, deadline=None if is_turn else state.deadline)


def _game_ended(state: RoomState, _: JournalEntry) -> RoomState:
    return replace(state, game=None, games=(*state.games, _game_of(state)), deadline=None)


def _game_of(state: RoomState) -> GameState:
    if state.game is None:
        raise ValueError("no game is played")
    return state.game


Act = Callable[[RoomState, JournalEntry], RoomState]
ACTS: Mapping[RoomKind, Act] = MappingProxyType(
    {
        RoomKind.DESK_KEY: _desk_key,
        RoomKind.JOINED: _joined,
        RoomKind.LEFT: _left,
        RoomKind.UNSEATED: _unseated,
        RoomKind.DOOR: _door,
        RoomKind.STAGE: _stage,
        RoomKind.CLOCK: _clock,
        RoomKind.GUESS: _guess,
        RoomKind.CLOSED: _closed,
        RoomKind.GAME: _game,
        RoomKind.GAME_ENDED: _game_ended,
        **{RoomKind(kind): _in_game for kind in GAME_ACTS},
    }
)
"""What each kind of entry does to a state."""


def room_state_of(entries: Sequence[JournalEntry]) -> RoomState:
    """Add up a journal's entries. The first one says what room it is. Raises EntryError."""
    state = None
    for number, entry in enumerate(entries, start=1):
        try:
            state = _begun(entry) if state is None else state.after(entry)
        except (AttributeError, KeyError, TypeError, ValueError, MicrodealsError) as unreadable:
            raise EntryError(number, f"it says nothing of a room ({unreadable})") from unreadable
    if state is None:
        raise EntryError(1, "there is none")
    return state


def _begun(first: JournalEntry) -> RoomState:
    if first.kind != RoomKind.OPENED:
        raise ValueError(f"a room does not begin with {first.kind!r}")
    code, lesson = _text(first.content, "code"), _text(first.content, "lesson")
    war = "" if lesson else _text(first.content, "war")
    if lesson:
        load_lesson(lesson)
    desks = frozenset({_text(first.content, "desk")})
    return RoomState(read_code(code), lesson, war, desks, newest=first.id)


def _text(content: Mapping[str, Any], name: str) -> str:
    found = content[name]
    if not isinstance(found, str):
        raise TypeError(f"{name} is no text")
    return found
