"""When wars settle, with a ceasefire before or without, and how long settlements stand: patterns N2 to N4."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.evidence.ceasefire_table import DEFINITIVE, Ceasefire, CeasefireEnding
from microdeals.statistics.competing_risks import Ends, share_ended_by
from microdeals.statistics.figures import Figures
from microdeals.statistics.survival import Spells, share_holding

YEAR = 365.25
WITHIN = (1, 2, 5, 10)
STANDING = (30, 90, 180, 365, 730, 1826)
JUST_BEFORE = 30
"""A ceasefire of the last days before a settlement is a step of it and does not count as earlier (g30)."""
SETTLED, CEASED, WON = 1, 2, 3
NEVER = math.inf


class Fate(NamedTuple):
    """What became of a war: the days of its first ceasefire, first settlement and victory (inf: never).

    ``days``: how long it was seen.
    """

    ceased: float
    settled: float
    won: float
    days: int


def fate_of(spells: Sequence[Ceasefire], won_on: int, days: int) -> Fate:
    """The fate of a war with these ceasefires that a side won on a day (-1: nobody)."""
    ceased = min((spell.start for spell in spells if spell.rank < DEFINITIVE), default=NEVER)
    settled = min((spell.start for spell in spells if spell.rank == DEFINITIVE), default=NEVER)
    return Fate(ceased, settled, day_or_never(won_on), days)


def day_or_never(day: int) -> float:
    """A day that the engine gave, in which -1 is never."""
    return float(day) if day > 0 else NEVER


def figures(fates: Sequence[Fate]) -> Figures:
    """Patterns N2 and N3a, N3b of some wars in which deals can be signed."""
    first = first_events(fates, JUST_BEFORE)
    return {
        "N2d": share_unprepared(fates, 0),
        "N2h": share_unprepared(fates, JUST_BEFORE),
        **{f"N3a{years}": share_ended_by(first, SETTLED, years * YEAR) for years in WITHIN},
        **{f"N3b{years}": share_ended_by(first, CEASED, years * YEAR) for years in WITHIN},
    }


def figures_without(fates: Sequence[Fate]) -> Figures:
    """Patterns N3n, N3u and N3v of some wars in which no deal can be signed; NaN without any.

    The world's ceilings are bounds for a competing risk that assume nothing of selection [peterson1976].
    """
    first = first_events(fates, JUST_BEFORE)
    settling = Spells(first.days, first.cause == SETTLED)
    ending = Spells(first.days, first.cause > 0)
    return {
        **{f"N3n{years}": 1.0 - share_holding(settling, years * YEAR) for years in WITHIN},
        **{f"N3u{years}": share_ended_by(first, SETTLED, years * YEAR) for years in WITHIN},
        **{f"N3v{years}": 1.0 - share_holding(ending, years * YEAR) for years in WITHIN},
    }


def is_unprepared(fate: Fate, least_days: int) -> bool:
    """Whether no ceasefire was signed at least so many days before the settlement."""
    return fate.ceased > fate.settled - least_days


def share_unprepared(fates: Sequence[Fate], least_days: int) -> float:
    """Share (0..1) of first settlements that no ceasefire came before, by at least so many days."""
    settled = [fate for fate in fates if fate.settled < NEVER]
    return float(np.mean([is_unprepared(each, least_days) for each in settled])) if settled else math.nan


def first_events(fates: Sequence[Fate], least_days: int) -> Ends:
    """What came first in each war: a settlement, a ceasefire at least so many days before one, a victory."""
    found = [_first_event(fate, least_days) for fate in fates]
    days: NDArray[np.float64] = np.array([day for day, _ in found], dtype=float)
    return Ends(days, np.array([cause for _, cause in found], dtype=np.int64))


def _first_event(fate: Fate, least_days: int) -> tuple[float, int]:
    ceased = NEVER if is_unprepared(fate, least_days) else fate.ceased
    known = [(fate.settled, SETTLED), (ceased, CEASED), (fate.won, WON), (float(fate.days), 0)]
    return min(known, key=lambda each: each[0])


def standing(spells: Sequence[Ceasefire], fighting_again: Sequence[int]) -> Spells:
    """How long each settlement of a war stood: until it ended, or until fighting was back (days of it)."""
    days, failed = [], []
    for spell in spells:
        if spell.rank != DEFINITIVE:
            continue
        over = spell.ending in (CeasefireEnding.FAILED, CeasefireEnding.NEVER_BEGAN)
        back = min((day - spell.start for day in fighting_again if day > spell.start), default=NEVER)
        days.append(min(spell.seen, back))
        failed.append(over or back < spell.seen)
    return Spells(np.array(days, dtype=float), np.array(failed, dtype=bool))


def standing_figures(settlements: Sequence[Spells]) -> Figures:
    """Pattern N4a of the settlements of some wars."""
    days = np.concatenate([each.days for each in settlements]) if settlements else np.array([])
    failed = np.concatenate([each.failed for each in settlements]) if settlements else np.array([], bool)
    return {f"N4a{day}": share_holding(Spells(days, failed), day) for day in STANDING}
