"""Where the picked policy fails: a box of values of what nobody knows, found by a small tree (CART)."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Count, counted
from microdeals.study.answer.leaves import leaves_of, questions_about
from microdeals.study.answer.robust.enough_states import FEWEST_THAT_AGREE

MOST_LEAVES = 4
LEAST_SHARE = 0.1
"""A box holds at least this share of the states that look for it, and as many as can agree."""


class FailingBox(NamedTuple):
    """Values under which a policy fails more often: told by states that did not look for it."""

    words: tuple[str, ...]
    inside: Count
    n_inside: int
    outside: Count
    n_outside: int

    @property
    def is_sure(self) -> bool:
        """Whether the intervals inside and outside lie apart."""
        return self.inside.low > self.outside.high


class Fails(NamedTuple):
    """In which states (n,) a policy fails, and which of them tell; the others look for a box."""

    fails: NDArray[np.bool_]
    tells: NDArray[np.bool_]


def failing_box(states: Any, told: Fails) -> FailingBox | None:
    """The box of the table ``states`` (a row each) where a policy fails most.

    None if nothing divides it, or if in the states that tell it fails no more often there than elsewhere.
    """
    from sklearn.tree import DecisionTreeRegressor  # type: ignore[import-untyped]

    table = questions_about(states, tuple(states.columns))
    looks = ~told.tells
    least = max(FEWEST_THAT_AGREE, int(LEAST_SHARE * np.count_nonzero(looks)))
    if table.shape[1] == 0 or np.count_nonzero(looks) < 2 * least or len(np.unique(told.fails[looks])) < 2:
        return None
    tree = DecisionTreeRegressor(max_leaf_nodes=MOST_LEAVES, min_samples_leaf=least, random_state=0)
    tree.fit(table[looks].to_numpy(), told.fails[looks].astype(np.float64))
    words = dict(leaves_of(tree.tree_, list(table.columns)))
    leaf = max(words, key=lambda number: float(tree.tree_.value[number].item()))
    inside = (tree.apply(table.to_numpy()) == leaf) & told.tells
    outside = told.tells & ~inside
    if not inside.any() or not outside.any() or not words[leaf]:
        return None
    box = FailingBox(words[leaf], *_counted(told.fails, inside), *_counted(told.fails, outside))
    return box if box.inside.share > box.outside.share else None


def _counted(fails: NDArray[np.bool_], where: NDArray[np.bool_]) -> tuple[Count, int]:
    n = int(np.count_nonzero(where))
    return counted(int(np.count_nonzero(fails & where)), n), n
