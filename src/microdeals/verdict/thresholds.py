"""Thresholds: how much has to change before the verdict calls it a change."""

import math
from numbers import Real
from typing import NamedTuple

from microdeals.conflicts import Conflict
from microdeals.documents.wording import shown
from microdeals.errors import RequestError


class Thresholds(NamedTuple):
    """What counts as a difference between twins. Assumed; the verdict shows how it depends on them.

    >>> Thresholds(closing=0.1)
    Thresholds(closing=0.1, relief=0.05, sooner_days=30, quiet_fire=None)
    """

    closing: float = 0.05
    """Share of the dispute by which the sides must be closer, or further apart."""
    relief: float = 0.05
    """Share of the harm that must be spared."""
    sooner_days: int = 30
    """Days by which a settlement must come earlier."""
    quiet_fire: float | None = None
    """Mean fire of the last month, 1 = war, below which a world without a settlement is frozen; None: as the
    conflict model says, in ``front.freeze_fire``."""


RANGES = {
    "closing": (0.0, 1.0),
    "relief": (0.0, 1.0),
    "sooner_days": (1, 100_000),
    "quiet_fire": (0.0, 1.0),
}


def quiet_fire_of(thresholds: Thresholds, conflict: Conflict) -> float:
    """Fire below which a world of this model is frozen: as asked, or as the model says."""
    if thresholds.quiet_fire is None:
        return conflict.front.freeze_fire
    return thresholds.quiet_fire


def check_thresholds(thresholds: Thresholds) -> None:
    """Raise RequestError, naming every threshold that is not a number in its range."""
    if not isinstance(thresholds, Thresholds):
        raise RequestError(
            f"thresholds = {shown(thresholds)}: must be md.Thresholds, such as {_as_typed(thresholds)}."
        )
    asked = thresholds._asdict()
    problems = [
        f"{name.replace('_', ' ')} threshold = {asked[name]}: must be between {low:g} and {high:g}."
        for name, (low, high) in RANGES.items()
        if asked[name] is not None and not _is_within(asked[name], low, high)
    ]
    if isinstance(thresholds.sooner_days, Real) and thresholds.sooner_days != int(thresholds.sooner_days):
        problems.append(f"sooner days threshold = {thresholds.sooner_days}: must be a whole number of days.")
    if problems:
        raise RequestError("\n".join(problems))


def _as_typed(asked: object) -> str:
    """``md.Thresholds(closing=0.1)``, of what was meant if it says so."""
    known = {}
    if isinstance(asked, dict):
        known = {name: value for name, value in asked.items() if name in RANGES}
    known = known or {"closing": 0.1}
    return f"md.Thresholds({', '.join(f'{name}={shown(value)}' for name, value in known.items())})"


def _is_within(number: object, low: float, high: float) -> bool:
    return isinstance(number, Real) and math.isfinite(number) and low <= float(number) <= high
