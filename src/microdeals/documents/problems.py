"""All that is wrong with a file, as sentences: file, table, key, value, rule, line and the way out.

::

    models/x/conflict.toml, [party.arden] trust = 1.4: must be between 0 and 1 (probability). (line 12)
"""

import math
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from microdeals.documents.wording import name_shown, shown, with_a_point

Place = tuple[str, ...]
"""Where a value stands: ("party", "arden", "trust")."""
Lines = Mapping[Place, int]
"""The line, from 1, on which each table and key is written."""


class Problem(NamedTuple):
    """One thing to mend: where, and what is wrong with it. ``rule`` is a sentence without its full stop."""

    path: Place
    rule: str
    shows_value: bool = False


def told(
    problem: Problem, source: str, document: Mapping[str, Any], lines: Lines, tables: Collection[str] = ()
) -> str:
    """The sentence that the user reads. ``tables``: names that are tables even where none is written."""
    place = where(problem.path, document, tables)
    value, rule = "", problem.rule
    if problem.shows_value:
        found = found_at(document, problem.path)
        value = f" = {shown(found)}"
        if "number" in rule and (hint := with_a_point(found)):
            rule += f".{hint}"
    return sentence(source, f"{place}{value}: {rule}", line_of(problem.path, lines))


def sentence(source: str, says: str, line: int) -> str:
    """One problem of a file, with its full stop, and its line unless that is 0.

    >>> sentence("x.toml", "[clock] hook = 90: must be at most 40", 12)
    'x.toml, [clock] hook = 90: must be at most 40. (line 12)'
    """
    ending = "" if says.endswith(("?", ".")) else "."
    return f"{source}, {says}{ending}" + (f" (line {line})" if line else "")


def in_order(numbered: Iterable[tuple[int, str]]) -> list[str]:
    """Sentences in the order of the file, by their lines; those without a line (0) come last.

    >>> in_order([(0, "nowhere"), (7, "later"), (2, "first")])
    ['first', 'later', 'nowhere']
    """
    return [text for _, text in sorted(numbered, key=lambda each: each[0] or math.inf)]


def line_of(path: Place, lines: Lines) -> int:
    """Line on which ``path``, or else the nearest thing around it, is written; 0 if unknown."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


def where(path: Place, document: Mapping[str, Any], tables: Collection[str] = ()) -> str:
    """``[party.arden] trust`` for ("party", "arden", "trust")."""
    names = [name_shown(part) for part in path]
    n_table = 0
    for n in range(1, len(path) + 1):
        if isinstance(found_at(document, path[:n]), Mapping) or (n == 1 and path[0] in tables):
            n_table = n
        else:
            break
    n_table = min(n_table, 2)
    table = f"[{'.'.join(names[:n_table])}]" if n_table else ""
    return " ".join(part for part in (table, ".".join(names[n_table:])) if part)


def found_at(document: Mapping[str, Any], path: Place) -> Any:
    """The value that stands at ``path``; None if nothing does."""
    value: Any = document
    for part in path:
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
