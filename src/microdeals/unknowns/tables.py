"""The tables that declare draws, ``[unknown.<name>]`` here and ``[draw.<name>]`` of a population, checked."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.documents.problems import Place, Problem, in_order, line_of, told
from microdeals.documents.reading import Document
from microdeals.documents.wording import did_you_mean, quoted, tidy
from microdeals.unknowns.distributions import DISTRIBUTIONS, in_words, problems_of, quantile
from microdeals.unknowns.draw import Draw
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_spelled_out, problems_of_path, values_in

MOST_DRAWS = 100
LONGEST_REASON = 1_000
ALWAYS = ("sets", "scales", "distribution", "reason")
ENDS = (0.001, 0.999)
"""Where a distribution is tried before anything is drawn: nearly all of it lies between."""


class DrawsRead(NamedTuple):
    """The draws that are well, and everything that is wrong with the others."""

    draws: tuple[Draw, ...]
    problems: tuple[Problem, ...]


def draws_in(table: str, tables: Any, conflict: Conflict) -> DrawsRead:
    """The draws in the tables ``[<table>.<name>]``, checked against the conflict that they are for."""
    if not isinstance(tables, Mapping):
        return DrawsRead((), (Problem((table,), f"must be tables [{table}.<name>]", shows_value=True),))
    found, problems = [], []
    if len(tables) > MOST_DRAWS:
        problems.append(Problem((table,), f"{len(tables)} numbers are drawn; at most {MOST_DRAWS} can be"))
    for name, written in tables.items():
        wrong = list(_problems((table, name), written, conflict))
        problems += wrong
        if not wrong:
            found.append(_draw(name, written))
    problems += _twice(table, found, conflict)
    return DrawsRead(tuple(found), tuple(problems))


def sentences(problems: Collection[Problem], document: Document, tables: Collection[str]) -> list[str]:
    """The problems of a file as the user reads them, in the order of its lines; ``tables`` are its tables."""
    source, values, lines = document
    lined = ((line_of(one.path, lines), told(one, source, values, lines, tables)) for one in problems)
    return in_order(lined)


def _draw(name: str, written: Mapping[str, Any]) -> Draw:
    kind = written["distribution"]
    numbers = {key: written[key] for key in DISTRIBUTIONS[kind]}
    sets, scales = tuple(written.get("sets", ())), tuple(written.get("scales", ()))
    return Draw(name, sets, scales, kind, numbers, written["reason"].strip())


def _problems(at: Place, written: Any, conflict: Conflict) -> Iterator[Problem]:
    if not isinstance(written, Mapping):
        yield Problem(at, "must be a table", shows_value=True)
        return
    wrong = [*_reason(at, written.get("reason")), *_paths(at, written, conflict)]
    kind = written.get("distribution")
    if isinstance(kind, str) and kind in DISTRIBUTIONS:
        wrong += _keys(at, written, kind)
        if not any(key not in written for key in DISTRIBUTIONS[kind]):
            broken = problems_of(kind, written)
            wrong += [Problem((*at, key), rule, shows_value=True) for key, rule in broken]
    else:
        hint = did_you_mean(kind, DISTRIBUTIONS) if isinstance(kind, str) else ""
        wrong.append(
            Problem(at, f"give a distribution and its numbers ({in_words()}).{hint}".removesuffix("."))
        )
    yield from wrong or _nothing_left(at, written, conflict)


def _reason(at: Place, reason: Any) -> Iterator[Problem]:
    if not isinstance(reason, str) or not reason.strip():
        yield Problem(at, "give 'sets' or 'scales', and a 'reason' in plain words")
    elif len(reason) > LONGEST_REASON:
        yield Problem((*at, "reason"), f"has {len(reason)} characters; at most {LONGEST_REASON} can be")


def _keys(at: Place, written: Mapping[str, Any], kind: str) -> Iterator[Problem]:
    known = (*ALWAYS, *DISTRIBUTIONS[kind])
    for key in written:
        if key not in known:
            hint = did_you_mean(key, known) or f" A {kind} draw has {quoted(known)}."
            yield Problem((*at, key), f"no such key.{hint}".removesuffix("."))
    for key in DISTRIBUTIONS[kind]:
        if key not in written:
            yield Problem(at, f"give a distribution and its numbers; {kind} needs '{key}'")


def _paths(at: Place, written: Mapping[str, Any], conflict: Conflict) -> Iterator[Problem]:
    lists = {key: written[key] for key in ("sets", "scales") if key in written}
    if not any(lists.values()):
        yield Problem(at, "give 'sets' or 'scales', and a 'reason'; each lists paths")
    for key, paths in lists.items():
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            yield Problem((*at, key), 'must be a list of paths in quotes, as in ["conduct.base_rate"]')
            continue
        for path in paths:
            yield from (Problem((*at, key), rule) for rule in problems_of_path(path, conflict))


def _nothing_left(at: Place, written: Mapping[str, Any], conflict: Conflict) -> Iterator[Problem]:
    """Distributions that lie outside the range of their parameter, so that cutting leaves one value."""
    draw = _draw(at[-1], written)
    ends = quantile(draw.distribution, draw.numbers, np.array(ENDS)).tolist()
    sets = {one for path in draw.sets for one in all_spelled_out(path, conflict)}
    for path in (one for each in draw.paths for one in all_spelled_out(each, conflict)):
        base = 1.0 if path in sets else float(values_in(conflict)[path])
        first, last = (limits_of(path).cut(base * end) for end in ends)
        if first == last and ends[0] < ends[1]:
            yield Problem(at, f"{path}: cut to its range, every draw would be {tidy(first)}")


def _twice(table: str, draws: list[Draw], conflict: Conflict) -> Iterator[Problem]:
    """Paths that two draws claim."""
    owner: dict[str, str] = {}
    for draw in draws:
        for path in (one for each in draw.paths for one in all_spelled_out(each, conflict)):
            other = owner.setdefault(path, draw.name)
            if other != draw.name:
                yield Problem((table, draw.name), f"{path} is drawn by [{table}.{other}] already; keep one")
