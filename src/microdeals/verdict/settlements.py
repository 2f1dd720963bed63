"""Settlements: which worlds were at peace on the last day, and with or without deals first."""

from dataclasses import dataclass
from typing import Any

from microdeals.ensemble.pairs import TWINS
from microdeals.statistics.intervals import Count
from microdeals.verdict.ways import TwinWays, count_of, ways_of


@dataclass(frozen=True)
class Settlements(TwinWays):
    """In how many pairs a settlement stands on the last day, and in how many worlds one had failed."""

    failed: dict[str, Count]
    """By twin: worlds in which a settlement was signed, and none stands on the last day."""


def settlements_of(pairs: Any, least_days: int) -> Settlements:
    """Count the settlements of records (n,) of ``ensemble.pairs.PAIR``."""
    ways = ways_of(pairs.settled_on_with, pairs.settled_on_without, least_days)
    failed = {
        twin: count_of((pairs[f"settled_on_{twin}"] < 0) & (pairs[f"first_settled_on_{twin}"] >= 0))
        for twin in TWINS
    }
    return Settlements(**ways.counts(), failed=failed)
