"""Which factors an outcome depends on, worked out by SALib where the design allows it.

All points share their draws (as given: their seeds), so that what matters most may be so for these alone. An
interval is over both: over points by SALib's bootstrap, over draws by the jackknife, and the two widths are
added as squares, for points and draws are picked independently of each other. A bootstrap of a few points
knows little of others, so from few of them nothing is said to matter (`FEWEST_OF`), nor from a single draw
(`FEWEST_DRAWS_TO_NAME`).

Sources: [saltelli2010] for Sobol indices, [morris1991] for elementary effects, [tukey1958] for the jackknife.
"""

import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts.declared import Value
from microdeals.documents.wording import counted_as
from microdeals.statistics.jackknife import half_width
from microdeals.study.answer.points_by_seed import batches_in, draws_in
from microdeals.study.question.designs import LARGEST_SAMPLER_SEED, unit_problem, unit_sample
from microdeals.study.question.experiment import DesignKind, Experiment

RESAMPLES = 200
FEWEST_RESAMPLES = 2
"""Where only the index is asked for, and not its interval over points."""
FEWEST_OF = {DesignKind.SOBOL: 8, DesignKind.MORRIS: 4}
"""Base points, or trajectories, from which on it is said what matters. Assumed: by functions of three
factors whose shares are known, in 40 to 60 seeds each. Of sobol 95 % intervals hold the shares in 64 to 72 of
100 cases from 2 points, in 77 to 89 from 4 and in 90 or more from 8. Of morris, where each point is luck
alone, a factor is named in 92 of 100 cases from 1 trajectory, in 12 from 2 and in 3 or fewer from 3 on."""
FEWEST_DRAWS_TO_NAME = 2
"""Draws, or seeds as given, from which on it is said what matters: a single one has no interval over draws.
Measured in 100 or 150 cases each. Of three factors that matter alike on average, but not in each draw, one is
named from a single draw in 100 of 100 cases of morris and in 9 to 42 of sobol, from two to six draws in 3 or
fewer. Of three that on average do nothing, one is said to matter from two to six draws in 5 to 8."""
ROUNDING = 1e-12


class Index(NamedTuple):
    """How much one factor matters, with half the width of its 95 % interval (NaN: it has none).

    Where it is the difference between two of its values, that at ``end`` less that at ``start``.
    """

    path: str
    total: float
    total_error: float
    alone: float  # of sobol: what it does by itself; of morris: NaN
    alone_error: float
    start: Value | None = None
    end: Value | None = None


class Sensitivity(NamedTuple):
    """What an outcome depends on, the most important first. Empty: it does not vary at all.

    ``how`` says what the measure is worked out from; ``too_few``, of what there are too few to say what
    matters (``points``, ``draws``): nothing is named then.
    """

    outcome: str
    measure: str
    indices: tuple[Index, ...]
    how: str = ""
    too_few: str = ""


def sensitivity_of(experiment: Experiment, outcome: str, by_batch: NDArray[np.float64]) -> Sensitivity:
    """The indices of every factor for the mean of an outcome at each point, of a design of ``OF_MEANS``.

    ``by_batch`` (n_points, n_batches) are the sums of the outcome over the seeds of each of ``batches_in``.
    """
    measure, analysed = OF_MEANS[experiment.design.kind]
    sums = by_batch.sum(axis=1)
    if not np.ptp(sums) > 0.0:
        return Sensitivity(outcome, measure, ())
    figures, over_points = analysed(experiment, sums / experiment.runs, RESAMPLES)
    over_seeds = _over_seeds(experiment, by_batch, analysed)
    errors = over_points if over_seeds is None else np.hypot(over_points, over_seeds)
    indices = (
        Index(factor.path, total, total_error, alone, alone_error)
        for factor, (total, alone), (total_error, alone_error) in zip(
            experiment.factors, figures.tolist(), errors.tolist(), strict=True
        )
    )
    in_order = tuple(sorted(indices, key=lambda one: -one.total))
    return Sensitivity(outcome, measure, in_order, how(experiment), " or ".join(_too_few(experiment)))


def _too_few(experiment: Experiment) -> Iterator[str]:
    """Of what there are too few to say what matters."""
    if experiment.design.points < FEWEST_OF[experiment.design.kind]:
        yield "points"
    n, unit = drawn_of(experiment)
    if n < FEWEST_DRAWS_TO_NAME:
        yield f"{unit}s"


