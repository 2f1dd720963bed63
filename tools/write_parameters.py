"""Write docs/parameters.md from the declarations and the shipped models (make pages)

Every parameter is declared once, in ``microdeals.rulebook.quantities``; this page shows each with its
default, range, unit and meaning, and beside it the values that the shipped models give it.
"""

import datetime
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from microdeals.conflicts import Conflict, Declaration, declarations, load, shipped
from microdeals.conflicts.assembly import tables_of
from microdeals.conflicts.declared import PRIORITY
from microdeals.conflicts.tables import TABLES, Table
from microdeals.documents.wording import shown

PAGE = Path(__file__).resolve().parents[1] / "docs" / "parameters.md"
TEXTS = ("title", "summary")
HEAD = """# Parameters

Written by `make pages` (`tools/write_parameters.py`) from the declarations in
`src/microdeals/rulebook/quantities.py` and from the shipped models; edit those, not this page. 1 is the whole
of what is in dispute (a "share of the dispute"); time is in days; chances are per day unless said. A key that
a file leaves out takes its default. Values that a model sets to something else than the default are
**bold**. Why a number is what it is stands in `models/<model>/sources.md`, why a default is, in
`models/defaults.md`; what the rules do with it, in [ODD.md](ODD.md).
"""


def page(models: Mapping[str, Conflict]) -> str:
    """The whole page, for some models by name."""
    documents = {name: tables_of(conflict) for name, conflict in models.items()}
    return "\n".join([HEAD, *("\n".join(section(table, documents)) for table in TABLES)])


def section(table: Table, documents: Mapping[str, Any]) -> Iterator[str]:
    """The lines on one table of conflict.toml: its declarations, then the values of each model."""
    declared = [line for line in declared_of(table) if line.key not in TEXTS]
    is_family = table.most > 0
    yield f"## [{table.name}.\\<key\\>]\n" if is_family else f"## [{table.name}]\n"
    yield from rows(["key", "default", "range", "unit", "meaning"], [declaration(line) for line in declared])
    if is_family:
        for name, document in documents.items():
            entries = document[table.name]
            if entries:
                yield f"\n`{name}`:\n"
                yield from values(declared, entries)
    else:
        yield ""
        yield from values(declared, {name: document[table.name] for name, document in documents.items()})
    yield ""


def declared_of(table: Table) -> tuple[Declaration, ...]:
    """A table's declarations; of an issue, how much a side cares, once for either side."""
    return (PRIORITY,) if table.name == "issue" else declarations()[table.name]


def values(declared: list[Declaration], entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A table of values: a row for each key, a column for each entry, the default first."""
    lines = [
        [f"`{line.key}`", default(line), *(value(line, entry[line.key]) for entry in entries.values())]
        for line in declared
    ]
    yield from rows(["key", "default", *(f"`{key}`" for key in entries)], lines)


def rows(head: list[str], lines: list[list[str]]) -> Iterator[str]:
    """A Markdown table."""
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for line in lines:
        yield f"| {' | '.join(line)} |"


def declaration(line: Declaration) -> list[str]:
    """The cells of one declaration."""
    meaning = line.meaning if line.neutral is None else f"{line.meaning}; left out at {line.neutral:g}"
    return [f"`{line.key}`", default(line), allowed(line), line.unit, meaning]


def default(line: Declaration) -> str:
    """A default as TOML writes it; a dash where a file has to say the value."""
    if line.default is None:
        return "–"
    return told(line.default) if line.default != "" else "first party"


def allowed(line: Declaration) -> str:
    """What a parameter may be, in words."""
    if line.choices:
        return ", ".join(line.choices)
    if line.type is bool:
        return "true, false"
    if line.type is str:
        return "a party's name"
    if line.type is datetime.date:
        return "a date"
    whole = "whole, " if line.type is int else ""
    low = f"{line.low:g}" if line.low_is_allowed else f"above {line.low:g}"
    high = "" if math.isinf(line.high) else f" to {line.high:g}"
    return f"{whole}{low}{high}"


def value(line: Declaration, given: Any) -> str:
    """A model's value, bold where it is not the default; of an issue, both sides' priorities."""
    if isinstance(given, Mapping):
        return ", ".join(f"{party} {told(weight)}" for party, weight in given.items())
    return told(given) if given == line.default or line.default is None else f"**{told(given)}**"


def told(given: Any) -> str:
    """A value as TOML writes it, names without their quotes."""
    return given if isinstance(given, str) else shown(given)


def main() -> int:
    """Write the page."""
    PAGE.write_text(page({name: load(name) for name in shipped()}), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
