"""Paths with a star: ``party.*.trust`` is one path a side, ``deal.*.benefit`` one a kind of deal.

``meeting.*.days_between`` is one path a format of talks.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from microdeals.conflicts import Conflict, value_at
from microdeals.conflicts.assembly import tables_of
from microdeals.conflicts.tables import FAMILIES, MEETINGS
from microdeals.documents.wording import shown
from microdeals.errors import ConflictError
from microdeals.unknowns.draw import SIDES, Draw
from microdeals.unknowns.limits import ISSUE

STAR = "*"
MEETING = "meeting"
LENGTH = "conflict.horizon_days"
PROSPECTS = "prospects"
BOTH_PROSPECTS = f"{SIDES}{PROSPECTS}"


def sides_of(draw: Draw, conflict: Conflict) -> Sequence[str]:
    """The keys of the parties, for a draw a side; else one empty word."""
    return [party.key for party in conflict.parties] if draw.is_by_side else [""]


def spelled_out(path: str, side: str, conflict: Conflict) -> tuple[str, ...]:
    """The paths without a star that a path stands for, on this side."""
    if side and path.startswith(SIDES):
        return (path.replace(STAR, side, 1),)
    table, _, rest = path.partition(".")
    if not rest.startswith(f"{STAR}."):
        return (path,)
    return tuple(f"{table}.{key}.{rest[2:]}" for key in _keys(table, conflict))


def all_of(paths: Sequence[str], side: str, conflict: Conflict) -> Iterator[str]:
    """The paths without a star that some paths stand for, on this side."""
    return (one for path in paths for one in spelled_out(path, side, conflict))


def other_sides_prospects(path: str, conflict: Conflict) -> str:
    """Of one side's prospects the path of the other's, for the two sum to 1; of other paths an empty word."""
    table, _, rest = path.partition(".")
    key, _, last = rest.partition(".")
    if table != "party" or last != PROSPECTS:
        return ""
    return f"party.{next(party.key for party in conflict.parties if party.key != key)}.{PROSPECTS}"


def all_spelled_out(path: str, conflict: Conflict) -> tuple[str, ...]:
    """The same for every side."""
    sides = [party.key for party in conflict.parties] if path.startswith(SIDES) else [""]
    return tuple(one for side in sides for one in spelled_out(path, side, conflict))


def _keys(table: str, conflict: Conflict) -> Sequence[str]:
    if table == MEETING:
        return MEETINGS
    listed = {family.name: family.entries for family in FAMILIES} | {ISSUE: "issues"}
    entries = listed.get(table, "")
    return [entry.key for entry in getattr(conflict, entries)] if entries else []


@lru_cache(maxsize=16)
def values_in(conflict: Conflict) -> Mapping[str, Any]:
    """Every value of a model by its path: what `value_at` gives one by one, and more slowly."""
    return dict(_flat(tables_of(conflict), ""))


def _flat(table: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def problems_of_path(path: str, conflict: Conflict) -> Iterator[str]:
    """What keeps a path from being drawn, as rules: none if all is well."""
    if path == LENGTH:
        yield "how long a run is cannot be drawn; every pair is lived to the same day"
        return
    if path == BOTH_PROSPECTS:
        yield two_prospects(conflict)
        return
    found = all_spelled_out(path, conflict)
    if not found:
        yield f"{path}: {conflict.name} has no [{path.partition('.')[0]}.<name>] tables"
    for one in found:
        yield from _problem_of(one, conflict)


def prospects_of(conflict: Conflict) -> tuple[str, ...]:
    """The paths of both sides' prospects."""
    return tuple(f"party.{party.key}.{PROSPECTS}" for party in conflict.parties)


def two_prospects(conflict: Conflict) -> str:
    """The rule that both sides' prospects cannot be drawn, and the way out."""
    return f"the two sides' prospects sum to 1; name {prospects_of(conflict)[0]}, and the other follows"


def _problem_of(path: str, conflict: Conflict) -> Iterator[str]:
    value = values_in(conflict).get(path)
    if value is None:
        yield _unknown(path, conflict)
    elif type(value) not in (int, float):
        yield f"{path} is {shown(value)}; only a parameter that is a number can be drawn"


def _unknown(path: str, conflict: Conflict) -> str:
    """That there is no such path, and the nearest that there is."""
    try:
        return f"{path} is {shown(value_at(conflict, path))}"
    except ConflictError as error:
        return error.problems[0].removeprefix(f"{conflict.name}, ").removesuffix(".")
