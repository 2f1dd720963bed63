"""The sessions of a game's tables: files beside a room's journal, which follow what the journal says.

Whenever the program dies, a table that has not come so far is played on when the room is opened again.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import RLock

from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX
from microdeals.game.rows import JournalEntry
from microdeals.game.seats import SIDES, Question, Seat
from microdeals.game.session import Session
from microdeals.game.state import EntryKind
from microdeals.rooms.bots import orders_of_bot, percent_of_bot
from microdeals.rooms.errors import NotKeptError
from microdeals.rooms.game_state import GameState
from microdeals.rooms.holders import game_of
from microdeals.rooms.room_log import RoomLog
from microdeals.rooms.state import RoomState
from microdeals.rooms.table_seats import TableSeat, all_seats, session_name

SAID = (EntryKind.ORDERS, EntryKind.OPENED, EntryKind.BELIEF, EntryKind.GUESS)
"""What a seat writes when somebody is there."""


class TableSessions:
    """A session a table. Any thread may call it; ``lock`` is held by whoever brings a table on."""

    def __init__(self, log: RoomLog) -> None:
        self._log = log
        self.folder = log.journal.path.with_suffix("")
        self.lock = RLock()
        self._sessions: dict[str, Session] = {}

    def of(self, table: int, game: GameState | None = None) -> Session:
        """The session of a table. Raises NotKeptError for one that cannot be read."""
        game = game or game_of(self._log.state)
        name = session_name(self._log.state.code, game.number, table)
        if (found := self._sessions.get(name)) is not None:
            return found  # whoever reads waits for nobody who plays
        with self.lock:
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
        with self.lock:
            self._log.catch_up()
            if self._log.state.game is None:
                return
            for table in range(1, self._log.state.game.tables + 1):
                try:
                    self.bring_on(self.of(table), table)
                except RequestError as problem:
                    problems.append(problem)
        if problems:
            raise NotKeptError(str(problems[0])) from problems[0]

    def bring_on(self, session: Session, table: int) -> None:
        """Bring a table to where the room is. Raises NotKeptError where its file or its disk refuses."""
        session.catch_up()
        game = game_of(self._log.state)
        while session.state.round < game.round:
            told(session, partial(session.play, session.state.round))
        if session.state.round > game.round:
            self._log.catch_up()  # another program may have played it
            game = game_of(self._log.state)
            if session.state.round > game.round:
                told(session, partial(session.rewind, game.round))
        self._seat_teams(session, table)

    def _seat_teams(self, session: Session, table: int) -> None:
        """Let a session know who plays: a team, or the model."""
        for seat in Seat:
            team = self._log.state.team_at(TableSeat(table, seat))
            if session.state.teams[seat] != team:
                told(session, partial(session.seat, seat, team))

    def seat_bots(self, state: RoomState) -> None:
        """Let bots decide where they are alone."""
        for at in all_seats(game_of(state).tables):
            sitting = state.at(at)
            is_bots = bool(sitting) and all(phone.is_bot for phone in sitting)
            if at.seat in SIDES and is_bots and state.team_at(at):
                with suppress(NotKeptError):
                    session = self.of(at.table)
                    told(session, partial(_bot_decides, session, at.seat, sitting[0].name))

    def quiet(self, state: RoomState) -> Iterator[TableSeat]:
        """Seats on which somebody sits, no bot, who has not said a word in this month."""
        game = game_of(state)
        for at in all_seats(game.tables):
            sitting = state.at(at)
            if not sitting or at in game.by_model or at in game.ready or any(it.is_bot for it in sitting):
                continue
            with suppress(NotKeptError):
                entries = self.of(at.table).entries
                if not any(_is_word(it, at.seat, game.round) for it in entries):
                    yield at

    def delete(self) -> None:
        """Delete all tables. Raises OSError."""
        with self.lock:
            self._sessions.clear()
            if self.folder.is_dir():
                shutil.rmtree(self.folder)


def _of_this_game(session: Session, game: GameState) -> Session:
    """The session. Raises RequestError for one of another game: of a room that was mended, say."""
    if session.state.setup[:3] != (game.war, game.seed, game.rounds):
        raise RequestError(f"{session.journal.path}: it is of another game. End this game, and begin anew.")
    return session


def _is_word(entry: JournalEntry, seat: Seat, number: int) -> bool:
    """Whether an entry is something that a seat said for a round."""
    return entry.seat == seat and entry.round == number and entry.kind in SAID


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


def told(session: Session, act: Callable[[], None]) -> None:
    """Do something to a session. What its file or its disk refuses is for whoever runs the machine."""
    try:
        act()
    except RequestError as problem:
        if str(session.journal.path) in str(problem):
            raise NotKeptError(str(problem)) from problem
        raise
