"""Deals as institutions: forces are pulled apart with time, and a guarantee is attached."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import DealKind


@rule
def apart_after(apart: float, kind: DealKind) -> float:
    """Part (0..1) of the forces pulled apart after one more day of a deal.

    Tends to ``disengagement``, by the part 1 / ``disengaging_days`` of what is missing a day. What sets
    definitive ceasefires apart from others is such machinery [claytonsticher2021], and agreements with
    more of it last longer [fortna2004]. Assumed: exponential.

    >>> apart_after(0.0, DealKind(disengagement=0.5, disengaging_days=10.0))
    0.05
    """
    return apart + (kind.disengagement - apart) / kind.disengaging_days


@rule
def cost_of_betrayal(kind: DealKind, guarantee: float) -> float:
    """What betraying a deal costs a side (share of the dispute) by the other's felt ``guarantee`` (0..1).

    A guarantee protects whom it is given to by what it would cost the other to go back [walter1997].

    >>> cost_of_betrayal(DealKind(guaranteed=0.5), 0.5)
    0.25
    """
    return kind.guaranteed * guarantee


@rule
def violations_held_back(mean: float, apart: float) -> float:
    """Mean violations a day of one side where the forces have been pulled ``apart`` (0..1).

    >>> violations_held_back(2.0, 0.75)
    0.5
    """
    return mean * (1.0 - apart)
