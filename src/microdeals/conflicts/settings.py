"""Changing values of a conflict by their dotted paths: --set on the command line, sliders, sweeps."""

import copy
import datetime
import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from microdeals.conflicts.assembly import Tables, built, tables_of
from microdeals.conflicts.conflict import Conflict
from microdeals.conflicts.declared import Value, declared_in
from microdeals.conflicts.kinds_on_offer import OFFERED, offering
from microdeals.conflicts.reading import own_words_of
from microdeals.conflicts.tables import TABLE_NAMES, TABLES
from microdeals.conflicts.validation import checked
from microdeals.documents.problems import Place, found_at, told
from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.errors import ConflictError

_LONGEST_SETTING = 500
MOST_MEANT = 3
"""So many paths may be meant by the end of one."""


def with_values(conflict: Conflict, values: Mapping[str, Any]) -> Conflict:
    """The conflict with some values changed, checked as a file is.

    ``values`` maps dotted TOML paths to what TOML would write there:
    ``{"party.arden.trust": 0.3, "ladder.policy": "none"}``. NumPy's scalars do as well as Python's.
    ``offered`` is no path, and says which deal kinds are left (`kinds_on_offer`).
    Raises ConflictError with every problem: a path that is not there, a value out of range, values
    that do not fit each other, and what is no table of paths.
    """
    example = f'{{"party.{conflict.parties[0].key}.trust": 0.3}}'
    for path in values if isinstance(values, Mapping) else ():
        if not isinstance(path, str):
            raise ConflictError([f"{shown(path)}: is no path; must be in quotes, such as {example}."])
    if not isinstance(values, Mapping):
        raise ConflictError([f"{shown(values)}: must be a table of paths and values, such as {example}."])
    return _changed(conflict, values, [])


def with_settings(conflict: Conflict, settings: Sequence[str]) -> Conflict:
    """The conflict with settings as typed on a command line, such as ``party.arden.trust=0.3``.

    Values are TOML; words need no quotes. Raises ConflictError with every problem of all of them.
    """
    problems = [
        f"--set {setting[:80]!r}: write it as path=value, such as party.{conflict.parties[0].key}.trust=0.3."
        for setting in settings
        if "=" not in setting
    ]
    pairs = (setting.partition("=") for setting in settings if "=" in setting)
    return _changed(conflict, {path.strip(): _value_of(text) for path, _, text in pairs}, problems)


def value_at(conflict: Conflict, path: str) -> Value:
    """The value at a dotted TOML path, as TOML would write it (choices as words).

    Raises ConflictError if there is no such path.
    """
    tables = tables_of(conflict)
    problem = _path_problem(path, tables)
    if problem:
        raise ConflictError([f"{conflict.name}, {problem}"])
    value: Value = found_at(tables, tuple(path.split(".")))
    return value


def paths_of(conflict: Conflict) -> list[str]:
    """Every path of the model, in the order of a file; ``value_at`` has its value."""
    return list(_paths(tables_of(conflict)))


def digest(conflict: Conflict) -> str:
    """SHA-256 over every value that can make a difference: the same on every machine, folder and language.

    A value at which its parameter is neutral makes none: so a new mechanism that is left out by default
    leaves digests as they were, while any other default, or value, of it shows at once.
    """
    tables = tables_of(own_words_of(conflict))
    for table in TABLES:
        for values in tables[table.name].values() if table.most else (tables[table.name],):
            _leave_out_neutral(values, table.name)
    text = json.dumps(tables, default=_iso, ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _leave_out_neutral(values: Tables, table: str) -> None:
    for declared in declared_in(table):
        if declared.neutral is not None and values[declared.key] == declared.neutral:
            del values[declared.key]


def _iso(value: datetime.date) -> str:
    return value.isoformat()


def _changed(conflict: Conflict, values: Mapping[str, Any], problems: list[str]) -> Conflict:
    source = f"{conflict.name} with values set"
    tables = tables_of(conflict)
    for path, value in values.items():
        if path == OFFERED:
            continue
        problem = _path_problem(path, tables)
        if problem:
            problems.append(f"{source}, {problem}")
        else:
            _put(tables, path, value)
    filled, found = checked(copy.deepcopy(tables))
    problems += [told(problem, source, tables, {}, TABLE_NAMES) for problem in found]
    if problems:
        raise ConflictError(problems)
    changed = built(filled, conflict.name, conflict.source)
    return offering(changed, values[OFFERED]) if OFFERED in values else changed


def _put(tables: Tables, path: str, value: Any) -> None:
    *above, key = path.split(".")
    table = tables
    for part in above:
        table = table[part]
    table[key] = value.item() if hasattr(value, "item") else value


def _path_problem(path: str, tables: Tables) -> str:
    """What is wrong with a path, or nothing."""
    parts = tuple(path.split(".")) if isinstance(path, str) else ()
    found = found_at(tables, parts) if parts else None
    if found is not None and not isinstance(found, Mapping):
        return ""
    shown = repr(path) if not isinstance(path, str) or not path.isprintable() or not path else path[:80]
    if found is not None:
        return f"{shown}: a table, not a value. Its keys: {quoted(list(found))}."
    hint = _ending_so(path, tables) or did_you_mean(path, _paths(tables)) if isinstance(path, str) else ""
    return f"{shown}: no such path.{hint or _known_beside(parts, tables)}"


def _ending_so(path: str, tables: Tables) -> str:
    """Paths of which this is the end, if they are few: ``trust`` may be that of either side."""
    found = [known for known in _paths(tables) if known.endswith(f".{path}")]
    return f" Did you mean {' or '.join(map(repr, found))}?" if 0 < len(found) <= MOST_MEANT else ""


def _known_beside(parts: Place, tables: Tables) -> str:
    """What there is where a path goes wrong."""
    for n in range(len(parts), 0, -1):
        table = found_at(tables, parts[: n - 1])
        if isinstance(table, Mapping):
            place = f"[{'.'.join(parts[: n - 1])}]" if n > 1 else "a conflict model"
            return f" In {place} there is {quoted(list(table))}." if table else f" {place} is empty."
    return f" A path is table.name.key; tables are {quoted(list(tables))}."


def _paths(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _paths(value, f"{above}{key}.")
        else:
            yield above + key


def _value_of(text: str) -> Any:
    """What a setting means: a TOML value, a number as people write it (.3), or else a word."""
    text = text.strip()
    if len(text) <= _LONGEST_SETTING and "\n" not in text and "." * 2 not in text:
        try:
            return tomllib.loads(f"value = {text}")["value"]
        except (ValueError, RecursionError):
            pass
    if re.fullmatch(r"[+-]?(\d{1,300}\.?\d{0,300}|\.\d{1,300})([eE][+-]?\d{1,4})?", text):
        return float(text)
    return text
