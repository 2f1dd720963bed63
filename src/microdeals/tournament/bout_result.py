"""What comes back from a bout: the few numbers that are kept of a war, or whose doing it was that none do."""

from typing import NamedTuple


class War(NamedTuple):
    """What came of a war. Pairs are for the first and the second side."""

    settled_on: int
    """Day of the settlement, -1 for none."""
    harm: float
    """Sum over the days; 1 is a day of war without any deal."""
    gap: float
    """At the end (share of stake)."""
    met: tuple[float, float]
    """Part of its first demand that each side gets in the settlement; 0 without one."""
    breaches: tuple[int, int]
    n_deals: int
    days: int
    """How long it was lived."""


class Blame(NamedTuple):
    """What went wrong, and where. ``place`` is 0 or 1 in the bout, -1 unknown; ``line`` 0 unknown."""

    place: int
    line: int
    why: str
