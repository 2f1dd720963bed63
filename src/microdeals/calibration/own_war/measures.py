"""Figures of a war's record: the same of the data and of every world of the model.

A figure is compared on a scale on which its luck is about as large wherever it lies: counts by their root,
shares by their arc sine [anscombe1948], ratios by their logarithm.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.calibration.own_war.known_deals import (
    KNOWN,
    a_month,
    counted,
    ended_or_seen,
    endings,
    known_failures,
    ratios,
    share_of,
    small_deals,
    spells_of,
)
from microdeals.calibration.own_war.record import (
    FAILURES,
    SETTLEMENT,
    RecordedDeal,
    RecordedEnding,
    WarRecord,
)
from microdeals.documents.wording import counted_as
from microdeals.statistics.figures import Figures
from microdeals.statistics.survival import share_holding

STANDS = (30, 90, 180)
FEWEST_DEALS = 5
"""Deals without which a share or a ratio of them is not compared. Assumed."""
SETTLED, FAILED, LEFT, FAILING = "settled", "failed", "left", "failing"
FIRE, VIOLATIONS, SIGNED, STANDING = "fire", "violations", "signed", "stands"
FIRE_SPREAD = "spread of fire"
"""Standard deviation, over deals, of the logarithm of the ratio: it is not compared."""
LEAST_RATIO = 0.01
SE_OF_MEDIAN = 1.2533
"""Standard error of a median over that of a mean, of what is normally distributed."""
TOLD_APART = (RecordedEnding.BROKEN, RecordedEnding.LEFT)

Scale = Callable[[NDArray[np.float64]], NDArray[np.float64]]


class WarMeasure(NamedTuple):
    """A figure that is compared: its name, what it is, and its scale."""

    name: str
    what: str
    scale: Scale

    def scaled(self, figures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Figures (n,) on the scale of comparison."""
        return np.asarray(self.scale(np.asarray(figures, dtype=np.float64)))


class Comparable(NamedTuple):
    """What of a record can be compared, and what cannot, with the reason, a sentence each."""

    measures: tuple[WarMeasure, ...]
    left_out: tuple[str, ...]


def _root(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sqrt(figures + 0.375)


def _root_of_rate(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sqrt(figures)


def _arc(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.arcsin(np.sqrt(np.clip(figures, 0.0, 1.0)))


def _logarithm(figures: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.log(np.maximum(figures, LEAST_RATIO))


def figures_of(record: WarRecord) -> Figures:
    """Every figure of a record; NaN where it has no deal to tell it by."""
    small = small_deals(record)
    spells, violated = spells_of(small), counted(small)
    return {
        **{f"{SIGNED}.{kind}": float(sum(deal.kind == kind for deal in small)) for kind in _kinds(record)},
        **{f"{STANDING}.{day}": share_holding(spells, day) for day in STANDS},
        FAILED: share_of(FAILURES, endings(small, KNOWN)),
        FAILING: a_month(known_failures(small), sum(deal.lasted or 0 for deal in ended_or_seen(small))),
        LEFT: share_of([RecordedEnding.LEFT], endings(small, TOLD_APART)),
        FIRE: float(np.median(found)) if len(found := ratios(small)) else math.nan,
        FIRE_SPREAD: float(np.std(_logarithm(found), ddof=1)) if len(found) > 1 else math.nan,
        VIOLATIONS: a_month(
            sum(deal.violations for deal in violated), sum(deal.lasted or 0 for deal in violated)
        ),
        SETTLED: float(len(small) < len(record.deals)),
    }


def compared(record: WarRecord) -> Comparable:
    """Which figures of a record can be compared with the model's, and which cannot."""
    small = small_deals(record)
    found: list[WarMeasure] = []
    left: list[str] = []
    for measures, n, which in _wanted(record, small):
        if n >= FEWEST_DEALS:
            found += measures
        else:
            left.append(
                f"{measures[0].what}: {counted_as(n, 'deal')} {which}, and {FEWEST_DEALS} are needed."
            )
    if record.counts_all:
        found = [_signed(kind) for kind in _kinds(record)] + found
    else:
        left.append("Deals signed: too many of them have no date to be counted.")
    if SETTLEMENT in record.kinds:
        found.append(WarMeasure(SETTLED, "a settlement was signed (1) or not (0)", np.asarray))
    else:
        left.append("Settled or not: no row says it (kind settlement, with its date or the ending 'none').")
    return Comparable(tuple(found), tuple(left))


def _wanted(record: WarRecord, small: Sequence[RecordedDeal]) -> Iterator[tuple[list[WarMeasure], int, str]]:
    """Figures that need some deals, how many there are, and which these are."""
    days = [day for day in STANDS if day < record.days]
    yield [_standing(day) for day in days], len(spells_of(small).days), "of known length"
    of_all = WarMeasure(FAILED, "deals that ended in failure, of those whose ending is known", _arc)
    yield [of_all], len(endings(small, KNOWN)), "with a known ending"
    failing = WarMeasure(FAILING, "deals that failed, for each month that deals were in force", _root_of_rate)
    yield [failing], len(ended_or_seen(small)), "of known length and ending"
    apart = endings(small, TOLD_APART) if RecordedEnding.FAILED not in endings(small, KNOWN) else []
    of_failed = WarMeasure(LEFT, "failed deals that were left and not broken", _arc)
    yield [of_failed], len(apart), "known to have been left or broken"
    fire = WarMeasure(FIRE, "fire in the month after signing over the month before, median", _logarithm)
    yield [fire], len(ratios(small)), "with fire before and after"
    reported = WarMeasure(VIOLATIONS, "violations that were reported of a deal, a month", _root_of_rate)
    yield [reported], len(counted(small)), "with a length and a count of violations"


def _kinds(record: WarRecord) -> list[str]:
    return [kind for kind in record.kinds if kind != SETTLEMENT]


def _signed(kind: str) -> WarMeasure:
    return WarMeasure(f"{SIGNED}.{kind}", f"deals signed: {kind}", _root)


def _standing(day: int) -> WarMeasure:
    return WarMeasure(f"{STANDING}.{day}", f"deals that stand after {day} days", _arc)
