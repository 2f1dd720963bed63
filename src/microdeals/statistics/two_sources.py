"""Estimates with two intervals: what luck leaves, and what we do not know.

Pairs come seed by seed, and a draw of what nobody knows has several seeds. Luck is what differs within a
draw: its interval is that of the mean if no other draws could have been. What we do not know is what differs
between draws: the middle nine tenths of what is expected in each, luck taken out. It always holds the 95 %
interval of the mean over draws, so that it never claims more than was run (decision 0032).
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import averaged, t_bound
from microdeals.statistics.nested import middle_mean, middle_share, variances_of
from microdeals.statistics.shares_by_seed import degrees_of, share_of_seeds, share_with_error

FEWEST_DRAWS = 2
"""Draws that it takes to tell luck from what is not known at all."""
Bounds = tuple[float, float]


class Estimate(NamedTuple):
    """A mean or a share (0..1), and what luck and what we do not know leave of it.

    Where every number was taken as given there is no ``unknown``, and where draws are too few to tell the two
    apart; then all that there is is ``average``, the 95 % interval of the mean over the seeds that were run.
    """

    mean: float
    luck: Bounds
    average: Bounds
    unknown: Bounds | None

    @property
    def low(self) -> float:
        """The lower end of the wider interval: what a title or a word is tested by."""
        return self.unknown[0] if self.unknown else self.average[0]

    @property
    def high(self) -> float:
        """The upper end of the wider interval."""
        return self.unknown[1] if self.unknown else self.average[1]

    @property
    def sign(self) -> int:
        """1: above 0, -1: below, 0: the wider interval holds 0."""
        return _sign((self.low, self.high))

    @property
    def sign_on_average(self) -> int:
        """The same of the mean over all that was drawn."""
        return _sign(self.average)

    def not_below(self, least: float) -> "Estimate":
        """The same of what cannot be less: intervals around a mean do not know that."""

        def cut(bounds: Bounds) -> Bounds:
            return max(bounds[0], least), max(bounds[1], least)

        unknown = cut(self.unknown) if self.unknown else None
        return self._replace(luck=cut(self.luck), average=cut(self.average), unknown=unknown)


def are_told_apart(draws: NDArray[np.int64] | None) -> bool:
    """Whether the draws of seeds (n,) tell luck from what we do not know; None, or none: nothing is drawn.

    >>> are_told_apart(np.array([5, 5, 7])), are_told_apart(np.array([5, 5, 7, 7]))
    (False, True)
    """
    if draws is None or not len(draws):
        return False
    return Nested(np.zeros(len(draws)), draws).by_draw is not None


class Nested(NamedTuple):
    """Outcomes by seed (n,), and the draw of each seed (n,); None: every number was taken as given."""

    values: NDArray[np.float64]
    draws: NDArray[np.int64] | None

    @property
    def by_draw(self) -> NDArray[np.float64] | None:
        """Outcomes (draws, lucks) of the draws that have all of their lucks; None if too few to tell."""
        if self.draws is None:
            return None
        _, places, n_lucks = np.unique(self.draws, return_inverse=True, return_counts=True)
        lucks = int(n_lucks.max())
        whole = n_lucks[places] == lucks
        table = self.values[whole].reshape(-1, lucks)
        return table if lucks > 1 and len(table) >= FEWEST_DRAWS else None


def share_estimate(nested: Nested, n_points: int) -> Estimate:
    """A share (0..1) from that of each seed over so many points."""
    alike = share_of_seeds(nested.values, n_points)
    table, n = nested.by_draw, len(nested.values)
    if table is None:
        return Estimate(alike.mean, (alike.low, alike.high), (alike.low, alike.high), None)
    most, of_draws = n_points * n, table.mean(axis=1)
    luck = share_with_error(alike.mean, _luck(table, n), (n, most), degrees_of(nested.values))
    error = averaged(of_draws).error
    average = share_with_error(alike.mean, error, (len(table), most), degrees_of(of_draws))
    return Estimate(alike.mean, luck, average, _around(middle_share(table), average))


def mean_estimate(nested: Nested) -> Estimate:
    """A mean, or a mean difference, from the number of each seed."""
    alike = averaged(nested.values)
    table, n = nested.by_draw, len(nested.values)
    if table is None:
        return Estimate(alike.mean, (alike.low, alike.high), (alike.low, alike.high), None)
    half = t_bound(table.size - len(table)) * _luck(table, n)
    draws = averaged(table.mean(axis=1))
    wide = (draws.high - draws.low) / 2.0
    average = (alike.mean - wide, alike.mean + wide)
    return Estimate(
        alike.mean, (alike.mean - half, alike.mean + half), average, _around(middle_mean(table), average)
    )


def _luck(table: NDArray[np.float64], n: int) -> float:
    """The standard error that luck leaves of the mean over so many seeds."""
    return math.sqrt(variances_of(table).within / n)


def _around(middle: Bounds, average: Bounds) -> Bounds:
    return min(middle[0], average[0]), max(middle[1], average[1])


def _sign(bounds: Bounds) -> int:
    return int(bounds[0] > 0.0) - int(bounds[1] < 0.0)
