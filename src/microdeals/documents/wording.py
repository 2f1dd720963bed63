"""Values, names and near misses in words, at a length that fits on a line."""

import datetime
import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_LONGEST_SHOWN = 40
_LARGEST_SHOWN = 10**18


def shown(value: Any) -> str:
    """A value as TOML writes it, cut to a length that fits on a line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) > _LARGEST_SHOWN:
        return f"a number of about {math.ceil(value.bit_length() * math.log10(2.0))} digits"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return _cut(repr(value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def name_shown(part: str) -> str:
    """A key as it is shown: cut short, and never with a control character in it."""
    return _cut(part) if part.isprintable() and part else _cut(repr(part))


def printable(text: str) -> str:
    """Text as it is, or as Python writes it where a terminal might take it for a command.

    >>> printable("x.toml")
    'x.toml'
    """
    return text if text.isprintable() and text else repr(text)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean 'temptation'?`` or nothing, if no known word is near."""
    if len(word) > _LONGEST_SHOWN * 2:
        return ""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""


def tidy(number: float) -> str:
    """A number as people write it: 1 for 1.0, 100000 for 1e5."""
    return str(int(number)) if math.isfinite(number) and number == int(number) else repr(number)


def quoted(words: Sequence[str]) -> str:
    """'a', 'b', 'c': at most twelve of them."""
    listed = ", ".join(f"'{name_shown(word)}'" for word in words[:12])
    return listed + (", …" if len(words) > 12 else "")
