"""A session as CSV: what was decided, believed and guessed, one line each. Pseudonyms only."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from microdeals.game.journal import JournalEntry
from microdeals.game.seats import SIDES, Seat
from microdeals.game.session import Session
from microdeals.game.state import EntryKind, State

LOG_COLUMNS = ("session", "entry", "at_utc", "round", "seat", "team", "what", "item", "value", "counts")
GRADE_COLUMNS = ("session", "team", "seat", "completion_percent")
OPEN = "model"


class LogRow(NamedTuple):
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

    Completion, never winning. A team that has left its seat keeps what it did in it.
    """
    done = _done_by(session)
    rows = [
        (session.name, team, seat.value, round(100 * done[team, seat] / _asked_of(session.state, seat)))
        for seat, now in session.state.teams.items()
        for team in dict.fromkeys([now, *(team for team, place in done if place is seat)])
        if team
    ]
    return _csv(GRADE_COLUMNS, rows)


def _asked_of(state: State, seat: Seat) -> int:
    """How many things a seat is asked for in all rounds of the session."""
    return state.setup.rounds * (2 if seat in SIDES else 1)


def _done_by(session: Session) -> Counter[tuple[str, Seat]]:
    """How many of them each team has done in rounds that were played, while it held the seat."""
    done: Counter[tuple[str, Seat]] = Counter()
    standing = standing_entries(session)
    for entry, team in _with_teams(session):
        asked = (EntryKind.ORDERS, EntryKind.BELIEF) if entry.seat in SIDES else (EntryKind.ORDERS,)
        if entry.id in standing and entry.kind in asked and entry.round < session.state.round:
            done[team, Seat(entry.seat)] += 1
    return done


def _with_teams(session: Session) -> Iterator[tuple[JournalEntry, str]]:
    """Each entry, with the team that held its seat by then; an empty name where none did."""
    teams = dict(zip(Seat, session.state.setup.teams, strict=True))
    for entry in session.entries:
        if entry.kind == EntryKind.TEAM:
            teams[Seat(entry.seat)] = entry.content["team"]
        yield entry, teams[Seat(entry.seat)] if entry.seat else ""


def _log_rows(session: Session) -> Iterator[tuple[Any, ...]]:
    standing = standing_entries(session)
    for entry, held_by in _with_teams(session):
        team = (held_by or OPEN) if entry.seat else ""
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
        if entry.kind == EntryKind.REWOUND:
            latest = {it: number for it, number in latest.items() if not is_undone(it, entry.round)}
        kind = EntryKind.ORDERS if entry.kind == EntryKind.OPENED else entry.kind
        latest[Matter(kind, entry.round, entry.seat, entry.content.get("question", ""))] = entry.id
    return set(latest.values())


def is_undone(matter: Matter, number: int) -> bool:
    """Whether going back to a round undoes this; what was decided for that round itself stands as a draft."""
    if matter.kind == EntryKind.PLAYED:
        return matter.round >= number
    return matter.kind in (EntryKind.ORDERS, EntryKind.BELIEF) and matter.round > number


def rows_of(kind: str, content: dict[str, Any]) -> Iterator[LogRow]:
    """An entry as lines: orders have one for each thing decided."""
    if kind == EntryKind.ORDERS:
        yield from _order_rows(content)
    elif kind == EntryKind.GUESS:
        yield LogRow("guess", content["question"], str(content["percent"]))
    elif kind == EntryKind.CREATED:
        yield LogRow("created", content["conflict"], f"seed {content['seed']}")
    else:
        yield LogRow(kind, "", str(content.get("percent", content.get("team", ""))))


def _order_rows(content: dict[str, Any]) -> Iterator[LogRow]:
    for what in ("says", "courses"):
        for item, value in sorted((content.get(what) or {}).items()):
            yield LogRow("says" if what == "says" else "does", item, value)
    if content.get("says") == {}:
        yield LogRow("says", "", "no to all")
    for what in ("admits", "settles", "walks_out"):
        if content.get(what) is not None and (what != "walks_out" or content[what]):
            yield LogRow(what, "", "yes" if content[what] else "no")
    if content.get("engages") is not None:
        yield LogRow("engages", content["engages"], "yes" if content["engages"] else "nobody")
    if content.get("tables") is not None:
        for item in content["tables"] or [""]:
            yield LogRow("tables", item, "yes" if item else "nothing")


def _csv(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    """Rows as CSV with a heading."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
