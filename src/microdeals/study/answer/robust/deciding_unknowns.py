"""Which unknown would change the choice: what it would be worth to know it before choosing [howard1966].

Whoever knows in which third of its values an unknown lies can choose another policy in each. What that
brings, beyond the one policy that is best without knowing, is the worth of knowing.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.paired_differences import Difference, between
from microdeals.study.answer.robust.enough_states import FEWEST_THAT_AGREE
from microdeals.study.answer.robust.lives import Outcomes, which_tell

MOST_TOLD = 3
MOST_WORDS = 8
"""Words of a list that count as a level each; of more, and of numbers, thirds count."""


class Worth(NamedTuple):
    """What knowing one unknown is worth, and which policy it would have chosen where."""

    path: str
    gain: Difference
    """In the unit of the outcome, turned so that more is better; told by states that did not choose."""
    levels: tuple[str, ...]
    policies: tuple[int, ...]
    """The policy chosen at each of the levels."""

    @property
    def changes_the_choice(self) -> bool:
        """Whether another policy at another level surely brings more."""
        return self.gain.sign > 0


class Levels(NamedTuple):
    """The level of an unknown in each state (n,), and what its levels are called."""

    number: NDArray[np.int64]
    words: tuple[str, ...]


def worths_of(states: Any, drawn: Sequence[str], outcomes: Outcomes) -> tuple[Worth, ...]:
    """The unknowns that are most worth knowing: half of the states pick them and choose, the others tell."""
    found = []
    for path in drawn:
        levels = levels_of(states[path])
        if len(levels.words) > 1:
            found.append(_worth(path, levels, outcomes.mean(axis=2)))
    found.sort(key=lambda one: -one[0])
    return tuple(worth for _, worth in found[:MOST_TOLD])


def levels_of(column: Any) -> Levels:
    """A level for each word of a short list, else the lowest, middle and highest third.

    Thirds are of the states that pick, so that as many of these lie in each.
    """
    values = column.to_numpy()
    words, number = np.unique(values, return_inverse=True)
    is_list = column.dtype == object or column.dtype == bool
    if len(words) < 2 or (is_list and len(words) <= MOST_WORDS):
        return Levels(number, tuple(str(word) for word in words.tolist()))
    if is_list:
        return Levels(np.zeros(len(values), np.int64), ("",))
    low, high = np.quantile(values[~which_tell(len(values))].astype(np.float64), [1 / 3, 2 / 3])
    third = (values > low).astype(np.int64) + (values > high)
    thirds = (f"up to {low:.3g}", f"between {low:.3g} and {high:.3g}", f"above {high:.3g}")
    places = np.unique(third)
    return Levels(np.searchsorted(places, third), tuple(thirds[place] for place in places))


def _worth(path: str, levels: Levels, means: NDArray[np.float64]) -> tuple[float, Worth]:
    """The gain by which it is picked, and what the others tell of it; a few states choose no other policy."""
    tells = which_tell(len(means))
    best = int(np.argmax(means[~tells].mean(axis=0)))
    chosen = []
    for level in range(len(levels.words)):
        there = ~tells & (levels.number == level)
        is_enough = np.count_nonzero(there) >= FEWEST_THAT_AGREE
        chosen.append(int(np.argmax(means[there].mean(axis=0))) if is_enough else best)
    knowing = means[np.arange(len(means)), np.array(chosen)[levels.number]]
    picked_by = float(np.mean((knowing - means[:, best])[~tells]))
    gain = between(means[tells, best], knowing[tells])
    return picked_by, Worth(path, gain, levels.words, tuple(chosen))
