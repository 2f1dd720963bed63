"""Talks: which meeting can take place, and what rounds of talks find."""

from microdeals._compile import rule
from microdeals.rulebook.events import Format
from microdeals.rulebook.quantities import Character, MeetingOrder


@rule
def bears_lean(side: Character, lean_towards: float) -> bool:
    """Whether a side sits down with a third party that leans so (towards this side above 0).

    Two against one is what each side hopes for, and fears.

    >>> bears_lean(Character(tolerance=0.3), -0.4)
    False
    """
    return lean_towards >= -side.tolerance


@rule
def grants_recognition(side: Character, pressure: float) -> bool:
    """Whether the war presses a leader enough to meet the rival as an equal (shares of the stake).

    >>> grants_recognition(Character(recognition_cost=0.2), 0.1)
    False
    """
    return pressure >= side.recognition_cost


@rule
def meets(uniform: float, days_between: float) -> bool:
    """Whether a meeting takes place on a day on which its format is open.

    >>> meets(0.04, 20.0)
    True
    """
    return uniform * days_between < 1.0


@rule
def is_outdone(calm: float, calm_there: float) -> bool:
    """Whether deals in force already ask for more calm (part of ordered fire, 0..1) than this one.

    Nobody signs or extends a truce within a wider one. Assumed: only what a deal says of fire counts.

    >>> is_outdone(0.6, 0.8), is_outdone(0.0, 0.8)
    (True, False)
    """
    return 0.0 < calm < calm_there


@rule
def explored_after(explored: float, progress: float) -> float:
    """Part (0..1) of the trades across issues that talks have found, after one more round.

    >>> explored_after(0.5, 0.1)
    0.55
    """
    return explored + progress * (1.0 - explored)


@rule
def is_in_order(order: MeetingOrder, meeting: int, held_bilateral: bool, held_trilateral: bool) -> bool:
    """Whether leaders may meet in a format by now: one of the two has to have been held before the other.

    >>> is_in_order(MeetingOrder.BILATERAL_FIRST, Format.TRILATERAL, False, False)
    False
    """
    if order == MeetingOrder.BILATERAL_FIRST:
        return meeting == Format.BILATERAL or held_bilateral
    return meeting == Format.TRILATERAL or held_trilateral


@rule
def first_mover(pressure_0: float, pressure_1: float) -> int:
    """The side (0 or 1) that is the first to move alone: the one under more pressure.

    >>> first_mover(0.1, 0.2)
    1
    """
    if pressure_0 >= pressure_1:
        return 0
    return 1
