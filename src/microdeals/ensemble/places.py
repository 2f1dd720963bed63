"""Places: where the numbers of a conflict model lie in its packed kernel, and writing other ones there.

    places = places_of(conflict)
    "party.arden.trust" in places
    places.put(kernel, {"party.arden.trust": 0.3, "sector.north.weight": 2.0})

Packing a changed model anew takes a hundred times as long, which counts where every pair of worlds has
numbers of its own. What changes how many rows a kernel has, or is no number of it, has no place.
"""

import datetime
import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from microdeals.conflicts import Conflict, value_at
from microdeals.conflicts.declared import PARTY_UNIT, PRIORITY, Declaration, declared_in, must_be, word
from microdeals.conflicts.tables import MEETINGS, TABLES, Table
from microdeals.documents.wording import quoted, shown
from microdeals.ensemble.facts_by_column import court, find_trades, set_rungs, share_front
from microdeals.ensemble.kernel import Kernel, kernel_of
from microdeals.errors import ConflictError
from microdeals.rulebook.quantities import N_RUNGS

Follow = Callable[[Kernel], None]
"""What works out again what follows from a number."""
FOLLOWS: dict[tuple[str, str], Follow] = {
    ("sectors", "weight"): share_front,
    ("issues", "weight_0"): find_trades,
    ("issues", "weight_1"): find_trades,
    ("parties", "courting"): court,
    ("kinds", "rung"): set_rungs,
}
"""By the table of the kernel and its field."""

_SHAPE = "changes how many rows a packed kernel has"
NO_PLACE = {
    "conflict.title": "is for readers alone",
    "conflict.summary": "is for readers alone",
    "conflict.fictional": "is for readers alone",
    "conflict.horizon_days": "is not part of a kernel: whoever runs worlds is told their days",
    "settlement.rung": "is always the highest rung",
    "settlement.scope": "is always the whole front",
    "deal.scope": _SHAPE,
    "monitors.teams": _SHAPE,
    "publics.citizens": _SHAPE,
    "publics.neighbours": _SHAPE,
    "publics.talk_days": _SHAPE,
}
"""Why a parameter has no place, by its table and key."""
_PACKERS = {kind: struct.Struct(code).pack_into for kind, code in {"f": "d", "i": "q", "b": "?"}.items()}
_TAKES: dict[type[Any], tuple[type[Any], ...]] = {float: (float, int), int: (int,), bool: (bool,)}


class PlaceInKernel(NamedTuple):
    """Where a number lies, and what may be written there."""

    table: str
    """The field of ``Kernel``."""
    field: str
    """The field of a row; within a table of tables as in "talks.contact"."""
    kind: str
    """f: float64, i: int64, b: a byte that is 0 or 1."""
    offsets: tuple[int, ...]
    """Bytes from the start of the table to each row's number: one row, or one for each team of a mission."""
    declared: Declaration
    words: Mapping[str, int]
    """The numbers that stand for words, for what TOML writes as a word."""
    follow: Follow | None

    def number_for(self, value: Any) -> float | None:
        """What is written for a value as TOML has it, or None if the parameter cannot have this value."""
        if hasattr(value, "item"):
            value = value.item()
        if self.words:
            return self.words.get(value) if isinstance(value, str) else None
        if self.declared.type is datetime.date:
            return value.timetuple().tm_yday if type(value) is datetime.date else None
        low, high = self.declared.low, self.declared.high
        if type(value) not in _TAKES[self.declared.type] or not low <= value <= high:
            return None
        if value == low and not self.declared.low_is_allowed:
            return None
        return value + 0.0 if self.kind == "f" else int(value)


