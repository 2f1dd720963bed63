"""Values, names and near misses in words, at a length that fits on a line."""

import datetime
import difflib
import math
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from string import Formatter
from typing import Any

WIDTH = 100
"""Columns of a terminal that a paragraph takes, at most."""
ARTICLES = ("The", "A", "An")
BEGINNINGS = (".", "!", "?", ":", "“", "·")
"""What stands before the first word of a sentence, or of a label."""
_LONGEST_SHOWN = 40
_LONGEST_PATH = 300
_LARGEST_SHOWN = 10**18
_WITH_A_COMMA = re.compile(r"([+-]?\d{1,9}),(\d{1,9})")


def wrapped(text: str) -> str:
    """A paragraph in lines, all but the first set in."""
    return textwrap.fill(text, WIDTH, subsequent_indent="  ")


def table_head(first: str, columns: Sequence[tuple[str, int]]) -> list[str]:
    """The head of a table: what stands on its left, and each name to the right of so many letters.

    A name that is too long goes on in the next line, and none is cut; the last line is that of the left.

    >>> table_head("to each", [("The government", 12), ("Arden", 8)])
    ['                The', 'to each  government   Arden']
    """
    folded = [textwrap.wrap(name, room - 2) or [""] for name, room in columns]
    most = max(map(len, folded), default=1)
    lines = []
    for place in range(most):
        left = first if place == most - 1 else " " * len(first)
        for parts, (_, room) in zip(folded, columns, strict=True):
            there = place - most + len(parts)
            left += f"{parts[there] if there >= 0 else '':>{room}}"
        lines.append(left.rstrip())
    return lines


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


def counted_as(n: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 day``, ``2,000 days``, ``3 kinds of deals``.

    >>> counted_as(1, "day"), counted_as(2000, "day"), counted_as(3, "kind of deal", "kinds of deals")
    ('1 day', '2,000 days', '3 kinds of deals')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def within_sentence(title: str) -> str:
    """A title as it stands within a sentence, where its article is no longer the first word of anything.

    >>> within_sentence("The separatist entities"), within_sentence("A mediator"), within_sentence("Theresia")
    ('the separatist entities', 'a mediator', 'Theresia')
    """
    article, space, rest = title.partition(" ")
    return f"{article.lower()} {rest}" if space and article in ARTICLES else title


def filled(said: str, **names: object) -> str:
    """A text with names put in: within a sentence an article is small, at its beginning it is a capital.

    >>> filled("{side} won, and {other} lost. {side} rests.", side="The rebels", other="The government")
    'The rebels won, and the government lost. The rebels rests.'
    """
    parts: list[str] = []
    for literal, field, spec, _ in Formatter().parse(said):
        parts.append(literal)
        if field is not None:
            before, name = "".join(parts).rstrip(), names[field]
            begins = not before or before.endswith(BEGINNINGS)
            parts.append(
                format(within_sentence(name) if isinstance(name, str) and not begins else name, spec or "")
            )
    return "".join(parts)


def name_shown(part: str) -> str:
    """A key as it is shown: cut short, and never with a control character in it."""
    return _cut(part) if part.isprintable() and part else _cut(repr(part))


def printable(text: str) -> str:
    """Text as it is, or as Python writes it where a terminal might take it for a command; cut in the middle.

    >>> printable("x.toml")
    'x.toml'
    """
    shown = text if text.isprintable() and text else repr(text)
    half = _LONGEST_PATH // 2
    return shown if len(shown) <= _LONGEST_PATH else f"{shown[:half]}…{shown[-half:]}"


def with_a_point(text: object) -> str:
    """How to write a number that was written with a comma; nothing for anything else.

    >>> with_a_point("0,4")
    ' A number has no comma: write 0.4.'
    >>> with_a_point("1,000")
    ' A number has no comma: write 1000, or 1.000 for a decimal.'
    """
    found = _WITH_A_COMMA.fullmatch(text.strip()) if isinstance(text, str) else None
    if not found:
        return ""
    whole, rest = found.groups()
    is_thousands = len(rest) == 3 and whole.lstrip("+-0")
    decimal = f"{whole}.{rest}"
    meant = f"{whole}{rest}, or {decimal} for a decimal" if is_thousands else decimal
    return f" A number has no comma: write {meant}."


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
