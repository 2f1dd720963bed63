"""Dials in words: one choice sets several values at once, and each can be typed on a command line as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dashboards.asked.run import Asked
from dashboards.words import text
from microdeals.conflicts import Conflict, load, value_at
from microdeals.conflicts.declared import Declaration, Value, declarations
from microdeals.conflicts.kinds_on_offer import ALL_BUT, OFFERED
from microdeals.conflicts.settings import paths_of
from microdeals.page.dials import number_of

OWN = "own"
"""The option that leaves a war's own values."""
TIMES = {"quarter": 0.25, "half": 0.5, "twice": 2.0, "four_times": 4.0}
MEANT = {"hardly": 0.1, "mostly": 0.9}
TEAMS = {"none": 0.0, "half": 0.5, "twice": 2.0, "four_times": 4.0}
STRIKES = {"none": 0.0, "half": 0.5, "twice": 2.0, "five_times": 5.0}
NOBODY, EVERYBODY = {"heft": 0.0}, {"heft": 1.0, "commitment": 1.0}


class DialOption(NamedTuple):
    """A choice, as readers see it, and what it sets; nothing: the war's own values."""

    key: str
    said: str
    values: Mapping[str, Value]


class WordDial(NamedTuple):
    """A dial of several choices. ``paths`` is all that one of them sets."""

    key: str
    title: str
    options: tuple[DialOption, ...]
    paths: tuple[str, ...]

    def chosen(self, asked: Asked) -> str:
        """The key of the choice that this run has; empty for values that no choice sets."""
        set_now = {path: value for path, value in asked.changes if path in self.paths}
        return next((option.key for option in self.options if dict(option.values) == set_now), "")

    def said(self, asked: Asked) -> str:
        """What the choice of this run says; for values that no choice sets, those values."""
        set_now = ", ".join(f"{path}={value}" for path, value in asked.changes if path in self.paths)
        chosen = self.chosen(asked)
        return next((option.said for option in self.options if option.key == chosen), set_now)

    def turned(self, asked: Asked, key: str) -> Asked:
        """The run with another choice. Raises ConflictError where it does not fit what else is set."""
        option = next(option for option in self.options if option.key == key)
        rest = tuple(it for it in asked.changes if it[0] not in self.paths)
        return asked._replace(changes=rest).changed(option.values)


def word_dials_of(name: str) -> tuple[WordDial, ...]:
    """The dials in words of a shipped war; those that would change nothing in it are left out."""
    conflict = load(name)
    found = (_dial(key, options) for key, options in _options(conflict))
    return tuple(dial for dial in found if dial.paths)


def paths_in_words(name: str) -> frozenset[str]:
    """All that these dials set."""
    return frozenset(path for dial in word_dials_of(name) for path in dial.paths)


def _dial(key: str, options: Iterator[DialOption]) -> WordDial:
    own = DialOption(OWN, text(f"asked.words.{key}.own"), {})
    known = (own, *(option for option in options if option.values))
    paths = dict.fromkeys(path for option in known for path in option.values)
    return WordDial(key, text(f"asked.words.{key}.title"), known, tuple(paths))


def _options(conflict: Conflict) -> Iterator[tuple[str, Iterator[DialOption]]]:
    yield "offered", _offered(conflict)
    yield "terms", _scaled("terms", TIMES, _values(conflict, "deal", "term_days"))
    yield "sincerity", _same("sincerity", MEANT, _values(conflict, "party", "chance_trustworthy"))
    yield "teams", _scaled("teams", TEAMS, _values(conflict, "monitors", "teams"))
    yield "hardliners", _scaled("hardliners", STRIKES, _values(conflict, "spoiler", "capacity"))
    yield "guarantor", _guarantors(conflict)


def _said(key: str, option: str, **named: str) -> str:
    return text(f"asked.words.{key}.{option}").format(**named)


def _offered(conflict: Conflict) -> Iterator[DialOption]:
    for way, prefix in (("only", ""), ("all_but", ALL_BUT)):
        for kind in conflict.kinds if len(conflict.kinds) > 1 else ():
            word = f"{prefix}{kind.key}"
            yield DialOption(word, _said("offered", way, deal=kind.title), {OFFERED: word})


def _values(conflict: Conflict, table: str, field: str) -> dict[str, tuple[Declaration, float]]:
    """The numbers of one field in all tables of a kind, by their paths, each with its declaration."""
    declared = next(it for it in declarations()[table] if it.key == field)
    ends = f".{field}"
    paths = (path for path in paths_of(conflict) if path.startswith(f"{table}.") and path.endswith(ends))
    return {path: (declared, number_of(value_at(conflict, path))) for path in paths}


def _scaled(
    key: str, times: Mapping[str, float], own: Mapping[str, tuple[Declaration, float]]
) -> Iterator[DialOption]:
    """Options that multiply numbers, kept within what is declared; a number of days or teams stays whole."""
    for option, factor in times.items():
        values = {path: _within(declared, factor * value) for path, (declared, value) in own.items()}
        changed = {path: value for path, value in values.items() if value != own[path][1]}
        yield DialOption(option, _said(key, option), changed)


def _same(
    key: str, options: Mapping[str, float], own: Mapping[str, tuple[Declaration, float]]
) -> Iterator[DialOption]:
    for option, value in options.items():
        changed = {path: value for path, (_, before) in own.items() if before != value}
        yield DialOption(option, _said(key, option), changed)


def _within(declared: Declaration, value: float) -> Value:
    inside = min(max(value, declared.low), declared.high)
    return round(inside) if declared.type is int else round(inside, 6)


def _guarantors(conflict: Conflict) -> Iterator[DialOption]:
    for option, values in (("nobody", NOBODY), ("everybody", EVERYBODY)):
        changed = {
            f"third_party.{third.key}.{field}": value
            for third in conflict.third_parties
            for field, value in values.items()
            if getattr(third.values, field) != value
        }
        yield DialOption(option, _said("guarantor", option), changed)
