"""Small documents for tests, and a writer of TOML that is no part of what is tested."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from microdeals.conflicts import Conflict, load
from microdeals.errors import ConflictError


def smallest() -> dict[str, Any]:
    """The least that is a conflict model: a title, a start, a horizon, two parties and a sector."""
    return {
        "conflict": {"title": "A quarrel", "start": datetime.date(2031, 3, 1), "horizon_days": 10},
        "party": {"arden": {}, "borea": {}},
        "sector": {"ford": {}},
    }


def richest() -> dict[str, Any]:
    """One of everything that a conflict model may hold."""
    document = smallest()
    document["issue"] = {"water": {"priority": {"arden": 2, "borea": 1}}}
    document["deal"] = {"swap": {}}
    document["monitors"] = {"mission": {}}
    document["third_party"] = {"league": {}}
    document["spoiler"] = {"irregulars": {"side": "borea"}}
    document["meeting"] = {"bilateral": {}, "trilateral": {}, "envoys": {}}
    for table in (
        "settlement",
        "talks",
        "ladder",
        "conduct",
        "commanders",
        "front",
        "harm",
        "publics",
        "record",
    ):
        document[table] = {}
    return document


def written(document: dict[str, Any]) -> str:
    """The document as TOML."""
    return "\n".join(_lines(document, ())) + "\n"


def _lines(table: dict[str, Any], above: tuple[str, ...]) -> list[str]:
    lines = [f"[{'.'.join(above)}]"] if above else []
    lines += [f"{key} = {_value(value)}" for key, value in table.items() if not isinstance(value, dict)]
    for key, value in table.items():
        if isinstance(value, dict):
            lines += _lines(value, (*above, key))
    return lines


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(_value(inner) for inner in value) + "]"
    return value.isoformat() if isinstance(value, datetime.date) else repr(value)


def put(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The document with a value at a dotted path."""
    *above, key = path.split(".")
    table = document
    for part in above:
        table = table.setdefault(part, {})
    table[key] = value
    return document


def loaded(text: str | dict[str, Any], folder: Path) -> Conflict:
    """The conflict that a text or a document says."""
    file = folder / "conflict.toml"
    file.write_text(text if isinstance(text, str) else written(text), encoding="utf-8")
    return load(file)


def problems(text: str | dict[str, Any], folder: Path) -> list[str]:
    """The problems of a text or a document, without the file's name in front."""
    with pytest.raises(ConflictError) as raised:
        loaded(text, folder)
    start = f"{folder / 'conflict.toml'}, "
    return [problem.removeprefix(start) for problem in raised.value.problems]
