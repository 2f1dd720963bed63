"""Bring models/<name>/sources.md in line with its conflict.toml: python tools/update_sources.py models/<name>

Values are copied from conflict.toml; kind, reason and source of a number stay as they were. A number
that is new gets a row with empty cells to fill in, a number that is gone loses its row. The text above
the first table is left alone.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from microdeals.conflicts.wording import shown

HEADING = re.compile(r"### \[(?P<table>[^\]]+)\]")
ROW = re.compile(r"\| `(?P<key>[^`]+)` \| (?P<value>[^|]*) \| (?P<cells>.*) \|")
TEXTS = ("title", "summary")
COLUMNS = "| key | value | kind | reason | source |\n|---|---|---|---|---|\n"


def numbers_in(table: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, str, Any]]:
    """(table, key, value) of everything in a document that is not a text for readers."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from numbers_in(value, (*above, key))
        elif key not in TEXTS:
            depth = 2 if above[0] in FAMILIES else 1
            yield ".".join(above[:depth]), ".".join((*above[depth:], key)), value


FAMILIES = ("party", "issue", "sector", "deal", "third_party", "monitors", "spoiler", "meeting")


def cells_in(text: str) -> dict[tuple[str, str], str]:
    """Kind, reason and source of every row, by table and key."""
    cells, table = {}, ""
    for line in text.splitlines():
        if heading := HEADING.match(line):
            table = heading["table"]
        elif row := ROW.match(line):
            cells[table, row["key"]] = row["cells"]
    return cells


def updated(text: str, document: dict[str, Any]) -> tuple[str, list[str]]:
    """The new text of sources.md, and the rows that a person has to fill in."""
    cells = cells_in(text)
    first = HEADING.search(text)
    parts = [text[: first.start()] if first else text.rstrip() + "\n\n"]
    to_fill, last = [], ""
    for table, key, value in numbers_in(document):
        if table != last:
            parts.append(f"{'' if not last else chr(10)}### [{table}]\n{COLUMNS}")
        if (table, key) not in cells:
            to_fill.append(f"[{table}] {key}")
        parts.append(f"| `{key}` | {shown(value)} | {cells.get((table, key), ' |  | ')} |\n")
        last = table
    return "".join(parts), to_fill


def main(folder: Path) -> int:
    """Rewrite the file; 1 if a person has to fill in a row."""
    file = folder / "sources.md"
    document = tomllib.loads((folder / "conflict.toml").read_text(encoding="utf-8"))
    text, to_fill = updated(file.read_text(encoding="utf-8") if file.exists() else "# Sources\n", document)
    file.write_text(text, encoding="utf-8")
    sys.stdout.write("".join(f"{file}, {row}: to be filled in\n" for row in to_fill))
    return 1 if to_fill else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
