"""The debrief of a table: beside its twin without deals, who was believed, and where the war turned."""

from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

from microdeals.agents.recorded import recorded_of
from microdeals.game import Debrief, Seat, Session, debrief_of
from microdeals.game.played_world import TableModel
from microdeals.game.seats import SIDES
from microdeals.tidy.tables import table_of
from microdeals.tidy.turning_points import TurningPoint, turning_points


class SideWord(NamedTuple):
    """What a side's word was worth, and what the other thought of it.

    ``believed``: the mean of what the other side's team noted (0 to 100), None if it noted nothing. ``kept``:
    of the ``given`` months in which it had given its word, those in which it broke none.
    """

    seat: Seat
    believed: float | None
    kept: int
    given: int


class TableResult(NamedTuple):
    """How a game at one table came out. ``turn``: its weightiest turning point, if it has any."""

    table: int
    debrief: Debrief
    words: tuple[SideWord, SideWord]
    turn: TurningPoint | None


def result_of(table: int, session: Session) -> TableResult:
    """The result of the months that a table has played. Raises RequestError before the first."""
    debrief = debrief_of(session)
    first, second = (word_of(debrief, seat) for seat in SIDES)
    return TableResult(table, debrief, (first, second), turn_of(session.world))


def word_of(debrief: Debrief, seat: Seat) -> SideWord:
    """What the word of the side on this seat was worth: what is noted of it stands with the other side."""
    months = [it for it in debrief.beliefs if it.seat is not seat]
    noted = [it.percent for it in months if it.percent is not None]
    given = [it.kept for it in months if it.kept is not None]
    return SideWord(seat, fmean(noted) if noted else None, sum(given), len(given))


def turn_of(world: TableModel) -> TurningPoint | None:
    """The weightiest turning point of a world."""
    found = recorded_of(world)
    first, second = (party.entry.key for party in world.parties)
    points: Sequence[TurningPoint] = turning_points(
        table_of(found, "days"), table_of(found, "events"), (first, second), most=1
    )
    return points[0] if points else None
