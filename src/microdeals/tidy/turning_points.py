"""Turning points of one world, found by a rule in its tables of days and events.

1. First come the days on which the war became another one: a settlement, a victory, the first day of a
   freeze, and the first day on which the gap is closed.
2. Then come the days on which trust or the gap moved most from one evening to the next, by `LEAST` at least.
   Trust is counted in hundredths and the gap in hundredths of the dispute: people read both on a scale of 0
   to 100, and the longest jump on it is what they see.
3. A day closer than `APART` to one that is taken is left out: a burst of reports is one story.
4. If that is fewer than are wanted, the first signature is one too.

The event that goes with a day is the first that can explain the jump: a side's trust moves with reports about
the other side. Nothing is averaged over a week, for a false report does its work in a day.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

MOST = 3
"""Turning points of a world: as many as somebody keeps in mind."""
LEAST = 0.02
"""The least move of a day (of 1) that is one."""
APART = 7
"""Days between two of them, at least."""

TRUST, GAP = ("trust_0", "trust_1"), "gap_total"
ANOTHER_WAR = ("settled", "won", "froze")
SIGNATURES = ("signed", "first_move")
CLOSED = "closed"
"""Stands for an event where the gap closes, which nobody in the world sees."""
TELLING = (*ANOTHER_WAR, "report", "withdrawn", "resumed", "strike", "new_leaders", "thawed", "flared_up")
"""What explains a jump, the most telling first; all others but `NO_NEWS` come after them."""
NO_NEWS = ("breach", "renewed", "rung_opened")
"""What moves nothing by itself: a breach that nobody reports is none to the sides."""


class TurningPoint(NamedTuple):
    """A day, the event that goes with it (its fields as in the table of events), and what moved.

    ``series`` went from ``before``, the evening of the day before, to ``after``. ``is_false``: the event is a
    report of a breach that was none. ``happening`` is empty where nothing happened: trust can grow by itself.
    """

    day: int
    happening: str
    kind: str
    sector: str
    party: str
    is_false: bool
    series: str
    before: float
    after: float

    @property
    def move(self) -> float:
        """How far the series moved, of 1."""
        return abs(self.after - self.before)


class _Row(NamedTuple):
    """A row of the table of events, as far as it is needed."""

    day: int
    happening: str
    kind: str
    sector: str
    party: str


Sides = tuple[str, str]
"""The keys of the first and the second party."""


def turning_points(days: Frame, events: Frame, sides: Sides, most: int = MOST) -> tuple[TurningPoint, ...]:
    """The turning points of a world, at most so many, in the order of their days.

    The tables are those of ``tidy.tables``, with the rows of that world alone.
    """
    rows = [_Row(*row) for row in events[list(_Row._fields)].fillna("").itertuples(index=False, name=None)]
    taken: list[TurningPoint] = []
    for point in _candidates(days, rows, sides):
        if len(taken) < most and all(abs(point.day - other.day) >= APART for other in taken):
            taken.append(point)
    return tuple(sorted(taken))


def _candidates(days: Frame, rows: Sequence[_Row], sides: Sides) -> Iterator[TurningPoint]:
    """Possible turning points, the weightiest first."""
    moves = {name: _moves(days, name) for name in (*TRUST, GAP)}
    largest = {day: max((moves[name][day] for name in moves), key=lambda it: it.move) for day in moves[GAP]}
    for happening in ANOTHER_WAR:
        yield from _first(largest, rows, (happening,))
    closing = [point for point in moves[GAP].values() if point.after <= 0.0 < point.before]
    yield from (point._replace(happening=CLOSED) for point in closing[:1])
    for jump in sorted(largest.values(), key=lambda it: -it.move):
        if jump.move >= LEAST:
            yield _explained(jump, rows, sides)
    yield from _first(largest, rows, SIGNATURES)


def _moves(days: Frame, name: str) -> dict[int, TurningPoint]:
    """How a series moved on each day but the first, without the event."""
    line = [float(value) for value in days[name]]
    dates = [int(day) for day in days["day"]]
    return {
        day: TurningPoint(day, "", "", "", "", False, name, before, after)
        for day, (before, after) in zip(dates[1:], itertools.pairwise(line), strict=True)
    }


def _first(
    largest: dict[int, TurningPoint], rows: Sequence[_Row], happenings: Sequence[str]
) -> list[TurningPoint]:
    """The first day of such an event, if there is one."""
    found = [row for row in rows if row.happening in happenings and row.day in largest]
    return [_with(largest[row.day], row, rows) for row in found[:1]]


def _explained(jump: TurningPoint, rows: Sequence[_Row], sides: Sides) -> TurningPoint:
    """A jump with the event that can explain it, if there is one."""
    there = [row for row in rows if row.day == jump.day and row.happening not in NO_NEWS]
    return _with(jump, min(there, key=lambda row: _rank(row, jump, sides)), rows) if there else jump


def _rank(row: _Row, jump: TurningPoint, sides: Sides) -> tuple[bool, int]:
    """Smaller for what explains a jump better: a report about the side whose word is trusted less."""
    is_about_other = jump.series in TRUST and row.party == sides[1 - TRUST.index(jump.series)]
    telling = TELLING.index(row.happening) if row.happening in TELLING else len(TELLING)
    return row.happening == "report" and jump.series in TRUST and not is_about_other, telling


def _with(jump: TurningPoint, row: _Row, rows: Sequence[_Row]) -> TurningPoint:
    is_false = row.happening == "report" and row._replace(happening="breach") not in rows
    return jump._replace(
        happening=row.happening, kind=row.kind, sector=row.sector, party=row.party, is_false=is_false
    )
