"""Pairs made by hand, for verdicts whose answer is plain to see."""

from typing import Any

from microdeals.ensemble.pairs import HARMS, PAIR, TWINS
from microdeals.ensemble.records import blank

NEVER = -1
HORIZON = 100


def pairs(*wanted: dict[str, Any]) -> Any:
    """Pairs in which nothing differs, all harm is 100, and nobody settles, but for what is wanted.

    Who settles settled for the first time on that day, and the days by which it came sooner follow.
    """
    made = blank(PAIR, len(wanted))
    for place, values in enumerate(wanted):
        plain = {
            "seed": place,
            "day": 100,
            "settled_on_with": NEVER,
            "settled_on_without": NEVER,
            "won_by_with": NEVER,
            "won_by_without": NEVER,
            "won_on_with": NEVER,
            "won_on_without": NEVER,
            **{f"{harm}_{twin}": 100.0 for harm in HARMS for twin in TWINS},
            "gap_with": 0.3,
            "gap_without": 0.3,
            "fighting_at_end_with": 1.0,
            "fighting_at_end_without": 1.0,
            "gap_at_end_with": 0.3,
            "gap_at_end_without": 0.3,
        }
        values = plain | values
        days = [HORIZON if (day := values[f"settled_on_{twin}"]) < 0 else day for twin in TWINS]
        first = {f"first_settled_on_{twin}": values[f"settled_on_{twin}"] for twin in TWINS}
        for name, value in ({"days_sooner": days[1] - days[0]} | first | values).items():
            made[place][name] = value
    return made


def gaps(with_deals: float, without: float) -> dict[str, float]:
    """The gap of each twin, in eighths and the like so that differences are exact."""
    return {"gap_with": with_deals, "gap_without": without}
