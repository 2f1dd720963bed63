"""The stake window: how much to put into a first deal so that keeping it proves something.

Two rounds with a share beta of the stake in the first and 1 - beta in the second. A trustworthy side
dares to keep the first round only if little is at stake; an exploiting side mimics it, to win more
in the second round, only if little is at stake. Between the two lies the first deal that reassures.
"""

from typing import NamedTuple

from microdeals.theory.domain import check_between, check_that
from microdeals.theory.payoffs import Payoffs, check_tempted, check_trustworthy


class StakeWindow(NamedTuple):
    """Shares of the dispute (0..1) for a first round that only trustworthy sides keep."""

    lowest: float
    """Below it an exploiting side keeps the first round, to betray in the second."""

    highest: float
    """Above it a trustworthy side does not dare to keep the first round."""

    @property
    def is_open(self) -> bool:
        """Whether any first round reassures. If not, no small deal can tell the types apart."""
        return self.lowest <= self.highest


def stake_window(trust: float, trustworthy: Payoffs, exploiting: Payoffs) -> StakeWindow:
    """Shares of the dispute for the first round that separate the types, at this trust (0..1).

    The two sides move at the same time in both rounds, share the same trust t that the other is
    trustworthy, and in the second round keep if both kept the first and they are trustworthy.
    Exploiting: breaking gives beta[tT + (1-t)P] + (1-beta)P, mimicking beta[tR + (1-t)S] +
    (1-beta)[tT + (1-t)P]. Trustworthy: keeping gives beta[tR + (1-t)S] + (1-beta)[tR + (1-t)P],
    breaking beta[tT + (1-t)P] + (1-beta)P. Solve both for beta.
    Source: [kydd2005] on reassurance, which gives [osgood1962] its logic. Our departure: both sides
    move at once. Raises ValueError if the types are not what they are called.
    Limit: none in the daily model, which has no last round; what must emerge is the direction: cheap
    deals teach little, tempting ones that are kept teach much, over-ambitious ones are refused.

    >>> kept = Payoffs(reward=4.0, temptation=3.0, punishment=1.0, sucker=0.0)
    >>> used = Payoffs(reward=3.0, temptation=5.0, punishment=1.0, sucker=0.0)
    >>> window = stake_window(0.3, kept, used)
    >>> round(window.lowest, 3), round(window.highest, 3), window.is_open
    (0.48, 0.692, True)
    """
    check_between("trust", trust, 0.0, 1.0, "probability")
    return StakeWindow(_enough_to_deter(trust, exploiting), _little_enough_to_dare(trust, trustworthy))


def _enough_to_deter(trust: float, exploiting: Payoffs) -> float:
    """Smallest first round that an exploiting side will not sacrifice for the second."""
    check_tempted("exploiting", exploiting)
    check_that(
        exploiting.temptation > exploiting.reward,
        f"exploiting: temptation = {exploiting.temptation} must be above reward = {exploiting.reward}: "
        "a side that would rather keep a kept promise is not exploiting.",
    )
    reward, temptation, punishment, sucker = exploiting
    prize_later = trust * (temptation - punishment)
    cost_now = trust * (temptation - reward) + (1.0 - trust) * (punishment - sucker)
    return prize_later / (prize_later + cost_now)


def _little_enough_to_dare(trust: float, trustworthy: Payoffs) -> float:
    """Largest first round that a trustworthy side dares to keep; 1 where it dares the whole stake."""
    check_trustworthy("trustworthy", trustworthy)
    reward, temptation, punishment, sucker = trustworthy
    check_that(
        reward > punishment,
        f"trustworthy: reward = {reward} must be above punishment = {punishment}: "
        "a deal has to be worth having.",
    )
    prize_later = trust * (reward - punishment)
    cost_now = (1.0 - trust) * (punishment - sucker) - trust * (reward - temptation)
    # From the minimum trust on, keeping costs nothing even with everything at stake.
    return 1.0 if cost_now <= 0.0 else prize_later / (prize_later + cost_now)
