"""The points of a design: which values each point gives to the factors.

Samples come from SciPy and SALib, in the unit cube, and are then spread over ranges and choices.
Sources: [saltelli2010] for the points of Sobol indices, [morris1991] for elementary effects.
"""

import hashlib
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts.declared import Value
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor

MOST_POINTS = 1_000_000
LARGEST_SAMPLER_SEED = 2**32


class Column(NamedTuple):
    """The values of one factor at every point: ``numbers``, or, if there are ``choices``, which of them."""

    path: str
    choices: tuple[Value, ...]
    is_whole: bool
    numbers: NDArray[np.float64]  # (n_points,)

    def value(self, point: int) -> Value:
        """The value at a point, as TOML would write it."""
        number = self.numbers[point]
        if self.choices:
            return self.choices[int(number)]
        return int(number) if self.is_whole else float(number)


class Points(NamedTuple):
    """The points of a design, numbered from 0."""

    n: int
    columns: tuple[Column, ...]

    def values(self, point: int) -> dict[str, Value]:
        """The values of a point by path."""
        return {column.path: column.value(point) for column in self.columns}

    def digest(self) -> str:
        """SHA-256 over every value of every point."""
        found = hashlib.sha256(str(self.n).encode())
        for column in self.columns:
            found.update(repr((column.path, column.choices, column.is_whole)).encode())
            found.update(np.ascontiguousarray(column.numbers, dtype="<f8").tobytes())
        return found.hexdigest()


def count_points(design: Design, factors: Sequence[Factor]) -> int:
    """How many points a design has, without making them (of a CSV: 0)."""
    if design.kind is DesignKind.GRID:
        return math.prod(len(levels(factor, design.steps)) for factor in factors)
    if design.kind is DesignKind.ONE_AT_A_TIME:
        return 1 + sum(len(levels(factor, design.steps)) for factor in factors)
    if design.kind is DesignKind.SOBOL:
        return design.points * (len(factors) + 2)
    if design.kind is DesignKind.MORRIS:
        return design.points * (len(factors) + 1)
    return design.points


def levels(factor: Factor, steps: int) -> tuple[Value, ...]:
    """The values a factor takes one after the other: its choices, or ``steps`` values over its range."""
    if factor.choices:
        return factor.choices
    spread = np.linspace(factor.low, factor.high, steps)
    if factor.is_whole:
        return tuple(sorted({round(number) for number in spread.tolist()}))
    return tuple(spread.tolist())


def points_of(experiment: Experiment) -> Points:
    """The points of every design but a CSV's, which are read with their file."""
    design, factors = experiment.design, experiment.factors
    if design.kind is DesignKind.GRID:
        return grid(factors, design.steps)
    if design.kind is DesignKind.ONE_AT_A_TIME:
        return one_at_a_time(factors, design.steps)
    sample = unit_sample(design, len(factors), experiment.seed)
    columns = tuple(spread_over(factor, sample[:, i]) for i, factor in enumerate(factors))
    return Points(len(sample), columns)


def grid(factors: Sequence[Factor], steps: int) -> Points:
    """Every combination of the factors' levels; the last factor changes fastest."""
    table = [levels(factor, steps) for factor in factors]
    n = math.prod(map(len, table))
    places = np.unravel_index(np.arange(n), tuple(map(len, table)))
    columns = tuple(
        Column(factor.path, values, factor.is_whole, place.astype(np.float64))
        for factor, values, place in zip(factors, table, places, strict=True)
    )
    return Points(n, columns)


def one_at_a_time(factors: Sequence[Factor], steps: int) -> Points:
    """The conflict model as it is, then each factor through its levels while the others stay."""
    table = [levels(factor, steps) for factor in factors]
    n = 1 + sum(map(len, table))
    columns, first = [], 1
    for factor, values in zip(factors, table, strict=True):
        numbers = np.zeros(n)
        numbers[first : first + len(values)] = np.arange(1, len(values) + 1)
        columns.append(Column(factor.path, (factor.base, *values), factor.is_whole, numbers))
        first += len(values)
    return Points(n, tuple(columns))


def unit_sample(design: Design, n_factors: int, seed: int) -> NDArray[np.float64]:
    """The points (n, factors) of a sampled design in the unit cube, the same for the same seed."""
    seed = seed % LARGEST_SAMPLER_SEED
    if design.kind is DesignKind.LATIN_HYPERCUBE:
        from scipy.stats import qmc  # type: ignore[import-untyped]

        spread = qmc.LatinHypercube(d=n_factors, rng=seed).random(design.points)
        return np.asarray(spread, dtype=np.float64)
    problem = unit_problem(n_factors)
    if design.kind is DesignKind.SOBOL:
        from SALib.sample import sobol  # type: ignore[import-untyped]

        drawn = sobol.sample(problem, design.points, calc_second_order=False, seed=seed)
    else:
        from SALib.sample import morris

        drawn = morris.sample(problem, design.points, num_levels=design.steps, seed=seed)
    return np.asarray(drawn, dtype=np.float64)


def unit_problem(n_factors: int) -> dict[str, Any]:
    """What SALib calls a problem: factors by number, each between 0 and 1."""
    names = [f"x{i}" for i in range(n_factors)]
    return {"num_vars": n_factors, "names": names, "bounds": [[0.0, 1.0]] * n_factors}


def spread_over(factor: Factor, units: NDArray[np.float64]) -> Column:
    """Numbers (n,) from 0 to 1 spread over a range, or over choices in equal shares."""
    if factor.choices:
        n = len(factor.choices)
        places = np.minimum(np.floor(units * n), n - 1)
        return Column(factor.path, factor.choices, factor.is_whole, places)
    if factor.is_whole:
        n_whole = factor.high - factor.low + 1.0
        numbers = factor.low + np.minimum(np.floor(units * n_whole), n_whole - 1.0)
    else:
        numbers = np.clip(factor.low + units * (factor.high - factor.low), factor.low, factor.high)
    return Column(factor.path, (), factor.is_whole, numbers)
