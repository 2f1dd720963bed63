"""Sensitivity: what the verdict would be with other thresholds."""

from typing import Any, NamedTuple

import numpy as np

from microdeals.rulebook.labels import Label
from microdeals.verdict.labels import labels_of
from microdeals.verdict.thresholds import RANGES, Thresholds

FACTORS = (0.5, 1.0, 2.0)


class AtThresholds(NamedTuple):
    """Shares (0..1) of each label at one pair of thresholds."""

    closing: float
    relief: float
    shares: dict[Label, float]


def sensitivity_of(pairs: Any, thresholds: Thresholds) -> tuple[AtThresholds, ...]:
    """The shares with the thresholds of closing and of relief halved, as asked, and doubled."""
    return tuple(
        _setting(
            pairs,
            thresholds._replace(
                closing=min(RANGES["closing"][1], closing * thresholds.closing),
                relief=min(RANGES["relief"][1], relief * thresholds.relief),
            ),
        )
        for closing in FACTORS
        for relief in FACTORS
    )


def _setting(pairs: Any, thresholds: Thresholds) -> AtThresholds:
    numbers = np.bincount(labels_of(pairs, thresholds), minlength=len(Label))
    shares = {label: float(numbers[label]) / len(pairs) for label in Label}
    return AtThresholds(thresholds.closing, thresholds.relief, shares)
