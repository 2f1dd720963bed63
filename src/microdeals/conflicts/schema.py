"""The shape of a conflict.toml as one pydantic model, built from the declarations.

Strict: no text where a number is due, no true/false as a number, no NaN or infinity, no unknown
key. A whole number may stand where any number may.
"""

import re
from enum import IntEnum
from functools import cache
from typing import Annotated, Any, get_args, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model

from microdeals.conflicts.declared import PARTY_UNIT, Title, declared_in, word
from microdeals.conflicts.tables import MEETINGS, TABLES, Table
from microdeals.rulebook.quantities import Means

STRICT = ConfigDict(strict=True, validate_default=True, extra="forbid", allow_inf_nan=False, frozen=True)


@cache
def conflict_file() -> type[BaseModel]:
    """The model of a whole file: a field for every table, all of them checked in one pass."""
    fields: dict[str, Any] = {table.name: _field(table) for table in TABLES}
    return create_model("ConflictFile", __config__=STRICT, **fields)


def _field(table: Table) -> Any:
    rows = _rows(table)
    if table.name == "meeting":
        named: dict[str, Any] = {name: (rows, Field(default_factory=rows)) for name in MEETINGS}
        rows = create_model("meeting", __config__=STRICT, **named)
    elif table.most:
        return (dict[str, rows], Field(default_factory=dict))  # type: ignore[valid-type]
    if any(field.is_required() for field in rows.model_fields.values()):
        return (rows, ...)
    return (rows, Field(default_factory=rows))


def _rows(table: Table) -> type[BaseModel]:
    """The model of one table."""
    hints = get_type_hints(table.holds, include_extras=True)
    fields: dict[str, Any] = {}
    for declared in declared_in(table.name):
        default = ... if declared.default is None else declared.default
        fields[declared.key] = (_written(hints[declared.key]), default)
    if table.most and table.titled:
        fields["title"] = (Annotated[Title, AfterValidator(_plain)], "")
    return create_model(table.name, __config__=STRICT, **fields)


def _written(hint: Any) -> Any:
    """The type that TOML writes for a declared parameter."""
    kind, *marks = get_args(hint)
    if any(isinstance(mark, Means) and mark.unit == PARTY_UNIT for mark in marks):
        return str
    if kind is str:
        return Annotated[hint, AfterValidator(_plain)]
    if isinstance(kind, type) and issubclass(kind, IntEnum):
        return Annotated[hint, BeforeValidator(_choice(kind))]
    return hint


def _choice(kind: type[IntEnum]) -> Any:
    """A reader of the words that stand for the members of ``kind``."""
    by_word = {word(choice): choice for choice in kind}

    def chosen(value: Any) -> IntEnum:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str) or value not in by_word:
            raise ValueError(value)
        return by_word[value]

    return chosen


def _plain(text: str) -> str:
    """Text on one line that no terminal or page can take for a command."""
    line = re.sub(r"\s+", " ", text).strip()
    if not line.isprintable():
        raise ValueError(text)
    return line
