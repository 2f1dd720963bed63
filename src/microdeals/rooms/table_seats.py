"""Seats at tables: who plays which side of which table, given evenly."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from microdeals.errors import RequestError
from microdeals.game.seats import LONGEST_NAME, Seat

MOST_TABLES = 12
LONGEST_TEAM = 30
"""Letters of a team's name in a game's log."""


class TableSeat(NamedTuple):
    """A seat at a table; tables count from 1."""

    table: int
    seat: Seat

    def content(self) -> dict[str, Any]:
        """As it stands in a room's journal."""
        return {"table": self.table, "seat": self.seat.value}


def seat_in(content: Mapping[str, Any], tables: int) -> TableSeat:
    """The seat that an entry, or a press of a button, names. Raises ValueError for one that there is not."""
    table = content["table"]
    if type(table) is not int or not 1 <= table <= tables:
        raise ValueError(f"table {table!r}: there are tables 1 to {tables}")
    return TableSeat(table, Seat(content["seat"]))


def all_seats(tables: int) -> list[TableSeat]:
    """All seats, in the order in which they are given: first one side of each table, then the other."""
    return [TableSeat(table, seat) for seat in Seat for table in range(1, tables + 1)]


def emptiest(taken: Iterable[TableSeat], tables: int) -> TableSeat:
    """The seat that the next one gets: where fewest sit.

    >>> emptiest([TableSeat(1, Seat.FIRST)], 2)
    TableSeat(table=2, seat=<Seat.FIRST: 'first'>)
    """
    count = Counter(taken)
    return min(all_seats(tables), key=lambda it: count[it])


def dealt(names: Iterable[str], tables: int) -> dict[str, TableSeat]:
    """A seat for each name, in their order."""
    found: dict[str, TableSeat] = {}
    for name in names:
        found[name] = emptiest(found.values(), tables)
    return found


def team_of(names: list[str]) -> str:
    """What a team is called in the log of its game; empty for nobody.

    >>> team_of([]), team_of(["Blue 1"]), team_of(["Blue 1", "Red 2"]), team_of(["Blue 1", "Red 2", "Teal 3"])
    ('', 'Blue 1', 'Blue 1 and Red 2', 'Blue 1 and 2 others')
    """
    if len(names) < 2:
        return "".join(names)
    return f"{names[0]} and {names[1] if len(names) == 2 else f'{len(names) - 1} others'}"[:LONGEST_TEAM]


def session_name(code: str, game: int, table: int) -> str:
    """The name of a table's session. Raises RequestError for one that is too long."""
    name = f"{code.lower()}-game-{game}-table-{table}"
    if len(name) > LONGEST_NAME:
        raise RequestError(f"game {game}: a room has no place for so many games. Open a new room.")
    return name
