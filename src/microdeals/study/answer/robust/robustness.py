"""What a result says about its policies: how near the best each is, and what the choice hangs on.

What so few states cannot tell (`enough_states`) is NaN, None or empty.
"""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.conflicts.declared import Value
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.statistics.intervals import Count, Mean, averaged
from microdeals.statistics.paired_differences import Difference, between
from microdeals.study.answer.robust.choice import Choice, choice_of
from microdeals.study.answer.robust.deciding_unknowns import Worth, worths_of
from microdeals.study.answer.robust.enough_states import Witnesses
from microdeals.study.answer.robust.failing_box import FailingBox, Fails, failing_box
from microdeals.study.answer.robust.lives import Outcomes, halves, which_tell
from microdeals.study.answer.robust.regrets import is_near_best, regrets_by_state, shares_near_best
from microdeals.study.columns import NEVER_BELOW_0, NUMBERS
from microdeals.study.question.designs import Points
from microdeals.study.question.experiment import Experiment, RobustQuestion

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame

MOST_STATES = 0.9
"""Regret that is not passed in so large a part of the states."""
WORST = 0.1
NO_MEAN = Mean(math.nan, math.nan, math.nan, math.nan)
NO_DIFFERENCE = Difference(math.nan, math.nan, math.nan)


class PolicyFinding(NamedTuple):
    """One policy, as the states tell that had no say in what was picked. In the unit of the outcome."""

    values: Mapping[str, Value]
    near_best: Count  # states in which it is within the margin of the best; of too few no share
    regret_90: float  # not passed in nine of ten states
    largest_regret: float
    mean: Mean  # over states
    worst_tenth: Mean  # over the tenth of the states that is worst for this policy
    where_the_picked_is_worst: Difference  # against the picked policy, pair by pair, in its own worst tenth


