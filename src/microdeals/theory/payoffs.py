"""The four outcomes of a promise between two sides, as one side values them."""

import math
from typing import NamedTuple

from microdeals.theory.domain import check_that


class Payoffs(NamedTuple):
    """What one side gets from one round, in any one unit (in the model: share of the dispute).

    The letters are those of the literature on the prisoner's dilemma [axelrod1984]. A trustworthy
    side has reward > temptation, an exploiting side temptation > reward [kydd2005].
    """

    reward: float
    """Both keep the promise (R)."""

    temptation: float
    """This side breaks it while the other keeps it (T)."""

    punishment: float
    """Both break it, or there is no deal (P)."""

    sucker: float
    """This side keeps it while the other breaks it (S)."""


def check_payoffs(name: str, payoffs: Payoffs) -> None:
    """Refuse payoffs that are not finite, or where being betrayed is no loss. Raises ValueError.

    >>> check_payoffs("trustworthy", Payoffs(4.0, 3.0, 1.0, 2.0))
    Traceback (most recent call last):
    ...
    ValueError: trustworthy: punishment = 1.0 must be above sucker = 2.0: betrayal has to cost something.
    """
    check_that(
        all(math.isfinite(worth) for worth in payoffs),
        f"{name}: {payoffs} must be four finite numbers.",
    )
    check_that(
        payoffs.punishment > payoffs.sucker,
        f"{name}: punishment = {payoffs.punishment} must be above sucker = {payoffs.sucker}: "
        "betrayal has to cost something.",
    )


def check_trustworthy(name: str, payoffs: Payoffs) -> None:
    """Refuse payoffs of a side that would rather break a promise that the other keeps. Raises ValueError."""
    check_payoffs(name, payoffs)
    check_that(
        payoffs.reward > payoffs.temptation,
        f"{name}: reward = {payoffs.reward} must be above temptation = {payoffs.temptation}: "
        "a side that gains by breaking a kept promise is not trustworthy, and no trust makes it keep one.",
    )


def check_tempted(name: str, payoffs: Payoffs) -> None:
    """Refuse payoffs in which breaking alone is no better than having no deal. Raises ValueError."""
    check_payoffs(name, payoffs)
    check_that(
        payoffs.temptation > payoffs.punishment,
        f"{name}: temptation = {payoffs.temptation} must be above punishment = {payoffs.punishment}: "
        "breaking alone has to beat having no deal.",
    )
