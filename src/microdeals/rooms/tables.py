"""Tables: a game of a class, at several tables on the same war and luck. Each is a session of the game's own.

The room's journal says who sits where and which months are played; a table's journal has its orders. A month
is written to the room first, and then lived at each table (`table_sessions`).
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from microdeals.errors import RequestError
from microdeals.game.rows import NewEntry
from microdeals.game.seats import SIDES, Question, Seat
from microdeals.game.session import Session
from microdeals.game.table_wars import table_wars
from microdeals.rooms.errors import NotKeptError, TooLateError
from microdeals.rooms.game_state import PARTS, GameState, begun_game
from microdeals.rooms.holders import check_desk, game_of, phone_of
from microdeals.rooms.room_log import RoomLog
from microdeals.rooms.state import RoomKind, RoomState
from microdeals.rooms.table_seats import TableSeat, dealt, seat_in, session_name
from microdeals.rooms.table_sessions import TableSessions, told

LONGEST_CELL = 80


class RoomTables:
    """The games of a room. Any thread may call it."""

    def __init__(self, log: RoomLog, now: Callable[[], float]) -> None:
        self._log, self._now = log, now
        self.sessions = TableSessions(log)

    # --- what phones say -----------------------------------------------------------------------

    def decide(self, key: str, month: int, cell: str, value: str) -> None:
        """Decide one thing for one's own seat in a month (from 0); the last word of a team counts.

        ``cell``: one of the sheet (`game.cells`), ``belief``, or a guess such as ``guess:settled``.

        Raises NoSeatError for a key that is none, TooLateError for a month that is over or a seat that the
        model plays, and RequestError for what that seat cannot decide.
        """
        if len(cell) > LONGEST_CELL or len(value) > LONGEST_CELL:
            raise RequestError("this is nothing that can be decided here. Nothing was written.")
        with self.sessions.lock:
            self._log.catch_up()
            state = self._log.state
            at, game = self.seat_of(key), self._asked(state, month)
            if at in game.by_model:
                raise TooLateError("the model plays this seat now; take it back first.")
            session = self.sessions.of(at.table)
            self.sessions.bring_on(session, at.table)
            told(session, partial(_decide, session, at.seat, cell, value))

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
        self.sessions.follow()

    def play(self, desk: str, month: int) -> None:
        """Play a month (from 0) at all tables; what is missing is keep and no.

        Raises TooLateError for one that is played already.
        """
        with self.sessions.lock:
            with suppress(NotKeptError):  # told once all others are played
                self.sessions.follow()
            self.sessions.seat_bots(self._log.state)
            quiet = [seat.content() for seat in self.sessions.quiet(self._log.state)]

            def line(game: GameState) -> NewEntry:
                if month < game.round:
                    raise TooLateError(f"month {month + 1} has been played already.")
                if game.part:
                    raise TooLateError("the debrief is shown; go back to the tables first.")
                if month > game.round or game.is_over:
                    raise RequestError(f"month {month + 1}: it is not the one that comes next.")
                return _line("", RoomKind.MONTH, {"month": month, "silent": quiet})

            self._write_of_desk(desk, line)
            self.sessions.follow()

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

        with self.sessions.lock:
            self._write_of_desk(desk, line)
            self.sessions.follow()

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

    def _write_of_desk(self, key: str, line_of: Callable[[GameState], NewEntry | None]) -> None:
        def line(state: RoomState) -> NewEntry | None:
            check_desk(state, key)
            return line_of(game_of(state))

        self._log.write(line)


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
