"""Pairs made by hand, for verdicts whose answer is plain to see."""

from typing import Any

from microdeals.ensemble.pairs import PAIR
from microdeals.ensemble.records import blank

NEVER = -1


def pairs(*wanted: dict[str, Any]) -> Any:
    """Pairs in which nothing differs, harm is 100, and nobody settles, but for what is wanted."""
    made = blank(PAIR, len(wanted))
    for place, values in enumerate(wanted):
        plain = {
            "seed": place,
            "day": 100,
            "settled_on_with": NEVER,
            "settled_on_without": NEVER,
            "harm_with": 100.0,
            "harm_without": 100.0,
            "gap_with": 0.3,
            "gap_without": 0.3,
            "fighting_at_end_with": 1.0,
            "fighting_at_end_without": 1.0,
            "gap_at_end_with": 0.3,
            "gap_at_end_without": 0.3,
        }
        for name, value in (plain | values).items():
            made[place][name] = value
    return made


def gaps(with_deals: float, without: float) -> dict[str, float]:
    """The gap of each twin, in eighths and the like so that differences are exact."""
    return {"gap_with": with_deals, "gap_without": without}
