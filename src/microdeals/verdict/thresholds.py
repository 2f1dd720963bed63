"""Thresholds: how much has to change before the verdict calls it a change."""

import math
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.rulebook.outcome import FREEZE_FIRE


class Thresholds(NamedTuple):
    """What counts as a difference between twins. Assumed; the verdict shows how it depends on them."""

    closing: float = 0.05
    """Share of the stake by which the sides must be closer, or further apart."""
    relief: float = 0.05
    """Share of the harm that must be spared."""
    sooner_days: int = 30
    """Days by which a settlement must come earlier."""
    quiet_fire: float = FREEZE_FIRE
    """Mean fire of the last month, 1 = war, below which a world without a settlement is frozen."""


HIGHEST = Thresholds(closing=1.0, relief=1.0, sooner_days=100_000, quiet_fire=1.0)
LOWEST = Thresholds(closing=0.0, relief=0.0, sooner_days=1, quiet_fire=0.0)


def check_thresholds(thresholds: Thresholds) -> None:
    """Raise RequestError, naming every threshold that is not a number in its range."""
    problems = [
        f"{name.replace('_', ' ')} threshold = {value}: must be between {low:g} and {high:g}."
        for name, value, low, high in zip(Thresholds._fields, thresholds, LOWEST, HIGHEST, strict=True)
        if not (math.isfinite(value) and low <= value <= high)
    ]
    if problems:
        raise RequestError("\n".join(problems))