class Places(Mapping[str, PlaceInKernel]):
    """The place of each number of one conflict model, by its dotted TOML path."""

    def __init__(self, conflict: Conflict, found: Mapping[str, PlaceInKernel]) -> None:
        self.conflict = conflict
        self._found = dict(found)

    def __getitem__(self, path: str) -> PlaceInKernel:
        return self._found[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def why_not(self, path: str) -> str:
        """Why a path has no place, as a sentence; "" if it has one."""
        if path in self._found:
            return ""
        try:
            value_at(self.conflict, path)
        except ConflictError as error:
            return str(error.problems[0])
        parts = path.split(".")
        reason = NO_PLACE.get(f"{parts[0]}.{parts[-1]}", "is for readers alone")
        return (
            f"{self.conflict.name}, {path}: has no place in a packed kernel, for it {reason}. "
            "Change it by with_values, and pack the model again."
        )

    def put(self, kernel: Kernel, values: Mapping[str, Any]) -> None:
        """Write values as TOML has them into a kernel of this model, and what follows from them.

        What values owe each other is for the caller, such as prospects that sum to 1. Kernels made by
        ``offering`` share all but their slots, and are not to be written to. Raises ConflictError with every
        path that has no place and every value out of range, before anything is written.
        """
        numbers = [(place, place.number_for(value)) for place, value in self._with_places(values)]
        if any(number is None for _, number in numbers):
            raise ConflictError(self._out_of_range(values))
        for place, number in numbers:
            pack, table = _PACKERS[place.kind], getattr(kernel, place.table)
            for offset in place.offsets:
                pack(table, offset, number)
        for follow in {place.follow for place, _ in numbers}:
            if follow is not None:
                follow(kernel)

    def _with_places(self, values: Mapping[str, Any]) -> list[tuple[PlaceInKernel, Any]]:
        try:
            return [(self._found[path], value) for path, value in values.items()]
        except KeyError:
            raise ConflictError([self.why_not(path) for path in values if path not in self._found]) from None

    def _out_of_range(self, values: Mapping[str, Any]) -> list[str]:
        return [
            f"{self.conflict.name}, {path} = {shown(value)}: {_must_be(place)}."
            for path, value in values.items()
            if (place := self._found[path]).number_for(value) is None
        ]


def places_of(conflict: Conflict) -> Places:
    """The places of a model, read off the declarations of its parameters and the fields of its kernel."""
    kernel, found = kernel_of(conflict), {}
    for table in TABLES:
        fields = [pair for declared in declared_in(table.name) for pair in _fields(conflict, table, declared)]
        for path, rows in _rows(conflict, table).items():
            for field in fields:
                found[f"{path}.{field.key}"] = _place(kernel, rows, field)
    return Places(conflict, found)


class _Rows(NamedTuple):
    """Where the kernel has one table of the model: ``n`` rows from ``first`` on."""

    table: str
    first: int
    n: int = 1


def _rows(conflict: Conflict, table: Table) -> dict[str, _Rows]:
    """By the path of each table [name] or [name.<key>]."""
    if table.name == "settlement":
        return {"settlement": _Rows("kinds", len(conflict.kinds))}
    if table.name == "meeting":
        return {f"meeting.{key}": _Rows("meetings", row) for row, key in enumerate(MEETINGS)}
    if not table.most:
        return {table.name: _Rows("tables", 0)}
    found, first = {}, 0
    for entry in getattr(conflict, table.entries or "issues"):
        n_rows = entry.values.teams if table.name == "monitors" else 1
        found[f"{table.name}.{entry.key}"] = _Rows(table.entries or "issues", first, n_rows)
        first += n_rows
    return found


class _Field(NamedTuple):
    """A parameter of a table: its key in a path, its field in a row, and what it may be."""

    key: str
    field: str
    declared: Declaration
    words: Mapping[str, int]


def _fields(conflict: Conflict, table: Table, declared: Declaration) -> list[_Field]:
    """The fields of a parameter: none without a place, one for each side where each has a number."""
    if f"{table.name}.{declared.key}" in NO_PLACE:
        return []
    parties = [party.key for party in conflict.parties]
    if table.name == "issue":
        sides = enumerate(parties)
        return [_Field(f"priority.{party}", f"weight_{side}", PRIORITY, {}) for side, party in sides]
    if table.name == "conflict":
        return [_Field(declared.key, "first_day_of_year", declared, {})]
    if table.name == "deal" and declared.key == "rung":
        declared = declared._replace(high=N_RUNGS - 1.0)
    words = {"": 0, parties[0]: 0, parties[1]: 1} if declared.unit == PARTY_UNIT else {}
    if declared.choices:
        words = {word(choice): int(choice) for choice in declared.type}
    is_among_tables = not table.most and table.name != "settlement"
    field = f"{table.name}.{declared.key}" if is_among_tables else declared.key
    return [_Field(declared.key, field, declared, words)]


def _place(kernel: Kernel, rows: _Rows, field: _Field) -> PlaceInKernel:
    kept: Any = getattr(kernel, rows.table).dtype
    size, offset = kept.itemsize, 0
    for name in field.field.split("."):
        kept, more = kept.fields[name][:2]
        offset += more
    offsets = tuple(row * size + offset for row in range(rows.first, rows.first + rows.n))
    follow = FOLLOWS.get((rows.table, field.field))
    return PlaceInKernel(rows.table, field.field, kept.kind, offsets, field.declared, field.words, follow)


def _must_be(place: PlaceInKernel) -> str:
    """The rule that a value has broken."""
    if place.words:
        return f"must be one of {quoted(list(place.words))}"
    return must_be(place.declared, is_its_type=False)
