"""The tables of a conflict.toml: the one list of them, from which all else follows.

What may stand in a file (``declared``, ``schema``, ``checks``), how a `Conflict` is built and written back
(``assembly``) and what engines pack (`SINGLE_TABLES`) is read off `TABLES`. A new table is a line here, and
its field in `Conflict`, of the same name.
"""

import datetime
from typing import Annotated, Any, NamedTuple

from annotated_types import Ge, Le, MaxLen

from microdeals.rulebook import quantities as q
from microdeals.rulebook.quantities import Means

Weight = Annotated[float, Ge(0.0), Le(1000.0), Means("weight of the issue to a side, scaled to 1", "ratio")]
MEETINGS = ("bilateral", "trilateral", "envoys")
MOST_TEAMS = 16
"""Monitor teams of all missions together."""


class About(NamedTuple):
    """Table [conflict]: what the model is about. The first three have no default."""

    title: Annotated[str, MaxLen(120), Means("title of the model", "text")]
    start: Annotated[datetime.date, Means("first day of the model", "date")]
    horizon_days: Annotated[int, Ge(1), Le(7305), Means("how long a run is, at most twenty years", "days")]
    summary: Annotated[str, MaxLen(2000), Means("the model in a sentence or two", "text")] = ""
    fictional: Annotated[bool, Means("the parties are invented", "yes or no")] = False


class Positions(NamedTuple):
    """Table [issue.<name>]: what is in dispute, and how much each side cares."""

    priority: Annotated[dict[str, Weight], Means("how much each side cares", "ratio")]


class Table(NamedTuple):
    """A table of conflict.toml: one table, or (if ``most`` > 0) a family ``[name.<key>]`` of them."""

    name: str
    holds: type[Any]
    entries: str = ""
    """The field of `Conflict` with the entries of a family."""
    fewest: int = 0
    most: int = 0
    titled: bool = True


TABLES: tuple[Table, ...] = (
    Table("conflict", About),
    Table("party", q.Character, "parties", fewest=2, most=2),
    Table("issue", Positions, most=16),
    Table("sector", q.Sector, "sectors", fewest=1, most=32),
    Table("deal", q.DealKind, "kinds", most=16),
    Table("settlement", q.DealKind),
    Table("monitors", q.Monitors, "monitors", most=16),
    Table("third_party", q.ThirdParty, "third_parties", most=8),
    Table("spoiler", q.Spoiler, "spoilers", most=8),
    Table("meeting", q.Meeting, most=3, titled=False),
    Table("talks", q.Talks),
    Table("ladder", q.Ladder),
    Table("conduct", q.Conduct),
    Table("commanders", q.Commanders),
    Table("front", q.Front),
    Table("harm", q.Harm),
    Table("publics", q.Publics),
    Table("record", q.Record),
)
"""Every table, in the order of a file."""
TABLE_NAMES = tuple(table.name for table in TABLES)

_HASHED_FIRST = (
    "conflict", "party", "sector", "deal", "monitors", "third_party", "spoiler", "issue", "conduct",
    "commanders", "front", "harm", "settlement", "talks", "ladder", "publics", "record", "meeting",
)  # fmt: skip
"""The order in which digests of stored results took the tables; a new one comes after these by itself."""


def _place(table: Table) -> int:
    return _HASHED_FIRST.index(table.name) if table.name in _HASHED_FIRST else len(_HASHED_FIRST)


AS_WRITTEN = tuple(sorted(TABLES, key=_place))
"""Every table, in the order in which a conflict is written back and its digest taken."""
FAMILIES = tuple(table for table in AS_WRITTEN if table.entries)
SINGLE = tuple(table for table in AS_WRITTEN if not table.most and table.holds is not About)
SINGLE_TABLES: tuple[tuple[str, type[Any]], ...] = tuple(
    (table.name, table.holds) for table in SINGLE if table.holds is not q.DealKind
)
"""Name and type of each table that a war has once, for engines: (("conduct", Conduct), ...). The settlement
is not among them: it is a kind of deal."""