def drawn_of(experiment: Experiment) -> tuple[int, str]:
    """How many draws all points share, and that they are ``draw``; as given: how many times ``seed``."""
    draws = draws_in(experiment)
    return (experiment.runs, "seed") if draws is None else (len(np.unique(draws)), "draw")


def how(experiment: Experiment) -> str:
    """What indices of means are worked out from, and what their intervals are over."""
    n, unit = drawn_of(experiment)
    over = f"points, for this one {unit}" if n == 1 else f"points and {unit}s"
    told = "one point has no interval" if experiment.design.points == 1 else f"intervals are over {over}"
    return f"the outcome is its mean at each point over {counted_as(n, unit)}; {told}"


Analysed = Callable[[Experiment, NDArray[np.float64], int], tuple[NDArray[np.float64], NDArray[np.float64]]]
"""Of the means at each point (n_points,): ``total`` and ``alone`` of each factor (n_factors, 2), and half the
width of their intervals over points, from so many resamples."""


def _over_seeds(
    experiment: Experiment, by_batch: NDArray[np.float64], analysed: Analysed
) -> NDArray[np.float64] | None:
    """Half the width of intervals over draws, or seeds as given (n_factors, 2); None: there is but one."""
    if by_batch.shape[1] == 1:
        return None
    sums, seeds = by_batch.sum(axis=1), np.bincount(batches_in(experiment))
    without = [
        analysed(experiment, (sums - own) / (experiment.runs - n), FEWEST_RESAMPLES)[0]
        for own, n in zip(by_batch.T, seeds, strict=True)
    ]
    return half_width(np.reshape(without, (len(seeds), -1))).reshape(-1, 2)


def _sobol(
    experiment: Experiment, means: NDArray[np.float64], resamples: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    from SALib.analyze import sobol  # type: ignore[import-untyped]

    n = len(experiment.factors)
    base = np.concatenate([means[:: n + 2], means[n + 1 :: n + 2]])
    if np.ptp(base) <= ROUNDING * max(1.0, np.ptp(means)):  # no variance to have shares of
        return np.zeros((n, 2)), np.full((n, 2), np.nan)
    found = sobol.analyze(
        unit_problem(n), means, calc_second_order=False, num_resamples=resamples,
        seed=_seed_of(experiment),
    )  # fmt: skip
    errors = _columns(found["ST_conf"], found["S1_conf"])
    return _columns(found["ST"], found["S1"]), errors if experiment.design.points > 1 else errors * np.nan


def _morris(
    experiment: Experiment, means: NDArray[np.float64], resamples: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    from SALib.analyze import morris

    design, n = experiment.design, len(experiment.factors)
    units = unit_sample(design, n, experiment.seed)
    with warnings.catch_warnings():
        # Of one trajectory: its effects have no scatter, which is not asked for here.
        warnings.filterwarnings("ignore", "Degrees of freedom <= 0|invalid value encountered", RuntimeWarning)
        found = morris.analyze(
            unit_problem(n), units, means, num_levels=design.steps, num_resamples=resamples,
            seed=_seed_of(experiment),
        )  # fmt: skip
    nothing = np.full(n, np.nan)
    errors = _columns(found["mu_star_conf"], nothing)
    return _columns(found["mu_star"], nothing), errors if design.points > 1 else errors * np.nan


def _seed_of(experiment: Experiment) -> int:
    """The seed of the bootstrap, never 0: SALib takes that for none, and draws otherwise each time."""
    return experiment.seed % LARGEST_SAMPLER_SEED or LARGEST_SAMPLER_SEED


def _columns(total: Any, alone: Any) -> NDArray[np.float64]:
    return np.stack([np.asarray(total, dtype=np.float64), np.asarray(alone, dtype=np.float64)], axis=1)


OF_MEANS: Mapping[DesignKind, tuple[str, Analysed]] = {
    DesignKind.SOBOL: ("share of the outcome's variance", _sobol),
    DesignKind.MORRIS: ("mean absolute effect of a full step", _morris),
}
"""Designs whose indices are of the mean at each point: what an index is there, and how it is worked out."""
