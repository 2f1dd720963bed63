"""The summary of the evidence: each pattern with the model's figure, the world's, and what lies between."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from microdeals.evidence.in_words import standing_of
from microdeals.evidence.pattern import BY_CEILING, Check
from microdeals.evidence.validation import Evidence
from microdeals.looks.frames import AS_UNIT_SAYS, Figured, frame_of_rows

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame


TOLD = {
    "value": (AS_UNIT_SAYS, "the model's figure"),
    "low": (AS_UNIT_SAYS, "lower end of the interval of the model's figure"),
    "high": (AS_UNIT_SAYS, "upper end of the interval of the model's figure"),
    "world": (AS_UNIT_SAYS, "the world's figure"),
    "world_low": (AS_UNIT_SAYS, "lower end of the interval of the world's figure"),
    "world_high": (AS_UNIT_SAYS, "upper end of the interval of the world's figure"),
    "off": (
        "half-widths of the world's interval",
        "how far the model's figure is above the middle of it: from -1 to 1 it lies within",
    ),
    "meets": ("True or False", "whether the model meets the pattern, as docs/validation.md says"),
    "standing": ("text", "fitted, held out, or not counted"),
    "meaning": ("text", "what the pattern is"),
}


def summary_of_evidence(evidence: Evidence) -> Frame:
    """A row a pattern: the model's figure as ``value``, with its interval, and the world's beside it.

    ``off`` is how far the model's figure is above (below 0: below) the middle of the world's interval, in
    half-widths of it: from -1 to 1 is met. The world's own figure is not in the middle, as intervals are
    lopsided. Below a ceiling all is met, and told as -1. NaN where the interval has no width, or the model's
    figure cannot be told.
    """
    return frame_of_rows(_rows(evidence), TOLD)


def _rows(evidence: Evidence) -> Iterator[dict[str, object]]:
    for check in evidence.checks:
        pattern, finding = check
        figure = Figured(pattern.id, finding.figure, pattern.unit, finding.low, finding.high)
        yield figure._asdict() | {
            "world": pattern.world,
            "world_low": pattern.interval[0],
            "world_high": pattern.interval[1],
            "off": off_by(check, finding.figure),
            "meets": check.meets,
            "standing": standing_of(pattern),
            "meaning": pattern.what,
        }


def off_by(check: Check, figure: float) -> float:
    """How far a figure is above the middle of the world's interval, in half-widths; of a ceiling at least -1.

    >>> from microdeals.evidence.pattern import load_patterns
    >>> from microdeals.statistics.figures import Finding
    >>> first = load_patterns()[0]
    >>> [round(off_by(Check(first, Finding(end, end, end)), end), 3) for end in first.interval]
    [-1.0, 1.0]
    """
    low, high = check.pattern.interval
    if high <= low:
        return math.nan
    off = (figure - 0.5 * (low + high)) / (0.5 * (high - low))
    return max(off, -1.0) if check.pattern.judged_by == BY_CEILING and off == off else off
