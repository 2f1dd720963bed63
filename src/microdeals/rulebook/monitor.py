"""Monitors: where a team is needed most."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import Monitors


@rule
def call_of_sector(calm: float, violations: int, share: float) -> float:
    """How strongly a sector calls for a team: its share of the front, if calm, and its incidents.

    No unit; only compared between sectors. Assumed: teams follow yesterday's incidents.

    >>> call_of_sector(0.0, 5, 0.3)
    0.0
    """
    return calm * share * (1.0 + violations)


@rule
def is_let_in(monitors: Monitors, lot: float) -> bool:
    """Whether a team of monitors may work on a day; ``lot`` is a uniform.

    >>> is_let_in(Monitors(access=0.7), 0.5)
    True
    """
    return lot < monitors.access


@rule
def mean_seen(total: float, cover: float) -> float:
    """Mean chance (0..1) along the watched part ``cover`` (0..1) of the front, from a sum over shares of it.

    >>> mean_seen(0.25, 0.5)
    0.5
    """
    if cover > 0.0:
        return total / cover
    return 0.0
