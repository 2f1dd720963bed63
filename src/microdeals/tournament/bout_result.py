"""What comes back from a bout: the few numbers that are kept of a war, or whose doing it was that none do."""

import math
from collections.abc import Sequence
from typing import NamedTuple


class War(NamedTuple):
    """What came of a war. Pairs are for the first and the second side."""

    settled_on: int
    """Day of the settlement, -1 for none."""
    harm: float
    """Sum over the days; 1 is a day of war without any deal."""
    gap: float
    """At the end (share of the dispute)."""
    met: tuple[float, float]
    """Part of its first demand that each side gets in the settlement; 0 without one."""
    breaches: tuple[int, int]
    n_deals: int
    days: int
    """How long it was lived."""
    pair: tuple[float, ...] = ()
    """Where a strategy meets itself: this war beside its twin without small deals, as ``verdicts`` has it."""


MOST_FIELDS, LARGEST = 200, 2.0**62
"""Of a pair: more numbers, or a larger one, cannot be."""


def pair_from(told: Sequence[float]) -> tuple[float, ...]:
    """The numbers of a pair as JSON hands them on. Raises ValueError or TypeError for what cannot be some."""
    numbers = tuple(told)
    if len(numbers) > MOST_FIELDS or not all(math.isfinite(one) and abs(one) < LARGEST for one in numbers):
        raise ValueError("no numbers of a pair")
    return numbers


class Blame(NamedTuple):
    """What went wrong, and where. ``place`` is 0 or 1 in the bout, -1 unknown; ``line`` 0 unknown."""

    place: int
    line: int
    why: str
