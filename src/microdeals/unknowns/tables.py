"""The tables that declare draws, ``[unknown.<name>]`` here and ``[draw.<name>]`` of a population, checked."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.documents.problems import Place, Problem, in_order, line_of, told
from microdeals.documents.reading import Document
from microdeals.documents.wording import did_you_mean, quoted, tidy
from microdeals.unknowns.claims import twice
from microdeals.unknowns.distributions import DISTRIBUTIONS, in_words, problems_of, quantile
from microdeals.unknowns.draw import Draw
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_spelled_out, problems_of_path, values_in
from microdeals.unknowns.shares import SHARES, problems_of_shares, problems_of_weights

MOST_DRAWS = 100
LONGEST_REASON = 1_000
ALWAYS = ("sets", "scales", "distribution", "reason")
ENDS = (0.001, 0.999)
"""Where a distribution is tried before anything is drawn: nearly all of it lies between."""


BOTH_LISTS = (
    "one number cannot both be the value of some paths and a factor of others; give either 'sets' or"
    " 'scales', and draw the other in a table of its own"
)

NO_LIST = (
    "it draws nothing; list the paths whose value it is under 'sets', as in sets = [\"conduct.base_rate\"],"
    " or those that it multiplies under 'scales'"
)


class DrawsRead(NamedTuple):
    """The draws that are well, and everything that is wrong with the others."""

    draws: tuple[Draw, ...]
    problems: tuple[Problem, ...]


Keys = Mapping[str, tuple[str, ...]]
"""Distributions, and the numbers that each asks for."""
WITH_SHARES: Keys = DISTRIBUTIONS | SHARES


def draws_in(table: str, tables: Any, conflict: Conflict, kinds: Keys = WITH_SHARES) -> DrawsRead:
    """The draws in the tables ``[<table>.<name>]``, checked against the conflict that they are for.

    ``kinds``: the distributions that they may have.
    """
    if not isinstance(tables, Mapping):
        return DrawsRead((), (Problem((table,), f"must be tables [{table}.<name>]", shows_value=True),))
    found, problems = [], []
    if len(tables) > MOST_DRAWS:
        problems.append(Problem((table,), f"{len(tables)} numbers are drawn; at most {MOST_DRAWS} can be"))
    for name, written in tables.items():
        wrong = list(_problems((table, name), written, conflict, kinds))
        problems += wrong
        if not wrong:
            found.append(_draw(name, written))
    problems += twice(table, tables, conflict)
    return DrawsRead(tuple(found), tuple(problems))


def sentences(problems: Collection[Problem], document: Document, tables: Collection[str]) -> list[str]:
    """The problems of a file as the user reads them, in the order of its lines; ``tables`` are its tables."""
    source, values, lines = document
    lined = ((line_of(one.path, lines), told(one, source, values, lines, tables)) for one in problems)
    return in_order(lined)


def _draw(name: str, written: Mapping[str, Any]) -> Draw:
    kind = written["distribution"]
    numbers = {key: written[key] for key in WITH_SHARES[kind]}
    sets, scales = tuple(written.get("sets", ())), tuple(written.get("scales", ()))
    return Draw(name, sets, scales, kind, numbers, str(written.get("reason", "")).strip())


def _problems(at: Place, written: Any, conflict: Conflict, kinds: Keys) -> Iterator[Problem]:
    if not isinstance(written, Mapping):
        yield Problem(at, "must be a table", shows_value=True)
        return
    yield from _reason(at, written.get("reason"))
    wrong = [*_paths(at, written, conflict)]
    kind = written.get("distribution")
    if isinstance(kind, str) and kind in kinds:
        yield from _unknown_keys(at, written, kind)
        missing = [key for key in kinds[kind] if key not in written]
        wrong += [
            Problem(at, f"give a distribution and its numbers; {kind} needs '{key}'") for key in missing
        ]
        if not missing:
            wrong += _numbers(at, written, kind)
    else:
        wrong.append(_no_such_kind(at, kind, kinds))
    together = problems_of_shares if kind in tuple(SHARES) else _nothing_left
    yield from wrong or together(at, _draw(at[-1], written), conflict)


def _no_such_kind(at: Place, kind: Any, kinds: Keys) -> Problem:
    """What is wrong with a distribution that is none, and which there are, each with its numbers."""
    there = f"they are {in_words(kinds)}"
    if kind is None:
        return Problem(at, f"no distribution; give one and its numbers ({there.removeprefix('they are ')})")
    hint = did_you_mean(kind, kinds) if isinstance(kind, str) else ""
    rule = f"no such distribution; {there}.{hint}".removesuffix(".")
    return Problem((*at, "distribution"), rule, shows_value=True)


def _numbers(at: Place, written: Mapping[str, Any], kind: str) -> Iterator[Problem]:
    if kind in SHARES:
        yield from problems_of_weights(at, written)
        return
    yield from (Problem((*at, key), rule, shows_value=True) for key, rule in problems_of(kind, written))


def _reason(at: Place, reason: Any) -> Iterator[Problem]:
    if not isinstance(reason, str) or not reason.strip():
        yield Problem(at, 'no reason; say in plain words why it is not known, as in reason = "nobody counts"')
    elif len(reason) > LONGEST_REASON:
        yield Problem((*at, "reason"), f"has {len(reason)} characters; at most {LONGEST_REASON} can be")


def _unknown_keys(at: Place, written: Mapping[str, Any], kind: str) -> Iterator[Problem]:
    known = (*ALWAYS, *WITH_SHARES[kind])
    for key in written:
        if key not in known:
            hint = did_you_mean(key, known) or f" A {kind} draw has {quoted(known)}."
            yield Problem((*at, key), f"no such key.{hint}".removesuffix("."))


def _paths(at: Place, written: Mapping[str, Any], conflict: Conflict) -> Iterator[Problem]:
    lists = {key: written[key] for key in ("sets", "scales") if key in written}
    if not any(lists.values()):
        yield Problem(at, NO_LIST)
    if len(lists) > 1 and written.get("distribution") not in tuple(SHARES):
        yield Problem((*at, "scales"), BOTH_LISTS)
    for key, paths in lists.items():
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            yield Problem((*at, key), 'must be a list of paths in quotes, as in ["conduct.base_rate"]')
            continue
        for path in paths:
            yield from (Problem((*at, key), rule) for rule in problems_of_path(path, conflict))


def _nothing_left(at: Place, draw: Draw, conflict: Conflict) -> Iterator[Problem]:
    """Distributions that lie outside the range of their parameter, so that cutting leaves one value."""
    ends = quantile(draw.distribution, draw.numbers, np.array(ENDS)).tolist()
    sets = {one for path in draw.sets for one in all_spelled_out(path, conflict)}
    for path in (one for each in draw.paths for one in all_spelled_out(each, conflict)):
        base = 1.0 if path in sets else float(values_in(conflict)[path])
        first, last = (limits_of(path).cut(base * end) for end in ends)
        if first == last and ends[0] < ends[1]:
            yield Problem(at, f"{path}: cut to its range, every draw would be {tidy(first)}")
