"""What the tables of a conflict.toml owe each other: rules that no single value can break alone.

Each check reads the document as written and passes over values that are wrong by themselves: those
are told elsewhere, in the same pass.
"""

import datetime
import math
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from microdeals.conflicts.declared import declared_in
from microdeals.conflicts.tables import MOST_TEAMS, TABLES
from microdeals.documents.problems import Place, Problem, found_at
from microdeals.documents.wording import did_you_mean, quoted, tidy
from microdeals.rulebook.quantities import N_RUNGS

Tables = Mapping[str, Any]

OWED = {
    ("conflict", "title"), ("conflict", "start"), ("conflict", "horizon_days"), ("party", "prospects"),
    ("deal", "rung"), ("settlement", "rung"), ("settlement", "scope"), ("spoiler", "side"),
    ("monitors", "teams"), ("publics", "neighbours"), ("publics", "citizens"), ("harm", "fighting"),
    ("harm", "hardship"), ("harm", "grief"),
}  # fmt: skip
"""The table and the key of every value that a check here reads; and every priority of an issue."""

_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")


def problems_between(document: Tables) -> Iterator[Problem]:
    """Every problem that concerns more than one value."""
    for check in (
        _title,
        _names,
        _numbers_of_tables,
        _luck_ids,
        _prospects,
        _priorities,
        _sides_of_spoilers,
        _rungs,
        _monitor_teams,
        _harm,
        _neighbours,
        _last_day,
    ):
        yield from check(document)


def is_right_by_itself(path: str) -> bool:
    """Whether no other value has a say in what may stand at a path.

    >>> is_right_by_itself("party.arden.trust"), is_right_by_itself("party.arden.prospects")
    (True, False)
    """
    parts = path.split(".")
    return parts[0] != "issue" and (parts[0], parts[-1]) not in OWED


def luck_id(key: str) -> int:
    """The number under which an entry draws its luck: CRC-32 of its key, the same everywhere."""
    return zlib.crc32(key.encode())


def entries(document: Tables, family: str) -> Mapping[str, Any]:
    """The tables [family.<key>] by key; empty if the family is missing or no table."""
    found = document.get(family, {})
    if not isinstance(found, Mapping):
        return {}
    return {key: table for key, table in found.items() if isinstance(table, Mapping)}


def _title(document: Tables) -> Iterator[Problem]:
    title = found_at(document, ("conflict", "title"))
    if isinstance(title, str) and not title.strip():
        yield Problem(("conflict", "title"), "must not be empty")


def _names(document: Tables) -> Iterator[Problem]:
    for table in TABLES:
        if table.most and table.titled:
            for key in entries(document, table.name):
                if not _PLAIN_KEY.fullmatch(key):
                    rule = (
                        "a name here is lower-case letters, digits and _ (at most 40), starting with a letter"
                    )
                    yield Problem((table.name, key), rule)


def _numbers_of_tables(document: Tables) -> Iterator[Problem]:
    for table in TABLES:
        n = len(entries(document, table.name))
        if table.titled and table.most and not table.fewest <= n <= table.most:
            allowed = (
                f"exactly {table.most}" if table.fewest == table.most else f"{table.fewest} to {table.most}"
            )
            yield Problem((table.name,), f"found {n}, must be {allowed} tables [{table.name}.<name>]")


def _luck_ids(document: Tables) -> Iterator[Problem]:
    for table in TABLES:
        if not table.most or not table.titled:
            continue
        taken = ("settlement",) if table.name == "deal" else ()
        first_with = {luck_id(key): key for key in taken}
        for key in entries(document, table.name):
            other = first_with.setdefault(luck_id(key), key)
            if key in taken:
                yield Problem((table.name, key), f"the name is taken by [{key}]; choose another")
            elif other != key:
                rule = f"would draw the same luck as '{other}' (their CRC-32 is equal); choose another name"
                yield Problem((table.name, key), rule)


def _prospects(document: Tables) -> Iterator[Problem]:
    parties = list(entries(document, "party"))
    prospects = [_number(document, ("party", party, "prospects")) for party in parties]
    if len(parties) != 2 or not all(0.0 <= value <= 1.0 for value in prospects):
        return
    if not math.isclose(sum(prospects), 1.0, rel_tol=0.0, abs_tol=1e-9):
        first, other = prospects
        made = f"{tidy(other)}, with {tidy(first)} for '{parties[0]}', makes {tidy(round(first + other, 9))}"
        rule = f"{made}; the two must sum to 1, so {tidy(round(1.0 - first, 9))} is due here"
        yield Problem(("party", parties[1], "prospects"), rule)


