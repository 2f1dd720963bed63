"""Leaders: a leadership changes hands, and with it, perhaps, what it wants."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import Character, Conduct


@rule
def changes_hands(conduct: Conduct, lot: float) -> bool:
    """Whether a leadership changes hands today; ``lot`` is a uniform.

    The chance is the one that the other side reckons with, so that beliefs are right about it.

    >>> changes_hands(Conduct(leaders_change=True, turnover=0.5), 0.25)
    True
    """
    return conduct.leaders_change and lot < conduct.turnover


@rule
def is_trustworthy(side: Character, lot: float, within: float) -> bool:
    """Whether a leadership is trustworthy, from a uniform ``lot`` that is known to lie below ``within``.

    >>> is_trustworthy(Character(chance_trustworthy=0.5), 0.1, 0.25)
    True
    """
    return lot < side.chance_trustworthy * within
