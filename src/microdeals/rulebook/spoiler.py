"""Spoilers: armed hardliners who strike when deals go well."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import Spoiler

TOP_DEAL_RUNG = 5


@rule
def chance_of_strike(spoiler: Spoiler, highest_rung: int) -> float:
    """Daily chance (0..1) of a strike; there is nothing to spoil without a running deal.

    Grows with the most ambitious deal that runs. Source: [kyddwalter2002].

    >>> chance_of_strike(Spoiler(capacity=0.1), 0)
    0.0
    """
    return spoiler.capacity * min(highest_rung, TOP_DEAL_RUNG) / TOP_DEAL_RUNG


@rule
def blame(control: float, attribution: float) -> float:
    """Chance (0..1) that a blow is read as an order of a leadership believed to have this control.

    A partner that looks able to stop its hardliners is blamed when it does not [kyddwalter2002].

    >>> blame(0.8, 0.0)
    0.8
    """
    return control * (1.0 - attribution)