def _priorities(document: Tables) -> Iterator[Problem]:
    parties = list(entries(document, "party"))
    weights = dict.fromkeys(parties, 0.0)
    all_known = True
    for issue in entries(document, "issue"):
        priority = found_at(document, ("issue", issue, "priority"))
        if not isinstance(priority, Mapping):
            all_known = False
            continue
        for party in priority:
            if party not in parties:
                yield Problem(("issue", issue, "priority", party), _no_such_party(party, parties))
        for party in parties:
            if party not in priority:
                yield Problem(
                    ("issue", issue, "priority"), f"says nothing of '{party}'; add {party} = a number"
                )
            weight = _number(document, ("issue", issue, "priority", party))
            all_known = all_known and weight >= 0.0
            weights[party] += weight
    for party in parties:
        if all_known and entries(document, "issue") and weights[party] <= 0.0:
            yield Problem(("issue",), f"every priority of '{party}' is 0; at least one must be above 0")


def _sides_of_spoilers(document: Tables) -> Iterator[Problem]:
    parties = list(entries(document, "party"))
    for spoiler in entries(document, "spoiler"):
        side = found_at(document, ("spoiler", spoiler, "side"))
        if isinstance(side, str) and side not in parties:
            yield Problem(("spoiler", spoiler, "side"), _no_such_party(side, parties), shows_value=True)


def _no_such_party(name: str, parties: list[str]) -> str:
    return f"no such party; must be one of {quoted(parties)}.{did_you_mean(name, parties)}".rstrip(".")


def _rungs(document: Tables) -> Iterator[Problem]:
    for deal in entries(document, "deal"):
        if _number(document, ("deal", deal, "rung")) == N_RUNGS:
            rule = f"rung {N_RUNGS} is the settlement; a deal stands on rung 1 to {N_RUNGS - 1}"
            yield Problem(("deal", deal, "rung"), rule, shows_value=True)
    rung, scope = found_at(document, ("settlement", "rung")), found_at(document, ("settlement", "scope"))
    if rung not in (None, N_RUNGS):
        yield Problem(
            ("settlement", "rung"), f"the settlement is rung {N_RUNGS}; leave the key out", shows_value=True
        )
    if scope == "sector":
        yield Problem(("settlement", "scope"), "a settlement holds along the whole 'front'", shows_value=True)


def _monitor_teams(document: Tables) -> Iterator[Problem]:
    teams = [_number(document, ("monitors", mission, "teams")) for mission in entries(document, "monitors")]
    if sum(teams) > MOST_TEAMS:
        yield Problem(
            ("monitors",), f"{tidy(sum(teams))} teams in all missions, must be at most {MOST_TEAMS}"
        )


def _harm(document: Tables) -> Iterator[Problem]:
    weights = [_number(document, ("harm", key)) for key in ("fighting", "hardship", "grief")]
    if sum(weights) == 0.0:
        yield Problem(("harm",), "fighting, hardship and grief are all 0; at least one must be above 0")


def _neighbours(document: Tables) -> Iterator[Problem]:
    neighbours = _number(document, ("publics", "neighbours"))
    citizens = _number(document, ("publics", "citizens"))
    if neighbours % 2 == 1:
        yield Problem(
            ("publics", "neighbours"), "must be an even number: half to each side", shows_value=True
        )
    if neighbours >= citizens:
        rule = f"must be below the number of citizens, {tidy(citizens)}"
        yield Problem(("publics", "neighbours"), f"{tidy(neighbours)} neighbours: {rule}")


def _last_day(document: Tables) -> Iterator[Problem]:
    start = found_at(document, ("conflict", "start"))
    days = _number(document, ("conflict", "horizon_days"))
    if type(start) is datetime.date and math.isfinite(days):
        days_left = (datetime.date.max - start).days
        if 0.0 <= days <= 7305.0 and days > days_left:
            yield Problem(
                ("conflict", "start"), "the horizon would end after the year 9999", shows_value=True
            )


def _number(document: Tables, path: Place) -> float:
    """The number at ``path``, its default if nothing stands there, NaN if it is no finite number."""
    value = found_at(document, path)
    if value is None:
        value = next((d.default for d in declared_in(path[0]) if d.key == path[-1]), None)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return math.nan
    return float(value) if abs(value) < 1e15 else math.nan
