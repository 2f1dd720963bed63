"""Twins: two conflict models that meet the same luck."""

from dataclasses import replace
from typing import NamedTuple

from microdeals.conflicts import Conflict
from microdeals.errors import RequestError
from microdeals.rulebook.quantities import Policy


class Twins(NamedTuple):
    """Two conflict models to be compared."""

    with_deals: Conflict
    without: Conflict
    is_own: bool
    """Whether the twin is the same model without deals, rather than another model."""


def without_deals(conflict: Conflict) -> Conflict:
    """The same conflict with no deals on offer; talks go on, and may settle it."""
    return replace(conflict, ladder=conflict.ladder._replace(policy=Policy.NONE))


def twins_of(with_deals: Conflict, without: Conflict | None = None) -> Twins:
    """Twins from two models, or from one and itself without deals (None).

    Raises RequestError, with every difference, for models that cannot be compared: the parties' keys and
    the horizon must agree. All else may differ: values, policy, deal kinds, sectors, outsiders.
    """
    if without is None:
        return Twins(with_deals, without_deals(with_deals), is_own=True)
    problems = _differences(with_deals, without)
    if problems:
        names = f"{with_deals.source or with_deals.name} and {without.source or without.name}"
        raise RequestError("\n".join([f"{names} cannot be compared.", *problems]))
    return Twins(with_deals, without, is_own=False)


def _differences(first: Conflict, second: Conflict) -> list[str]:
    problems = []
    keys = [", ".join(party.key for party in conflict.parties) for conflict in (first, second)]
    if keys[0] != keys[1]:
        problems.append(f"parties: {keys[0]} against {keys[1]}; twins are the same two sides in one order.")
    days = (first.horizon_days, second.horizon_days)
    if days[0] != days[1]:
        problems.append(
            f"[conflict] horizon_days: {days[0]} against {days[1]}; twins are judged on one day, "
            "so give both the same horizon (--days does)."
        )
    return problems
