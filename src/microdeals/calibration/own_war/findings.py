"""What was found: which numbers the data tell, where they disagree with the priors, how well they are met."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.calibration.own_war.measures import WarMeasure
from microdeals.calibration.own_war.spread import BATCHES, LOW_MIDDLE_HIGH, spread_of
from microdeals.calibration.own_war.stages import LearntWar
from microdeals.conflicts.declared import declaration_at
from microdeals.documents.wording import within_sentence

NARROWED = 0.9
"""A number is told if its middle 90 % is below nine tenths as wide as its prior's, in places of the prior,"""
MOVED = 0.15
"""or if its median has moved by more than so many places (1 = the whole prior)."""
BY_CHANCE = 0.05
"""So often (0..1) chance alone may tell any number at all, of all those that are looked at."""
WIDTH = float(LOW_MIDDLE_HIGH[-1] - LOW_MIDDLE_HIGH[0])
SURPRISE = 0.02
"""Prior and data disagree where so few worlds are as far out as the data, on either side."""
MET = 0.05
"""A figure is met if it is not among the outermost twentieth of worlds at the draws."""
SIDES = 2.0
FACTOR = "times the model's own"
"""The unit of a number that several paths are multiplied by."""

Three = tuple[float, float, float]
"""The 5 %, 50 % and 95 % quantiles."""


class ToldBounds(NamedTuple):
    """A number is told if its middle 90 % is narrower than ``width`` or its median has moved by more."""

    width: float
    moved: float


def bounds_of(n_draws: int, n_numbers: int, error_of_width: float, error_of_moved: float) -> ToldBounds:
    """The rule for a number, of so many: what matters, and is more than chance leaves of its draws.

    Where data tell nothing draws lie anywhere in the prior, and their places in order are distributed as
    beta: few of them come close together, or lean to a side, by chance. And the luck of the worlds that they
    were learnt from moves them all: by Student's t, with these standard errors, what matters is surely there.

    >>> [round(bound, 2) for bound in bounds_of(1000, 40, 0.0, 0.0)]  # of many draws what matters decides
    [0.81, 0.15]
    >>> [round(bound, 2) for bound in bounds_of(1000, 40, 0.02, 0.05)]
    [0.73, 0.34]
    """
    from scipy.special import betaincinv, stdtrit  # type: ignore[import-untyped]

    part = BY_CHANCE / (SIDES * n_numbers)
    between = WIDTH * (n_draws - 1)
    narrow = float(betaincinv(between, n_draws + 1 - between, part))
    leaning = 0.5 - float(betaincinv((n_draws + 1) / 2, (n_draws + 1) / 2, part / SIDES))
    times = float(stdtrit(BATCHES - 1, 1.0 - part))
    return ToldBounds(
        min(NARROWED * WIDTH - times * error_of_width, narrow), max(MOVED + times * error_of_moved, leaning)
    )


class NumberLearnt(NamedTuple):
    """A number of the war: its prior and its posterior, each as 5 %, 50 % and 95 % quantiles.

    ``width``: of the middle 90 % in places of the prior, where the prior's is .9; ``moved``: of the median.
    ``planted``: how often (0..1) planted numbers lay within the middle 90 % that their own records left.
    """

    path: str
    name: str
    unit: str
    prior: Three
    posterior: Three
    width: float
    moved: float
    planted: float
    bounds: ToldBounds
    is_learnt: bool
    """Whether figures tell of it, in worlds left out, more than chance would of any number."""

    @property
    def is_told(self) -> bool:
        """Whether the data tell something of it: by the rule above, and by more than chance would."""
        stands_out = self.width < self.bounds.width or abs(self.moved) > self.bounds.moved
        return self.is_learnt and stands_out


class FigureMet(NamedTuple):
    """A figure of the data, and the middle 90 % and median of worlds at the priors and at the draws.

    ``surprise`` and ``surprise_after``: share (0..1) of those worlds that are as far out, on either side.
    """

    measure: WarMeasure
    data: float
    before: Three
    after: Three
    surprise: float
    surprise_after: float
    is_used: bool
    """Whether worlds differ in it, so that it can tell anything."""

    @property
    def disagrees(self) -> bool:
        """Whether worlds that fit what was known before hardly ever come to this figure."""
        return self.surprise < SURPRISE

    @property
    def is_met(self) -> bool:
        """Whether worlds at the draws come to it."""
        return self.surprise_after >= MET


