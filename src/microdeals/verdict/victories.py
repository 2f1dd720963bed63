"""Victories: which wars a side won, with deals or without, which side, and when first."""

from dataclasses import dataclass
from typing import Any

from microdeals.ensemble.pairs import TWINS
from microdeals.rulebook.quantities import N_SIDES
from microdeals.statistics.intervals import Count
from microdeals.verdict.ways import TwinWays, count_of, ways_of


@dataclass(frozen=True)
class Victories(TwinWays):
    """In how many pairs a side won, in which twin. A victory ends the war, and is no settlement."""

    by_side: dict[str, tuple[Count, ...]]
    """By twin: worlds that the first side won, and the second."""


def victories_of(pairs: Any, least_days: int) -> Victories:
    """Count the victories of records (n,) of ``ensemble.pairs.PAIR``."""
    ways = ways_of(pairs.won_on_with, pairs.won_on_without, least_days)
    by_side = {
        twin: tuple(count_of(pairs[f"won_by_{twin}"] == side) for side in range(N_SIDES)) for twin in TWINS
    }
    return Victories(**ways.counts(), by_side=by_side)
