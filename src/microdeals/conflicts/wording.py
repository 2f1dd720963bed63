"""How a problem of a conflict model is told: file, table, key, value, rule and the way out.

::

    models/x/conflict.toml, [party.arden] trust = 1.4: must be between 0 and 1 (probability). (line 12)
"""

import datetime
import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from microdeals.conflicts.declared import TABLE_NAMES, Declaration

Path = tuple[str, ...]
"""Where a value stands: ("party", "arden", "trust")."""

_LONGEST_SHOWN = 40
_LARGEST_SHOWN = 10**18


class Problem(NamedTuple):
    """One thing to mend: where, and what is wrong with it. ``rule`` is a sentence without its full stop."""

    path: Path
    rule: str
    shows_value: bool = False


def told(problem: Problem, source: str, document: Mapping[str, Any], lines: Mapping[Path, int]) -> str:
    """The sentence that the user reads."""
    place = where(problem.path, document)
    value = f" = {shown(found_at(document, problem.path))}" if problem.shows_value else ""
    line = line_of(problem.path, lines)
    ending = "" if problem.rule.endswith("?") else "."
    return f"{source}, {place}{value}: {problem.rule}{ending}" + (f" (line {line})" if line else "")


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """Line on which ``path``, or else the nearest thing around it, is written; 0 if unknown."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


def where(path: Path, document: Mapping[str, Any]) -> str:
    """``[party.arden] trust`` for ("party", "arden", "trust")."""
    names = [_name(part) for part in path]
    n_table = 0
    for n in range(1, len(path) + 1):
        if isinstance(found_at(document, path[:n]), Mapping) or (n == 1 and path[0] in TABLE_NAMES):
            n_table = n
        else:
            break
    n_table = min(n_table, 2)
    table = f"[{'.'.join(names[:n_table])}]" if n_table else ""
    return " ".join(part for part in (table, ".".join(names[n_table:])) if part)


def found_at(document: Mapping[str, Any], path: Path) -> Any:
    """The value that stands at ``path``; None if nothing does."""
    value: Any = document
    for part in path:
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


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


def _name(part: str) -> str:
    """A key as it is shown: cut short, and never with a control character in it."""
    return _cut(part) if part.isprintable() and part else _cut(repr(part))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`` Did you mean 'temptation'?`` or nothing, if no known word is near."""
    if len(word) > _LONGEST_SHOWN * 2:
        return ""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean '{near[0]}'?" if near else ""


def must_be(declared: Declaration, *, is_its_type: bool) -> str:
    """The rule of a parameter: ``must be a whole number between 1 and 365 (days)``."""
    if declared.choices:
        return "must be one of " + quoted(declared.choices)
    if declared.type is bool:
        return "must be true or false, without quotes"
    if declared.type is datetime.date:
        return "must be a date such as 2025-09-05, without quotes and without a time"
    if declared.type is str:
        return f"must be plain text of at most {tidy(declared.high)} characters"
    noun = "" if is_its_type else (" a whole number" if declared.type is int else " a number")
    unit = "" if declared.unit.startswith("0 to ") else f" ({declared.unit})"
    return f"must be{noun} {_range(declared)}{unit}"


def _range(declared: Declaration) -> str:
    low, high = tidy(declared.low), tidy(declared.high)
    if declared.high == math.inf:
        return f"{'at least' if declared.low_is_allowed else 'above'} {low}"
    if not declared.low_is_allowed:
        return f"above {low} and at most {high}"
    return f"between {low} and {high}"


def tidy(number: float) -> str:
    """A number as people write it: 1 for 1.0, 100000 for 1e5."""
    return str(int(number)) if math.isfinite(number) and number == int(number) else repr(number)


def quoted(words: Sequence[str]) -> str:
    """'a', 'b', 'c': at most twelve of them."""
    listed = ", ".join(f"'{_name(word)}'" for word in words[:12])
    return listed + (", …" if len(words) > 12 else "")
