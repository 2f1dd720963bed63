"""Settlements: which worlds were at peace on the last day, and with or without deals first."""

from typing import Any, NamedTuple

import numpy as np

from microdeals.ensemble.pairs import TWINS
from microdeals.statistics.intervals import Count, counted


class Settlements(NamedTuple):
    """In how many pairs a settlement stands on the last day, in which twin, and whether one came sooner."""

    both: Count
    only_with: Count
    only_without: Count
    neither: Count
    sooner: Count
    """Of both: so many with deals the required days sooner."""
    later: Count
    """Of both: so many with deals the required days later."""
    failed: dict[str, Count]
    """By twin: worlds in which a settlement was signed, and none stands on the last day."""


def settlements_of(pairs: Any, least_days: int) -> Settlements:
    """Count the settlements of records (n,) of ``ensemble.pairs.PAIR``."""
    with_deals, without = (pairs[f"settled_on_{twin}"] >= 0 for twin in TWINS)
    both, sooner = with_deals & without, pairs.days_sooner
    failed = {
        twin: _count((pairs[f"settled_on_{twin}"] < 0) & (pairs[f"first_settled_on_{twin}"] >= 0))
        for twin in TWINS
    }
    return Settlements(
        both=_count(both),
        only_with=_count(with_deals & ~without),
        only_without=_count(without & ~with_deals),
        neither=_count(~with_deals & ~without),
        sooner=_count(both & (sooner >= least_days)),
        later=_count(both & (sooner <= -least_days)),
        failed=failed,
    )


def _count(which: Any) -> Count:
    return counted(int(np.count_nonzero(which)), len(which))
