"""The shadow of the future: how much tomorrow must count for a promise to hold itself up."""

from microdeals.theory.domain import check_between, check_that
from microdeals.theory.payoffs import Payoffs, check_tempted


def shadow_needed(payoffs: Payoffs) -> float:
    """Smallest discount factor (0..1 per round) at which grim trigger keeps a side to its word.

    Keeping for ever gives R/(1-d), breaking once T + dP/(1-d); so d >= (T-R)/(T-P), and 0 for a side
    that is not tempted at all. Every breach is seen. Source: [friedman1971]; [axelrod1984].
    Raises ValueError where the deal is not worth having (R <= P): no future saves it.
    Limit: with scale -> 0, sanction = assurance = 0 and no optimism, the model's conduct keeps a deal
    exactly while shadow * benefit >= temptation. There the day's gain T-R is the deal's temptation,
    the day's loss afterwards R-P its benefit, and ``weight_of_the_future`` of d the party's shadow.

    >>> shadow_needed(Payoffs(reward=3.0, temptation=5.0, punishment=1.0, sucker=0.0))
    0.5
    """
    check_tempted("payoffs", payoffs)
    check_worth_having(payoffs)
    return max(0.0, (payoffs.temptation - payoffs.reward) / (payoffs.temptation - payoffs.punishment))


def weight_of_the_future(shadow: float) -> float:
    """All later rounds together, in units of this one: d/(1-d) for a discount factor d in 0..1, 1 excluded.

    >>> weight_of_the_future(0.75)
    3.0
    """
    check_between("shadow", shadow, 0.0, 1.0, "discount per round")
    check_that(shadow < 1.0, "shadow = 1: a future that never fades has no finite weight.")
    return shadow / (1.0 - shadow)


def check_worth_having(payoffs: Payoffs) -> None:
    """Refuse a deal that is no better kept by both than not made. Raises ValueError."""
    check_that(
        payoffs.reward > payoffs.punishment,
        f"payoffs: reward = {payoffs.reward} must be above punishment = {payoffs.punishment}: "
        "a deal has to be worth having.",
    )
