"""The numbers that may be fitted, and their priors: fit.toml beside a conflict model."""

import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.errors import ProblemsError

FILE = "fit.toml"
LOG, LINEAR = "log", "linear"
KEYS = {"sets", "draw", "key", "low", "high", "scale", "reason"}


class FreeNumber(NamedTuple):
    """A number that may be fitted: where it stands, and its prior, uniform from low to high on its scale.

    It is a number of a population's draw (``draw`` and ``key``), or the value at ``sets`` of every conflict.
    """

    name: str
    sets: tuple[str, ...]
    draw: str
    key: str
    low: float
    high: float
    scale: str
    reason: str

    def value(self, unit: float) -> float:
        """The value at a place in its prior (0..1)."""
        if self.scale == LOG:
            return math.exp(math.log(self.low) + unit * (math.log(self.high) - math.log(self.low)))
        return self.low + unit * (self.high - self.low)

    def unit(self, value: float) -> float:
        """The place of a value in its prior: 0 at ``low``, 1 at ``high``."""
        if self.scale == LOG:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def load_free_numbers(folder: Path) -> tuple[FreeNumber, ...]:
    """The free numbers of a model, in the order of its file.

    Raises ProblemsError with all that is wrong with the file.
    """
    file = folder / FILE
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as failed:
        raise ProblemsError([f"{file}: cannot be read ({failed})."]) from failed
    tables = document.get("fit", {})
    problems = [f"{file.name}, {said}" for name, table in tables.items() for said in _problems(name, table)]
    if not tables:
        problems.append(f"{file.name}: has no [fit.<name>].")
    if problems:
        raise ProblemsError(problems)
    return tuple(_free_number(name, table) for name, table in tables.items())


def _problems(name: str, table: Mapping[str, Any]) -> list[str]:
    place, found = f"[fit.{name}]", []
    if unknown := sorted(set(table) - KEYS):
        found.append(f"{place}: no such key: {', '.join(unknown)}.")
    if ("sets" in table) == ("draw" in table and "key" in table):
        found.append(f"{place}: give 'sets', or 'draw' and 'key'.")
    if not table.get("reason"):
        found.append(f"{place}: give a 'reason'.")
    scale = table.get("scale", LOG)
    if scale not in (LOG, LINEAR):
        found.append(f"{place}: scale = {scale!r}: must be {LOG!r} or {LINEAR!r}.")
    low, high = table.get("low"), table.get("high")
    if not (isinstance(low, int | float) and isinstance(high, int | float) and low < high):
        found.append(f"{place}: give 'low' and, above it, 'high'.")
    elif scale == LOG and low <= 0.0:
        found.append(f"{place}: low = {low}: must be above 0 on a logarithmic scale.")
    return found


def _free_number(name: str, table: Mapping[str, Any]) -> FreeNumber:
    filled = {"sets": (), "draw": "", "key": "", "scale": LOG} | dict(table)
    return FreeNumber(name=name, **filled | {"sets": tuple(filled["sets"])})


def values_of(numbers: tuple[FreeNumber, ...], units: NDArray[np.float64]) -> dict[str, float]:
    """The values of free numbers, by name, at a point (n,) of the unit cube."""
    return {number.name: number.value(float(unit)) for number, unit in zip(numbers, units, strict=True)}
