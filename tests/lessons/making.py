"""A small lesson as a document, for tests to spoil one thing at a time."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from microdeals import paths
from microdeals.lessons.reading import FILE


def shipped_text(key: str = "fog") -> str:
    """The text of a shipped lesson's file."""
    return (paths.room("dashboards") / "lessons" / key / FILE).read_text(encoding="utf-8")


def document(key: str = "fog") -> dict[str, Any]:
    """A shipped lesson as TOML reads it."""
    return tomllib.loads(shipped_text(key))


def written(folder: Path, values: dict[str, Any]) -> Path:
    """A lesson's file of these values. JSON's strings, numbers and lists are TOML as well."""
    lines = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if is_plain(value)
    ]
    for name, value in values.items():
        if not is_plain(value):
            lines += tables(name, value)
    file = folder / FILE
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def is_plain(value: Any) -> bool:
    return not isinstance(value, dict) and not (
        isinstance(value, list) and value and isinstance(value[0], dict)
    )


def tables(name: str, value: Any) -> list[str]:
    """A table, or an array of tables, with tables inside them written in braces."""
    if isinstance(value, list):
        return [line for item in value for line in [f"[[{name}]]", *(rows(item))]]
    return [f"[{name}]", *rows(value)]


def rows(table: dict[str, Any]) -> list[str]:
    return [f"{json.dumps(key)} = {inline(value)}" for key, value in table.items()]


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(key)} = {inline(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
