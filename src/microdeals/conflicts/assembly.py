"""From valid tables to a Conflict, and back to the tables as TOML would write them."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, TypeVar

from microdeals.conflicts.checks import luck_id
from microdeals.conflicts.conflict import Conflict, Entry, Issue
from microdeals.conflicts.declared import word
from microdeals.conflicts.facts import priorities_of
from microdeals.conflicts.tables import AS_WRITTEN, FAMILIES, MEETINGS, SINGLE, About, Positions, Table
from microdeals.rulebook import quantities as q

T = TypeVar("T")
Tables = dict[str, Any]
KEPT_AS = {"summary": "about"}
"""Keys of [conflict] under which a `Conflict` has something else: ``summary()`` is a frame of its figures."""


def built(tables: Tables, name: str, source: str) -> Conflict:
    """The conflict that a document says, once it has been validated and its defaults filled in."""
    parties = list(tables["party"])
    about = {KEPT_AS.get(key, key): value for key, value in tables["conflict"].items()}
    fields: dict[str, Any] = {one.name: _filled(one.holds, tables[one.name]) for one in SINGLE}
    fields |= {key: _filled(q.Meeting, tables["meeting"][key]) for key in MEETINGS}
    for spoiler in tables["spoiler"].values():
        spoiler["side"] = parties.index(spoiler["side"]) if spoiler["side"] else 0
    for family in FAMILIES:
        found = tables[family.name].items()
        fields[family.entries] = tuple(_entry(key, values, family.holds) for key, values in found)
    return Conflict(name=name, source=source, issues=_issues(tables["issue"], parties), **about, **fields)


def _entry(key: str, values: Mapping[str, Any], holds: type[T]) -> Entry[T]:
    return Entry(key, values["title"] or _in_words(key), luck_id(key), _filled(holds, values))


def _filled(holds: type[T], values: Mapping[str, Any]) -> T:
    """A NamedTuple of parameters; + 0.0 leaves one zero of the two that floats have."""
    given = {key: value for key, value in values.items() if key != "title"}
    return holds(**{key: value + 0.0 if type(value) is float else value for key, value in given.items()})


def _issues(tables: Mapping[str, Any], parties: list[str]) -> tuple[Issue, ...]:
    sides = [[issue["priority"][party] + 0.0 for issue in tables.values()] for party in parties]
    scaled = zip(*(priorities_of(weights) for weights in sides), strict=True)
    titles = [(key, issue["title"] or _in_words(key)) for key, issue in tables.items()]
    together = zip(titles, scaled, zip(*sides, strict=True), strict=True)
    return tuple(Issue(*title, priorities, weights) for title, priorities, weights in together)


def _in_words(key: str) -> str:
    return key.replace("_", " ").capitalize()


def tables_of(conflict: Conflict) -> Tables:
    """The document that says this conflict, with every value in it, as TOML would write it."""
    return {table.name: _table_of(conflict, table) for table in AS_WRITTEN}


def _table_of(conflict: Conflict, table: Table) -> Tables:
    if table.holds is About:
        return {key: getattr(conflict, KEPT_AS.get(key, key)) for key in About._fields}
    if table.holds is Positions:
        return _positions(conflict)
    if table.holds is q.Meeting:
        return {key: _written(getattr(conflict, key)) for key in MEETINGS}
    if not table.entries:
        return _written(getattr(conflict, table.name))
    entries = getattr(conflict, table.entries)
    found = {entry.key: {"title": entry.title} | _written(entry.values) for entry in entries}
    if table.holds is q.Spoiler:
        for spoiler in found.values():
            spoiler["side"] = conflict.parties[spoiler["side"]].key
    return found


def _positions(conflict: Conflict) -> Tables:
    parties = [party.key for party in conflict.parties]
    return {
        issue.key: {"title": issue.title, "priority": dict(zip(parties, issue.weights, strict=True))}
        for issue in conflict.issues
    }


def _written(values: Any) -> Tables:
    """The parameters of a NamedTuple, with choices as words."""
    return {
        key: word(value) if isinstance(value, IntEnum) else value for key, value in values._asdict().items()
    }
