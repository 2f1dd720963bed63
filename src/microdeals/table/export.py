"""Export: what was decided, believed and guessed, one line each; and who took part. Pseudonyms only."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from microdeals.table.seats import SIDES, Seat
from microdeals.table.session import Session
from microdeals.table.state import Kind, State

LOG_COLUMNS = ("session", "entry", "at_utc", "round", "seat", "team", "what", "item", "value", "counts")
GRADE_COLUMNS = ("session", "team", "seat", "completion_percent")
OPEN = "model"


class Row(NamedTuple):
    """One decision: what it is about, and what was decided."""

    what: str
    item: str
    value: str


def log_csv(session: Session) -> str:
    """The whole log as tidy CSV, a line a decision; rounds count from 1.

    ``counts`` is no for what was written over or rewound, and yes for what the world followed or follows.
    """
    return _csv(LOG_COLUMNS, _log_rows(session))


def gradebook_csv(session: Session) -> str:
    """A line for each team: percent of its rounds in which it decided, and its belief where it plays a side.

    Completion, never winning.
    """
    state = session.state
    rows = [
        (session.name, team, seat.value, completion_of(state, seat))
        for seat, team in state.teams.items()
        if team
    ]
    return _csv(GRADE_COLUMNS, rows)


def completion_of(state: State, seat: Seat) -> int:
    """Percent of what a seat was asked for in all rounds of the session."""
    rounds = range(state.setup.rounds)
    played = [number for number in rounds if number < state.round]
    done = sum((number, seat) in state.drafts for number in played)
    asked = len(rounds)
    if seat in SIDES:
        done += sum((number, seat) in state.beliefs for number in played)
        asked *= 2
    return round(100 * done / asked)


def _log_rows(session: Session) -> Iterator[tuple[Any, ...]]:
    teams = dict.fromkeys(Seat, "")
    standing = standing_entries(session)
    for entry in session.entries:
        if entry.kind == Kind.CREATED:
            teams = dict(zip(Seat, session.state.setup.teams, strict=True))
        if entry.kind == Kind.TEAM:
            teams[Seat(entry.seat)] = entry.content["team"]
        team = (teams[Seat(entry.seat)] or OPEN) if entry.seat else ""
        counts = "yes" if entry.id in standing else "no"
        for row in rows_of(entry.kind, entry.content):
            place = (session.name, entry.id, entry.at, entry.round + 1, entry.seat, team)
            yield (*place, *row, counts)


class Matter(NamedTuple):
    """What an entry decides: the last one on a matter counts."""

    kind: str
    round: int
    seat: str
    question: str


def standing_entries(session: Session) -> set[int]:
    """Numbers of the entries that the session as it stands follows from."""
    latest: dict[Matter, int] = {}
    for entry in session.entries:
        if entry.kind == Kind.REWOUND:
            latest = {it: number for it, number in latest.items() if not is_undone(it, entry.round)}
        kind = Kind.ORDERS if entry.kind == Kind.OPENED else entry.kind
        latest[Matter(kind, entry.round, entry.seat, entry.content.get("question", ""))] = entry.id
    return set(latest.values())


def is_undone(matter: Matter, number: int) -> bool:
    """Whether going back to a round undoes this; what was decided for that round itself stands as a draft."""
    if matter.kind == Kind.PLAYED:
        return matter.round >= number
    return matter.kind in (Kind.ORDERS, Kind.BELIEF) and matter.round > number


def rows_of(kind: str, content: dict[str, Any]) -> Iterator[Row]:
    """An entry as lines: orders have one for each thing decided."""
    if kind == Kind.ORDERS:
        yield from _order_rows(content)
    elif kind == Kind.GUESS:
        yield Row("guess", content["question"], str(content["percent"]))
    elif kind == Kind.CREATED:
        yield Row("created", content["conflict"], f"seed {content['seed']}")
    else:
        yield Row(kind, "", str(content.get("percent", content.get("team", ""))))


def _order_rows(content: dict[str, Any]) -> Iterator[Row]:
    for what in ("says", "courses"):
        for item, value in sorted((content.get(what) or {}).items()):
            yield Row("says" if what == "says" else "does", item, value)
    if content.get("says") == {}:
        yield Row("says", "", "no to all")
    for what in ("admits", "settles", "walks_out"):
        if content.get(what) is not None and (what != "walks_out" or content[what]):
            yield Row(what, "", "yes" if content[what] else "no")
    if content.get("engages") is not None:
        yield Row("engages", content["engages"], "yes" if content["engages"] else "nobody")
    if content.get("tables") is not None:
        for item in content["tables"] or [""]:
            yield Row("tables", item, "yes" if item else "nothing")


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    """Rows as CSV with a heading."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