class LearntFindings(NamedTuple):
    """All that is told of a fit."""

    numbers: tuple[NumberLearnt, ...]
    figures: tuple[FigureMet, ...]

    @property
    def told(self) -> tuple[NumberLearnt, ...]:
        """The numbers that the data tell, those told best first."""
        return tuple(sorted((one for one in self.numbers if one.is_told), key=lambda one: one.width))


def findings_of(learnt: LearntWar) -> LearntFindings:
    """What was found."""
    return LearntFindings(tuple(_numbers(learnt)), tuple(_figures(learnt)))


def _numbers(learnt: LearntWar) -> Iterator[NumberLearnt]:
    before, now = learnt.priors.known, learnt.priors.values(learnt.draws)
    low, _, high = LOW_MIDDLE_HIGH
    spread, errors = spread_of(learnt.priors, learnt.draws), learnt.errors
    is_learnt = learnt.adjustment.shares > learnt.by_chance
    held = np.mean((learnt.planted >= low) & (learnt.planted <= high), axis=0)
    named = zip(learnt.prior.factors, names_of(learnt), units_of(learnt), strict=True)
    for place, (path, name, unit) in enumerate(named):
        prior, after = (np.quantile(values[:, place], LOW_MIDDLE_HIGH) for values in (before, now))
        bounds = bounds_of(len(now), now.shape[1], float(errors.width[place]), float(errors.moved[place]))
        yield NumberLearnt(
            path, name, unit, _three(prior), _three(after), float(spread.width[place]),
            float(spread.moved[place]), float(held[place]), bounds, bool(is_learnt[place]),
        )  # fmt: skip


def names_of(learnt: LearntWar) -> list[str]:
    """What the file of unknowns calls each number, in words; its path where it was fitted with others."""
    titles = {party.key: party.title for party in learnt.asked.conflict.parties}
    names = []
    for one in learnt.inputs.single:
        side = f" ({within_sentence(titles[one.side])})" if one.side else ""
        names.append(one.draw.called + side)
    return names + [target.path for target in learnt.inputs.joint_targets]


def units_of(learnt: LearntWar) -> list[str]:
    """The unit of each number: that of its path, or that it is a factor."""
    units = []
    for path, one in zip_longest(learnt.prior.factors, learnt.inputs.single):
        declared = declaration_at(path)
        is_factor = one is not None and one.is_factor
        units.append(FACTOR if is_factor else declared.unit if declared else "as declared")
    return units


def _figures(learnt: LearntWar) -> Iterator[FigureMet]:
    used = {one.name for one in learnt.adjustment.terms.measures}
    for measure in learnt.compared.measures:
        data = learnt.data[measure.name]
        before, after = (_known(table, measure.name) for table in (learnt.before, learnt.after))
        yield FigureMet(
            measure, data, _middle(before), _middle(after), surprise(before, data), surprise(after, data),
            measure.name in used,
        )  # fmt: skip


def surprise(figures: NDArray[np.float64], data: float) -> float:
    """Share (0..1) of worlds as far out as the data, on either side; with no world that can tell it, 0."""
    if len(figures) == 0:
        return 0.0
    low, high = float(np.mean(figures <= data)), float(np.mean(figures >= data))
    return min(1.0, SIDES * min(low, high))


def _known(table: pd.DataFrame, name: str) -> NDArray[np.float64]:
    figures = table[name].to_numpy(dtype=np.float64)
    return np.asarray(figures[np.isfinite(figures)])


def _middle(figures: NDArray[np.float64]) -> Three:
    return _three(np.quantile(figures, LOW_MIDDLE_HIGH)) if len(figures) else (np.nan, np.nan, np.nan)


def _three(values: NDArray[np.float64]) -> Three:
    low, middle, high = values.tolist()
    return low, middle, high
