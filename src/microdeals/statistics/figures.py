"""Figures of a sample by their names, and what is known of each: a figure with its interval."""

import math
from typing import NamedTuple, TypeVar

Figures = dict[str, float]
"""Figures by name; NaN where a sample cannot tell one."""
Sample = TypeVar("Sample")
"""What a sample is made of: worlds, say."""


class Finding(NamedTuple):
    """A figure, and an interval of 95 %; NaN: it cannot be told."""

    figure: float
    low: float
    high: float

    def within(self, least: float, most: float = math.inf) -> "Finding":
        """The same of what cannot be less, or more: the spread of a few batches does not know that.

        What has come to an end of what can be every single time has no interval: batches that all say 0, or
        1, have no spread, and it would claim to be sure (0 to 0).

        >>> Finding(0.9, 0.7, 1.1).within(0.0, 1.0)
        Finding(figure=0.9, low=0.7, high=1.0)
        >>> Finding(1.0, 1.0, 1.0).within(0.0, 1.0)
        Finding(figure=1.0, low=nan, high=nan)
        """
        if not self.low <= self.figure <= self.high:
            return self
        if self.low == self.high and self.figure in (least, most):
            return self._replace(low=math.nan, high=math.nan)
        low, high = min(self.figure, least), max(self.figure, most)
        return self._replace(low=max(self.low, low), high=min(self.high, high))
