"""Every number of a war: its value, what it means, and where it comes from.

Kind, reason and source are read from the war's `sources.md`; of what its file leaves out, from
`models/defaults.md`. A row of either is `| key | value | ... | kind | reason | source |` below `### [table]`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from microdeals import paths
from microdeals.conflicts import load
from microdeals.conflicts.assembly import tables_of
from microdeals.conflicts.declared import declared_in, unit_in_words
from microdeals.conflicts.tables import TABLES
from microdeals.documents.wording import shown

HEADING = re.compile(r"### \[([^\]]+)\]")
FACTS = re.compile(r"^\| (\d+) \| (.*) \| (.*) \|$", re.MULTILINE)
TEXTS = ("title", "summary")
FAMILIES = {table.name for table in TABLES if table.most}
NOWHERE = ("", "", "")
DEFAULT = "default"


class WarNumber(NamedTuple):
    """A number of a war. `kind`: fact, read off, assumed, fitted or default."""

    path: str
    value: str
    unit: str
    kind: str
    meaning: str
    reason: str
    source: str


class WarFact(NamedTuple):
    """A fact that numbers of a war are read off, by the number that sources are cited with."""

    number: str
    what: str
    source: str


SourceCells = Mapping[tuple[str, str], tuple[str, ...]]
"""Kind, reason and source of a row, by its table and key."""


@functools.cache
def numbers_of(war: str) -> tuple[WarNumber, ...]:
    """Every number of a shipped war, in the order of the declarations."""
    own = cells_in(_page(f"{war}/sources.md"))
    defaults = cells_in(_page("defaults.md"))
    return tuple(_numbered(tables_of(load(war)), own, defaults))


def facts_of(war: str) -> tuple[WarFact, ...]:
    """The facts that a war's `sources.md` names; none where the war is invented."""
    above = _page(f"{war}/sources.md").partition("## Numbers")[0]
    return tuple(WarFact(*map(str.strip, found)) for found in FACTS.findall(above))


def groups_of(war: str) -> tuple[str, ...]:
    """What a war's numbers were chosen for together: the groups that reasons name by their letter."""
    section = _page(f"{war}/sources.md").partition("## Chosen together")[2].partition("\n## ")[0]
    found = re.findall(r"^\* (.*?)(?=^\* |^$|\Z)", section, re.MULTILINE | re.DOTALL)
    return tuple(" ".join(re.sub(r"\*\*|`", "", group).split()) for group in found)


def _page(name: str) -> str:
    return (paths.room("models") / name).read_text(encoding="utf-8")


def cells_in(page: str) -> SourceCells:
    """The rows of a page of sources."""
    cells, table = {}, ""
    for line in page.splitlines():
        if heading := HEADING.match(line):
            table = heading[1]
        elif line.startswith("| `"):
            key, *_, kind, reason, source = (cell.strip() for cell in line.strip("| ").split(" | "))
            cells[table, key.strip("`")] = (kind, reason, source)
    return cells


def _numbered(tables: Mapping[str, object], own: SourceCells, defaults: SourceCells) -> Iterator[WarNumber]:
    for path, value in _leaves(tables, ()):
        depth = 2 if path[0] in FAMILIES else 1
        table, key = ".".join(path[:depth]), ".".join(path[depth:])
        kind, reason, source = own.get((table, key)) or _of_default(path, defaults)
        unit, meaning = _declared(path[0], path[depth])
        yield WarNumber(".".join(path), shown(value), unit, kind, meaning, reason, _plain(source))


def _leaves(tables: Mapping[str, object], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*above, key))
        elif key not in TEXTS:
            yield (*above, key), value


def _of_default(path: tuple[str, ...], defaults: SourceCells) -> tuple[str, ...]:
    """A default's reason; a settlement's defaults are those of a deal, but for its rung."""
    table = f"{path[0]}.*" if path[0] in FAMILIES else path[0]
    found = defaults.get((table, path[-1])) or defaults.get(("deal.*", path[-1]), NOWHERE)
    return (DEFAULT, *found[1:])


def _declared(table: str, key: str) -> tuple[str, str]:
    """Unit and meaning as they are declared."""
    declared = next(declared for declared in declared_in(table) if declared.key == key)
    return unit_in_words(declared.unit), declared.meaning


def _plain(source: str) -> str:
    return "" if source == "—" else source
