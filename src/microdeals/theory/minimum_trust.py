"""Minimum trust: how sure of the other a trustworthy side must be before it keeps a promise."""

from microdeals.theory.domain import check_inside
from microdeals.theory.payoffs import Payoffs, check_trustworthy


def minimum_trust(payoffs: Payoffs) -> float:
    """Trust (0..1) above which a trustworthy side does better by keeping than by breaking.

    The other side keeps with the chance that it is trustworthy, t. Keeping is worth tR + (1-t)S,
    breaking tT + (1-t)P; they are equal at t* = (P-S) / [(P-S) + (R-T)]. Between 0 and 1 for every
    trustworthy side. Source: [kydd2005], the security dilemma game.
    Raises ValueError for payoffs of a side that is not trustworthy: it has no such threshold.
    Limit: see ``minimum_trust_in_deal``.

    >>> round(minimum_trust(Payoffs(reward=4.0, temptation=3.0, punishment=1.0, sucker=0.0)), 3)
    0.5
    """
    check_trustworthy("payoffs", payoffs)
    risk = payoffs.punishment - payoffs.sucker
    return risk / (risk + payoffs.reward - payoffs.temptation)


def minimum_trust_in_deal(benefit: float, exposure: float) -> float:
    """Trust (0..1) above which a deal is worth signing: exposure / (benefit + exposure).

    The minimum trust of a side for which breaking alone gains nothing over no deal: R-P = R-T is the
    benefit and P-S the exposure, both above 0, both in the same unit (share of the dispute).
    Source: [kydd2005]. Limit: the model's acceptance of a deal of one day, by a side with
    need = home = forgo = ploy = 0 and no channel record, when trustworthy sides never break
    it and exploiting ones always do. Longer terms and imperfect keepers ask for more.

    >>> minimum_trust_in_deal(benefit=0.06, exposure=0.02)
    0.25
    """
    return minimum_trust(_deal(benefit, exposure))


def _deal(benefit: float, exposure: float) -> Payoffs:
    check_inside("benefit", benefit, 0.0, float("inf"), "share of the dispute")
    check_inside("exposure", exposure, 0.0, float("inf"), "share of the dispute")
    return Payoffs(reward=benefit, temptation=0.0, punishment=0.0, sucker=-exposure)
