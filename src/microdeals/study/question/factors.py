"""The tables [levers] and [uncertainties]: what varies, checked against the conflict model."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from microdeals.conflicts import Conflict, value_at, with_values
from microdeals.conflicts.kinds_on_offer import ALL, OFFERED
from microdeals.documents.wording import shown, with_a_point
from microdeals.errors import ConflictError
from microdeals.study.question.experiment import Factor
from microdeals.study.question.problems import Problems

LEVERS, UNCERTAINTIES = "levers", "uncertainties"
MOST_FACTORS = 50
MOST_CHOICES = 1_000
BOUNDS = {"low", "high"}


def factors_of(values: Mapping[str, Any], conflict: Conflict, problems: Problems) -> tuple[Factor, ...]:
    """The factors of both tables in the order of the file; what is wrong goes to ``problems``."""
    found: dict[str, Factor] = {}
    n_written = 0
    for table in (LEVERS, UNCERTAINTIES):
        for where, path, spread in _leaves(values.get(table, {}), (table,)):
            n_written += 1
            if path in found:
                problems.add(where, f"{path}: varies already. Keep one of the two")
            elif factor := _factor(path, spread, conflict, problems.at(where, path)):
                found[path] = factor
    if not n_written:
        problems.add((LEVERS,), 'nothing varies. Name a value and its range, as in "party.arden.trust" = '
                                "{ low = 0.1, high = 0.5 }")  # fmt: skip
    if n_written > MOST_FACTORS:
        problems.add((LEVERS,), f"{n_written} values vary: at most {MOST_FACTORS} can")
    return tuple(found.values())


def _leaves(table: Any, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """(Place in the file, path in the model, what it varies over); dotted keys nest, quoted ones do not."""
    for key, value in table.items() if isinstance(table, Mapping) else ():
        place = (*above, key)
        if isinstance(value, Mapping) and value and not BOUNDS & set(value):
            yield from _leaves(value, place)
        else:
            yield place, ".".join(place[1:]), value


def _factor(path: str, spread: Any, conflict: Conflict, problems: Problems) -> Factor | None:
    try:
        base = ALL if path == OFFERED else value_at(conflict, path)
    except ConflictError as error:
        problems.tell(error.problems[0].removeprefix(f"{conflict.name}, {path}: "))
        return None
    choices: tuple[Any, ...] = ()
    low = high = 0.0
    if isinstance(spread, list):
        choices = tuple(spread)
        _check_choices(choices, problems)
    elif isinstance(spread, Mapping):
        low, high = _bounds(spread, base, problems)
    else:
        problems.tell(f"= {shown(spread)}: must be a list of values, or a range {{ low = 0.1, high = 0.5 }}")
    if problems.n_told == 0:
        for value in choices or (_whole(low, base), _whole(high, base)):
            _check_value(conflict, path, value, problems)
    is_whole = type(base) is int
    return Factor(path, problems.place[0] == LEVERS, choices, low, high, is_whole, base)


def _check_choices(choices: tuple[Any, ...], problems: Problems) -> None:
    if not choices:
        problems.tell("= []: an empty list. Name the values it takes")
    elif len(choices) > MOST_CHOICES:
        problems.tell(f"has {len(choices)} values: at most {MOST_CHOICES}. Write a range")
    elif any(isinstance(choice, list | Mapping) for choice in choices):
        problems.tell("must list plain values")
    elif len({(type(choice), str(choice)) for choice in choices}) < len(choices):
        problems.tell("lists a value twice. Keep each value once")


def _bounds(spread: Mapping[str, Any], base: Any, problems: Problems) -> tuple[float, float]:
    """Both ends of a range. A problem is told and 0, 0 given back."""
    if set(spread) != BOUNDS:
        problems.tell("must be a range with low and high, as in { low = 0.1, high = 0.5 }")
        return 0.0, 0.0
    if type(base) not in (int, float):
        problems.tell(f"= a range, but the model has {shown(base)} there. List the values it takes")
        return 0.0, 0.0
    for key in ("low", "high"):
        number = spread[key]
        if type(number) not in (int, float) or not math.isfinite(number):
            rule = f"{key} = {shown(number)}: must be a finite number"
            problems.tell(f"{rule}.{hint}" if (hint := with_a_point(number)) else rule)
        elif type(base) is int and number != int(number):
            problems.tell(f"{key} = {shown(number)}: must be a whole number, as the value itself")
    if problems.n_told:
        return 0.0, 0.0
    low, high = float(spread["low"]), float(spread["high"])
    if not low < high:
        problems.tell(f"= {shown(spread['low'])} to {shown(spread['high'])}: an empty range. "
                      "low must be below high")  # fmt: skip
    return low, high


def _whole(number: float, base: Any) -> float | int:
    return int(number) if type(base) is int else number


def _check_value(conflict: Conflict, path: str, value: Any, problems: Problems) -> None:
    """Tell what the conflict model has against this value, in the model's own words."""
    try:
        with_values(conflict, {path: value})
    except ConflictError as error:
        for problem in error.problems:
            reason = problem.removeprefix(f"{conflict.name} with values set, ")
            reason = reason.removeprefix(f"{conflict.name}, ").removeprefix(f"{path} = {shown(value)}: ")
            reason = reason.removesuffix(".")
            problems.tell(f"= {shown(value)}: the model refuses it: {reason}")
