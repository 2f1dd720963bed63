"""Ways: in which of two twins something came about, with deals or without, and in which it came first."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from microdeals.statistics.intervals import Count, counted

WAYS = ("both", "only_with", "only_without", "neither", "sooner", "later")


@dataclass(frozen=True)
class TwinWays:
    """In how many pairs something came about, in which twin, and whether it came sooner with deals."""

    both: Count
    only_with: Count
    only_without: Count
    neither: Count
    sooner: Count
    """Of both: so many with deals the required days sooner."""
    later: Count
    """Of both: so many with deals the required days later."""

    def counts(self) -> dict[str, Count]:
        """The six counts by their names, `WAYS`."""
        return {name: getattr(self, name) for name in WAYS}


def ways_of(on_with: Any, on_without: Any, least_days: int) -> TwinWays:
    """Count pairs (n,) by the day on which it came about in either twin, -1 for never."""
    with_deals, without = on_with >= 0, on_without >= 0
    both, sooner = with_deals & without, on_without - on_with
    return TwinWays(
        both=count_of(both),
        only_with=count_of(with_deals & ~without),
        only_without=count_of(without & ~with_deals),
        neither=count_of(~with_deals & ~without),
        sooner=count_of(both & (sooner >= least_days)),
        later=count_of(both & (sooner <= -least_days)),
    )


def count_of(which: Any) -> Count:
    """How many pairs (n,) are meant."""
    return counted(int(np.count_nonzero(which)), len(which))
