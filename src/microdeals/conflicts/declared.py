"""What may stand in a conflict.toml, read off the one declaration of every parameter.

Nothing is declared twice: key, default, range, unit and meaning of a parameter come from the
NamedTuples of ``microdeals.rulebook.quantities``; here are only the tables that hold them and the
few entries that the rules never see (titles, dates, each side's priorities).
"""

import datetime
import math
from enum import IntEnum
from typing import Annotated, Any, NamedTuple, TypeAlias, get_args, get_type_hints

from annotated_types import Ge, Gt, Le, MaxLen

from microdeals.rulebook import quantities as q
from microdeals.rulebook.quantities import Means

Value: TypeAlias = float | int | bool | str | datetime.date
"""A value as TOML writes it."""

PARTY_UNIT = "party"
"""A parameter counted in this unit is written in TOML as the name of a party."""

Weight = Annotated[float, Ge(0.0), Le(1000.0), Means("weight of the issue to a side, scaled to 1", "ratio")]
Title = Annotated[str, MaxLen(120), Means("what readers see; its key, in words, if left out", "text")]


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
    fewest: int = 0
    most: int = 0
    titled: bool = True


TABLES: tuple[Table, ...] = (
    Table("conflict", About),
    Table("party", q.Character, fewest=2, most=2),
    Table("issue", Positions, most=16),
    Table("sector", q.Sector, fewest=1, most=32),
    Table("deal", q.DealKind, most=16),
    Table("settlement", q.DealKind),
    Table("monitors", q.Monitors, most=16),
    Table("third_party", q.ThirdParty, most=8),
    Table("spoiler", q.Spoiler, most=8),
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
TABLE_NAMES = tuple(table.name for table in TABLES)
MEETINGS = ("bilateral", "trilateral", "envoys")
MOST_TEAMS = 16
"""Monitor teams of all missions together."""


class Declaration(NamedTuple):
    """One parameter: how it is written, what it may be and what it means."""

    key: str
    type: type[Any]
    default: Value | None
    """None: the file has to say it."""
    low: float
    high: float
    """For a text, the most characters."""
    low_is_allowed: bool
    unit: str
    meaning: str
    choices: tuple[str, ...]
    """The words to choose from, if the value is a name."""
    neutral: float | None = None
    """The value at which no world is different from one without the parameter, if there is such a value."""


def declarations() -> dict[str, tuple[Declaration, ...]]:
    """Every parameter of every table, in the order in which they are declared.

    Keys are table names as in ``[party.<name>]`` -> "party". Titles are left out: they steer nothing.
    """
    return dict(_DECLARED)


def declared_in(table: str) -> tuple[Declaration, ...]:
    """The declarations of one table, by its name."""
    return _DECLARED[table]


def _all_in(holds: type[Any]) -> tuple[Declaration, ...]:
    hints = get_type_hints(holds, include_extras=True)
    return tuple(_declared(key, hints[key], holds._field_defaults.get(key)) for key in holds._fields)


def _declared(key: str, hint: Any, default: Any) -> Declaration:
    kind, *marks = get_args(hint)
    means = next(mark for mark in marks if isinstance(mark, Means))
    low, high, low_is_allowed = _range(marks)
    choices: tuple[str, ...] = ()
    if means.unit == PARTY_UNIT:
        kind, default = str, ""
    elif isinstance(kind, type) and issubclass(kind, IntEnum):
        choices, default = tuple(word(choice) for choice in kind), word(default)
    return Declaration(
        key, kind, default, low, high, low_is_allowed, means.unit, means.text, choices, means.neutral
    )


def _range(marks: list[Any]) -> tuple[float, float, bool]:
    low, high, low_is_allowed = -math.inf, math.inf, True
    for mark in marks:
        if isinstance(mark, Ge):
            low = float(mark.ge)  # type: ignore[arg-type]
        elif isinstance(mark, Gt):
            low, low_is_allowed = float(mark.gt), False  # type: ignore[arg-type]
        elif isinstance(mark, Le):
            high = float(mark.le)  # type: ignore[arg-type]
        elif isinstance(mark, MaxLen):
            low, high = 0.0, float(mark.max_length)
    return low, high, low_is_allowed


def word(choice: IntEnum) -> str:
    """The way a choice is written in TOML: Policy.LOWEST_RUNG_ONLY -> 'lowest_rung_only'."""
    return choice.name.lower()


TITLE = _declared("title", Title, "")
PRIORITY = _declared("priority", Weight, None)
"""How much a side cares about an issue: [issue.<name>] priority.<party>."""

_DECLARED = {table.name: _all_in(table.holds) for table in TABLES}
_DECLARED["settlement"] = tuple(
    declared._replace(default=q.N_RUNGS) if declared.key == "rung" else declared
    for declared in _DECLARED["settlement"]
)
