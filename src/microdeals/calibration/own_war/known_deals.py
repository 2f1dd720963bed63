"""Deals of a record by what is known of them, and what is counted of those."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from microdeals.calibration.own_war.record import (
    FAILURES,
    SETTLEMENT,
    RecordedDeal,
    RecordedEnding,
    WarRecord,
)
from microdeals.statistics.survival import Spells

MONTH = 30
KNOWN = (RecordedEnding.EXPIRED, *FAILURES, RecordedEnding.LAPSED, RecordedEnding.REPLACED)
"""Endings of which it is told how."""


def small_deals(record: WarRecord) -> list[RecordedDeal]:
    """All deals but settlements."""
    return [deal for deal in record.deals if deal.kind != SETTLEMENT]


def ratios(deals: Sequence[RecordedDeal]) -> NDArray[np.float64]:
    """Fire after signing over that before, of each deal of which both were counted."""
    both = ((deal.fire_after, deal.fire_before) for deal in deals if deal.fire_before > 0.0)
    return np.array([after / before for after, before in both if not math.isnan(after)])


def spells_of(deals: Sequence[RecordedDeal]) -> Spells:
    """How long deals stood, however they ended; those that stand are only seen so far."""
    known = [(deal.lasted, deal.ending) for deal in deals if deal.lasted is not None]
    days = np.array([lasted for lasted, _ in known], dtype=float)
    return Spells(days, np.array([ending is not RecordedEnding.STANDING for _, ending in known], dtype=bool))


def ended_or_seen(deals: Sequence[RecordedDeal]) -> list[RecordedDeal]:
    """Deals whose length and ending are known, or that stand."""
    known = (*KNOWN, RecordedEnding.STANDING)
    return [deal for deal in deals if deal.lasted is not None and deal.ending in known]


def known_failures(deals: Sequence[RecordedDeal]) -> int:
    return sum(deal.ending in FAILURES for deal in ended_or_seen(deals))


def counted(deals: Sequence[RecordedDeal]) -> list[RecordedDeal]:
    """Deals whose length is known, and of which violations were counted."""
    return [deal for deal in deals if deal.lasted is not None and not math.isnan(deal.violations)]


def a_month(n: float, days: int) -> float:
    """How many a month in so many days; NaN in none."""
    return n / days * MONTH if days else math.nan


def endings(deals: Sequence[RecordedDeal], some: Sequence[RecordedEnding]) -> list[RecordedEnding]:
    return [deal.ending for deal in deals if deal.ending in some]


def share_of(wanted: Sequence[RecordedEnding], endings: Sequence[RecordedEnding]) -> float:
    return sum(ending in wanted for ending in endings) / len(endings) if endings else math.nan
