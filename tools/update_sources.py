"""Bring the pages that say where numbers come from in line with the numbers: tools/update_sources.py
(make pages)

Rewrites ``models/<name>/sources.md`` of every model from its conflict.toml, and ``models/defaults.md`` from
the declared defaults. Values are copied; kind, reason and source of a number stay as they were. A number
that is new gets a row with empty cells to fill in (a default that is declared neutral, a row that says so),
a number that is gone loses its row. The text above the first table is left alone.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from microdeals import paths
from microdeals.conflicts import declarations
from microdeals.documents.wording import shown

HEADING = re.compile(r"### \[(?P<table>[^\]]+)\]")
ROW = re.compile(r"\| `(?P<key>[^`]+)` \|(?P<cells>.*)\|")
TEXTS = ("title", "summary")
WRITTEN_BY_HAND = ("kind", "reason", "source")
FAMILIES = ("party", "issue", "sector", "deal", "third_party", "monitors", "spoiler", "meeting")


NOTHING_SAID = ("", "", "")
NEUTRAL = ("neutral", "leaves the mechanism out: at this value no world is different", "—")
"""Kind, reason and source of a default at which its parameter is declared neutral."""


class Number(NamedTuple):
    """A number that needs a row: its table, its key, the cells that are copied, and what stands beside them
    as long as nobody has said it."""

    table: str
    key: str
    copied: tuple[str, ...]
    at_first: tuple[str, str, str] = NOTHING_SAID


def numbers_of_model(document: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[Number]:
    """Everything in a conflict.toml that is not a text for readers."""
    for key, value in document.items():
        if isinstance(value, dict):
            yield from numbers_of_model(value, (*above, key))
        elif key not in TEXTS:
            depth = 2 if above[0] in FAMILIES else 1
            yield Number(".".join(above[:depth]), ".".join((*above[depth:], key)), (shown(value),))


def numbers_of_defaults(models: dict[str, dict[str, Any]]) -> Iterator[Number]:
    """Every declared default, and the models (by name) that leave the number to it."""
    for table, declared in declarations().items():
        for one in declared:
            if one.default is not None and one.key not in TEXTS:
                users = [name for name, document in models.items() if leaves_out(document, table, one.key)]
                by = "all" if len(users) == len(models) else ", ".join(users) or "—"
                heading = f"{table}.*" if table in FAMILIES else table
                at_first = NEUTRAL if one.default == one.neutral else NOTHING_SAID
                yield Number(heading, one.key, (shown(one.default), by), at_first)


def leaves_out(document: dict[str, Any], table: str, key: str) -> bool:
    """Whether a model leaves this number to its default, in one table of a family at least."""
    found = document.get(table, {})
    if table not in FAMILIES:
        return key not in found
    members = {"bilateral": {}, "trilateral": {}, "envoys": {}} | found if table == "meeting" else found
    return any(key not in member for member in members.values())


def cells_in(text: str) -> dict[tuple[str, str], list[str]]:
    """Kind, reason and source of every row, by table and key."""
    cells, table = {}, ""
    for line in text.splitlines():
        if heading := HEADING.match(line):
            table = heading["table"]
        elif row := ROW.match(line):
            cells[table, row["key"]] = [cell.strip() for cell in row["cells"].split("|")][-3:]
    return cells


def updated(text: str, numbers: Iterable[Number], columns: tuple[str, ...]) -> tuple[str, list[str]]:
    """The new text of a page, and the rows that a person has to fill in. ``columns`` are the copied ones."""
    cells = cells_in(text)
    first = HEADING.search(text)
    parts = [text[: first.start()] if first else text.rstrip() + "\n\n"]
    to_fill, last = [], ""
    for number in numbers:
        if number.table != last:
            parts.append(f"{'' if not last else chr(10)}### [{number.table}]\n")
            parts.append(line_of(("key", *columns, *WRITTEN_BY_HAND)))
            parts.append("|" + "---|" * (1 + len(columns) + len(WRITTEN_BY_HAND)) + "\n")
        by_hand = cells.get((number.table, number.key), number.at_first)
        if not all(by_hand):
            to_fill.append(f"[{number.table}] {number.key}")
        parts.append(line_of((f"`{number.key}`", *number.copied, *by_hand)))
        last = number.table
    return "".join(parts), to_fill


def line_of(cells: tuple[str, ...]) -> str:
    """A line of a table."""
    return "| " + " | ".join(cells) + " |\n"


def pages(models: Path) -> Iterator[tuple[Path, list[Number], tuple[str, ...]]]:
    """Every page, the numbers it has to give rows to, and the names of the copied columns."""
    documents = {
        file.parent.name: tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(models.glob("*/conflict.toml"))
    }
    for name, document in documents.items():
        yield models / name / "sources.md", list(numbers_of_model(document)), ("value",)
    yield models / "defaults.md", list(numbers_of_defaults(documents)), ("default", "in use by")


def main() -> int:
    """Rewrite the pages; 1 if a person has to fill in a row."""
    left = []
    for file, numbers, columns in pages(paths.room("models")):
        before = file.read_text(encoding="utf-8") if file.exists() else "# Sources\n"
        text, to_fill = updated(before, numbers, columns)
        file.write_text(text, encoding="utf-8")
        left += [f"{file.name} of {file.parent.name}, {row}: to be filled in\n" for row in to_fill]
    sys.stdout.write("".join(left))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