class Robustness(NamedTuple):
    """All policies in the order of the design, the choice, and where it would be another."""

    experiment: Experiment
    policies: tuple[PolicyFinding, ...]
    choice: Choice
    box: FailingBox | None
    worths: tuple[Worth, ...]
    witnesses: Witnesses

    @property
    def n_telling(self) -> int:
        """States that tell; as many pick, or one more."""
        return self.witnesses.telling

    @property
    def asked(self) -> RobustQuestion:
        """What the policies were held to."""
        return self.experiment.held_to

    @property
    def in_order(self) -> list[int]:
        """The policies, those first that are near the best in most states."""
        places = range(len(self.policies))
        return sorted(
            places, key=lambda one: (-self.policies[one].near_best.number, self.policies[one].regret_90)
        )

    @property
    def picked(self) -> PolicyFinding:
        """The policy that was picked, named or not."""
        return self.policies[self.choice.policy]

    def __repr__(self) -> str:
        """What policies are held to, and the policy that is named, or that none is."""
        from microdeals.study.answer.robust.in_words import held_to_in_words, margin_in_words, verdict

        margin = margin_in_words(self.asked.outcome, self.asked.within)
        return short(f"By {held_to_in_words(self)}, near being at most {margin} behind: {verdict(self)}")

    def _repr_html_(self) -> str:
        """The same and the policies, as a small table."""
        return html_of(repr(self), self.summary())

    def summary(self) -> "Frame":
        """A data frame with a row a policy: in which share of states it is near the best, and its regrets."""
        from microdeals.study.answer.robust.summary import summary_of_robustness

        return summary_of_robustness(self)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw in how many states each policy is near the best, on these Axes or on new ones."""
        from microdeals.study.answer.robust.pictures import plot_robustness

        return plot_robustness(self, ax)


def finding_from(experiment: Experiment, points: Points, outcomes: Outcomes) -> Robustness:
    """What outcomes (states, policies, runs), more being better, say about the policies at these points."""
    asked = experiment.held_to
    lives, tells = halves(outcomes), which_tell(len(outcomes))
    choice = choice_of(lives, asked.within)
    regrets = regrets_by_state(outcomes)
    states = states_in(points, asked)
    witnesses = Witnesses(len(lives.telling), len(states.drop_duplicates()))
    fails = ~is_near_best(regrets, asked.within)[:, choice.policy]
    policies = _policies(experiment, points, _Told(regrets[tells], lives.telling, choice.policy, witnesses))
    box = failing_box(states, Fails(fails, tells)) if witnesses.tell_shares else None
    worths = worths_of(states, asked.drawn, outcomes) if witnesses.tell_shares else ()
    return Robustness(experiment, policies, choice, box, worths, witnesses)


def states_in(points: Points, asked: RobustQuestion) -> Any:
    """What is drawn in each state, a row a state."""
    columns = {column.path: column for column in points.columns}
    firsts = range(0, points.n, asked.policies)
    return pd.DataFrame({path: [columns[path].value(first) for first in firsts] for path in asked.drawn})


class _Told(NamedTuple):
    """What the telling states tell: regrets (states, policies), outcomes, and which policy was picked."""

    regrets: NDArray[np.float64]
    outcomes: Outcomes
    picked: int
    witnesses: Witnesses


def _policies(experiment: Experiment, points: Points, told: _Told) -> tuple[PolicyFinding, ...]:
    asked = experiment.held_to
    near = shares_near_best(told.outcomes, asked.within)
    levers = [factor.path for factor in experiment.factors if factor.is_lever]
    found = []
    for number in range(asked.policies):
        values = points.values(number)
        found.append(
            PolicyFinding(
                {path: values[path] for path in levers},
                near[number] if told.witnesses.tell_shares else _only_counted(near[number]),
                *_losses(told, number),
                _turned(averaged(told.outcomes[:, number].mean(axis=1)), asked),
                *_worst(told, number, asked),
            )
        )
    return tuple(found)


def _only_counted(near: Count) -> Count:
    return Count(near.number, math.nan, math.nan, math.nan)


def _losses(told: _Told, number: int) -> tuple[float, float]:
    """The regret that is not passed in nine of ten states, and the largest; NaN of too few states."""
    if not told.witnesses.tell_tenths:
        return math.nan, math.nan
    regret = told.regrets[:, number]
    return float(np.quantile(regret, MOST_STATES, method="higher")), float(regret.max())


def _worst(told: _Told, number: int, asked: RobustQuestion) -> tuple[Mean, Difference]:
    """Its worst tenth, and how it does in that of the picked policy; NaN of too few states."""
    if not told.witnesses.tell_tenths:
        return NO_MEAN, NO_DIFFERENCE
    return _turned(_worst_tenth(told.outcomes[:, number]), asked), _against(told, number, asked)


def worst_states(outcomes: NDArray[np.float64]) -> NDArray[np.int64]:
    """The tenth of the states that every other run finds worst, of outcomes (states, runs)."""
    n = round(WORST * len(outcomes))
    return np.argsort(outcomes[:, 0::2].mean(axis=1), kind="stable")[:n]


def _worst_tenth(outcomes: NDArray[np.float64]) -> Mean:
    """Its mean there, told by the runs that did not pick these states."""
    return averaged(outcomes[worst_states(outcomes), 1::2].mean(axis=1))


def _against(told: _Told, number: int, asked: RobustQuestion) -> Difference:
    """How much more of the outcome than under the picked policy, in the states that are its worst."""
    worst = worst_states(told.outcomes[:, told.picked])
    both = (told.outcomes[worst, policy, 1::2].mean(axis=1) for policy in (told.picked, number))
    found = between(*both)
    return found if asked.more_is_better else Difference(-found.mean, -found.high, -found.low)


def _turned(found: Mean, asked: RobustQuestion) -> Mean:
    """As the outcome is measured, whichever way is better, and within what it can be."""
    if not asked.more_is_better:
        found = Mean(-found.mean, -found.high, -found.low, found.error)
    if asked.outcome not in NUMBERS:
        return found.within(0.0, 1.0)
    return found.within(0.0) if asked.outcome in NEVER_BELOW_0 else found
