"""Competing risks: of several ways in which a war could end, how many end in each."""

import math
from collections.abc import Sequence

from microdeals.theory.domain import check_at_least, check_inside, check_that


def hazard_of(chance: float) -> float:
    """The hazard (per day) that has this chance (0..1, not 1) of striking within a day: -ln(1 - chance).

    Source: [kalbfleischprentice2002], ch. 1. Limit: small chances, which are their own hazards.

    >>> round(hazard_of(0.01), 5)
    0.01005
    """
    check_that(0.0 <= chance < 1.0, f"chance = {chance}: must be at least 0 and below 1 (per day).")
    return -math.log1p(-chance)


def shares_of_endings(hazards: Sequence[float]) -> list[float]:
    """Share (0..1) of wars that end in each way in the long run: its hazard over the sum of all.

    ``hazards`` are constant (per day, >= 0, not all 0). Source: [kalbfleischprentice2002], ch. 8.
    Limit: the model where pressure and the gap stand still, so that fighting dies down with chance
    lull_rate * pressure a day and leaders who may settle meet with chance 1 / days_between.

    >>> shares_of_endings([0.003, 0.001])
    [0.75, 0.25]
    """
    total = _total(hazards)
    return [hazard / total for hazard in hazards]


def ended_within(days: float, hazards: Sequence[float]) -> list[float]:
    """Share (0..1) of wars that have ended in each way within some days: h_k / H * (1 - exp(-H * days)).

    H is the sum of the constant ``hazards`` (per day, >= 0, not all 0): the cumulative incidence. It is
    less than 1 - exp(-h_k * days), which is what a way of ending would take if it were the only one: to
    treat the others as censored says too much. Source: [kalbfleischprentice2002], ch. 8.
    Limit: as in ``shares_of_endings``.

    >>> [round(share, 4) for share in ended_within(100, [0.003, 0.001])]
    [0.2473, 0.0824]
    """
    check_at_least("days", days, 0.0, "days")
    total = _total(hazards)
    ended = -math.expm1(-total * days)
    return [hazard / total * ended for hazard in hazards]


def chance_of_victory(prospects: float, victory_at: float) -> float:
    """Chance (0..1) that a side wins a war of battles without a drift: (p - (1 - v)) / (2v - 1).

    The war is won by who first has prospects above v = ``victory_at`` (0.5..1); the other has then less
    than 1 - v. It begins with p = ``prospects``, between the two. Two endings whose shares hang on where
    the walk begins, and not on constant hazards: the gambler's ruin. Source: [feller1968], ch. XIV; for
    war [smithstam2003]. Limit: the model without quiet days, with victory_at and power_luck, where
    daily steps pass the mark by about 0.58 of a step on either side.

    >>> round(chance_of_victory(0.6, 0.9), 3)
    0.625
    """
    check_inside("victory_at", victory_at, 0.5, 1.0, "share of the dispute")
    check_that(
        1.0 - victory_at <= prospects <= victory_at,
        f"prospects = {prospects}: must be between {1.0 - victory_at:g} and {victory_at:g}.",
    )
    return (prospects - (1.0 - victory_at)) / (2.0 * victory_at - 1.0)


def _total(hazards: Sequence[float]) -> float:
    """The sum of all hazards, which must be above 0."""
    for place, hazard in enumerate(hazards):
        check_at_least(f"hazards[{place}]", hazard, 0.0, "per day")
    total = math.fsum(hazards)
    check_that(total > 0.0, "hazards: at least one must be above 0 (per day).")
    return total
