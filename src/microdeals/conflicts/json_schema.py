"""The shape of a conflict.toml as a JSON Schema, for editors that complete, explain and check what one types.

Written from the declarations alone, as the reader's own shape is (``schema``). What hangs on several keys at
once, such as a spoiler's side that must be one of the parties, a schema cannot say: `microdeals check` does.
"""

import datetime
import math
from typing import Any, get_origin

from microdeals.conflicts.declared import (
    PARTY_UNIT,
    PRIORITY,
    TITLE,
    Declaration,
    Value,
    declared_in,
    must_be,
)
from microdeals.conflicts.tables import MEETINGS, TABLES, Table

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors of TOML read."""
JsonTable = dict[str, Any]


def json_schema() -> JsonTable:
    """The schema of a whole file: a property for each table."""
    needed = [table.name for table in TABLES if _is_needed(table)]
    return {
        "$schema": DRAFT,
        "title": "A conflict model of microdeals",
        "description": "A teaching and research model, not a forecast.",
        **_table({table.name: _family_or_table(table) for table in TABLES}, needed),
    }


def _is_needed(table: Table) -> bool:
    if table.most:
        return table.fewest > 0
    return any(declared.default is None for declared in declared_in(table.name))


def _family_or_table(table: Table) -> JsonTable:
    rows = _rows(table)
    if table.name == "meeting":
        return _table(dict.fromkeys(MEETINGS, rows), [])
    if not table.most:
        return rows
    fewest = {"minProperties": table.fewest} if table.fewest else {}
    return {"type": "object", "additionalProperties": rows, "maxProperties": table.most, **fewest}


def _rows(table: Table) -> JsonTable:
    """One table: its keys, and those that it cannot be without."""
    declared = list(declared_in(table.name))
    properties = {each.key: _property(each) for each in declared}
    if table.most and table.titled:
        properties[TITLE.key] = _property(TITLE)
    return _table(properties, [each.key for each in declared if each.default is None])


def _table(properties: JsonTable, needed: list[str]) -> JsonTable:
    told = {"type": "object", "properties": properties, "additionalProperties": False}
    return told | ({"required": needed} if needed else {})


def _property(declared: Declaration) -> JsonTable:
    """A key: what may stand there, what it means, and what it is if it is left out."""
    if get_origin(declared.type) is dict:
        weights = _property(PRIORITY)
        told = {"description": f"{declared.meaning}: a number for each party."}
        return told | {"type": "object", "additionalProperties": weights}
    if declared.unit == PARTY_UNIT:
        return {"description": f"{declared.meaning}: must be the key of a party.", "type": "string"}
    told = {"description": f"{declared.meaning}: {must_be(declared, is_its_type=False)}."}
    if declared.default not in (None, ""):
        told["default"] = _plain(declared.default)
    return told | _kind(declared)


def _plain(value: Value | None) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _kind(declared: Declaration) -> JsonTable:
    if declared.choices:
        return {"enum": list(declared.choices)}
    if declared.type is bool:
        return {"type": "boolean"}
    if declared.type is datetime.date:
        return {"type": "string", "format": "date"}
    if declared.type is str:
        return {"type": "string"} | ({"maxLength": int(declared.high)} if declared.high < math.inf else {})
    return {"type": "integer" if declared.type is int else "number"} | _range(declared)


def _range(declared: Declaration) -> JsonTable:
    found: JsonTable = {}
    if declared.low > -math.inf:
        found["minimum" if declared.low_is_allowed else "exclusiveMinimum"] = _whole_if_whole(declared.low)
    if declared.high < math.inf:
        found["maximum"] = _whole_if_whole(declared.high)
    return found


def _whole_if_whole(bound: float) -> float | int:
    return int(bound) if bound.is_integer() else bound
