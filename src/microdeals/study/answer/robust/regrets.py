"""Regret: how much less a policy brings in a state than the best policy of that state [savage1951]."""

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.intervals import Count, counted
from microdeals.statistics.luck_taken_out import differences_without_luck
from microdeals.study.answer.robust.lives import Outcomes, halves, which_tell

N_AGAIN = 100
OF_THE_OUTCOME = 1e-9
"""Regrets below this are rounding."""


def regrets_of(outcomes: Outcomes) -> NDArray[np.float64]:
    """Regrets (states, policies), 0 or above, in the unit of the outcome, luck taken out.

    Every other run of a state picks its best policy, and the other runs tell how far all policies lie below
    it: the best of many, told by the runs that made it the best, would be flattered.
    """
    picking, telling = (differences_without_luck(outcomes[:, :, half::2]) for half in (0, 1))
    return _regrets(picking, telling)


def regrets_by_state(outcomes: Outcomes) -> NDArray[np.float64]:
    """The same of all states in order: luck is taken out among those that tell, and among those that pick."""
    lives, tells = halves(outcomes), which_tell(len(outcomes))
    found = np.zeros(outcomes.shape[:2])
    found[tells], found[~tells] = regrets_of(lives.telling), regrets_of(lives.picking)
    return found


def lucky_regrets_of(outcomes: Outcomes) -> NDArray[np.float64]:
    """The same with luck left in: larger, but each state's are its own.

    To take luck out, all states are looked at, so that one mistake about a policy is made in all of them.
    Where states are counted as so many witnesses, each has to speak for itself.
    """
    return _regrets(outcomes[:, :, 0::2].mean(axis=2), outcomes[:, :, 1::2].mean(axis=2))


def _regrets(picking: NDArray[np.float64], telling: NDArray[np.float64]) -> NDArray[np.float64]:
    best = np.take_along_axis(telling, np.argmax(picking, axis=1)[:, None], axis=1)
    return np.asarray(np.maximum(best - telling, 0.0), dtype=np.float64)


def is_near_best(regrets: NDArray[np.float64], within: float) -> NDArray[np.bool_]:
    """In which states (states, policies) a policy is within the margin of the best."""
    return np.asarray(regrets <= within + OF_THE_OUTCOME, dtype=bool)


def shares_near_best(outcomes: Outcomes, within: float) -> tuple[Count, ...]:
    """In how many of the states each policy is within the margin of the best, with an interval each.

    It is the wider of Wilson's and of the middle of shares in samples of the states with replacement, in
    which luck is taken out anew.
    """
    near = is_near_best(regrets_of(outcomes), within)
    luck, n = np.random.default_rng(1), len(outcomes)
    again = np.array(
        [
            is_near_best(regrets_of(outcomes[luck.integers(n, size=n)]), within).mean(axis=0)
            for _ in range(N_AGAIN)
        ]
    )
    low, high = np.quantile(again, [0.025, 0.975], axis=0)
    counts = [counted(number, n) for number in near.sum(axis=0).tolist()]
    return tuple(
        count._replace(low=min(count.low, float(least)), high=max(count.high, float(most)))
        for count, least, most in zip(counts, low, high, strict=True)
    )
