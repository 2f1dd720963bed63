"""The channel record: what a side has seen of one kind of deal, apart from trust in general."""

from microdeals._compile import rule
from microdeals.rulebook.conduct import BreachChances


@rule
def breach_expected(trust: float, chances: BreachChances) -> float:
    """Daily chance (0..1) of a breach by the other side that general trust predicts.

    >>> breach_expected(0.5, BreachChances(0.0, 0.2))
    0.1
    """
    return trust * chances.trustworthy + (1.0 - trust) * chances.exploiting


@rule
def breach_believed(expected: float, kept: float, broken: float, prior_weight: float) -> float:
    """Daily chance (0..1) of a breach, from the record of this kind shrunk to what trust predicts.

    ``kept`` and ``broken`` count days without and with a report; ``prior_weight`` is what general trust
    weighs, in days. The posterior mean of a Beta prior, so that swaps can become routine without
    anyone trusting anyone.

    >>> breach_believed(0.1, 0.0, 0.0, 30.0)
    0.1
    """
    return (prior_weight * expected + broken) / (prior_weight + kept + broken)
