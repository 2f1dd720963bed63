"""A session as CSV: what was decided, by whom, believed and guessed, one line each. Pseudonyms only."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from microdeals.documents.tables import ColumnTold, Made, csv_of, dictionary_of
from microdeals.game.cells import NO, OPEN, SAYS, YES, parts_of, value_of
from microdeals.game.deciders import SeatPart, WhoDecided, deciders_of
from microdeals.game.matter import Matter, matter_of
from microdeals.game.orders import mediator_orders, side_orders
from microdeals.game.rows import JournalEntry
from microdeals.game.seats import SIDES, Seat
from microdeals.game.session import Session
from microdeals.game.state import EntryKind, State, states_of

LOG_TOLD = (
    ColumnTold("session", "name", "the game"),
    ColumnTold("entry", "number", "number of the entry in the log"),
    ColumnTold("at_utc", "time", "when it was written, in UTC"),
    ColumnTold("round", "number", "round, from 1"),
    ColumnTold("seat", "name", "seat that it's about"),
    ColumnTold("team", "pseudonym", "team on the seat; empty: the model"),
    ColumnTold("what", "name", "what was decided"),
    ColumnTold("item", "name", "about which deal or question"),
    ColumnTold("value", "text", "what was decided about it"),
    ColumnTold("decided_by", "name", "the team, a team's silence, or the model"),
    ColumnTold("counts", "yes or no", "no: it was written over, or taken back"),
    ColumnTold("origin", "name", "where it came from: a program, this machine, or the network"),
)
GRADE_TOLD = (
    ColumnTold("session", "name", "the game"),
    ColumnTold("team", "pseudonym", "the team"),
    ColumnTold("seat", "name", "seat that it sat on"),
    ColumnTold("completion_percent", "percent", "of what its seat was asked for in all rounds, what it did"),
    ColumnTold("months_played", "count", "months that were played while it sat there"),
    ColumnTold("months_decided", "count", "months of these in which it decided something"),
)
LOG_COLUMNS, GRADE_COLUMNS = (tuple(column.name for column in told) for told in (LOG_TOLD, GRADE_TOLD))
NOT_SAID = "not said"
"""What a seat has left open in a round, as a line of the log."""
MEANT = {
    SeatPart.RUNNING: "kept",
    SeatPart.MONITORS: "let in",
    SeatPart.OFFERS: "refused",
    SeatPart.SETTLEMENT: "refused",
}
"""What a team's silence means."""
DECIDED_BY_TEAM = (EntryKind.ORDERS, EntryKind.BELIEF, EntryKind.GUESS)


class LogRow(NamedTuple):
    """One decision: what it is about, and what was decided."""

    what: str
    item: str
    value: str
    decided_by: str = ""


def log_csv(session: Session) -> str:
    """The whole log as tidy CSV, a line a decision; rounds count from 1.

    Below each round that was played stands what was left open in it, and whether a team's silence or the
    model decided that (``decided_by``). ``counts`` is no for what was written over or rewound, and yes for
    what the world followed or follows.
    ``origin`` says from where it came (`Origin`).
    """
    return csv_of(LOG_COLUMNS, _log_rows(session), _made_by(session))


def gradebook_csv(session: Session) -> str:
    """A line for each team: percent of its rounds in which it decided, and its belief where it plays a side.

    Completion, never winning. A team that has left its seat keeps what it did in it. Of the rounds that were
    played while it sat there, it has decided something in ``months_decided``.
    """
    done, decided = _done_by(session), _decided_by(session.state)
    rows = [
        (
            session.name,
            team,
            seat.value,
            round(100 * done[team, seat] / _asked_of(session.state, seat)),
            *decided[team, seat],
        )
        for seat, now in session.state.teams.items()
        for team in dict.fromkeys([now, *(team for team, place in done if place is seat)])
        if team
    ]
    return csv_of(GRADE_COLUMNS, rows, _made_by(session))


def columns_csv(session: Session) -> str:
    """What the columns of both files mean, a row each."""
    return dictionary_of({f"{session.name}-log.csv": LOG_TOLD, f"{session.name}-gradebook.csv": GRADE_TOLD})


def _made_by(session: Session) -> Made:
    return Made(session.state.setup.conflict, session.state.setup.seed)


def _asked_of(state: State, seat: Seat) -> int:
    """How many things a seat is asked for in all rounds of the session."""
    return state.setup.rounds * (2 if seat in SIDES else 1)


