"""The texts of the pages, from `words.en.toml`: no page has words of its own."""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

FILE = Path(__file__).parent / "words.en.toml"


@functools.cache
def texts() -> Mapping[str, str]:
    """Every text by its dotted key."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return MappingProxyType(dict(_flat(tables, "")))


def _flat(table: Mapping[str, Any], above: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def text(key: str) -> str:
    """One text. Raises KeyError when there is none of that key."""
    return texts()[key]


def counted(key: str, n: int) -> str:
    """The text for one or for many, with its number."""
    return text(f"{key}.one" if n == 1 else f"{key}.many").format(n=n)


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
