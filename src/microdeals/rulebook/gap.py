"""The gap between what both sides would settle for: one sum, and so five channels."""

from typing import NamedTuple

from microdeals._compile import rule

CHANNELS = ("optimism", "fear", "audience", "pressure", "common_ground")
"""What the gap is made of; together they are the whole of it."""
CLOSING = ("pressure", "common_ground")
"""Channels that are taken off the gap."""


class Gap(NamedTuple):
    """The gap and its channels (shares of the dispute); pressure and common ground close it."""

    optimism: float
    fear: float
    audience: float
    pressure: float
    common_ground: float
    total: float


@rule
def fear(trust: float, guarantee: float, loss: float) -> float:
    """What a side asks for against being betrayed after it settles (share of the dispute).

    Commitment problems: [powell2006]; what a guarantee takes off: [walter1997].

    >>> fear(0.5, 0.5, 0.4)
    0.1
    """
    return (1.0 - trust) * (1.0 - guarantee) * loss


@rule
def audience_cost(audience: float, support: float) -> float:
    """What a compromise costs a leadership at home (share of the dispute) [putnam1988].

    >>> audience_cost(0.2, 0.5)
    0.1
    """
    return audience * (1.0 - support)


@rule
def demand(prospects: float, optimism: float, fears: float, audiences: float, pressure: float) -> float:
    """The least a side would settle for (share of the dispute), over what fighting on promises [fearon1995].

    >>> demand(0.5, 0.0, 0.0, 0.0, 0.5)
    0.0
    """
    return prospects + optimism + fears + audiences - pressure


@rule
def gap_of(optimism: float, fears: float, audiences: float, pressure: float, ground: float) -> Gap:
    """The gap from its channels, each summed over both sides (shares of the dispute).

    At 0 or below there is a bargain that both prefer to fighting on [fearon1995]; hurting stalemates
    press it down [zartman2001].

    >>> gap_of(0.25, 0.25, 0.0, 0.5, 0.0).total
    0.0
    """
    return Gap(optimism, fears, audiences, pressure, ground, optimism + fears + audiences - pressure - ground)


@rule
def is_closed(gap: float) -> bool:
    """Whether there is a settlement that both prefer to fighting on, given the gap (share of the dispute).

    >>> is_closed(0.0)
    True
    """
    return gap <= 0.0


@rule
def ground_found(explored: float, joint_gain: float) -> float:
    """Common ground (share of the dispute): what trading issues can bring, as far as talks have explored it.

    >>> ground_found(0.5, 0.25)
    0.125
    """
    return explored * joint_gain


@rule
def priority_of(weight: float, total: float) -> float:
    """How much (0..1) of what a side cares about one issue is, from its weight and that of all issues.

    >>> priority_of(3.0, 4.0)
    0.75
    """
    return weight / total


@rule
def lost_in_adding(total: float, more: float) -> float:
    """What rounding takes from ``total + more``, exactly; a sum and all of these make a better sum.

    [ogitarumpooishi2005]

    >>> lost_in_adding(1.0, 0.5**60) == 0.5**60
    True
    """
    found = total + more
    added = found - total
    return (total - (found - added)) + (more - added)


@rule
def joint_gain_from(greater: float) -> float:
    """What trading issues can bring both sides together (share of the dispute, >= 0): logrolling.

    ``greater`` is the sum over issues of the greater of both priorities. 0 if both want the same things
    equally, towards 1 if each cares only for what the other does not.

    >>> joint_gain_from(1.25)
    0.25
    """
    return max(0.0, greater - 1.0)
