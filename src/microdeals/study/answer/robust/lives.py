"""The outcomes of a result by state, policy and run."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.study.columns import LABELS
from microdeals.study.question.experiment import RobustQuestion
from microdeals.study.run.parts import read_part
from microdeals.study.run.store import Store

Outcomes = NDArray[np.float64]
"""(states, policies, runs), turned so that more is better."""


class Lives(NamedTuple):
    """Two halves of the states: one picks what is to be told, the other tells it (record 0042)."""

    picking: Outcomes
    telling: Outcomes


def outcomes_of(store: Store, asked: RobustQuestion) -> Outcomes:
    """The outcomes of a finished result, more being better. Raises RequestError for a damaged file."""
    name = "label" if asked.outcome in LABELS else asked.outcome
    column = read_part(store.merged, columns=[name]).column(name).to_pandas()
    found = (column == asked.outcome) if name == "label" else column
    return turned(found.to_numpy(dtype=np.float64), asked)


def turned(values: NDArray[np.float64], asked: RobustQuestion) -> Outcomes:
    """Values of all pairs, in the order of points and seeds, as outcomes of which more is better."""
    sign = 1.0 if asked.more_is_better else -1.0
    return np.asarray(sign * values.reshape(asked.states, asked.policies, -1))


def which_tell(n_states: int) -> NDArray[np.bool_]:
    """Which states (n,) tell: every other one. The rest picks."""
    return np.asarray(np.arange(n_states) % 2 == 1)


def halves(outcomes: Outcomes) -> Lives:
    """The states that pick and those that tell."""
    tell = which_tell(len(outcomes))
    return Lives(outcomes[~tell], outcomes[tell])
