"""Which factors an outcome depends on, worked out by SALib where the design allows it.

Sources: [saltelli2010] for Sobol indices, [morris1991] for elementary effects.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.documents.wording import counted_as
from microdeals.study.answer.cells import Cells
from microdeals.study.answer.points_by_seed import draws_in
from microdeals.study.question.designs import LARGEST_SAMPLER_SEED, unit_problem, unit_sample
from microdeals.study.question.experiment import DesignKind, Experiment

RESAMPLES = 200


class Index(NamedTuple):
    """How much one factor matters, with half the width of its 95 % interval."""

    path: str
    total: float
    total_error: float
    alone: float  # of sobol: what it does by itself; of morris: NaN
    alone_error: float


class Sensitivity(NamedTuple):
    """What an outcome depends on, the most important first. Empty: it does not vary at all.

    ``how`` says what the measure is worked out from.
    """

    outcome: str
    measure: str
    indices: tuple[Index, ...]
    how: str = ""


def sensitivity_of(experiment: Experiment, cells: Cells, outcome: str) -> Sensitivity | None:
    """The indices of every factor for the mean of an outcome at each point.

    None for designs that no index can be worked out from (grid, latin_hypercube, one_at_a_time, points).
    """
    means = np.asarray(cells.share(outcome), dtype=np.float64)
    if experiment.design.kind is DesignKind.SOBOL:
        measure, found = "share of the outcome's variance", _sobol
    elif experiment.design.kind is DesignKind.MORRIS:
        measure, found = "mean absolute effect of a full step", _morris
    else:
        return None
    if not np.ptp(means) > 0.0:
        return Sensitivity(outcome, measure, ())
    indices = tuple(sorted(found(experiment, means), key=lambda index: -index.total))
    return Sensitivity(outcome, measure, indices, how(experiment))


def how(experiment: Experiment) -> str:
    """What indices of means are worked out from, and what their intervals are over."""
    draws = draws_in(experiment)
    n = counted_as(experiment.runs, "seed") if draws is None else counted_as(len(np.unique(draws)), "draw")
    return f"the outcome is its mean at each point over {n}; intervals are over points, for these {n}"


def _sobol(experiment: Experiment, means: NDArray[np.float64]) -> list[Index]:
    from SALib.analyze import sobol  # type: ignore[import-untyped]

    found = sobol.analyze(
        unit_problem(len(experiment.factors)), means, calc_second_order=False, num_resamples=RESAMPLES,
        seed=experiment.seed % LARGEST_SAMPLER_SEED,
    )  # fmt: skip
    return _indices(experiment, found["ST"], found["ST_conf"], found["S1"], found["S1_conf"])


def _morris(experiment: Experiment, means: NDArray[np.float64]) -> list[Index]:
    from SALib.analyze import morris

    design, n = experiment.design, len(experiment.factors)
    units = unit_sample(design, n, experiment.seed)
    seed = experiment.seed % LARGEST_SAMPLER_SEED
    found = morris.analyze(unit_problem(n), units, means, num_levels=design.steps, seed=seed)
    nothing = np.full(n, np.nan)
    return _indices(experiment, found["mu_star"], found["mu_star_conf"], nothing, nothing)


def _indices(experiment: Experiment, *columns: Any) -> list[Index]:
    rows = zip(*(np.asarray(column, dtype=np.float64).tolist() for column in columns), strict=True)
    return [Index(factor.path, *row) for factor, row in zip(experiment.factors, rows, strict=True)]
