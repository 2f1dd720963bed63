"""The summary of a fit: each number that nobody knew, before and now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from microdeals.calibration.own_war.findings import WIDTH, LearntFindings
from microdeals.looks.frames import AS_UNIT_SAYS, Figured, frame_of_rows

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame


TOLD = {
    "value": (AS_UNIT_SAYS, "median of the posterior"),
    "low": (AS_UNIT_SAYS, "5 % quantile of the posterior"),
    "high": (AS_UNIT_SAYS, "95 % quantile of the posterior"),
    "name": ("text", "what the file of unknowns calls it"),
    "before": (AS_UNIT_SAYS, "median of the prior"),
    "before_low": (AS_UNIT_SAYS, "5 % quantile of the prior"),
    "before_high": (AS_UNIT_SAYS, "95 % quantile of the prior"),
    "left": ("1 = as wide as before", "how wide the middle 90 % of ranks among the prior still is"),
    "is_told": ("True or False", "whether the data tell something of it"),
}


def summary_of_fit(found: LearntFindings) -> Frame:
    """A row a number, those that the data tell best first: its median now, and the middle 90 % about it.

    ``before``, ``before_low`` and ``before_high`` are the same of its prior, ``left`` is how wide the middle
    90 % still is (1: as wide as before), ``is_told`` whether the data tell something of it.
    """
    return frame_of_rows(_rows(found), TOLD)


def _rows(found: LearntFindings) -> Iterator[dict[str, object]]:
    for one in sorted(found.numbers, key=lambda one: (not one.is_told, one.width)):
        low, middle, high = one.posterior
        figure = Figured(one.path, middle, one.unit, low, high)
        before_low, before, before_high = one.prior
        yield figure._asdict() | {
            "name": one.name,
            "before": before,
            "before_low": before_low,
            "before_high": before_high,
            "left": one.width / WIDTH,
            "is_told": one.is_told,
        }
