"""A room: one class on its own phones. Every write checks the key and the seat here, not in a page."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX, Journal, parts_of
from microdeals.game.rows import JournalEntry, NewEntry
from microdeals.game.table_wars import load_war, table_wars
from microdeals.lessons import STAGES, Guess, is_possible, load_lesson, shipped_lessons
from microdeals.lessons.guesses import is_level
from microdeals.rooms.bots import guess_of_bot
from microdeals.rooms.codes import WRONG, new_code, read_code
from microdeals.rooms.errors import NoRoomError, NoSeatError, NotKeptError, TooLateError
from microdeals.rooms.holders import check_desk, check_free, phone_of
from microdeals.rooms.keys import hash_of, is_key, new_key
from microdeals.rooms.pseudonyms import pseudonym
from microdeals.rooms.room_log import RoomLog
from microdeals.rooms.server_time import ServerTime
from microdeals.rooms.state import GUESS, Phone, RoomKind, RoomState
from microdeals.rooms.tables import RoomTables

FOLDER = Path("results") / "rooms"
"""Where rooms are kept, from the folder in which the program was started."""
LONGEST_CLOCK = 3600.0
"""Seconds that a clock can be set to."""
MOST_BOTS = 60


class ClassRoom:
    """A room that is open. Any thread may call it; other programs may write to the same journal."""

    def __init__(self, path: Path, now: Callable[[], float] | None = None) -> None:
        self.log = RoomLog(Journal(path))
        self.now = now or ServerTime()
        self.tables = RoomTables(self.log, self.now)

    @classmethod
    def create(
        cls, folder: Path, subject: str, now: Callable[[], float] | None = None
    ) -> tuple["ClassRoom", str]:
        """Open a new room for a lesson, or a war; with it the key of its desk, which is kept nowhere.

        Raises RequestError for a lesson, a war or a folder that is not to be had.
        """
        if subject not in shipped_lessons() and subject not in table_wars():
            known = f"{', '.join(shipped_lessons())}. For a game it takes a war: {', '.join(table_wars())}"
            raise RequestError(f"lesson {subject[:40]!r}: a room teaches {known}.")
        about = {"lesson": subject} if subject in shipped_lessons() else {"lesson": "", "war": subject}
        code, desk = new_code([path.stem.upper() for path in folder.glob(f"*{SUFFIX}")]), new_key()
        content = {"code": code, **about, "desk": hash_of(desk)}
        Journal.create(file_of(folder, code), NewEntry(0, "", RoomKind.OPENED, content))
        return cls(file_of(folder, code), now), desk

    @classmethod
    def open(cls, folder: Path, code: str, now: Callable[[], float] | None = None) -> "ClassRoom":
        """Go on with a room. Raises NoRoomError if there is none, DamagedError if its file is damaged."""
        path = file_of(folder, read_code(code))
        if not path.is_file():
            raise NoRoomError(WRONG)
        room = cls(path, now)
        with suppress(NotKeptError):  # told at the desk, beside the table that it concerns
            room.tables.sessions.follow()
        return room

    @property
    def state(self) -> RoomState:
        """What the log adds up to, as far as it has been read."""
        return self.log.state

    @property
    def code(self) -> str:
        """What stands on the wall."""
        return self.state.code

    @property
    def title(self) -> str:
        """What the room is about."""
        state = self.state
        return load_lesson(state.lesson).title if state.lesson else load_war(state.war).title

    # --- who is who --------------------------------------------------------------------------

    def phone(self, key: str) -> Phone:
        """Whose key this is. Raises NoSeatError if it is nobody's here."""
        return phone_of(self.state, key)

    def check_desk(self, key: str) -> None:
        """Raise NoSeatError unless this is a key of the desk."""
        check_desk(self.state, key)

    def join(self, key: str) -> Phone:
        """Take a seat with a key; joining twice is joining once, and who left comes back to their seat."""
        if not is_key(key):
            raise NoSeatError("this is no key of a phone; open the room's address again.")

        def line(state: RoomState) -> NewEntry | None:
            name = state.keys.get(hash_of(key), "")
            if name and not state.phones[name].has_left:
                return None
            if not name:
                check_free(state)
            content = {"key": hash_of(key), **_place(state, name)}
            return self._line(name or pseudonym(state.n_came), RoomKind.JOINED, content)

        self.log.write(line)
        return self.phone(key)

    def leave(self, key: str) -> None:
        """Give a seat up; its key leads back to it."""
        self._write_of_phone(
            key, lambda _, phone: None if phone.has_left else self._line(phone.name, RoomKind.LEFT, {})
        )

    # --- what phones say -----------------------------------------------------------------------

    def guess(self, key: str, turn: int, values: Sequence[float]) -> int:
        """Guess, or decline with no values; the last guess counts until guesses are closed.

        Gives how often this phone has guessed now, for its next answer.

        ``turn``: how often this phone had guessed when the answer was given. The same answer twice is one; an
        older one than stands raises TooLateError, as one after the end does.
        """
        if not self.state.lesson:
            raise TooLateError("there is no lesson in this room, and nothing to guess.")
        lesson, said = load_lesson(self.state.lesson), _checked(self.state.lesson, values)

        def line(state: RoomState, phone: Phone) -> NewEntry | None:
            if state.guesses.get(phone.name) == said:
                return None
            if not state.takes_guesses(self.now()):
                raise TooLateError("guesses are closed; look at the wall.")
            if turn != phone.turn:
                raise TooLateError("a later answer of this seat stands already.")
            content = {"lesson": lesson.key, "values": list(said)}
            return self._line(phone.name, RoomKind.GUESS, content)

        self._write_of_phone(key, line)
        return self.phone(key).turn

    # --- what the desk does ----------------------------------------------------------------------

    def go_to(self, desk: str, stage: str) -> None:
        """Show a stage of the lesson to everybody. Going where the room is already changes nothing."""
        if stage not in STAGES:
            raise RequestError(f"stage {stage[:40]!r}: a lesson has {', '.join(STAGES)}.")
        self._write_of_desk(
            desk,
            lambda state: (
                None
                if state.stage == STAGES.index(stage)
                else self._line("", RoomKind.STAGE, {"stage": stage})
            ),
        )

    def give_time(self, desk: str, seconds: float, number: int) -> None:
        """Set the clock: so many seconds more than are left. 0 takes it away.

        ``number``: the entry of the deadline that was seen, 0 for none. If it is another by now nothing
        changes, so that a button pressed twice gives time once.
        """
        if not 0 <= seconds <= LONGEST_CLOCK:
            raise RequestError(f"{seconds:g} seconds: a clock goes from 0 to {LONGEST_CLOCK:g}.")

        def line(state: RoomState) -> NewEntry | None:
            seen = state.deadline.number if state.deadline else 0
            if seen != number:
                return None
            given = min(LONGEST_CLOCK, seconds + (state.left(self.now()) or 0.0)) if seconds else 0.0
            return self._line("", RoomKind.CLOCK, {"seconds": given, "until": self.now() + given})

        self._write_of_desk(desk, line)

    def close_guesses(self, desk: str, is_closed: bool = True) -> None:
        """Take no more guesses, or take them again as long as no result has been shown."""
        self._write_of_desk(
            desk,
            lambda state: (
                None
                if state.is_closed == is_closed
                else self._line("", RoomKind.CLOSED, {"closed": is_closed})
            ),
        )

    def shut_door(self, desk: str, is_shut: bool = True) -> None:
        """Let nobody else in, or let them in again; whoever has a seat keeps it."""
        self._write_of_desk(
            desk,
            lambda state: (
                None if state.is_shut == is_shut else self._line("", RoomKind.DOOR, {"shut": is_shut})
            ),
        )

    def unseat(self, desk: str, name: str) -> None:
        """Take a seat away, with what was guessed from it; its key is worth nothing from then on."""
        self._write_of_desk(
            desk, lambda state: self._line(name, RoomKind.UNSEATED, {}) if name in state.phones else None
        )

    def seat_bots(self, desk: str, wanted: int) -> None:
        """Rehearse: let so many bots sit here in all; with 0 all go."""
        if not 0 <= wanted <= MOST_BOTS:
            raise RequestError(f"{wanted} bots: a rehearsal takes 0 to {MOST_BOTS}.")
        self.check_desk(desk)
        for name in _bots_of(self.state)[wanted:]:
            self.unseat(desk, name)
        for _ in range(wanted):  # another desk may seat some meanwhile
            self._write_of_desk(
                desk, lambda state: self._bot_joins(state) if len(_bots_of(state)) < wanted else None
            )

    def _bot_joins(self, state: RoomState) -> NewEntry:
        check_free(state)
        content = {"key": hash_of(new_key()), "bot": True, **_place(state)}
        return self._line(pseudonym(state.n_came), RoomKind.JOINED, content)

    def new_desk_key(self) -> str:
        """A further key of the desk, for whoever runs the machine and has lost the first."""
        key = new_key()
        self.log.write(lambda _: self._line("", RoomKind.DESK_KEY, {"key": hash_of(key)}))
        return key

    def delete(self, desk: str) -> None:
        """Delete the room's file: nothing of this class is left."""
        self.check_desk(desk)
        try:
            self.tables.sessions.delete()
            for part in parts_of(self.log.journal.path):
                part.unlink(missing_ok=True)
        except OSError as failed:
            raise NotKeptError(f"{self.log.journal.path}: cannot be deleted: {failed.strerror}.") from failed

    # --- what it adds up to ----------------------------------------------------------------------

    def guesses(self) -> Mapping[str, tuple[float, ...]]:
        """All guesses by pseudonym, those of bots among them once a guess was asked for."""
        return guesses_in(self.state)

    def entries(self) -> list[JournalEntry]:
        """The whole log, read again from the disk."""
        return self.log.journal.entries()

    # --- writing -----------------------------------------------------------------------------------

    def _line(self, seat: str, kind: RoomKind, content: dict[str, Any]) -> NewEntry:
        return NewEntry(0, seat, kind, content)

    def _write_of_phone(self, key: str, line_of: Callable[[RoomState, Phone], NewEntry | None]) -> None:
        self.log.write(lambda state: line_of(state, phone_of(state, key)))

    def _write_of_desk(self, key: str, line_of: Callable[[RoomState], NewEntry | None]) -> None:
        def line(state: RoomState) -> NewEntry | None:
            check_desk(state, key)
            return line_of(state)

        self.log.write(line)


