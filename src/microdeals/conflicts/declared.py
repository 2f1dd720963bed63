"""What may stand in a conflict.toml, read off the one declaration of every parameter.

Nothing is declared twice: key, default, range, unit and meaning of a parameter come from the
NamedTuples of ``microdeals.rulebook.quantities``, and of the few entries that the rules never see
(titles, dates, each side's priorities) from ``tables``.
"""

import datetime
import math
from enum import IntEnum
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, TypeAlias, get_args, get_type_hints

from annotated_types import Ge, Gt, Le, MaxLen

from microdeals.conflicts.tables import TABLES, Weight
from microdeals.documents.wording import quoted, tidy
from microdeals.language import ENGLISH, Language, WordsBeside, spoken, translated
from microdeals.rulebook import quantities as q
from microdeals.rulebook.quantities import Means

Value: TypeAlias = float | int | bool | str | datetime.date
"""A value as TOML writes it."""

PARTY_UNIT = "party"
"""A parameter counted in this unit is written in TOML as the name of a party."""

say = WordsBeside(__file__)

Title = Annotated[str, MaxLen(120), Means("what readers see; its key, in words, if left out", "text")]


class Declaration(NamedTuple):
    """One parameter: how it is written, what it may be and what it means."""

    key: str
    type: type[Any]
    default: Value | None
    """None: the file has to say it."""
    low: float
    high: float
    """For a text, the most characters."""
    low_is_allowed: bool
    unit: str
    meaning: str
    choices: tuple[str, ...]
    """The words to choose from, if the value is a name."""
    neutral: float | None = None
    """The value at which no world is different from one without the parameter, if there is such a value."""


def declarations() -> dict[str, tuple[Declaration, ...]]:
    """Every parameter of every table, in the order in which they are declared.

    Keys are table names as in ``[party.<name>]`` -> "party". Titles are left out: they steer nothing.
    """
    return dict(_declared_in(spoken()))


def declared_in(table: str) -> tuple[Declaration, ...]:
    """The declarations of one table, by its name."""
    return _declared_in(spoken())[table]


MEANINGS = "microdeals/rulebook/quantities.toml"
"""What the meanings of parameters are called in a language's folder."""


def meanings() -> dict[str, str]:
    """What readers are told of parameters, in English: ``party.trust``, ``unit.days``, ``choice.gradual``."""
    told: dict[str, str] = {}
    for table, declared in _DECLARED.items():
        for one in declared:
            told[f"{table}.{one.key}"] = one.meaning
            told[f"unit.{one.unit}"] = one.unit
            told |= {f"choice.{choice}": choice.replace("_", " ") for choice in one.choices}
    return told


def unit_in_words(unit: str) -> str:
    """A declared unit in the spoken language."""
    return _told_in(spoken()).get(f"unit.{unit}", unit)


def choice_in_words(choice: str) -> str:
    """A declared choice in the spoken language.

    >>> choice_in_words("lowest_rung_only")
    'lowest rung only'
    """
    return _told_in(spoken()).get(f"choice.{choice}", choice.replace("_", " "))


@lru_cache(maxsize=8)
def _told_in(language: Language) -> dict[str, str]:  # noqa: ARG001 (the cache asks it)
    return translated(MEANINGS, meanings())


@lru_cache(maxsize=8)
def _declared_in(language: Language) -> dict[str, tuple[Declaration, ...]]:
    if language == ENGLISH:
        return _DECLARED
    told = _told_in(language)
    return {
        table: tuple(one._replace(meaning=told[f"{table}.{one.key}"]) for one in declared)
        for table, declared in _DECLARED.items()
    }


def _all_in(holds: type[Any]) -> tuple[Declaration, ...]:
    hints = get_type_hints(holds, include_extras=True)
    return tuple(_declared(key, hints[key], holds._field_defaults.get(key)) for key in holds._fields)


def _declared(key: str, hint: Any, default: Any) -> Declaration:
    kind, *marks = get_args(hint)
    means = next(mark for mark in marks if isinstance(mark, Means))
    low, high, low_is_allowed = _range(marks)
    choices: tuple[str, ...] = ()
    if means.unit == PARTY_UNIT:
        kind, default = str, ""
    elif isinstance(kind, type) and issubclass(kind, IntEnum):
        choices, default = tuple(word(choice) for choice in kind), word(default)
    return Declaration(
        key, kind, default, low, high, low_is_allowed, means.unit, means.text, choices, means.neutral
    )


def _range(marks: list[Any]) -> tuple[float, float, bool]:
    low, high, low_is_allowed = -math.inf, math.inf, True
    for mark in marks:
        if isinstance(mark, Ge):
            low = float(mark.ge)  # type: ignore[arg-type]
        elif isinstance(mark, Gt):
            low, low_is_allowed = float(mark.gt), False  # type: ignore[arg-type]
        elif isinstance(mark, Le):
            high = float(mark.le)  # type: ignore[arg-type]
        elif isinstance(mark, MaxLen):
            low, high = 0.0, float(mark.max_length)
    return low, high, low_is_allowed


def declaration_at(path: str) -> Declaration | None:
    """The declaration of the parameter at a path, as ``party.arden.lock``; None if there is none.

    >>> found = declaration_at("party.arden.lock")
    >>> found and found.meaning
    'how far a public promise binds'
    """
    table, *_, key = path.split(".")
    return next((declared for declared in _declared_in(spoken()).get(table, ()) if declared.key == key), None)


def must_be(declared: Declaration, *, is_its_type: bool) -> str:
    """The rule of a parameter: ``must be a whole number between 1 and 365 (days)``."""
    if declared.choices:
        return say("rule.choice", choices=quoted(declared.choices))
    if declared.type in (bool, datetime.date):
        return say(f"rule.{declared.type.__name__}")
    if declared.type is str:
        return say("rule.text", most=tidy(declared.high))
    kind = "any" if is_its_type else ("whole" if declared.type is int else "number")
    unit = "" if declared.unit.startswith("0 to ") else f" ({unit_in_words(declared.unit)})"
    return say(f"rule.{kind}", range=_range_in_words(declared), unit=unit)


def _range_in_words(declared: Declaration) -> str:
    low, high = tidy(declared.low), tidy(declared.high)
    if declared.high == math.inf:
        return say("rule.at_least" if declared.low_is_allowed else "rule.above", low=low)
    return say("rule.between" if declared.low_is_allowed else "rule.above_to", low=low, high=high)


def word(choice: IntEnum) -> str:
    """The way a choice is written in TOML: Policy.LOWEST_RUNG_ONLY -> 'lowest_rung_only'."""
    return choice.name.lower()


TITLE = _declared("title", Title, "")
PRIORITY = _declared("priority", Weight, None)
"""How much a side cares about an issue: [issue.<name>] priority.<party>."""

_DECLARED = {table.name: _all_in(table.holds) for table in TABLES}
_DECLARED["settlement"] = tuple(
    declared._replace(default=q.N_RUNGS) if declared.key == "rung" else declared
    for declared in _DECLARED["settlement"]
)
