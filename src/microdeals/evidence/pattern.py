"""Patterns in data, as the package ships them: one entry of patterns.toml each."""

import math
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.statistics.figures import Finding

FILE = Path(__file__).with_name("patterns.toml")
BY_SPREAD, BY_CEILING = "spread", "ceiling"
FARTHEST = 5.0
"""The greatest miss that is counted, in half-widths."""


LIMITS = {
    **dict.fromkeys(("days", "ratio", "size", "shape", "per year"), (0.0, math.inf)),
    **dict.fromkeys(("correlation", "difference of shares"), (-1.0, 1.0)),
    "share": (0.0, 1.0),
}
"""What a figure can be, by its unit, and so its interval."""


class Pattern(NamedTuple):
    """A regularity of the world, and what is asked of the model.

    ``counts``: whether it may be fitted and is counted; ``why_not`` has the reason if it does not.
    """

    id: str
    what: str
    unit: str
    world: float
    interval: tuple[float, float]
    interval_from: str
    n: int
    source: str
    model: str
    experiment: str
    held_out: bool
    judged_by: str
    note: str
    counts: bool = True
    why_not: str = ""

    @property
    def fitted(self) -> bool:
        """Whether models may be fitted to it: it counts, and it is not held out."""
        return self.counts and not self.held_out

    @property
    def limits(self) -> tuple[float, float]:
        """What a figure of this unit can be at least and at most."""
        return LIMITS[self.unit]

    def is_met_by(self, figure: float) -> bool:
        """Whether a figure of the model lies in the world's interval, or not above a ceiling's upper end.

        One that cannot be told (NaN) meets nothing.
        """
        low, high = self.interval
        return figure <= high and (self.judged_by == BY_CEILING or figure >= low)

    def miss(self, figure: float) -> float:
        """How far a figure is from the world's, in half-widths of its interval; what cannot be told is far.

        Below a ceiling nothing is missed. At most `FARTHEST`, so that no single pattern decides everything.
        """
        low, high = self.interval
        if math.isnan(figure) or high <= low:
            return FARTHEST
        off = figure - self.world if self.judged_by == BY_CEILING else abs(figure - self.world)
        return min(max(off, 0.0) / (0.5 * (high - low)), FARTHEST)


class Check(NamedTuple):
    """A pattern and what the model says to it."""

    pattern: Pattern
    finding: Finding

    @property
    def meets(self) -> bool:
        """Whether the model meets the pattern, as patterns.toml says it is judged.

        By interval: the model's figure itself lies in the world's interval. By ceiling: it is at most the
        interval's upper end. By spread: the world's figure lies in the middle 95 % of the model's. A figure
        that cannot be told meets nothing.
        """
        if self.pattern.judged_by == BY_SPREAD:
            known = not math.isnan(self.finding.figure)
            return known and self.finding.low <= self.pattern.world <= self.finding.high
        return self.pattern.is_met_by(self.finding.figure)

    @property
    def has_interval(self) -> bool:
        """Whether it is known how far off the model's figure may be."""
        return not (math.isnan(self.finding.low) or math.isnan(self.finding.high))

    @property
    def reaches(self) -> bool:
        """Whether the model's interval reaches what the world shows: its interval, or below its ceiling."""
        low, high = self.pattern.interval
        is_below = self.pattern.judged_by == BY_CEILING or self.finding.high >= low
        return self.has_interval and is_below and self.finding.low <= high


def load_patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of the file."""
    document = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_pattern(name, dict(table)) for name, table in document["pattern"].items())


def _pattern(name: str, table: dict[str, Any]) -> Pattern:
    low, high = table.pop("interval")
    return Pattern(id=name, interval=(low, high), interval_from=table.pop("from"), **table)
