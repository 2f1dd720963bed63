"""Draws: what nobody knows about the war of an experiment, drawn with the runs of every point.

A draw is lived with a few lucks, so that what is not known can be told from luck. Every point meets the same
draws, as it meets the same luck. What varies between points, or is set by hand, is not drawn.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.study.question.experiment import DrawnNumbers
from microdeals.unknowns import set_by_hand, unknowns_of
from microdeals.unknowns.inputs import Inputs, inputs_of
from microdeals.unknowns.wars import wars_of_seeds

LUCKS = 2
"""Pairs a draw: two are the fewest that tell luck from what is not known, and leave the most draws."""
GIVEN = -1
"""In place of a draw, where every number is taken as given."""
DEALS = "deal."


class DrawnValues(NamedTuple):
    """What some draws set: their numbers (n,) in order, the paths, and the values (n, paths)."""

    first_seed: int
    """The seed of the first run at a point."""
    draws: NDArray[np.int64]
    paths: tuple[str, ...]
    values: NDArray[np.float64]

    def of_seeds(self, seeds: NDArray[np.int64], kinds: Collection[str]) -> "NumbersOfWorlds":
        """What is drawn for the runs with these seeds (m,), but for kinds of deals that a point has not."""
        rows = np.searchsorted(self.draws, draws_of(seeds, self.first_seed))
        there = [place for place, path in enumerate(self.paths) if _is_there(path, kinds)]
        return NumbersOfWorlds(tuple(self.paths[place] for place in there), self.values[rows][:, there])


class NumbersOfWorlds(NamedTuple):
    """Numbers that differ from world to world: their paths, and their values (worlds, paths)."""

    paths: tuple[str, ...]
    values: NDArray[np.float64]

    def some(self, worlds: slice) -> "NumbersOfWorlds":
        """Those of some of the worlds."""
        return self._replace(values=self.values[worlds])


def draws_of(seeds: NDArray[np.int64], first_seed: int) -> NDArray[np.int64]:
    """The draw of each run (n,): it goes by the number of the first seed that has it.

    >>> draws_of(np.array([5, 6, 7, 8, 9]), 5).tolist()
    [5, 5, 7, 7, 9]
    """
    return seeds - (seeds - first_seed) % LUCKS


def inputs_for(conflict: Conflict, varied: Collection[str], settings: Collection[str]) -> Inputs | None:
    """What is drawn for a model of which some paths vary and others are set; None if nothing is.

    Raises UnknownsError for a file of unknowns that is wrong.
    """
    unknowns = unknowns_of(conflict)
    if unknowns is None:
        return None
    inputs = inputs_of(conflict, unknowns, sorted({*varied, *settings, *set_by_hand(conflict)}))
    return inputs if inputs.targets else None


def told_of(inputs: Inputs) -> DrawnNumbers:
    """What an experiment keeps of what is drawn for it."""
    return DrawnNumbers(inputs.digest, inputs.n_numbers)


def values_for(conflict: Conflict, inputs: Inputs, first_seed: int, seeds: NDArray[np.int64]) -> DrawnValues:
    """What is drawn for the runs with these seeds (n,), of which the first at a point is ``first_seed``."""
    draws = np.unique(draws_of(seeds, first_seed))
    wars = wars_of_seeds(conflict, inputs, draws)
    return DrawnValues(first_seed, draws, wars.paths, wars.values)


def _is_there(path: str, kinds: Collection[str]) -> bool:
    return not path.startswith(DEALS) or path.split(".")[1] in kinds
