"""Limits: the range that the parameter at a path declares, to which every draw is cut."""

from functools import cache
from typing import NamedTuple

from microdeals.conflicts import declarations
from microdeals.conflicts.declared import PRIORITY

ISSUE = "issue"
"""The family whose numbers go by the names of the sides: issue.water.priority.arden."""


class Limits(NamedTuple):
    """The least and the most that a parameter may be, and whether it is a whole number."""

    least: float
    most: float
    is_whole: bool

    def cut(self, value: float) -> float | int:
        """The value, or the nearer end of the range; whole where the parameter is whole."""
        within = min(max(value, self.least), self.most)
        return round(within) if self.is_whole else within


@cache
def limits_of(path: str) -> Limits:
    """The limits of the number at a path such as ``party.arden.trust``."""
    parts = path.split(".")
    lines = [PRIORITY] if parts[0] == ISSUE else declarations()[parts[0]]
    declared = next(line for line in lines if line is PRIORITY or line.key == parts[-1])
    least = declared.low if declared.low_is_allowed else declared.low + 1e-9
    return Limits(least, declared.high, declared.type is int)
