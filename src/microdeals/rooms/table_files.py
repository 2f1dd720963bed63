"""The games of a class as tidy tables: what was decided, by whom, who sat where, and how it came out."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.game import Session
from microdeals.game.debrief import debrief_of
from microdeals.game.files import GRADE_COLUMNS, LOG_COLUMNS, gradebook_csv, log_csv
from microdeals.game.seats import SIDES
from microdeals.rooms.class_room import ClassRoom
from microdeals.rooms.game_state import GameState
from microdeals.rooms.state import RoomState
from microdeals.rulebook.labels import SIGNS

Rows = list[tuple[object, ...]]
PLACE = ("room", "game", "table")
SEATS = (*PLACE, "seat", "phone", "is_bot", "has_left", "model_plays")
TABLES = (
    *PLACE,
    "session",
    "war",
    "seed",
    "months_played",
    "label",
    "relief_share",
    "closing_share",
    "gap",
    "gap_without_deals",
    "harm_war_days",
    "harm_without_deals_war_days",
    "settled_on_day",
    "settled_without_deals_on_day",
    "broken_first",
    "broken_second",
    "problem",
)
OF_PLACE = (
    ("room", "code of the room"),
    ("game", "number of the game in this room"),
    ("table", "number of the table"),
)
SEAT_MEANINGS = (
    ("seat", "first or second side, or the mediator"),
    ("phone", "pseudonym of the phone, given by the room"),
    ("is_bot", "1 for a bot of a rehearsal, 0 for somebody"),
    ("has_left", "1 for somebody who has left the room"),
    ("model_plays", "1 if the model plays this seat, for nobody has said a word or the desk wanted it so"),
)
TABLE_MEANINGS = (
    ("session", "name of the table's game in the other tables"),
    ("war", "the war that is played"),
    ("seed", "seed of the luck, the same for all tables of a game"),
    ("months_played", "months played, those that were taken back not counted"),
    ("label", "what the deals were beside the same war without deals"),
    ("relief_share", "harm that deals spared, in shares of the harm without deals"),
    ("closing_share", "by how much deals closed the gap, in shares of the dispute"),
    ("gap", "gap after the last month, in shares of the dispute"),
    ("gap_without_deals", "the same in the twin without deals"),
    ("harm_war_days", "harm, in days of full war"),
    ("harm_without_deals_war_days", "the same in the twin without deals"),
    ("settled_on_day", "day of the settlement; empty without one"),
    ("settled_without_deals_on_day", "the same in the twin without deals"),
    ("broken_first", "how often the first side broke its word, seen or not"),
    ("broken_second", "how often the second side did"),
    ("problem", "why a table could not be read; empty for one that could"),
)
LOG_MEANINGS = {
    "session": "name of the table's game",
    "entry": "number of the entry in the table's journal",
    "at_utc": "when it reached the disk, in UTC",
    "round": "month, from 1",
    "seat": "first or second side, or the mediator; empty for a turn",
    "team": "who sat there: one pseudonym or several; model for the model",
    "what": "what was decided",
    "item": "about which kind of deal, deal or question",
    "value": "what was decided there",
    "decided_by": "team, silence (kept, let in or refused) or model",
    "counts": "no for what was written over or taken back, else yes",
    "origin": "where it came from: the server of the class",
}
GRADE_MEANINGS = {
    "session": "name of the table's game",
    "team": "who sat there: one pseudonym or several",
    "seat": "first or second side, or the mediator",
    "completion_percent": "percent of what the seat was asked for in all months that the team has done",
    "months_played": "months that were played while this team sat there",
    "months_decided": "in how many of them it decided something",
}


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
    return {
        "game_seats.csv": _csv([SEATS, *seat_rows(state)]),
        "game_tables.csv": _csv([TABLES, *(table_row(state.code, it) for it in tables)]),
        "game_log.csv": _joined(LOG_COLUMNS, [log_csv(it) for it in sessions]),
        "game_gradebook.csv": _joined(GRADE_COLUMNS, [gradebook_csv(it) for it in sessions]),
    }


def meanings() -> Iterator[tuple[str, str, str]]:
    """A row of the dictionary for each column."""
    for name, columns in (
        ("game_seats.csv", (*OF_PLACE, *SEAT_MEANINGS)),
        ("game_tables.csv", (*OF_PLACE, *TABLE_MEANINGS)),
        ("game_log.csv", tuple(LOG_MEANINGS.items())),
        ("game_gradebook.csv", tuple(GRADE_MEANINGS.items())),
    ):
        for column, meaning in columns:
            yield name, column, meaning


def tables_of(room: ClassRoom, state: RoomState) -> Iterator[GameTable]:
    """Every table of every game of a room."""
    for game in (*state.games, *([state.game] if state.game else [])):
        for table in range(1, game.tables + 1):
            try:
                yield GameTable(game, table, room.tables.session(table, game))
            except RequestError as problem:
                yield GameTable(game, table, None, str(problem))


def seat_rows(state: RoomState) -> Iterator[tuple[object, ...]]:
    """A row for each phone in each game: where it sat at the end of it."""
    for game in (*state.games, *([state.game] if state.game else [])):
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
        SIGNS[found.label].name,
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
    """Tables of the same columns below each other."""
    return "".join([_csv([columns]), *(table.partition("\n")[2] for table in tables)])


def _csv(rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
