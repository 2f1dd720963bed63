"""What a record says of numbers, by regression on worlds with known numbers: each war is moved to the record.

A regression tells the numbers from the figures [fearnhead2012]: their means, and how far they scatter. Of the
worlds that are nearest to the record each keeps what it was off by, in proportion to the scatter: so it
becomes the war that it would have been if it had come to the record's figures [beaumont2002] [blum2010].
Nothing is assumed of how figures are distributed, and whatever has been left out of the regression shows in
what worlds are off by.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.calibration.own_war.measures import WarMeasure
from microdeals.calibration.own_war.priors import FARTHEST
from microdeals.calibration.own_war.ridge import Ridge, ridge
from microdeals.statistics.figures import Figures

NEAREST = 0.25
"""Part of the worlds that are moved to a record. Assumed."""
LEAST_SCATTER = 0.05
MOST_SCATTER = 3.0
"""A world's scatter may differ from the record's by so many times."""
SHUFFLES, SHUFFLED_BY = 19, 1
"""How often figures are shuffled among the worlds, and the seed of that."""


class Terms(NamedTuple):
    """How figures of records become terms: on their scales, in standard deviations, squares and products.

    A world that cannot tell a figure is taken to be in the middle of it, and has a term that says so.
    """

    measures: tuple[WarMeasure, ...]
    middle: NDArray[np.float64]
    width: NDArray[np.float64]

    def of(self, figures: pd.DataFrame) -> NDArray[np.float64]:
        """The terms (n, terms) of some records."""
        n = len(figures)
        if not self.measures:
            return np.zeros((n, 0))
        scaled = np.column_stack([one.scaled(figures[one.name].to_numpy(float)) for one in self.measures])
        unknown = ~np.isfinite(scaled)
        along = np.where(unknown, 0.0, (scaled - self.middle) / self.width)
        first, second = np.triu_indices(along.shape[1])
        return np.concatenate([along, along[:, first] * along[:, second], unknown.astype(float)], axis=1)

    def linear(self, terms: NDArray[np.float64]) -> NDArray[np.float64]:
        """Of such terms only the figures themselves, and which are unknown (n, twice the figures)."""
        n = len(self.measures)
        return np.concatenate([terms[:, :n], terms[:, terms.shape[1] - n :]], axis=1)


class Adjustment(NamedTuple):
    """Worlds with known numbers (normal: n, numbers), what figures tell of them, and how far they scatter."""

    terms: Terms
    normal: NDArray[np.float64]
    mean: Ridge
    log_scatter: Ridge
    scatter: NDArray[np.float64]  # (n, numbers)
    told: NDArray[np.float64]  # (n, numbers) what figures tell of each
    shares: NDArray[np.float64]  # (numbers,) share of each number's variance that figures tell, 0 to 1

    def scatter_at(self, terms: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scatter (n, numbers) at rows of terms."""
        scatter = np.exp(0.5 * self.log_scatter.at(self.terms.linear(terms)))
        return np.asarray(np.maximum(scatter, LEAST_SCATTER))

    def moved_to(self, record: Figures) -> NDArray[np.float64]:
        """The nearest worlds' numbers (m, numbers), each moved to the figures of a record.

        Near is what figures tell of numbers, of each as far as they tell anything: so that no world is
        chosen for what its own numbers are.
        """
        terms = self.terms.of(pd.DataFrame([record]))
        mean, scatter = self.mean.at(terms)[0], self.scatter_at(terms)[0]
        distance = (self.told - mean) ** 2 @ self.shares
        n = max(1, round(NEAREST * len(self.normal)))
        nearest = np.sort(np.argsort(distance, kind="stable")[:n])
        ratio = np.clip(scatter / self.scatter[nearest], 1.0 / MOST_SCATTER, MOST_SCATTER)
        moved = mean + ratio * self.mean.off[nearest]
        return np.asarray(np.clip(moved, -FARTHEST, FARTHEST))


def learnt_from(
    normal: NDArray[np.float64], figures: pd.DataFrame, measures: Sequence[WarMeasure]
) -> Adjustment:
    """What figures (n,) of worlds tell of their numbers (n, numbers), which are standard normal by prior."""
    terms = _terms(figures, measures)
    rows = terms.of(figures)
    mean = ridge(rows, normal)
    squares = np.log(np.maximum(mean.off**2, LEAST_SCATTER**2))
    rough = ridge(terms.linear(rows), squares)
    level = np.log(np.mean(mean.off**2 / np.exp(rough.at(terms.linear(rows))), axis=0))
    log_scatter = rough._replace(base=rough.base + level)
    scatter = np.maximum(np.exp(0.5 * log_scatter.at(terms.linear(rows))), LEAST_SCATTER)
    shares = shares_told(mean.off, normal)
    return Adjustment(terms, normal, mean, log_scatter, scatter, mean.at(rows), shares)


def shares_told(off: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share (values,) of the variance of values (rows, values) that rows tell of others; below 0 counts as 0.

    ``off`` is what each row is off by when it is left out.
    """
    return np.asarray(np.clip(1.0 - np.mean(off**2, axis=0) / np.var(values, axis=0), 0.0, 1.0))


def told_by_chance(adjustment: Adjustment, figures: pd.DataFrame) -> float:
    """The largest share of any number that figures (n,) seem to tell where they tell nothing.

    They are shuffled against the numbers `SHUFFLES` times, as in a permutation test: in one of twenty such
    regressions some number comes to more.
    """
    terms, values = adjustment.terms.of(figures), adjustment.normal
    random = np.random.default_rng(SHUFFLED_BY)
    found = 0.0
    for _ in range(SHUFFLES):
        shuffled = values[random.permutation(len(values))]
        found = max(found, float(shares_told(ridge(terms, shuffled).off, shuffled).max(initial=0.0)))
    return found


def _terms(figures: pd.DataFrame, measures: Sequence[WarMeasure]) -> Terms:
    """Terms of those figures that differ between worlds which can tell them."""
    found, middles, widths = [], [], []
    for measure in measures:
        scaled = measure.scaled(figures[measure.name].to_numpy(float))
        known = scaled[np.isfinite(scaled)]
        if len(known) > 1 and np.ptp(known) > 0.0:
            found.append(measure)
            middles.append(float(known.mean()))
            widths.append(float(known.std()))
    return Terms(tuple(found), np.array(middles), np.array(widths))
