"""The table [claim]: what somebody says, and the comparison that would show it.

::

    [claim]
    says = "Deals that hold for weeks can carry bolder ones."
    estimand = "effect of deals"           # or "level with deals", or "interaction"
    outcome = "stepping_stone"
    expects = "more"                       # of the outcome, in ``to`` than in ``from``
    changed = "Before, ..."                # what is asked otherwise than in the last version, and why

    [claim.from]
    called = "after three days"
    values = { "ladder.hold_days" = 3 }

    [claim.to]
    called = "after four weeks"
    values = { "ladder.hold_days" = 28 }

    [claim.delivered]
    outcome = "rung_opened"                # what shows that the treatment was delivered
    must = "differ"                        # between the sides; or "happen", on both of them
    least = 0.5                            # by so much, or so often, in the unit of the outcome

In place of ``from`` and ``to``, ``against`` names another outcome: ``expects = "more"`` then says that the
first is more common than the second. ``expects = "no less"`` says that the outcome is not below that of
``from`` by more than ``within``.
"""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.study.columns import OUTCOMES, unknown_outcome
from microdeals.study.question.claim import NOBODY, DeliveryCheck, Estimand, ExperimentClaim, Side
from microdeals.study.question.experiment import Factor
from microdeals.study.question.experiment_file import read_document
from microdeals.study.question.problems import Problems

TABLE = "claim"
EXPECTS = ("more", "less", NO_LESS := "no less")
DELIVERED, MUST = "delivered", ("happen", DIFFER := "differ")
KEYS = ("says", "estimand", "outcome", "expects", "within", "changed", "against", "from", "to", DELIVERED)
SIDE_KEYS = ("called", "values")
DELIVERED_KEYS = ("outcome", "must", "least")
LONGEST = 700


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
    changed = _text(table, "changed", (TABLE,), problems) if "changed" in table else ""
    estimand = _estimand(table, problems)
    outcome = _outcome(table, "outcome", (TABLE,), problems)
    expects = table.get("expects")
    if expects not in EXPECTS:
        problems.add((TABLE, "expects"), f"expects = {shown(expects)}: must be one of {quoted(EXPECTS)}")
    within = _within(table, problems)
    against, before, after = _compared(table, problems)
    delivered = _delivered(table, problems)
    _check_estimand(estimand, outcome, against, problems)
    if delivered.must_differ and against:
        rule = "must = 'differ': there are no two sides, for the claim is against an outcome. Take 'happen'"
        problems.add((TABLE, DELIVERED, "must"), rule)
    if len(problems.told) > n_told:
        return None
    return ExperimentClaim(
        says, estimand, outcome, expects != "less", before, after, delivered, against, within, changed
    )


def _estimand(table: Mapping[str, Any], problems: Problems) -> Estimand:
    word = table.get("estimand")
    if word not in tuple(Estimand):
        problems.add(
            (TABLE, "estimand"), f"estimand = {shown(word)}: must be one of {quoted(tuple(Estimand))}"
        )
        return Estimand.EFFECT
    return Estimand(word)


def _check_estimand(estimand: Estimand, outcome: str, against: str, problems: Problems) -> None:
    """Tell of an outcome that is not of the quantity that the claim speaks of."""
    for key, name in (("outcome", outcome), ("against", against)):
        if name and name not in estimand.outcomes:
            rule = f"{key} = {name!r}: is no {estimand}. Take one of {quoted(estimand.outcomes)}"
            problems.add((TABLE, key), rule)
    if against and estimand is Estimand.INTERACTION:
        rule = "estimand = 'interaction': compares two sides. Name from and to, or take another estimand"
        problems.add((TABLE, "estimand"), rule)


def _compared(table: Mapping[str, Any], problems: Problems) -> tuple[str, Side, Side]:
    """The outcome that a claim is against, or its two sides."""
    if "against" not in table:
        return "", _side(table, "from", problems), _side(table, "to", problems)
    if both := [key for key in ("from", "to") if key in table]:
        problems.add((TABLE, "against"), f"against: goes without {quoted(both)}. Keep one or the other")
    return _outcome(table, "against", (TABLE,), problems), NOBODY, NOBODY


def _within(table: Mapping[str, Any], problems: Problems) -> float | None:
    """The margin below which a shortfall does not count; None where a difference is expected."""
    if table.get("expects") != NO_LESS:
        if "within" in table:
            problems.add((TABLE, "within"), f"within: goes with expects = '{NO_LESS}' alone. Leave it out")
        return None
    return _amount(table, "within", (TABLE,), problems)


def _delivered(table: Mapping[str, Any], problems: Problems) -> DeliveryCheck:
    check, place = table.get(DELIVERED), (TABLE, DELIVERED)
    if not isinstance(check, Mapping):
        rule = "delivered: must be a table that says what shows that the treatment was delivered, with "
        problems.add(place, rule + quoted(DELIVERED_KEYS))
        return DeliveryCheck("", False, 0.0)
    _check_keys(check, DELIVERED_KEYS, place, problems)
    outcome, must = _outcome(check, "outcome", place, problems), check.get("must")
    if must not in MUST:
        problems.add((*place, "must"), f"must = {shown(must)}: must be one of {quoted(MUST)}")
    return DeliveryCheck(outcome, must == DIFFER, _amount(check, "least", place, problems))


def _amount(table: Mapping[str, Any], key: str, place: tuple[str, ...], problems: Problems) -> float:
    number: Any = table.get(key)
    if type(number) not in (int, float) or not 0.0 < number < math.inf:
        problems.add((*place, key), f"{key} = {shown(number)}: must be a number above 0")
        return 1.0
    return float(number)


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


def _outcome(table: Mapping[str, Any], key: str, place: tuple[str, ...], problems: Problems) -> str:
    name = table.get(key)
    if name not in OUTCOMES:
        hint = unknown_outcome(str(name))
        problems.add((*place, key), f"{key} = {shown(name)}: no such outcome.{hint}")
        return ""
    return str(name)
