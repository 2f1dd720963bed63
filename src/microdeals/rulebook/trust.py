"""General trust: a belief about the other side's type, revised by Bayes' rule from reports."""

from microdeals._compile import rule
from microdeals.arithmetic.logarithm import log
from microdeals.rulebook.bounded import chance_from, clamp, log_odds

SURE = 1e-12


@rule
def evidence(reported: bool, if_trustworthy: float, if_exploiting: float, negativity: float) -> float:
    """Log-likelihood ratio (trustworthy over exploiting) of a day with or without a report.

    The two chances (0..1) are of a report against each type. Bad news counts ``negativity`` times
    [slovic1993]; at 1 this is Bayes' rule. A deal that nobody is tempted to break has equal chances,
    and a kept day of it teaches nothing [kydd2005].

    >>> round(evidence(True, 0.1, 0.2, 1.0), 4)
    -0.6931
    """
    trustworthy = clamp(if_trustworthy, SURE, 1.0 - SURE)
    exploiting = clamp(if_exploiting, SURE, 1.0 - SURE)
    step = log(trustworthy / exploiting) if reported else log((1.0 - trustworthy) / (1.0 - exploiting))
    if step < 0.0:
        return step * negativity
    return step


@rule
def trust_after(trust: float, evidence_sum: float, turnover: float, prior: float) -> float:
    """Trust (0..1) at the end of a day, from the day's evidence (log-odds) and possible turnover.

    Leaderships change: with chance ``turnover`` a day the type is drawn anew from ``prior``, which is
    the transition step of an exact hidden Markov filter.

    >>> trust_after(0.3, 0.0, 0.0, 0.1)
    0.3
    """
    learned = trust if evidence_sum == 0.0 else chance_from(log_odds(trust) + evidence_sum)
    return (1.0 - turnover) * learned + turnover * prior
