"""Tables: a game of a class, at several tables on the same war and luck. Each is a session of the game's own.

The room's journal says who sits where and which months are played; a table's journal has its orders. A month
is written to the room first, and then lived at each table. So whenever the program dies, a table that has
not come so far is played on when the room is opened again.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import RLock
from typing import Any

from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX
from microdeals.game.rows import JournalEntry, NewEntry
from microdeals.game.seats import SIDES, Question, Seat
from microdeals.game.session import Session
from microdeals.game.state import EntryKind
from microdeals.game.table_wars import table_wars
from microdeals.rooms.bots import orders_of_bot, percent_of_bot
from microdeals.rooms.errors import NotKeptError, TooLateError
from microdeals.rooms.game_state import PARTS, GameState, begun_game
from microdeals.rooms.holders import check_desk, phone_of
from microdeals.rooms.room_log import RoomLog
from microdeals.rooms.state import RoomKind, RoomState
from microdeals.rooms.table_seats import TableSeat, all_seats, dealt, seat_in, session_name

LONGEST_CELL = 80
SAID = (EntryKind.ORDERS, EntryKind.OPENED, EntryKind.BELIEF, EntryKind.GUESS)
"""What a seat writes when somebody is there."""


class RoomTables:
    """The games of a room. Any thread may call it."""

    def __init__(self, log: RoomLog, now: Callable[[], float]) -> None:
        self._log, self._now = log, now
        self.folder = log.journal.path.with_suffix("")
        self._sessions: dict[str, Session] = {}
        self._lock = RLock()

    # --- what phones say -----------------------------------------------------------------------

    def decide(self, key: str, month: int, cell: str, value: str) -> None:
        """Decide one thing for one's own seat in a month (from 0); the last word of a team counts.

        ``cell``: one of the sheet (`game.cells`), ``belief``, or a guess such as ``guess:settled``.

        Raises NoSeatError for a key that is none, TooLateError for a month that is over or a seat that the
        model plays, and RequestError for what that seat cannot decide.
        """
        if len(cell) > LONGEST_CELL or len(value) > LONGEST_CELL:
            raise RequestError("this is nothing that can be decided here. Nothing was written.")
        with self._lock:
            self._log.catch_up()
            state = self._log.state
            at, game = self.seat_of(key), self._asked(state, month)
            if at in game.by_model:
                raise TooLateError("the model plays this seat now; take it back first.")
            session = self.session(at.table)
            self._follow(session, at.table)
            _told(session, partial(_decide, session, at.seat, cell, value))

    def say_ready(self, key: str, month: int, is_ready: bool = True) -> None:
        """Say that one's seat has decided all it wants to, for a month (from 0); or that it has not."""

        def line(state: RoomState) -> NewEntry | None:
            at = _seat_of(state, key)
            game = self._asked(state, month)
            if (at in game.ready) == is_ready:
                return None
            name = phone_of(state, key).name
            return _line(name, RoomKind.READY, {"month": month, "ready": is_ready})

        self._log.write(line)

    def take_back(self, key: str) -> None:
        """Take one's seat back from the model."""

        def line(state: RoomState) -> NewEntry | None:
            at, game = _seat_of(state, key), game_of(state)
            return _line(phone_of(state, key).name, RoomKind.BACK) if at in game.by_model else None

        self._log.write(line)

    def seat_of(self, key: str) -> TableSeat:
        """Where the phone of a key sits. Raises NoSeatError, or TooLateError without a game."""
        return _seat_of(self._log.state, key)

    def _asked(self, state: RoomState, month: int) -> GameState:
        """The game, if it takes orders for this month now. Raises TooLateError."""
        game = game_of(state)
        if month != game.round:
            raise TooLateError(f"month {month + 1} is not the one that comes next; look again.")
        if not state.takes_orders(self._now()):
            raise TooLateError("no orders are taken now; look at the wall.")
        return game

    # --- what the desk does ----------------------------------------------------------------------

    def begin(self, desk: str, war: str, tables: int, rounds: int, seed: int) -> None:
        """Begin a game, and give its seats to everybody who is here. Raises RequestError for what is none."""
        if war not in table_wars():
            raise RequestError(f"war {war[:40]!r}: the table has {', '.join(table_wars())}.")

        def line(state: RoomState) -> NewEntry:
            check_desk(state, desk)
            if state.game is not None:
                raise TooLateError("a game is played already.")
            seats = dealt((phone.name for phone in state.seated), tables)
            content = {"war": war, "tables": tables, "rounds": rounds, "seed": seed}
            content["seats"] = {name: seat.content() for name, seat in seats.items()}
            try:
                begun = begun_game(len(state.games) + 1, content)
            except (TypeError, ValueError, IndexError) as wrong:
                raise RequestError(f"{wrong}.") from wrong
            session_name(state.code, begun.number, tables)
            return _line("", RoomKind.GAME, content)

        self._log.write(line)
        self.follow()

    def play(self, desk: str, month: int) -> None:
        """Play a month (from 0) at all tables; what is missing is keep and no.

        Raises TooLateError for one that is played already.
        """
        with self._lock:
            with suppress(NotKeptError):  # told once all others are played
                self.follow()
            self._seat_bots(self._log.state)
            quiet = [seat.content() for seat in self._quiet(self._log.state)]

            def line(game: GameState) -> NewEntry:
                if month < game.round:
                    raise TooLateError(f"month {month + 1} has been played already.")
                if game.part:
                    raise TooLateError("the debrief is shown; go back to the tables first.")
                if month > game.round or game.is_over:
                    raise RequestError(f"month {month + 1}: it is not the one that comes next.")
                return _line("", RoomKind.MONTH, {"month": month, "silent": quiet})

            self._write_of_desk(desk, line)
            self.follow()

    def close(self, desk: str, month: int) -> None:
        """Take no more orders for a month (from 0): its time is up now. More time opens it again."""

        def line(state: RoomState) -> NewEntry | None:
            check_desk(state, desk)
            is_open = state.left(self._now()) != 0.0 and state.takes_orders(self._now())
            if not is_open or game_of(state).round != month:
                return None
            return _line("", RoomKind.CLOCK, {"seconds": 1.0, "until": self._now()})

        self._log.write(line)

    def take_month_back(self, desk: str, month: int) -> None:
        """Go back to before a month (from 0), the last that was played; what was decided for it stands."""

        def line(game: GameState) -> NewEntry:
            if month != game.round - 1:
                raise TooLateError(f"month {month + 1} is not the last one that was played.")
            return _line("", RoomKind.MONTH_BACK, {"month": month})

        with self._lock:
            self._write_of_desk(desk, line)
            self.follow()

    def move(self, desk: str, name: str, table: int, seat: str) -> None:
        """Let somebody sit elsewhere."""

        def line(state: RoomState) -> NewEntry | None:
            check_desk(state, desk)
            game = game_of(state)
            if name not in state.phones:
                return None
            at = _named(game, table, seat)
            return None if game.seats.get(name) == at else _line(name, RoomKind.MOVED, at.content())

        self._log.write(line)

    def let_model_play(self, desk: str, table: int, seat: str, is_on: bool = True) -> None:
        """Let the model play a seat until somebody takes it back, or give it back."""

        def line(game: GameState) -> NewEntry | None:
            at = _named(game, table, seat)
            if (at in game.by_model) == is_on:
                return None
            return _line("", RoomKind.MODEL, at.content() | {"plays": is_on})

        self._write_of_desk(desk, line)

    def show(self, desk: str, part: str) -> None:
        """Show a part of the debrief (`PARTS`), or with an empty one go back to the tables."""

        def line(game: GameState) -> NewEntry | None:
            if part and part not in PARTS:
                raise RequestError(f"debrief {part[:40]!r}: it has {', '.join(PARTS)}.")
            if not game.round:
                raise RequestError("there is nothing to debrief before the first month.")
            return None if part == game.part else _line("", RoomKind.DEBRIEF, {"part": part})

        self._write_of_desk(desk, line)

    def end(self, desk: str, number: int) -> None:
        """End the game of this number; its tables are kept for the files of the class."""

        def line(game: GameState) -> NewEntry:
            if game.number != number:
                raise TooLateError(f"game {number} is over already.")
            return _line("", RoomKind.GAME_ENDED)

        self._write_of_desk(desk, line)

    def delete(self) -> None:
        """Delete all tables. Raises OSError."""
        with self._lock:
            self._sessions.clear()
            if self.folder.is_dir():
                shutil.rmtree(self.folder)

    def _write_of_desk(self, key: str, line_of: Callable[[GameState], NewEntry | None]) -> None:
        def line(state: RoomState) -> NewEntry | None:
            check_desk(state, key)
            return line_of(game_of(state))

        self._log.write(line)

    # --- tables follow the room --------------------------------------------------------------------

    def session(self, table: int, game: GameState | None = None) -> Session:
        """The session of a table. Raises NotKeptError for one that cannot be read."""
        game = game or game_of(self._log.state)
        name = session_name(self._log.state.code, game.number, table)
        if (found := self._sessions.get(name)) is not None:
            return found  # whoever reads waits for nobody who plays
        with self._lock:
            if name not in self._sessions:
                try:
                    self._sessions[name] = self._opened(name, game)
                except RequestError as problem:
                    raise NotKeptError(str(problem)) from problem
            return self._sessions[name]

    def _opened(self, name: str, game: GameState) -> Session:
        is_there = (self.folder / f"{name}{SUFFIX}").is_file()
        if is_there or game.round:  # a month was played: a file that is missing is not begun anew
            return _of_this_game(Session.open(self.folder, name), game)
        return Session.create(self.folder, name, game.setup())

    def follow(self) -> None:
        """Bring every table to where the room is. What one cannot do hinders no other.

        Raises NotKeptError with the first problem, after all others have come as far as they can.
        """
        problems = []
        with self._lock:
            self._log.catch_up()
            if self._log.state.game is None:
                return
            for table in range(1, self._log.state.game.tables + 1):
                try:
                    self._follow(self.session(table), table)
                except RequestError as problem:
                    problems.append(problem)
        if problems:
            raise NotKeptError(str(problems[0])) from problems[0]

    def _follow(self, session: Session, table: int) -> None:
        session.catch_up()
        game = game_of(self._log.state)
        while session.state.round < game.round:
            _told(session, partial(session.play, session.state.round))
        if session.state.round > game.round:
            self._log.catch_up()  # another program may have played it
            game = game_of(self._log.state)
            if session.state.round > game.round:
                _told(session, partial(session.rewind, game.round))
        self._seat_teams(session, table)

    def _seat_teams(self, session: Session, table: int) -> None:
        """Let a session know who plays: a team, or the model."""
        for seat in Seat:
            team = self._log.state.team_at(TableSeat(table, seat))
            if session.state.teams[seat] != team:
                _told(session, partial(session.seat, seat, team))

    def _seat_bots(self, state: RoomState) -> None:
        """Let bots decide where they are alone."""
        for at in all_seats(game_of(state).tables):
            sitting = state.at(at)
            is_bots = bool(sitting) and all(phone.is_bot for phone in sitting)
            if at.seat in SIDES and is_bots and state.team_at(at):
                with suppress(NotKeptError):
                    session = self.session(at.table)
                    _told(session, partial(_bot_decides, session, at.seat, sitting[0].name))

    def _quiet(self, state: RoomState) -> Iterator[TableSeat]:
        """Seats on which somebody sits, no bot, who has not said a word in this month."""
        game = game_of(state)
        for at in all_seats(game.tables):
            sitting = state.at(at)
            if not sitting or at in game.by_model or at in game.ready or any(it.is_bot for it in sitting):
                continue
            with suppress(NotKeptError):
                entries = self.session(at.table).entries
                if not any(_is_word(it, at.seat, game.round) for it in entries):
                    yield at


