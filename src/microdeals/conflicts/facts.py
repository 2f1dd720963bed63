"""What follows from numbers of a model: shares of the front, priorities, and what trading issues can bring.

Sums are taken in the order of the file by plain addition, or with what rounding loses: ``sum`` of Python
adds in another way from 3.12 on, and worlds would differ in the last bit from one Python to the next.
"""

from collections.abc import Iterable, Sequence

from microdeals.rulebook.fire import share_of_front
from microdeals.rulebook.gap import joint_gain_from, lost_in_adding, priority_of


def shares_of_front(weights: Sequence[float]) -> list[float]:
    """Each sector's share (0..1) of the front's war fire, from the sectors' weights."""
    total = _added(weights)
    return [share_of_front(weight, total) for weight in weights]


def priorities_of(weights: Sequence[float]) -> list[float]:
    """A side's priorities (0..1), which sum to 1 over the issues, from the weights that it gives them."""
    total = _added(weights)
    return [priority_of(weight, total) for weight in weights]


def joint_gain_of(priorities: Iterable[tuple[float, float]]) -> float:
    """What trading issues can bring both sides together (share of the dispute), from their priorities."""
    greater = lost = 0.0
    for first, second in priorities:
        more = max(first, second)
        lost += lost_in_adding(greater, more)
        greater += more
    return joint_gain_from(greater + lost)


def _added(values: Sequence[float]) -> float:
    total = 0.0
    for value in values:
        total += value
    return total
