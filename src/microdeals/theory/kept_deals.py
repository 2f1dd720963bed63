"""What kept deals teach: trust after a run of them, and how many it takes."""

import math

from microdeals.theory.domain import check_at_least, check_between, check_inside, check_that


def lesson_of_a_kept_deal(breach_trustworthy: float, breach_exploiting: float) -> float:
    """Log-odds that one kept deal adds: ln[(1-h_T)/(1-h_U)], the h being chances of a breach (0..1).

    Nothing if the types would behave alike; infinite if an exploiting side would have broken it for
    sure. Source: Bayes' rule; [kydd2005] for why cheap deals teach little.
    Raises ValueError if the trustworthy type is the one that breaks more.

    >>> round(lesson_of_a_kept_deal(0.01, 0.12), 4)
    0.1178
    """
    check_between("breach_trustworthy", breach_trustworthy, 0.0, 1.0, "chance per deal")
    check_between("breach_exploiting", breach_exploiting, 0.0, 1.0, "chance per deal")
    check_that(
        breach_trustworthy <= breach_exploiting and breach_trustworthy < 1.0,
        f"breach_trustworthy = {breach_trustworthy}: must be below 1 and not above "
        f"breach_exploiting = {breach_exploiting}.",
    )
    if breach_exploiting == 1.0:
        return math.inf
    return math.log1p(-breach_trustworthy) - math.log1p(-breach_exploiting)


def trust_after_kept_deals(
    trust: float, n_kept: int, breach_trustworthy: float, breach_exploiting: float
) -> float:
    """Trust (0..1) after ``n_kept`` deals were kept in sight: odds times [(1-h_T)/(1-h_U)]^n.

    Each h is the chance (0..1) that a side of that type breaks one deal. Source: Bayes' rule [kydd2005].
    Limit: the model's general trust in one deal that is watched perfectly (detection 1, false alarm
    0, misreading 0) for n days without a breach, with turnover = 0 and h per day and steady. The
    negativity bias does not matter there: there is no bad news.

    >>> round(trust_after_kept_deals(0.15, 30, 0.01, 0.12), 3)
    0.858
    """
    check_between("trust", trust, 0.0, 1.0, "probability")
    check_at_least("n_kept", n_kept, 0, "count")
    lesson = lesson_of_a_kept_deal(breach_trustworthy, breach_exploiting)
    if trust in (0.0, 1.0) or n_kept == 0:
        return trust
    return _chance_from(_log_odds(trust) + n_kept * lesson)


def kept_deals_until(
    trust: float, wanted_trust: float, breach_trustworthy: float, breach_exploiting: float
) -> float:
    """How many deals must be kept before trust reaches ``wanted_trust``: round up to whole deals.

    0 if it is there already, infinite if kept deals teach nothing. Both trusts strictly between 0 and
    1. Source and limit as in ``trust_after_kept_deals``.

    >>> round(kept_deals_until(0.15, 0.5, 0.01, 0.12), 2)
    14.73
    """
    check_inside("trust", trust, 0.0, 1.0, "probability")
    check_inside("wanted_trust", wanted_trust, 0.0, 1.0, "probability")
    lesson = lesson_of_a_kept_deal(breach_trustworthy, breach_exploiting)
    way_to_go = _log_odds(wanted_trust) - _log_odds(trust)
    if way_to_go <= 0.0:
        return 0.0
    return math.inf if lesson == 0.0 else way_to_go / lesson


def _log_odds(chance: float) -> float:
    return math.log(chance) - math.log1p(-chance)


def _chance_from(log_odds: float) -> float:
    """Back from log-odds to a chance; each branch avoids an overflow of the other."""
    if log_odds >= 0.0:
        return 1.0 / (1.0 + math.exp(-log_odds))
    odds = math.exp(log_odds)
    return odds / (1.0 + odds)
