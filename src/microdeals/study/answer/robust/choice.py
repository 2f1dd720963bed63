"""The choice: the policy that is near the best in most states, named only if that is not luck."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.statistics.paired_differences import Difference, between
from microdeals.statistics.signs import is_one_sided
from microdeals.study.answer.robust.lives import Lives
from microdeals.study.answer.robust.regrets import is_near_best, lucky_regrets_of, regrets_of


class Choice(NamedTuple):
    """The policy (its number) that was picked, and how it compares with each of the others.

    ``ahead`` (policies,): share of states in which the picked one is near the best, less that of the other,
    state by state with luck left in, told by states that did not pick; 0 for itself.
    """

    policy: int
    ahead: tuple[Difference, ...]
    is_nearer: tuple[bool, ...]
    """Whether it is near the best in more states than each of them, luck taken out."""
    is_more_often: tuple[bool, ...]
    """Whether the states where only one of the two is near the best are more than luck, by the sign test."""
    alike: tuple[int, ...]
    """Policies that came to the same in every pair: another name for the picked one, and not its rivals."""

    @property
    def is_named(self) -> bool:
        """Whether it surely is near the best in more states than any other policy."""
        return not self.level_with

    @property
    def level_with(self) -> tuple[int, ...]:
        """The policies that cannot be told from it."""
        others = (place for place in range(len(self.ahead)) if place not in (self.policy, *self.alike))
        return tuple(place for place in others if not self._is_surely_ahead_of(place))

    def _is_surely_ahead_of(self, other: int) -> bool:
        """By the interval, which a few states make too narrow; by the count of states; and without luck."""
        return self.ahead[other].sign > 0 and self.is_more_often[other] and self.is_nearer[other]


def choice_of(lives: Lives, within: float) -> Choice:
    """Pick a policy by half of the states, and tell by the other half how it compares.

    It is named if it is ahead of every other: that all of so many intervals lie above 0 by luck is rarer
    than that one does, so nothing has to be corrected for the number of policies.
    """
    picking = regrets_of(lives.picking)
    near = is_near_best(picking, within).mean(axis=0)
    policy = int(np.lexsort((picking.mean(axis=0), -near))[0])
    told = is_near_best(lucky_regrets_of(lives.telling), within).astype(np.float64)
    others = range(told.shape[1])
    ahead = tuple(_ahead(told, policy, other) for other in others)
    is_more_often = tuple(_is_more_often(told[:, policy] - told[:, other]) for other in others)
    share = is_near_best(regrets_of(lives.telling), within).mean(axis=0)
    is_nearer = tuple((share[policy] > share).tolist())
    return Choice(policy, ahead, is_nearer, is_more_often, tuple(_alike(lives, policy)))


def _alike(lives: Lives, policy: int) -> Iterator[int]:
    for other in range(lives.picking.shape[1]):
        same = (np.array_equal(half[:, other], half[:, policy]) for half in lives)
        if other != policy and all(same):
            yield other


def _ahead(told: NDArray[np.float64], policy: int, other: int) -> Difference:
    return between(told[:, other], told[:, policy].copy())


def _is_more_often(differences: NDArray[np.float64]) -> bool:
    return is_one_sided(int(np.count_nonzero(differences > 0)), int(np.count_nonzero(differences < 0)))
