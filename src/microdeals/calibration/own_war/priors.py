"""Draws from the priors of a war, as places: 0 to 1, how far up in its own prior each number lies."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri  # type: ignore[import-untyped]

from microdeals.conflicts import Conflict
from microdeals.unknowns import WarsThatFit, wars_at
from microdeals.unknowns.distributions import quantile
from microdeals.unknowns.inputs import Inputs
from microdeals.unknowns.wars import wars_of_seeds

FARTHEST = 3.5
"""Standard deviations from the middle of its prior beyond which no number is taken."""


class Priors(NamedTuple):
    """What is drawn of a war, and many draws of it, by which places are told: the same whatever is asked."""

    conflict: Conflict
    inputs: Inputs
    reference: NDArray[np.float64]
    """(m, numbers of the joint draws) each column in order."""
    known: NDArray[np.float64]
    """(m, numbers) the values of those draws, each column in order."""

    def drawn(self, numbers: NDArray[np.int64]) -> WarsThatFit:
        """The draws with these numbers (n,)."""
        return wars_of_seeds(self.conflict, self.inputs, numbers)

    def normal(self, wars: WarsThatFit) -> NDArray[np.float64]:
        """Where each number of some draws lies (n, numbers), as a standard normal would."""
        n_single = len(self.inputs.single)
        levels = wars.levels
        columns = [levels[:, place] for place in range(n_single)]
        for level, known in zip(levels.T[n_single:], self.reference.T, strict=True):
            columns.append(share_below(known, level))
        places = np.column_stack(columns)
        return np.asarray(np.clip(ndtri(places), -FARTHEST, FARTHEST))

    def at(self, normal: NDArray[np.float64]) -> WarsThatFit:
        """The wars whose numbers lie there (n, numbers); their luck is by their order, from 0."""
        n_single, places = len(self.inputs.single), ndtr(normal)
        picked = np.full((len(places), int(self.inputs.joint is not None)), 0.5)
        wars = wars_at(self.conflict, self.inputs, np.hstack([places[:, :n_single], picked]))
        rows = np.minimum(
            (places[:, n_single:] * len(self.reference)).astype(np.int64), len(self.reference) - 1
        )
        values = wars.values.copy()
        for column in range(rows.shape[1]):
            values[:, column - rows.shape[1]] = self.reference[rows[:, column], column]
        return replace(wars, values=values)

    def values(self, wars: WarsThatFit) -> NDArray[np.float64]:
        """What each number of some draws sets at its first path (n, numbers); of a factor the factor."""
        return _values(self.inputs, wars)


def priors_of(conflict: Conflict, inputs: Inputs, numbers: NDArray[np.int64]) -> Priors:
    """The priors, and a reference of the draws with these numbers (m,)."""
    wars = wars_of_seeds(conflict, inputs, numbers)
    reference = np.sort(wars.levels[:, len(inputs.single) :], axis=0)
    return Priors(conflict, inputs, reference, np.sort(_values(inputs, wars), axis=0))


def _values(inputs: Inputs, wars: WarsThatFit) -> NDArray[np.float64]:
    where = {path: place for place, path in enumerate(wars.paths)}
    first = [one.targets[0].path for one in inputs.single]
    first += [target.path for target in inputs.joint_targets]
    values = wars.values[:, [where[path] for path in first]]
    for place, one in enumerate(inputs.single):
        if one.is_factor:
            values[:, place] = quantile(one.draw.distribution, one.draw.numbers, wars.uniforms[:, place])
    return np.asarray(values)


def share_below(known: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share (n,) of known values, which are in order, below each value, and half of those at it."""
    below = np.searchsorted(known, values) + np.searchsorted(known, values, side="right")
    return np.asarray((below + 1.0) / (2.0 * len(known) + 2.0))
