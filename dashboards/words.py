"""The texts of the pages: no page has words of its own.

What all pages share is in `words.en.toml` here; each room's own words are in a file of that name in its
folder, under one table named like the folder (of `panels/game`: `panels.game`). A page says its own words,
and those of the rooms that it takes parts from; never another page's. Another language is a folder of such
files (`docs/translate.md`); what it leaves out is said in English.
"""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from microdeals.language import Language, spoken, translated
from microdeals.language.plurals import form_in
from microdeals.language.words import named

ROOM = Path(__file__).parent
NAME = "words.en.toml"


def texts() -> Mapping[str, str]:
    """Every text by its dotted key, in the spoken language.

    Raises ValueError when two files say the same key, and LanguageError for a language that is not there.
    """
    return _texts_in(spoken())


@functools.lru_cache(maxsize=8)
def _texts_in(language: Language) -> Mapping[str, str]:  # noqa: ARG001 (the cache asks it)
    found: dict[str, str] = {}
    for file in (ROOM / NAME, *sorted(ROOM.glob(f"*/{NAME}")), *sorted(ROOM.glob(f"panels/*/{NAME}"))):
        new = dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")), ""))
        if twice := sorted(found.keys() & new):
            raise ValueError(f"{file.parent.name}/{file.name}: {twice[0]} is said in another file too")
        found |= translated(named(file), new)
    return MappingProxyType(found)


def _flat(table: Mapping[str, object], above: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, str(value)


def text(key: str) -> str:
    """One text. Raises KeyError when there is none of that key."""
    return texts()[key]


def under(prefix: str) -> dict[str, str]:
    """All texts whose key begins with `prefix` and a dot, by the rest of their key."""
    start = f"{prefix}."
    return {key.removeprefix(start): said for key, said in texts().items() if key.startswith(start)}


def form_of(key: str, n: int) -> str:
    """The text for a number, in the form that the spoken language has for it, with its gaps still open."""
    return form_in(texts(), key, n)


def counted(key: str, n: int, **names: object) -> str:
    """The text for a number, in the form that the spoken language has for it."""
    return form_of(key, n).format(n=n, **names)


def span_of(days: int) -> str:
    """A horizon in words, or in days where it has none."""
    return texts().get(f"span.{days}") or counted("span", days)


def number(value: float) -> str:
    """A number as charts write it: two decimals, a real minus.

    >>> number(-0.104)
    '−0.10'
    """
    rounded = round(value, 2) + 0.0
    return f"{rounded:.2f}".replace("-", "−")


def date(day: datetime.date) -> str:
    """A date in words."""
    return text("date.day").format(day=day.day, month=text(f"date.month.{day.month}"), year=day.year)
