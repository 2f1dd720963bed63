"""Episodes of fighting, counted as coders of real wars count them: when fighting stopped, how, for how long.

An episode ends on the first day from which a month and a year are quiet. It ended by what there was then: a
side won, or a settlement was in force or signed within that year; else a preliminary ceasefire was; else
fighting has only died down. A new one begins on the day on which the fire since the end, of at most a year,
is no longer that of a quiet year. So what is back within a year had not ended, as in the data.
"""

import math
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.evidence.ceasefire_table import DEFINITIVE, PRELIMINARY, Ceasefire
from microdeals.statistics.competing_risks import Ends, rate_ratio, share_ended_by
from microdeals.statistics.figures import Figures
from microdeals.statistics.survival import Spells, share_holding

QUIET = 0.25
"""Fire (1 = war) below which a year is quiet. Assumed: UCDP's 25 deaths, of a hundred in a pair's middling
year of fighting. In a whole war of a thousand deaths it would be a fortieth."""
YEAR, MONTH = 365, 30
OF_A_CALENDAR = 365.25
YEARS_AFTER = 5
WITHIN = (5, 10)
BANDS = (
    (0.0, 1 * OF_A_CALENDAR),
    (1 * OF_A_CALENDAR, 2 * OF_A_CALENDAR),
    (2 * OF_A_CALENDAR, 5 * OF_A_CALENDAR),
)


class Ended(IntEnum):
    """How an episode of fighting ended."""

    GOING_ON = 0
    AGREEMENT = 1
    CEASEFIRE = 2
    VICTORY = 3
    LOW_ACTIVITY = 4


HOW_ENDED = {
    "agreement": Ended.AGREEMENT,
    "victory": Ended.VICTORY,
    "low": Ended.LOW_ACTIVITY,
}


class Episode(NamedTuple):
    """An episode: the day after which it began, its days of fighting, how it ended, and the quiet after it.

    ``days`` and ``quiet`` are as long as they were seen; ``back``: whether fighting came back. ``fires``:
    the fire of each of the first five whole years of quiet, over that of the days of fighting.
    """

    start: int
    days: int
    end: Ended
    quiet: int = 0
    back: bool = False
    fires: tuple[float, ...] = ()


class Fought(NamedTuple):
    """What episodes are counted from: fire on each day (1 = war), ceasefires, and when a side won (or -1)."""

    fire: NDArray[np.float64]
    spells: Sequence[Ceasefire]
    won_on: int


def episodes_of(fought: Fought) -> Iterator[Episode]:
    """The episodes of a war, in order. What begins or stops in the last year seen cannot be told."""
    days = len(fought.fire)
    so_far = np.concatenate([[0.0], np.cumsum(fought.fire)])
    quiet_from = np.flatnonzero(_is_quiet_ahead(so_far))
    start, last = 0, days - YEAR
    while 0 <= start < last:
        later = quiet_from[quiet_from > start]
        if len(later) == 0:
            yield Episode(start, last - start, Ended.GOING_ON)
            return
        stopped = int(later[0])
        back = _back_on(so_far, stopped)
        until = days if back < 0 else back
        war = (so_far[stopped] - so_far[start]) / (stopped - start)
        fires = _fires(so_far[: until + 1], stopped, war)
        yield Episode(start, stopped - start, _how(fought, stopped), until - stopped, back >= 0, fires)
        start = back


def _is_quiet_ahead(so_far: NDArray[np.float64]) -> NDArray[np.bool_]:
    """After which days the month and the year that follow are quiet, as far as a whole year follows."""
    told = max(len(so_far) - YEAR, 0)
    year = so_far[YEAR:] - so_far[:told]
    month = so_far[MONTH : MONTH + told] - so_far[:told]
    return np.asarray((year < QUIET * YEAR) & (month < QUIET * MONTH))


def _back_on(so_far: NDArray[np.float64], stopped: int) -> int:
    """The day on which fighting that stopped after a day is back, or -1."""
    since = np.maximum(np.arange(len(so_far)) - YEAR, stopped)
    back = np.flatnonzero(so_far - so_far[since] >= QUIET * YEAR)
    back = back[back > stopped]
    return int(back[0]) if len(back) else -1


def _fires(so_far: NDArray[np.float64], stopped: int, war: float) -> tuple[float, ...]:
    """Fire in each of the first whole years of quiet, over the fire of the war before."""
    years = range(stopped, min(len(so_far) - YEAR, stopped + YEARS_AFTER * YEAR), YEAR)
    return tuple(float((so_far[day + YEAR] - so_far[day]) / YEAR / war) for day in years) if war > 0.0 else ()


def _how(fought: Fought, stopped: int) -> Ended:
    """How the episode ended whose fighting stopped after this day."""
    if 0 < fought.won_on <= stopped + YEAR:
        return Ended.VICTORY
    there = {
        spell.rank
        for spell in fought.spells
        if spell.start <= stopped + YEAR and spell.start + spell.seen > stopped
    }
    if DEFINITIVE in there:
        return Ended.AGREEMENT
    return Ended.CEASEFIRE if PRELIMINARY in there else Ended.LOW_ACTIVITY


def figures(episodes: Sequence[Episode]) -> Figures:
    """Patterns N1, N4c and N5 of some episodes."""
    ends = Ends(
        np.array([episode.days for episode in episodes], dtype=float),
        np.array([episode.end for episode in episodes], dtype=np.int64),
    )
    ended = {how: [episode for episode in episodes if episode.end == how] for how in Ended}
    low = after(ended[Ended.LOW_ACTIVITY])
    fighting = float(ends.days.sum()) / OF_A_CALENDAR
    return {
        **{
            f"N1b{years}_{name}": share_ended_by(ends, how, years * OF_A_CALENDAR)
            for years in WITHIN
            for name, how in HOW_ENDED.items()
        },
        "N4c": rate_ratio(_failures(ended[Ended.AGREEMENT]), _failures(ended[Ended.CEASEFIRE]), BANDS),
        "N5a": len(ended[Ended.LOW_ACTIVITY]) / fighting if fighting else math.nan,
        "N5b730": share_holding(low, 730.0),
        "N5b1826": share_holding(low, 1826.0),
        "N5c": _mean([fire for episode in ended[Ended.LOW_ACTIVITY] for fire in episode.fires]),
    }


def after(episodes: Sequence[Episode]) -> Spells:
    """The quiet after some episodes, which fails when fighting is back."""
    days = np.array([episode.quiet for episode in episodes], dtype=float)
    return Spells(days, np.array([episode.back for episode in episodes], dtype=bool))


def _failures(episodes: Sequence[Episode]) -> Ends:
    spells = after(episodes)
    return Ends(spells.days, spells.failed.astype(np.int64))


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else math.nan
