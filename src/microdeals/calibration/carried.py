"""A war learnt from other models' draws and from its own small deals: weighted joint draws of its numbers."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc  # type: ignore[import-untyped]

from microdeals import paths
from microdeals.calibration.free_numbers import FILE, FreeNumber, load_free_numbers
from microdeals.conflicts import Conflict
from microdeals.errors import ProblemsError, RequestError
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_spelled_out

CARRIED, DRAWS = "carried", "draws.csv"
KEYS = {"model", "number", "spread", "sets", "reason"}


class Carried(NamedTuple):
    """A number that is carried over from another model's joint draws.

    ``spread``: standard deviation of the logarithm with which wars differ from the number; 0: they do not.
    """

    name: str
    model: str
    number: str
    spread: float
    sets: tuple[str, ...]
    reason: str


class DrawnTogether(NamedTuple):
    """Values (n, paths) of a war's numbers, drawn together."""

    paths: tuple[str, ...]
    values: NDArray[np.float64]


def folder_of(name: str) -> Path:
    """The folder of a shipped model."""
    return paths.room("models") / name


def load_carried(folder: Path) -> tuple[Carried, ...]:
    """The numbers that fit.toml of a model carries over. Raises ProblemsError with all that is wrong."""
    document = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    tables = document.get(CARRIED, {})
    problems = [
        f"{FILE}, [{CARRIED}.{name}]: must have {', '.join(sorted(KEYS))}, and nothing else."
        for name, table in tables.items()
        if set(table) != KEYS
    ]
    if problems:
        raise ProblemsError(problems)
    return tuple(
        Carried(name=name, **table | {"sets": tuple(table["sets"])}) for name, table in tables.items()
    )


def joint_priors(conflict: Conflict, n: int, seed: int) -> DrawnTogether:
    """``n`` joint draws of a war's numbers before its own small deals are looked at."""
    folder = folder_of(conflict.name)
    luck = np.random.default_rng([seed, n])
    columns: dict[str, NDArray[np.float64]] = {}
    chosen: dict[str, Mapping[str, NDArray[np.float64]]] = {}
    for carried in load_carried(folder):
        if carried.model not in chosen:
            chosen[carried.model] = _some_of(_draws_of(carried.model), n, luck)
        if carried.number not in chosen[carried.model]:
            raise RequestError(
                f"{FILE}, [{CARRIED}.{carried.name}]: {carried.model} has no '{carried.number}'."
            )
        middle = chosen[carried.model][carried.number]
        for path in _paths(carried.sets, conflict, bool(carried.spread)):
            scattered = middle * np.exp(carried.spread * luck.normal(size=n))
            columns |= dict.fromkeys(path, scattered)
    own = load_free_numbers(folder)
    units = qmc.LatinHypercube(len(own), rng=seed).random(n)
    for place, number in enumerate(own):
        columns |= dict.fromkeys(number.sets, _spread(number, units[:, place]))
    values = [[float(limits_of(path).cut(value)) for value in column] for path, column in columns.items()]
    return DrawnTogether(tuple(columns), np.array(values, dtype=np.float64).T)


def _draws_of(model: str) -> Mapping[str, NDArray[np.float64]]:
    """The joint draws of another model, by the names of its free numbers."""
    file = folder_of(model) / DRAWS
    if not file.exists():
        raise RequestError(f"{file}: is not there. Calibrate {model} first.")
    with file.open(encoding="utf-8", newline="") as lines:
        found: list[dict[str, Any]] = list(csv.DictReader(lines))
    by_column = {key: np.array([float(row[key]) for row in found]) for key in found[0]}
    names = {path: number.name for number in load_free_numbers(folder_of(model)) for path in number.sets}
    return {names.get(column, column): values for column, values in by_column.items()}


def _some_of(
    draws: Mapping[str, NDArray[np.float64]], n: int, luck: np.random.Generator
) -> Mapping[str, NDArray[np.float64]]:
    """``n`` of the draws, each with all its numbers."""
    rows = luck.integers(0, len(next(iter(draws.values()))), n)
    return {name: values[rows] for name, values in draws.items()}


def _paths(sets: Sequence[str], conflict: Conflict, by_side: bool) -> list[tuple[str, ...]]:
    """Groups of paths that share a value: all of them, or a side at a time where sides differ."""
    spelled = [all_spelled_out(path, conflict) for path in sets]
    if by_side and all(len(paths) == len(conflict.parties) for paths in spelled):
        return list(zip(*spelled, strict=True))
    return [tuple(path for paths in spelled for path in paths)]


def _spread(number: FreeNumber, units: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([number.value(float(unit)) for unit in units])
