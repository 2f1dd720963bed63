"""The games of a class as tidy tables: what was decided, by whom, who sat where, and how it came out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from microdeals.documents.tables import ColumnTold, Made, csv_of
from microdeals.errors import RequestError
from microdeals.game import Session
from microdeals.game.debrief import debrief_of
from microdeals.game.files import GRADE_COLUMNS, GRADE_TOLD, LOG_COLUMNS, LOG_TOLD, gradebook_csv, log_csv
from microdeals.game.seats import SIDES
from microdeals.rooms.class_room import ClassRoom
from microdeals.rooms.game_state import GameState
from microdeals.rooms.state import RoomState
from microdeals.rulebook.labels import key_of

OF_PLACE = (
    ColumnTold("room", "code", "code of the room"),
    ColumnTold("game", "number", "number of the game in this room"),
    ColumnTold("table", "number", "number of the table"),
)
SEATS_TOLD = (
    *OF_PLACE,
    ColumnTold("seat", "name", "first or second side, or the mediator"),
    ColumnTold("phone", "pseudonym", "pseudonym of the phone, given by the room"),
    ColumnTold("is_bot", "0 or 1", "1 for a bot of a rehearsal, 0 for somebody"),
    ColumnTold("has_left", "0 or 1", "1 for somebody who has left the room"),
    ColumnTold("model_plays", "0 or 1", "1 if the model plays this seat: nobody spoke, or the desk asked"),
)
TABLES_TOLD = (
    *OF_PLACE,
    ColumnTold("session", "name", "name of the table's game in the other tables"),
    ColumnTold("war", "key", "the war that is played"),
    ColumnTold("seed", "number", "seed of the luck, the same for all tables of a game"),
    ColumnTold("months_played", "count", "months played, those that were taken back not counted"),
    ColumnTold("label", "name", "what the deals were beside the same war without deals"),
    ColumnTold("relief", "share", "harm that deals spared, of the harm without deals"),
    ColumnTold("closing", "share of the dispute", "by how much deals closed the gap"),
    ColumnTold("gap", "share of the dispute", "how far apart the sides are after the last month"),
    ColumnTold("gap_without_deals", "share of the dispute", "the same in the twin without deals"),
    ColumnTold("harm", "war days", "harm, in days of full war"),
    ColumnTold("harm_without_deals", "war days", "the same in the twin without deals"),
    ColumnTold("settled_on", "day", "day of the settlement; empty without one"),
    ColumnTold("settled_on_without_deals", "day", "the same in the twin without deals"),
    ColumnTold("broken_first", "count", "how often the first side broke its word, seen or not"),
    ColumnTold("broken_second", "count", "how often the second side did"),
    ColumnTold("problem", "text", "why a table could not be read; empty for one that could"),
)
SEATS, TABLES = (tuple(column.name for column in told) for told in (SEATS_TOLD, TABLES_TOLD))
GAME_FILES = {
    "game_seats.csv": SEATS_TOLD,
    "game_tables.csv": TABLES_TOLD,
    "game_log.csv": LOG_TOLD,
    "game_gradebook.csv": GRADE_TOLD,
}
"""The columns of each file of a class's games."""


class GameTable(NamedTuple):
    """A table of a game, and its session; a problem where that cannot be read."""

    game: GameState
    table: int
    session: Session | None
    problem: str = ""


def game_files(room: ClassRoom, state: RoomState) -> dict[str, str]:
    """The files of a class's games by name; none where no game was played."""
    tables = list(tables_of(room, state))
    if not tables:
        return {}
    sessions = [it.session for it in tables if it.session is not None]
    first = games_of(state)[0]
    made = Made(first.war, first.seed)
    return {
        "game_seats.csv": csv_of(SEATS, seat_rows(state), made),
        "game_tables.csv": csv_of(TABLES, [table_row(state.code, it) for it in tables], made),
        "game_log.csv": _joined(LOG_COLUMNS, [log_csv(it) for it in sessions]),
        "game_gradebook.csv": _joined(GRADE_COLUMNS, [gradebook_csv(it) for it in sessions]),
    }


def games_of(state: RoomState) -> list[GameState]:
    """The games of a room: those that are over, and the one that is played."""
    return [*state.games, *([state.game] if state.game else [])]


def tables_of(room: ClassRoom, state: RoomState) -> Iterator[GameTable]:
    """Every table of every game of a room."""
    for game in games_of(state):
        for table in range(1, game.tables + 1):
            try:
                yield GameTable(game, table, room.tables.sessions.of(table, game))
            except RequestError as problem:
                yield GameTable(game, table, None, str(problem))


def seat_rows(state: RoomState) -> Iterator[tuple[object, ...]]:
    """A row for each phone in each game: where it sat at the end of it."""
    for game in games_of(state):
        for name, at in game.seats.items():
            phone = state.phones.get(name)
            is_bot, has_left = (0, 1) if phone is None else (int(phone.is_bot), int(phone.has_left))
            by_model = int(at in game.by_model)
            yield state.code, game.number, at.table, at.seat.value, name, is_bot, has_left, by_model


def table_row(code: str, it: GameTable) -> tuple[object, ...]:
    """How a table came out, beside its twin."""
    place = (code, it.game.number, it.table)
    setup = (it.session.name if it.session else "", it.game.war, it.game.seed)
    if it.session is None or not it.session.state.round:
        return (*place, *setup, 0, *[""] * 11, it.problem)
    found = debrief_of(it.session)
    own, twin, at = found.own, found.twin, found.place
    return (
        *place,
        *setup,
        it.session.state.round,
        key_of(found.label),
        f"{at.relief:.4f}",
        f"{at.closing:.4f}",
        f"{own.gap:.4f}",
        f"{twin.gap:.4f}",
        f"{own.harm:.1f}",
        f"{twin.harm:.1f}",
        _day(own.settled_on),
        _day(twin.settled_on),
        *(found.n_broken(side) for side in range(len(SIDES))),
        "",
    )


def _day(day: int | None) -> object:
    return "" if day is None else day


def _joined(columns: Sequence[str], tables: Sequence[str]) -> str:
    """Tables of the same columns below each other; the header alone where there are none."""
    head = tables[0].partition("\n")[0] + "\n" if tables else csv_of(columns, [])
    return "".join([head, *(table.partition("\n")[2] for table in tables)])
