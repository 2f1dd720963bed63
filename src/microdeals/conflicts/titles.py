"""The titles of a war: its own stand in its file; of a shipped one, a language may have others."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from microdeals.conflicts.conflict import Conflict
from microdeals.conflicts.declared import TITLE, declared_in
from microdeals.conflicts.tables import TABLES
from microdeals.language import Language, spoken, translated

TABLE = "table.toml"
ABOUT = {"title": "conflict.title", "about": "conflict.summary"}
"""Fields of a `Conflict` that are titles of the whole, and their paths in its file."""
ENTRIES = {table.entries: table.name for table in TABLES if table.most and table.titled and table.entries}
ENTRIES["issues"] = "issue"


def titles_of(conflict: Conflict) -> dict[str, str]:
    """Every title by its path in the file, as ``deal.swap.title``."""
    found = {path: getattr(conflict, field) for field, path in ABOUT.items()}
    for field, table in ENTRIES.items():
        found |= {f"{table}.{entry.key}.title": entry.title for entry in getattr(conflict, field)}
    return {path: title for path, title in found.items() if title}


def named(name: str, file: str = "conflict.toml") -> str:
    """What the titles of a shipped war are called in a language's folder."""
    return f"models/{name}/{file}"


def in_spoken_language(conflict: Conflict) -> Conflict:
    """A shipped war with the titles of the spoken language, where it has any that a file could have."""
    own, said = _both(conflict, spoken())
    return conflict if said == own else _titled(conflict, said)


def in_own_words(conflict: Conflict, shipped: Conflict, at_table: str = "") -> Conflict:
    """A war with its own titles again: ``shipped`` is the war of its name as its file says it.

    ``at_table`` is its own title as it is played at a table.
    """
    own, said = _both(shipped, spoken())
    again = {path: own[path] for path, title in titles_of(conflict).items() if said.get(path) == title}
    if at_table and conflict.title == title_at_table(shipped.name, at_table):
        again[ABOUT["title"]] = at_table
    return _titled(conflict, again)


def title_at_table(name: str, own: str) -> str:
    """The title of a shipped war as it is played at a table, in the spoken language."""
    said = translated(named(name, TABLE), {"title": own})["title"]
    return said if can_be(ABOUT["title"], said) else own


@lru_cache(maxsize=16)
def _both(shipped: Conflict, language: Language) -> tuple[dict[str, str], dict[str, str]]:  # noqa: ARG001
    own = titles_of(shipped)
    said = translated(named(shipped.name), own)
    return own, {path: title if can_be(path, title) else own[path] for path, title in said.items()}


def can_be(path: str, title: str) -> bool:
    """Whether a file could have this title: on one line, and not too long."""
    return len(title) <= longest(path) and title.isprintable()


def longest(path: str) -> int:
    """Characters that a title, or a summary, has at most."""
    key = path.rpartition(".")[2]
    return int(next(one.high for one in (*declared_in("conflict"), TITLE) if one.key == key))


def _titled(conflict: Conflict, titles: Mapping[str, str]) -> Conflict:
    changed: dict[str, Any] = {field: titles[path] for field, path in ABOUT.items() if path in titles}
    for field, table in ENTRIES.items():
        entries = getattr(conflict, field)
        changed[field] = tuple(
            entry._replace(title=titles.get(f"{table}.{entry.key}.title", entry.title)) for entry in entries
        )
    return replace(conflict, **changed)
