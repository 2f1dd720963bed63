"""What a game at several tables shows while it is played: a seat, the wall, and the desk."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.panels.game.in_words import month_of, seat_title, where_it_stands
from dashboards.panels.game.news import news_of
from dashboards.panels.game.sheet import sheet_of
from dashboards.rooms.last_seen import LastSeen
from dashboards.rooms.pages import drawn, said
from dashboards.rooms.tables_debrief import debrief_of_seat
from microdeals.errors import RequestError
from microdeals.game import Seat, Session
from microdeals.game.seats import FEWEST_ROUNDS, MOST_ROUNDS, SIDES
from microdeals.game.table_wars import CLASSROOM, load_war, table_wars
from microdeals.rooms import ClassRoom, Phone
from microdeals.rooms.game_state import PARTS, GameState
from microdeals.rooms.holders import game_of
from microdeals.rooms.state import RoomState
from microdeals.rooms.table_debrief import TableResult
from microdeals.rooms.table_seats import MOST_TABLES, TableSeat

STEPS = range(0, 101, 20)
"""What a phone offers where a chance is asked for."""


class SeatedTeam(NamedTuple):
    """A seat as all may see it: its title, who sits there, and whether it is ready.

    ``who`` is empty for the model.
    """

    title: str
    who: str
    is_ready: bool
    at: TableSeat


class PlayedTable(NamedTuple):
    """A table as all may see it; ``problem`` says why it cannot be read, for the desk."""

    number: int
    seats: list[SeatedTeam]
    now: str
    problem: str = ""


def session_or_problem(room: ClassRoom, table: int) -> Session | str:
    """A table's session, or why it cannot be read."""
    try:
        return room.tables.sessions.of(table)
    except RequestError as problem:
        return str(problem)


def tables_of(room: ClassRoom) -> list[PlayedTable]:
    """All tables of the game that is played."""
    state = room.state
    return [_table(room, state, table) for table in range(1, game_of(state).tables + 1)]


def _table(room: ClassRoom, state: RoomState, table: int) -> PlayedTable:
    session = session_or_problem(room, table)
    if isinstance(session, str):
        return PlayedTable(table, [], said("tables.unreadable"), session)
    seats = [_seated(session, state, TableSeat(table, seat)) for seat in Seat]
    is_behind = session.state.round != game_of(state).round
    return PlayedTable(table, seats, said("tables.behind") if is_behind else where_it_stands(session))


def _seated(session: Session, state: RoomState, at: TableSeat) -> SeatedTeam:
    who = ", ".join(phone.name for phone in state.at(at)) if state.team_at(at) else ""
    bots = bool(who) and all(phone.is_bot for phone in state.at(at))
    return SeatedTeam(seat_title(session, at.seat), who, is_ready(state, at) or bots, at)


def is_ready(state: RoomState, at: TableSeat) -> bool:
    """Whether a seat has said that it is ready, or the model plays it."""
    return at in game_of(state).ready or not state.team_at(at)


# --- a seat ----------------------------------------------------------------------------------------


def game_seat_mark(room: ClassRoom, phone: Phone, result: TableResult | None) -> str:
    """What a phone's page hangs on while a game is on."""
    state = room.state
    game, at = game_of(state), game_of(state).seats.get(phone.name)
    if at is None:
        return "no_table"
    session = session_or_problem(room, at.table)
    newest = session.state.newest if isinstance(session, Session) else "unreadable"
    names = ",".join(it.name for it in state.at(at))
    facts = (game.number, game.round, newest, at.table, at.seat, names, at in game.ready, at in game.by_model)
    told = (*facts, state.takes_orders(room.now()), bool(game.part), result is not None)
    return "_".join(str(it) for it in told).replace(" ", "")


