"""Every problem of a document in one pass, as sentences."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from microdeals.conflicts.checks import problems_between
from microdeals.conflicts.declared import PRIORITY, TITLE, Declaration, declared_in, must_be
from microdeals.conflicts.schema import conflict_file
from microdeals.conflicts.tables import MEETINGS, TABLE_NAMES, TABLES
from microdeals.documents.problems import Lines, Place, Problem, found_at, in_order, line_of, told
from microdeals.documents.wording import did_you_mean
from microdeals.errors import ConflictError

_TABLE_OF = {table.name: table for table in TABLES}
_RANGE_ERRORS = {"greater_than", "greater_than_equal", "less_than", "less_than_equal"}
_MOST_SUGGESTIONS = 100
_LARGEST_READ = 10**300


def validated(document: Mapping[str, Any], source: str, lines: Lines) -> dict[str, Any]:
    """The document with every default filled in.

    ``source`` and ``lines`` are for the messages. Raises ConflictError with all problems.
    """
    values, problems = checked(document)
    if problems:
        lined = (
            (line_of(problem.path, lines), told(problem, source, document, lines, TABLE_NAMES))
            for problem in problems
        )
        raise ConflictError(in_order(lined))
    return values


def checked(document: Mapping[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """The document with its defaults (empty if it has problems), and its problems."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    try:
        values = conflict_file().model_validate(_readable(document)).model_dump()
    except ValidationError as found:
        problems += _problems_in(found, document)
    problems += problems_between(document)
    seen: dict[tuple[Place, str], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.path, problem.rule), problem)
    return values, list(seen.values())


def _readable(value: Any) -> Any:
    """The document with whole numbers beyond any float replaced by infinity, which no key accepts."""
    if isinstance(value, Mapping):
        return {key: _readable(inner) for key, inner in value.items()}
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _LARGEST_READ:
        return math.inf
    return value


def _problems_in(found: ValidationError, document: Mapping[str, Any]) -> Iterator[Problem]:
    for n, error in enumerate(found.errors(include_url=False, include_context=False, include_input=False)):
        path = tuple(str(part) for part in error["loc"] if part != "[key]")
        yield _problem(error["type"], path, document, suggests=n < _MOST_SUGGESTIONS)


def _problem(kind: str, path: Place, document: Mapping[str, Any], *, suggests: bool) -> Problem:
    if kind == "extra_forbidden":
        return Problem(path, _no_such(path, document, suggests=suggests))
    if kind == "missing":
        return Problem(path, _missing(path))
    if kind in ("model_type", "dict_type"):
        return Problem(path, _must_be_a_table(path), shows_value=True)
    return Problem(path, _rule_at(kind, path), shows_value=True)


def _no_such(path: Place, document: Mapping[str, Any], *, suggests: bool) -> str:
    is_table = isinstance(found_at(document, path), Mapping)
    noun = "table" if len(path) == 1 or (path[0] == "meeting" and is_table) else "key"
    hint = did_you_mean(path[-1], _known_at(path)) if suggests else ""
    return f"no such {noun}." + hint if hint else f"no such {noun}"


def _known_at(path: Place) -> list[str]:
    if len(path) == 1:
        return list(TABLE_NAMES)
    if path[0] == "meeting" and len(path) == 2:
        return list(MEETINGS)
    table = _TABLE_OF[path[0]]
    return [d.key for d in declared_in(table.name)] + (["title"] if table.most and table.titled else [])


def _missing(path: Place) -> str:
    if len(path) == 1:
        return "missing. A model needs a [conflict] table with title, start and horizon_days"
    if path[-1] == "priority":
        return f"missing; it {_must_be_a_table(path)}"
    return f"missing; it {must_be(_declaration(path), is_its_type=False)}"


def _must_be_a_table(path: Place) -> str:
    if path[-1] == "priority":
        return "must be a number for each party, as in { arden = 0.7, borea = 0.3 }"
    return "must be a table"


def _rule_at(kind: str, path: Place) -> str:
    rule = must_be(_declaration(path), is_its_type=kind in _RANGE_ERRORS)
    return rule.replace(" a number", " a finite number") if kind == "finite_number" else rule


def _declaration(path: Place) -> Declaration:
    """The declaration of the parameter at ``path``."""
    if path[0] == "issue" and len(path) == 4:
        return PRIORITY
    if path[-1] == "title" and path[0] != "conflict":
        return TITLE
    declared = declared_in(path[0])
    key = next(part for part in reversed(path) if any(d.key == part for d in declared))
    return next(d for d in declared if d.key == key)
