"""Patterns in data, as the package ships them: one entry of patterns.toml each."""

import math
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.statistics.figures import Finding

FILE = Path(__file__).with_name("patterns.toml")
BY_SPREAD, BY_CEILING = "spread", "ceiling"


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
        if math.isnan(self.finding.figure):
            return False
        if self.pattern.judged_by == BY_SPREAD:
            return self.finding.low <= self.pattern.world <= self.finding.high
        low, high = self.pattern.interval
        if self.pattern.judged_by == BY_CEILING:
            return self.finding.figure <= high
        return low <= self.finding.figure <= high


def load_patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of the file."""
    document = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(_pattern(name, dict(table)) for name, table in document["pattern"].items())


def _pattern(name: str, table: dict[str, Any]) -> Pattern:
    low, high = table.pop("interval")
    return Pattern(id=name, interval=(low, high), interval_from=table.pop("from"), **table)
