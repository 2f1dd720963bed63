"""Monitors: where a team is needed most."""

from microdeals._compile import rule


@rule
def call_of_sector(calm: float, violations: int, share: float) -> float:
    """How strongly a sector calls for a team: its share of the front, if calm, and its incidents.

    No unit; only compared between sectors. Assumed: teams follow yesterday's incidents.

    >>> call_of_sector(0.0, 5, 0.3)
    0.0
    """
    return calm * share * (1.0 + violations)
