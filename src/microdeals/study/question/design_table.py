"""The table [design] of an experiment."""

from collections.abc import Mapping
from typing import Any

from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.study.question.designs import MOST_POINTS
from microdeals.study.question.experiment import Design, DesignKind
from microdeals.study.question.problems import Problems

FEWEST_STEPS, MOST_STEPS = 2, 1_000
NEEDS = {
    DesignKind.GRID: ("steps",),
    DesignKind.ONE_AT_A_TIME: ("steps",),
    DesignKind.LATIN_HYPERCUBE: ("points",),
    DesignKind.SOBOL: ("points",),
    DesignKind.MORRIS: ("points", "steps"),
    DesignKind.POINTS: ("file",),
}
DEFAULTS: dict[str, Any] = {"points": 64, "steps": 4, "file": ""}


def design_in(values: Mapping[str, Any], problems: Problems) -> Design | None:
    """The design that the file asks for; what is wrong goes to ``problems``. None: it cannot be told."""
    table = values.get("design")
    if not isinstance(table, Mapping):
        if table is None:
            problems.add(("design",), f"kind: missing; it must be one of {quoted(tuple(DesignKind))}")
        return None
    kind = table.get("kind")
    if kind not in tuple(DesignKind):
        hint = (
            did_you_mean(str(kind), tuple(DesignKind)) or f" It must be one of {quoted(tuple(DesignKind))}."
        )
        problems.add(("design", "kind"), f"kind = {shown(kind)}: no such design.{hint}")
        return None
    kind = DesignKind(kind)
    known = ("kind", *NEEDS[kind])
    for key in table:
        if key not in known:
            rule = f"{key}: a {kind} has no such key. Its keys are {quoted(known)}"
            problems.add(("design", key), rule)
    found = DEFAULTS | {key: table[key] for key in NEEDS[kind] if key in table}
    _check_design(kind, found, problems)
    return Design(kind, **{key: found[key] for key in NEEDS[kind]})


def _check_design(kind: DesignKind, found: dict[str, Any], problems: Problems) -> None:
    """Check what this kind uses, and put the default where a value is wrong."""
    limits = {"points": (1, MOST_POINTS), "steps": (FEWEST_STEPS, MOST_STEPS)}
    for key in NEEDS[kind]:
        value, place = found[key], ("design", key)
        if key == "file":
            if not isinstance(value, str) or not value:
                problems.add(place, "file: must name a CSV beside this file, in quotes")
                found[key] = ""
            continue
        low, high = limits[key]
        if type(value) is not int or not low <= value <= high:
            problems.add(place, f"{key} = {shown(value)}: must be a whole number between {low} and {high}")
            found[key] = DEFAULTS[key]
        elif kind is DesignKind.SOBOL and value & (value - 1):
            near = 1 << (value.bit_length() - 1)
            rule = f"must be a power of 2, such as {near} or {2 * near}"
            problems.add(place, f"{key} = {value}: {rule}")
        elif kind is DesignKind.MORRIS and key == "steps" and value % 2:
            problems.add(place, f"{key} = {value}: must be even for this design, such as 4")
