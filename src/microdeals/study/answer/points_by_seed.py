"""A result point by seed: shares, means and differences, with intervals that respect what is common.

Every point meets the same seeds, so pairs of one seed are not independent of each other: the unit of luck is
the seed, and that of what we do not know the draw. And because both are common, two groups of points are
compared seed by seed, which tells small differences from luck that two separate shares could not.
"""

from collections.abc import Sequence
from concurrent.futures import Executor
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.statistics.two_sources import Estimate, Nested, mean_estimate, share_estimate
from microdeals.study.columns import (
    FLAGS,
    LABEL_COLUMNS,
    LABELS,
    NEVER_BELOW_0,
    NUMBERS,
    OF_SIDES,
    QUESTIONS,
    is_label,
)
from microdeals.study.question.draws import draws_of
from microdeals.study.question.experiment import Experiment
from microdeals.study.question.plan import SweepPlan
from microdeals.study.run.parts import read_part
from microdeals.study.run.rows import run_chunk
from microdeals.study.run.store import Store

MOST_BATCHES = 40
NOTHING = 1e-12
"""Differences below this are rounding."""
COUNTED = (*QUESTIONS, "settled_with", "settled_without")
"""Flags that are counted over a whole result, besides its labels."""
Which = NDArray[np.bool_]
"""Which points, (n_points,)."""


class Paired(NamedTuple):
    """Values of each point, (n_points,), and outcomes (n_points, n_seeds): numbers, or 0 and 1.

    ``draws`` (n_seeds,) is the draw of each seed; None: every number was taken as given.
    """

    points: Any
    outcomes: dict[str, NDArray[np.float64]]
    draws: NDArray[np.int64] | None = None

    @property
    def n_seeds(self) -> int:
        """Pairs at each point."""
        return int(next(iter(self.outcomes.values())).shape[1])

    @property
    def everywhere(self) -> Which:
        """All points."""
        return np.ones(len(self.points), dtype=bool)

    def by_seed(self, outcome: str, which: Which) -> NDArray[np.float64]:
        """The mean over these points for each seed, (n_seeds,)."""
        return np.asarray(self.outcomes[outcome][which].mean(axis=0), dtype=np.float64)


def paired_of(plan: SweepPlan, executor: Executor) -> Paired:
    """Run every pair of a plan and keep them in memory (100 bytes a pair). Raises as ``run_chunk`` does."""
    chunks = (plan.chunk(number) for number in range(plan.n_chunks))
    parts = [read_part(pa.BufferReader(content)) for content in executor.map(run_chunk, chunks)]
    return paired_in(pd.concat([part.to_pandas() for part in parts]), plan)


def paired_in(rows: Any, plan: SweepPlan) -> Paired:
    """The rows of a whole result, sorted by point and seed, as points by seeds."""
    shape = (plan.points.n, plan.experiment.runs)
    outcomes = {name: _square(rows[name], shape) for name in (*NUMBERS, *FLAGS)}
    outcomes |= {label: _square(is_label(rows, label), shape) for label in (*LABELS, *OF_SIDES)}
    values = {column.path: list(map(column.value, range(plan.points.n))) for column in plan.points.columns}
    return Paired(pd.DataFrame(values), outcomes, draws_in(plan.experiment))


def draws_in(experiment: Experiment) -> NDArray[np.int64] | None:
    """The draw of each seed of an experiment (runs,); None: every number is taken as given."""
    if experiment.drawn is None:
        return None
    return draws_of(experiment.seed + np.arange(experiment.runs), experiment.seed)


def batches_in(experiment: Experiment) -> NDArray[np.int64]:
    """The batch of each seed of an experiment (runs,), at most forty: seeds of one draw are in the same."""
    draws = draws_in(experiment)
    _, one = np.unique(np.arange(experiment.runs) if draws is None else draws, return_inverse=True)
    return np.asarray(one % min(MOST_BATCHES, int(one[-1]) + 1), dtype=np.int64)