def game_of(state: RoomState) -> GameState:
    """The game of a room. Raises TooLateError where none is played."""
    if state.game is None:
        raise TooLateError("no game is played in this room now.")
    return state.game


def _of_this_game(session: Session, game: GameState) -> Session:
    """The session. Raises RequestError for one of another game: of a room that was mended, say."""
    if session.state.setup[:3] != (game.war, game.seed, game.rounds):
        raise RequestError(f"{session.journal.path}: it is of another game. End this game, and begin anew.")
    return session


def _line(seat: str, kind: RoomKind, content: dict[str, Any] | None = None) -> NewEntry:
    return NewEntry(0, seat, kind, content or {})


def _seat_of(state: RoomState, key: str) -> TableSeat:
    phone, game = phone_of(state, key), game_of(state)
    if phone.has_left or phone.name not in game.seats:
        raise TooLateError("this phone has left the room; join it again.")
    return game.seats[phone.name]


def _named(game: GameState, table: int, seat: str) -> TableSeat:
    """The seat that somebody names. Raises RequestError for one that there is not."""
    try:
        return seat_in({"table": table, "seat": seat}, game.tables)
    except ValueError as wrong:
        raise RequestError(f"this seat is not in the game: {wrong}.") from wrong


def _is_word(entry: JournalEntry, seat: Seat, number: int) -> bool:
    """Whether an entry is something that a seat said for a round."""
    return entry.seat == seat and entry.round == number and entry.kind in SAID


