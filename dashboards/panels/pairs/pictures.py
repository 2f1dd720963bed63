"""What the charts of pairs have in common: how each label looks, and an axis that holds the values."""

from __future__ import annotations

import math
from collections.abc import Iterable

from dashboards.charts import LABEL_LOOKS, Axis, DotKind
from dashboards.words import text
from microdeals.rulebook.labels import SIGNS, Label

STEP = 0.2
"""Axes end at multiples of this, so that they stay the same for most settings."""
FURTHEST = 2.0


def kinds() -> tuple[DotKind, ...]:
    """How the marks of each label look, in the labels' order."""
    return tuple(DotKind(SIGNS[label].name, LABEL_LOOKS[label]) for label in Label)


def span(values: Iterable[float], title: str, low: float, high: float) -> Axis:
    """An axis that holds the values, at least from `low` to `high`, in steps of 0.2."""
    found = list(values)
    down = min(low, STEP * math.floor(min(found) / STEP))
    up = max(high, STEP * math.ceil(max(found) / STEP))
    return Axis(text(title), round(max(-FURTHEST, down), 6), round(min(FURTHEST, up), 6), STEP)