def _decided_by(state: State) -> defaultdict[tuple[str, Seat], tuple[int, int]]:
    """In how many rounds each team sat on a seat, and in how many of them it decided something."""
    found: defaultdict[tuple[str, Seat], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for month, teams in zip(state.months, state.seated, strict=True):
        for seat, team in zip(Seat, teams, strict=True):
            played, decided = found[team, seat]
            has_said = any(part.by is WhoDecided.TEAM for part in deciders_of(month, seat, team))
            found[team, seat] = (played + 1, decided + has_said)
    return found


def _done_by(session: Session) -> Counter[tuple[str, Seat]]:
    """How many of them each team has done in rounds that were played, while it held the seat."""
    standing = set(standing_entries(session).values())
    done = {
        (team, matter_of(entry)._replace(cell=""))
        for entry, team in _with_teams(session)
        if entry.id in standing and entry.kind in _asked_kinds(entry) and entry.round < session.state.round
    }
    return Counter((team, Seat(matter.seat)) for team, matter in done)


def _asked_kinds(entry: JournalEntry) -> tuple[EntryKind, ...]:
    return (EntryKind.ORDERS, EntryKind.BELIEF) if entry.seat in SIDES else (EntryKind.ORDERS,)


def _with_teams(session: Session) -> Iterator[tuple[JournalEntry, str]]:
    """Each entry, with the team that held its seat by then; an empty name where none did."""
    for entry, state in states_of(session.entries):
        yield entry, state.teams[Seat(entry.seat)] if entry.seat else ""


def _log_rows(session: Session) -> Iterator[tuple[Any, ...]]:
    standing = standing_entries(session)
    for entry, state in states_of(session.entries):
        team = (state.teams[Seat(entry.seat)] or OPEN) if entry.seat else ""
        decided_by = str(WhoDecided.TEAM) if entry.kind in DECIDED_BY_TEAM else ""
        place = (session.name, entry.id, entry.at, entry.round + 1)
        for cell, row in rows_of(entry):
            matter = matter_of(entry)._replace(cell=cell)
            counts = "yes" if standing.get(matter) == entry.id else "no"
            said = row._replace(decided_by=decided_by)
            yield (*place, entry.seat, team, *said, counts, entry.origin)
        if entry.kind == EntryKind.PLAYED:
            for seat, held_by, row in _left_open(state):
                yield (*place, seat.value, held_by, *row, counts, entry.origin)


def _left_open(state: State) -> Iterator[tuple[Seat, str, LogRow]]:
    """What each seat, and the team on it, left open in the round that has just been played."""
    for seat, team in zip(Seat, state.seated[-1], strict=True):
        for part, by in deciders_of(state.months[-1], seat, team):
            if by is not WhoDecided.TEAM:
                value = MEANT[part] if by is WhoDecided.SILENCE else OPEN
                yield seat, team or OPEN, LogRow(NOT_SAID, str(part), value, str(by))


def standing_entries(session: Session) -> dict[Matter, int]:
    """What the session as it stands follows from, with the number of the entry that decides it."""
    latest: dict[Matter, int] = {}
    for entry in session.entries:
        if entry.kind == EntryKind.REWOUND:
            latest = {it: number for it, number in latest.items() if not is_undone(it, entry.round)}
        decided = matter_of(entry)
        latest = {it: number for it, number in latest.items() if not decided.covers(it)}
        for cell in (decided.cell, *(cell for cell, _ in rows_of(entry))):
            latest[decided._replace(cell=cell)] = entry.id
    return latest


def is_undone(matter: Matter, number: int) -> bool:
    """Whether going back to a round undoes this; what was decided for that round itself stands as a draft."""
    if matter.kind == EntryKind.PLAYED:
        return matter.round >= number
    return matter.kind in (EntryKind.ORDERS, EntryKind.BELIEF) and matter.round > number


def rows_of(entry: JournalEntry) -> Iterator[tuple[str, LogRow]]:
    """An entry as lines, each with its cell: orders have one for each thing decided."""
    kind, content = entry.kind, entry.content
    if kind == EntryKind.ORDERS and "cell" in content:
        yield content["cell"], _cell_row(entry)
    elif kind == EntryKind.ORDERS:
        yield from _order_rows(content)
    elif kind == EntryKind.GUESS:
        yield content["question"], LogRow("guess", content["question"], str(content["percent"]))
    elif kind == EntryKind.CREATED:
        yield "", LogRow("created", content["conflict"], f"seed {content['seed']}")
    else:
        yield "", LogRow(kind, "", str(content.get("percent", content.get("team", ""))))


def _cell_row(entry: JournalEntry) -> LogRow:
    """The one thing that an entry changed."""
    is_mediator, cell = entry.seat == Seat.MEDIATOR, entry.content["cell"]
    what, item = parts_of(cell)
    value = value_of((mediator_orders if is_mediator else side_orders)(entry.content), cell)
    if what == "engages":
        return LogRow(what, entry.content["engages"] or "", {OPEN: OPEN, NO: "nobody"}.get(value, YES))
    name = {SAYS: "tables" if is_mediator else SAYS, "walks": "walks_out"}.get(what, what)
    return LogRow(name, item, value)


def _order_rows(content: dict[str, Any]) -> Iterator[tuple[str, LogRow]]:
    for item, value in sorted((content.get("says") or {}).items()):
        yield f"says:{item}", LogRow("says", item, value)
    for item, value in sorted((content.get("courses") or {}).items()):
        yield f"does:{item}", LogRow("does", item, value)
    if content.get("says") == {}:
        yield SAYS, LogRow("says", "", "no to all")
    for what, cell in (("admits", "admits"), ("settles", "settles"), ("walks_out", "walks")):
        if content.get(what) is not None and (what != "walks_out" or content[what]):
            yield cell, LogRow(what, "", YES if content[what] else NO)
    if content.get("engages") is not None:
        yield "engages", LogRow("engages", content["engages"], YES if content["engages"] else "nobody")
    if content.get("tables") is not None:
        for item in content["tables"] or [""]:
            yield f"says:{item}" if item else SAYS, LogRow("tables", item, YES if item else "nothing")
