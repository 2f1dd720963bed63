"""Which factors an outcome depends on, where a design goes through levels: grid and one at a time.

A factor's effect is the largest difference between two of its levels, over everything else that varied (of
one at a time: while everything else stayed). Both levels meet the same seeds, so the difference is taken
seed by seed; seeds are dealt into at most forty batches, all of a draw into one, and the interval is
Student's over batches: of draws, where numbers were drawn, else of luck alone. Half of the batches pick the
two levels and the other half tell their difference, see ``statistics.most_apart``.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from microdeals.conflicts.declared import Value
from microdeals.statistics.intervals import averaged
from microdeals.statistics.most_apart import HOW, most_apart
from microdeals.study.answer.cells import tables_of
from microdeals.study.answer.points_by_seed import batches_in
from microdeals.study.answer.sensitivity import Index, Sensitivity
from microdeals.study.columns import is_label
from microdeals.study.question.designs import levels
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor
from microdeals.study.run.store import Store

MEASURE = "largest difference between two of its values"
DESIGNS = (DesignKind.GRID, DesignKind.ONE_AT_A_TIME)


def level_effects(store: Store, experiment: Experiment) -> list[Sensitivity]:
    """The effects of every factor on each outcome of the experiment; none for designs without levels.

    One part is in memory at a time.
    """
    if experiment.design.kind not in DESIGNS:
        return []
    paths = tuple(factor.path for factor in experiment.factors)
    sums: dict[str, list[Any]] = {path: [] for path in paths}
    for rows in tables_of(store):
        wide = _wide(rows, experiment)
        for path, own in _rows_of_each(rows, experiment):
            keys = [rows.loc[own, path].to_numpy(), wide.loc[own, "batch"].to_numpy()]
            sums[path].append(wide.loc[own].drop(columns="batch").groupby(keys).sum())
    means = {path: _means(parts) for path, parts in sums.items()}
    return [_sensitivity(outcome, means) for outcome in experiment.outcomes]


def values_of(factor: Factor, design: Design) -> tuple[Value, ...]:
    """The values of a factor that a design of ``DESIGNS`` goes through, each once."""
    base = (factor.base,) if design.kind is DesignKind.ONE_AT_A_TIME else ()
    return tuple(dict.fromkeys((*base, *levels(factor, design.steps))))


def _wide(rows: Any, experiment: Experiment) -> Any:
    """The outcomes of each row as numbers, the count 1, and the batch of its seed."""
    columns = {
        name: (rows[name] if name in rows else is_label(rows, name)).astype(float)
        for name in experiment.outcomes
    }
    batch = batches_in(experiment)[rows["seed"] - experiment.seed]
    return pd.DataFrame({**columns, "n": 1.0, "batch": batch})


def _rows_of_each(rows: Any, experiment: Experiment) -> Iterator[tuple[str, Any]]:
    """Each factor and the rows that tell of it: all of a grid; of one at a time, its own and the model's."""
    first = 1
    for factor in experiment.factors:
        if experiment.design.kind is DesignKind.GRID:
            yield factor.path, np.ones(len(rows), dtype=bool)
            continue
        last = first + len(levels(factor, experiment.design.steps))
        yield factor.path, (rows["point"] == 0) | rows["point"].between(first, last - 1)
        first = last


def _means(parts: list[Any]) -> Any:
    """The mean of each outcome at each level (outer index) in each batch (inner index)."""
    sums = pd.concat(parts).groupby(level=[0, 1]).sum()
    return sums.drop(columns="n").div(sums["n"], axis=0)


def _sensitivity(outcome: str, means: dict[str, Any]) -> Sensitivity:
    tables = {path: table[outcome].unstack(level=1) for path, table in means.items()}  # noqa: PD010 - an index
    if not any(np.ptp(table.mean(axis=1)) > 0.0 for table in tables.values()):
        return Sensitivity(outcome, MEASURE, ())
    indices = sorted((_index(path, table) for path, table in tables.items()), key=lambda index: -index.total)
    return Sensitivity(outcome, MEASURE, tuple(indices), HOW)


def _index(path: str, table: Any) -> Index:
    """The effect of one factor, from the means of its levels (rows) by batches (columns)."""
    apart = most_apart(table.to_numpy())
    found = averaged(apart.differences)
    ends = (None, None)
    if apart.least != apart.most:
        ends = tuple(table.index[[apart.least, apart.most]].tolist())
    return Index(path, found.mean, found.mean - found.low, float("nan"), float("nan"), *ends)