def guesses_in(state: RoomState) -> Mapping[str, tuple[float, ...]]:
    """All guesses of a state by pseudonym, those of bots among them once a guess was asked for."""
    if not state.lesson:
        return {}
    bots = _bots_of(state) if state.furthest >= GUESS else []
    lesson = load_lesson(state.lesson)
    return {**state.guesses, **{name: guess_of_bot(lesson, name) for name in bots}}


def _bots_of(state: RoomState) -> list[str]:
    return [phone.name for phone in state.phones.values() if phone.is_bot]


def _place(state: RoomState, name: str = "") -> dict[str, Any]:
    """Where somebody sits who joins, or comes back; nothing without a game."""
    seat = state.game.seats.get(name) or state.free_seat() if state.game else None
    return {} if seat is None else {"at": seat.content()}


def file_of(folder: Path, code: str) -> Path:
    """The file of a room."""
    return folder / f"{code.lower()}{SUFFIX}"


def _checked(lesson: str, values: Sequence[float]) -> tuple[float, ...]:
    """The guess. Raises RequestError for what does not answer the lesson's question."""
    try:
        said = tuple(float(value) for value in values)
    except (TypeError, ValueError, OverflowError):
        said = (float("nan"),)
    if len(said) > 1 and is_level(said):
        raise RequestError("the line is still level: move its points first; nothing was written.")
    if said and not is_possible(load_lesson(lesson), Guess(said)):
        raise RequestError("this is no answer to the question that is asked; nothing was written.")
    return said