def game_seat_parts(room: ClassRoom, phone: Phone, result: TableResult | None) -> dict[str, str]:
    """A phone's page: the cards of its own seat, its own news, and no other's."""
    state = room.state
    game, at = game_of(state), game_of(state).seats.get(phone.name)
    session = None if at is None else session_or_problem(room, at.table)
    if at is None or not isinstance(session, Session):
        told = said("tables.no_table" if at is None else "tables.unreadable")
        return {"main": drawn("seat_alone", words=told), "cards": "", "foot": ""}
    mates = [it.name for it in state.at(at) if it.name != phone.name]
    title = seat_title(session, at.seat)
    known = {"code": room.code, "game": game, "at": at, "title": title, "mates": ", ".join(mates)}
    if game.part:
        debrief = debrief_of_seat(session, at.seat, result)
        return {"main": drawn("seat_debrief", **known, told=debrief), "cards": "", "foot": ""}
    side = SIDES.index(at.seat) if at.seat in SIDES else -1
    news = news_of(session, session.state.round - 1, side) if session.state.round else None
    sheet = sheet_of(session, (at.seat,))
    takes, by_model = state.takes_orders(room.now()), at in game.by_model
    main = drawn(
        "seat_game",
        **known,
        month=month_of(session),
        now=where_it_stands(session),
        news=news,
        sheet=sheet,
        seat=sheet["seats"][0],
        takes=takes,
        by_model=by_model,
    )
    is_asked = takes and not by_model
    groups = sheet["seats"][0]["groups"]
    cards = drawn("seat_cards", groups=groups, steps=STEPS, month=game.round) if is_asked else ""
    foot = drawn("seat_ready", game=game, is_ready=at in game.ready) if is_asked else ""
    return {"main": main, "cards": cards, "foot": foot}


# --- the wall and the desk -------------------------------------------------------------------------


def game_wall(room: ClassRoom) -> str:
    """The tables on the wall while they are played."""
    game = game_of(room.state)
    takes = room.state.takes_orders(room.now())
    return drawn("wall_game", game=game, title=load_war(game.war).title, tables=tables_of(room), takes=takes)


class PhoneAtTable(NamedTuple):
    """A phone as the desk sees it: where it sits, and what it does."""

    name: str
    what: str
    at: TableSeat | None
    where: str
    by_model: bool


def game_desk_parts(room: ClassRoom, seen: LastSeen) -> dict[str, str]:
    """The desk while a game is on."""
    state = room.state
    game, tables = game_of(state), tables_of(room)
    takes = state.takes_orders(room.now())
    parts = [(part, said(f"debrief.{part}")) for part in PARTS]
    problems, title = [it.problem for it in tables if it.problem], load_war(game.war).title
    titles = {team.at: team.title for table in tables for team in table.seats}
    rows = [_row(room, game, phone, seen, titles) for phone in state.phones.values()]
    rows.sort(key=lambda row: place_of(row.at))
    n_here = sum(phone.is_bot or seen.is_here(state.code, phone.name) for phone in state.seated)
    teams = [team for table in tables for team in table.seats]
    n_ready = sum(it.is_ready for it in teams)
    counts = said("desk.ready", here=n_here, n=len(state.seated), ready=n_ready, of=len(teams))
    n_bots = sum(phone.is_bot for phone in state.phones.values())
    return {
        "stages": drawn(
            "desk_game", game=game, state=state, parts=parts, title=title, problems=problems, takes=takes
        ),
        "guesses": drawn("desk_entry", state=state, n_bots=n_bots),
        "counts": drawn("desk_heading", words=counts),
        "seats": drawn("desk_phones", rows=rows, titles=titles.items()),
        "tally": drawn("desk_tables", tables=tables),
        "begin": "",
    }


def place_of(at: TableSeat | None) -> tuple[int, int]:
    """Where a seat stands in a list; who has none comes last."""
    return (MOST_TABLES + 1, 0) if at is None else (at.table, tuple(Seat).index(at.seat))


def _row(
    room: ClassRoom, game: GameState, phone: Phone, seen: LastSeen, titles: dict[TableSeat, str]
) -> PhoneAtTable:
    at = game.seats.get(phone.name)
    if phone.is_bot or phone.has_left:
        what = said("desk.bot" if phone.is_bot else "desk.left")
    else:
        what = said("desk.here" if seen.is_here(room.code, phone.name) else "desk.away")
    where = "" if at is None else said("tables.where", n=at.table, seat=titles.get(at, at.seat.value))
    return PhoneAtTable(phone.name, what, at, where, at in game.by_model)


def begin_form(state: RoomState) -> str:
    """How a game is begun at the desk."""
    wars = [(name, load_war(name).title) for name in table_wars()]
    tables = max(1, min(MOST_TABLES, len(state.seated) // 3))
    rounds = range(FEWEST_ROUNDS, MOST_ROUNDS + 1)
    chosen = state.war or CLASSROOM
    return drawn(
        "desk_begin", wars=wars, chosen=chosen, tables=tables, most=MOST_TABLES, rounds=rounds, state=state
    )
