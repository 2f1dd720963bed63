"""From priors and a record to joint draws: wars lived all over the priors, moved to the record, and checked.

1. Worlds of the war are lived all over its priors, each with a draw and a luck of its own, and written down
   as the record was.
2. What their figures tell of their numbers is learnt, and the nearest of them are moved to the record.
3. Planted records, of worlds that were not learnt from, say how often the method finds what was planted.
4. Worlds at the draws say how well each figure of the record is met.
"""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.calibration.own_war.adjustment import Adjustment, learnt_from, told_by_chance
from microdeals.calibration.own_war.known_deals import ratios, small_deals
from microdeals.calibration.own_war.measures import (
    FIRE,
    FIRE_SPREAD,
    SE_OF_MEDIAN,
    Comparable,
    compared,
    figures_of,
)
from microdeals.calibration.own_war.priors import Priors, priors_of
from microdeals.calibration.own_war.record import WarRecord
from microdeals.calibration.own_war.spread import SpreadOfDraws, errors_of_spread
from microdeals.calibration.own_war.worlds import lived_figures, observer_of
from microdeals.conflicts import Conflict
from microdeals.progress import Bar
from microdeals.statistics.figures import Figures
from microdeals.unknowns import Unknowns, WarsThatFit
from microdeals.unknowns.inputs import Inputs, inputs_of

CHECKED = 0.1
"""As large a part of the wars as is lived for each of the two checks, and no more than `MOST_CHECKED`."""
MOST_CHECKED = 400
REFERENCE_DRAWS = 10_000
"""Draws by which the prior is known. They are those of seed 0, whatever the seed of a fit."""
SEEDS_APART = 10_000_000
"""Each stage has draws and lucks of its own, so many apart."""
LIVED, PLANTED, AFTER, REFERENCE = range(1, 5)
STAGES = 10


class FitAsked(NamedTuple):
    """What is asked: a war with its unknowns, a record of it, how many wars to live, a seed, threads."""

    conflict: Conflict
    unknowns: Unknowns
    record: WarRecord
    wars: int
    seed: int
    threads: int | None = None

    def numbers(self, stage: int, n: int) -> NDArray[np.int64]:
        """The numbers (n,) of a stage's draws, which are its lucks too."""
        return (self.seed * STAGES + stage) * SEEDS_APART + np.arange(n, dtype=np.int64)

    @property
    def checked(self) -> int:
        """How many worlds each of the two checks has."""
        return min(MOST_CHECKED, max(1, round(CHECKED * self.wars)))

    @property
    def worlds(self) -> int:
        """Worlds of all stages."""
        return self.wars + 2 * self.checked


class LearntWar(NamedTuple):
    """What a record says of a war's numbers.

    ``by_chance``: share of its variance that figures seem to tell of hardly any number where they tell of
    none; ``errors``: by how much the luck of the worlds may have spread or moved the draws;
    ``prior`` and ``draws``: the wars before and now; ``before`` and ``after``: figures of worlds of them;
    ``planted``: the place (worlds, numbers), 0 to 1, of each planted number among the draws that its own
    record leaves.
    """

    asked: FitAsked
    priors: Priors
    compared: Comparable
    data: Figures
    adjustment: Adjustment
    by_chance: float
    errors: SpreadOfDraws
    prior: WarsThatFit
    draws: WarsThatFit
    before: pd.DataFrame
    after: pd.DataFrame
    planted: NDArray[np.float64]

    @property
    def inputs(self) -> Inputs:
        """What is drawn."""
        return self.priors.inputs


def fitted(asked: FitAsked, bar: Bar) -> LearntWar:
    """Learn a war's numbers from its record; the bar counts worlds."""
    inputs = inputs_of(asked.conflict, asked.unknowns)
    priors = priors_of(asked.conflict, inputs, asked._replace(seed=0).numbers(REFERENCE, REFERENCE_DRAWS))
    observer = observer_of(asked.conflict, asked.record)
    told, data = compared(asked.record), figures_of(asked.record)
    live = partial(lived_figures, observer=observer, bar=bar, threads=asked.threads)
    prior = priors.drawn(asked.numbers(LIVED, asked.wars))
    before = live(prior)
    normal, figures = priors.normal(prior), _blurred(before, asked)
    adjustment = learnt_from(normal, figures, told.measures)
    chance = told_by_chance(adjustment, figures)
    errors = errors_of_spread(priors, (normal, figures), told.measures, data)
    planted = priors.drawn(asked.numbers(PLANTED, asked.checked))
    places = planted_places(adjustment, priors.normal(planted), _blurred(live(planted), asked))
    draws = priors.at(adjustment.moved_to(data))
    chosen = np.linspace(0, len(draws) - 1, asked.checked).astype(np.int64)
    after = live(replace(draws.some(chosen), seeds=asked.numbers(AFTER, asked.checked)))
    return LearntWar(
        asked, priors, told, data, adjustment, chance, errors, prior, draws, before, after, places
    )


def planted_places(
    adjustment: Adjustment, planted: NDArray[np.float64], figures: pd.DataFrame
) -> NDArray[np.float64]:
    """Where planted numbers lie (worlds, numbers), 0 to 1, among the draws that their own records leave."""
    found = []
    for truth, record in zip(planted, figures.to_dict("records"), strict=True):
        draws = adjustment.moved_to({str(name): float(value) for name, value in record.items()})
        found.append(np.mean(draws < truth, axis=0) + 0.5 * np.mean(draws == truth, axis=0))
    return np.array(found)


def _blurred(figures: pd.DataFrame, asked: FitAsked) -> pd.DataFrame:
    """Figures of worlds, their ratios of fire as far off as those of data, in which fire has been counted."""
    error = _error(asked.record, figures)
    noise = np.random.default_rng([asked.seed, len(figures)]).normal(0.0, error, len(figures))
    return figures.assign(**{FIRE: figures[FIRE] * np.exp(noise)})


def _error(record: WarRecord, figures: pd.DataFrame) -> float:
    """By how much a record's median ratio of fire is off for being counted, as a logarithm.

    Deals differ in their ratios in the data and in worlds; by what they differ more, counting is to blame.
    """
    own, n = figures_of(record)[FIRE_SPREAD], len(ratios(small_deals(record)))
    in_worlds = float(figures[FIRE_SPREAD].median())
    if not np.isfinite(own) or not np.isfinite(in_worlds):
        return 0.0
    return SE_OF_MEDIAN * float(np.sqrt(max(own**2 - in_worlds**2, 0.0) / n))
