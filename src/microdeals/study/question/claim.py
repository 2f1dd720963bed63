"""The table [claim]: what somebody says, and the comparison that would show it.

::

    [claim]
    says = "Deals that hold for weeks can carry bolder ones."
    outcome = "stepping_stone"
    expects = "more"                       # of the outcome, in ``to`` than in ``from``

    [claim.from]
    called = "after three days"
    values = { "ladder.hold_days" = 3 }

    [claim.to]
    called = "after four weeks"
    values = { "ladder.hold_days" = 28 }

In place of ``from`` and ``to``, ``against`` names another outcome: ``expects = "more"`` then says that the
first is more common than the second.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.conflicts.declared import Value
from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.study.columns import OUTCOMES, unknown_outcome
from microdeals.study.question.experiment import Factor
from microdeals.study.question.experiment_file import read_document
from microdeals.study.question.problems import Problems

TABLE = "claim"
EXPECTS = ("more", "less")
KEYS = ("says", "outcome", "expects", "against", "from", "to")
SIDE_KEYS = ("called", "values")
LONGEST = 500


class Side(NamedTuple):
    """One side of a comparison: what it is called, and the values that its points have."""

    called: str
    values: dict[str, tuple[Value, ...]]


class ExperimentClaim(NamedTuple):
    """A claim, and the comparison that tests it: two sides of one outcome, or two outcomes everywhere."""

    says: str
    outcome: str
    expects_more: bool
    before: Side
    after: Side
    against: str = ""

    @property
    def paths(self) -> set[str]:
        """What the two sides are told apart by."""
        return set(self.before.values) | set(self.after.values)


NOBODY = Side("", {})


def load_claim(name_or_path: str | Path) -> ExperimentClaim | None:
    """The claim of an experiment that loads; None if it makes none. Raises ExperimentError."""
    document = read_document(name_or_path)
    if TABLE not in document.values:
        return None
    problems = Problems(document.source, document.lines)
    claim = claim_in(document.values, problems)
    problems.raise_any()
    return claim


def claim_in(values: Mapping[str, Any], problems: Problems) -> ExperimentClaim | None:
    """The claim of a file; what is wrong goes to ``problems``. None: there is none, or it cannot be told."""
    table = values.get(TABLE)
    if not isinstance(table, Mapping):
        return None
    n_told = len(problems.told)
    _check_keys(table, KEYS, (TABLE,), problems)
    says = _text(table, "says", (TABLE,), problems)
    outcome = _outcome(table, "outcome", problems)
    expects = table.get("expects")
    if expects not in EXPECTS:
        problems.add((TABLE, "expects"), f"expects = {shown(expects)}: must be one of {quoted(EXPECTS)}")
    if "against" in table:
        against, before, after = _outcome(table, "against", problems), NOBODY, NOBODY
        if both := [key for key in ("from", "to") if key in table]:
            problems.add((TABLE, "against"), f"against: goes without {quoted(both)}. Keep one or the other")
    else:
        against, before, after = "", _side(table, "from", problems), _side(table, "to", problems)
    if len(problems.told) > n_told:
        return None
    return ExperimentClaim(says, outcome, expects == "more", before, after, against)


def check_sides(claim: ExperimentClaim, factors: tuple[Factor, ...], problems: Problems) -> None:
    """Tell of values that the experiment does not vary over."""
    known = {factor.path: factor for factor in factors}
    for key, side in (("from", claim.before), ("to", claim.after)):
        for path, wanted in side.values.items():
            place = (TABLE, key, "values")
            if path not in known:
                hint = did_you_mean(path, tuple(known)) or f" What varies is {quoted(tuple(known))}."
                problems.add(place, f"{key}: {path} does not vary.{hint}")
                continue
            for value in wanted:
                if not _is_within(value, known[path]):
                    problems.add(place, f"{key}: {path} = {shown(value)}: not among the values it takes")


def _is_within(value: Any, factor: Factor) -> bool:
    if factor.choices:
        return value in factor.choices
    return type(value) in (int, float) and factor.low <= value <= factor.high


def _side(table: Mapping[str, Any], key: str, problems: Problems) -> Side:
    side, place = table.get(key), (TABLE, key)
    if not isinstance(side, Mapping):
        problems.add(place, f"{key}: must be a table with {quoted(SIDE_KEYS)}, or name an outcome: against")
        return NOBODY
    _check_keys(side, SIDE_KEYS, place, problems)
    values = side.get("values")
    if not isinstance(values, Mapping) or not values or any(isinstance(v, Mapping) for v in values.values()):
        problems.add(place, f'{key}: values must be paths in quotes, as in {{ "ladder.hold_days" = 3 }}')
        values = {}
    wanted = {path: tuple(v) if isinstance(v, list) else (v,) for path, v in values.items()}
    return Side(_text(side, "called", place, problems), wanted)


def _check_keys(
    table: Mapping[str, Any], keys: tuple[str, ...], place: tuple[str, ...], problems: Problems
) -> None:
    for key in table:
        if key not in keys:
            hint = did_you_mean(key, keys) or f" Keys are {quoted(keys)}."
            problems.add((*place, key), f"{key if key.isprintable() else repr(key)}: no such key.{hint}")


def _text(table: Mapping[str, Any], key: str, place: tuple[str, ...], problems: Problems) -> str:
    text = table.get(key)
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        problems.add((*place, key), f"{key}: must be a text of at most {LONGEST} characters, in quotes")
        return ""
    return text.strip()


def _outcome(table: Mapping[str, Any], key: str, problems: Problems) -> str:
    name = table.get(key)
    if name not in OUTCOMES:
        hint = unknown_outcome(str(name))
        problems.add((TABLE, key), f"{key} = {shown(name)}: no such outcome.{hint}")
        return ""
    return str(name)