def _decide(session: Session, seat: Seat, cell: str, value: str) -> None:
    what, _, item = cell.partition(":")
    if what == "belief" and seat in SIDES:
        session.believe(seat, _percent(value))
    elif what == "guess":
        try:
            question = Question(item)
        except ValueError:
            raise RequestError("this is no question that is asked. Nothing was written.") from None
        session.guess(seat, question, _percent(value))
    else:
        session.decide(seat, cell, value)


def _percent(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) <= 100):
        raise RequestError(f"{value[:20]!r} is no number from 0 to 100. Nothing was written.")
    return int(value)


def _bot_decides(session: Session, seat: Seat, name: str) -> None:
    """A bot's orders, belief and guesses for the month that comes, once."""
    state, world = session.state, session.world
    percent = percent_of_bot(world, name)
    if (state.round, seat) not in state.drafts:
        session.order(seat, orders_of_bot(world, name))
    if (state.round, seat) not in state.beliefs:
        session.believe(seat, percent)
    for question in Question:
        if not state.round and (seat, question) not in state.guesses:
            session.guess(seat, question, percent)


def _told(session: Session, act: Callable[[], None]) -> None:
    """Do something to a session. What its file or its disk refuses is for whoever runs the machine."""
    try:
        act()
    except RequestError as problem:
        if str(session.journal.path) in str(problem):
            raise NotKeptError(str(problem)) from problem
        raise
