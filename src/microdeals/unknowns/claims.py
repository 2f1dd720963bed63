"""Which paths the tables of draws claim: each may be drawn once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from microdeals.conflicts import Conflict
from microdeals.documents.problems import Problem
from microdeals.unknowns.paths import all_spelled_out, prospects_of, two_prospects
from microdeals.unknowns.shares import SHARES

LISTS = ("sets", "scales")


def twice(table: str, tables: Mapping[str, Any], conflict: Conflict) -> Iterator[Problem]:
    """Paths that are claimed twice, by two draws or by one, whatever else is wrong with these."""
    owner: dict[str, str] = {}
    for name, written in tables.items():
        told: set[str] = set()
        for path in _claimed(written, conflict):
            other = owner.setdefault(path, name)
            rule = _taken(path, f"[{table}.{other}]", conflict)
            if other != name and rule not in told:
                told.add(rule)
                yield Problem((table, name), rule)
        yield from (Problem((table, name), rule) for rule in _twice_in_one(written, conflict))


def _taken(path: str, owner: str, conflict: Conflict) -> str:
    """That another draw has a path; of the two sides' prospects, which are one number, only once."""
    if path in prospects_of(conflict):
        return f"the two sides' prospects, which sum to 1, are drawn by {owner} already; keep one"
    return f"{path} is drawn by {owner} already; keep one"


def _twice_in_one(written: Any, conflict: Conflict) -> Iterator[str]:
    """The same within one draw; of shares that is told where they are shared out."""
    listed = Counter(one for path in _listed(written) for one in all_spelled_out(path, conflict))
    if not listed or written.get("distribution") in tuple(SHARES):
        return
    yield from (f"{path} is named twice; keep one" for path, n in listed.items() if n > 1)
    both = prospects_of(conflict)
    if all(path in _listed(written) for path in both):
        yield two_prospects(conflict)


def _claimed(written: Any, conflict: Conflict) -> Iterator[str]:
    """Each path that a draw steers, once; with one side's prospects go the other's."""
    paths = dict.fromkeys(one for path in _listed(written) for one in all_spelled_out(path, conflict))
    both = prospects_of(conflict)
    yield from paths | dict.fromkeys(both) if any(path in paths for path in both) else paths


def _listed(written: Any) -> list[str]:
    """The paths of a draw as its table lists them; none where there is no such list."""
    lists = [written.get(key) for key in LISTS] if isinstance(written, Mapping) else []
    return [path for paths in lists if isinstance(paths, list) for path in paths if isinstance(path, str)]