def sums_by_batch(store: Store, experiment: Experiment, outcome: str, n_points: int) -> NDArray[np.float64]:
    """The sum of an outcome at each point over the seeds of each batch, (n_points, n_batches).

    Of a label or flag, how many pairs have it. One part is in memory at a time.
    """
    batches = batches_in(experiment)
    n_batches = int(batches.max()) + 1
    found = np.zeros((n_points, n_batches))
    is_of_label = outcome not in (*NUMBERS, *FLAGS)
    columns = LABEL_COLUMNS if is_of_label else (outcome,)
    for part in store.parts():
        rows = read_part(part, columns=["point", "seed", *columns]).to_pandas()
        values = is_label(rows, outcome) if is_of_label else rows[outcome]
        points = rows["point"].to_numpy()
        first, last = int(points.min()), int(points.max()) + 1
        cell = (points - first) * n_batches + batches[rows["seed"].to_numpy() - experiment.seed]
        weights = np.asarray(values, dtype=np.float64)
        sums = np.bincount(cell, weights=weights, minlength=(last - first) * n_batches)
        found[first:last] += sums.reshape(-1, n_batches)
    return found


def level_of(paired: Paired, outcome: str, which: Which) -> Estimate:
    """The share (0..1) or mean of an outcome over these points, with its intervals."""
    return level_at(
        Nested(paired.by_seed(outcome, which), paired.draws), outcome, int(np.count_nonzero(which))
    )


def level_at(nested: Nested, outcome: str, n_points: int) -> Estimate:
    """The same of the means of each seed over so many points."""
    if outcome not in NUMBERS:
        return share_estimate(nested, n_points)
    found = mean_estimate(nested)
    return found.not_below(0.0) if outcome in NEVER_BELOW_0 else found


def difference_of(paired: Paired, outcome: str, before: Which, after: Which) -> Estimate:
    """An outcome over the points ``after``, less the same over the points ``before``, seed by seed."""
    return between(paired.by_seed(outcome, before), paired.by_seed(outcome, after), paired.draws)


def between(
    before: NDArray[np.float64], after: NDArray[np.float64], draws: NDArray[np.int64] | None
) -> Estimate:
    """The mean of the differences of each seed (n_seeds,), with its intervals."""
    differences = after - before
    differences[np.abs(differences) < NOTHING] = 0.0
    return mean_estimate(Nested(differences, draws))


def points_with(paired: Paired, values: dict[str, tuple[Any, ...]]) -> Which:
    """The points at which every path has one of the values given for it."""
    which = paired.everywhere
    for path, wanted in values.items():
        which &= _equals(paired.points[path], wanted)
    return which


def _equals(column: Any, wanted: Sequence[Any]) -> Which:
    if pd.api.types.is_float_dtype(column):
        near = [np.isclose(column.to_numpy(), value, rtol=1e-9, atol=1e-12) for value in wanted]
        return np.asarray(np.any(near, axis=0), dtype=bool)
    return np.asarray(column.isin(wanted).to_numpy(), dtype=bool)


def shares_of_result(store: Store, experiment: Experiment, n_points: int) -> dict[str, Estimate]:
    """How common each label is in a finished result, all in all and to each party, with its intervals.

    By `LABELS` and `OF_SIDES`, and by the flags of `COUNTED`; one part in memory at a time.
    """
    n_of = {name: np.zeros(experiment.runs) for name in (*LABELS, *OF_SIDES, *COUNTED)}
    for part in store.parts():
        rows = read_part(part, columns=["seed", *LABEL_COLUMNS, *COUNTED]).to_pandas()
        for name, counts in n_of.items():
            is_there = rows[name] if name in COUNTED else is_label(rows, name)
            there = rows.loc[is_there, "seed"].to_numpy() - experiment.seed
            counts += np.bincount(there, minlength=experiment.runs)
    draws = draws_in(experiment)
    return {name: share_estimate(Nested(counts / n_points, draws), n_points) for name, counts in n_of.items()}


def _square(column: Any, shape: tuple[int, int]) -> NDArray[np.float64]:
    return np.asarray(column.to_numpy(), dtype=np.float64).reshape(shape)
