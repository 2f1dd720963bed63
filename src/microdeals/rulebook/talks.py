"""Talks: which meeting can take place, and what rounds of talks find."""

from microdeals._compile import rule
from microdeals.rulebook.bounded import chance_from
from microdeals.rulebook.events import Format
from microdeals.rulebook.quantities import Character, MeetingOrder, Talks


@rule
def bears_lean(side: Character, lean_towards: float) -> bool:
    """Whether a side sits down with a third party that leans so (towards this side above 0).

    Two against one is what each side hopes for, and fears.

    >>> bears_lean(Character(tolerance=0.3), -0.4)
    False
    """
    return lean_towards >= -side.tolerance


@rule
def way_opened(talks: Talks, pressure: float, trust: float, documented: float) -> float:
    """What opens a leader's way to the rival (share of the dispute): pressure, trust, a record of kept deals.

    Ripeness is a hurting stalemate and a way out [zartman2001]; the second is what the last two add.

    >>> way_opened(Talks(recognition_by_trust=0.5), 0.25, 0.5, 0.0)
    0.5
    """
    return pressure + talks.recognition_by_trust * trust + talks.recognition_by_record * documented


@rule
def chance_of_recognition(side: Character, talks: Talks, opened: float) -> float:
    """Chance (0..1) that a leader would meet the rival as an equal, on a day on which a meeting is due.

    It rises with how far the way is ``opened`` (share of the dispute), around the price of recognition: at a
    threshold where ``recognition_width`` is 0. Assumed: logistic.

    >>> chance_of_recognition(Character(recognition_cost=0.2), Talks(recognition_width=0.0), 0.1)
    0.0
    >>> chance_of_recognition(Character(recognition_cost=0.25), Talks(recognition_width=0.5), 0.25)
    0.5
    """
    room = opened - side.recognition_cost
    if talks.recognition_width > 0.0:
        return chance_from(room / talks.recognition_width)
    return 1.0 if room >= 0.0 else 0.0


@rule
def chance_both(first: float, second: float) -> float:
    """Chance (0..1) that both leaders would meet.

    >>> chance_both(0.5, 0.5)
    0.25
    """
    return first * second


@rule
def meets(uniform: float, days_between: float, chance: float) -> bool:
    """Whether a meeting takes place on a day on which its format is open with this ``chance`` (0..1).

    >>> meets(0.04, 20.0, 1.0), meets(0.04, 20.0, 0.5)
    (True, False)
    """
    return uniform * days_between < chance


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
def may_sign(day: int, signing_on: int, talks: Talks) -> bool:
    """Whether leaders who agree on a settlement can sign it today: on the day set for it, once it is drafted.

    Leaders agree on a formula, and its details take their time [zartmanberman1982]; meanwhile a truce may be
    signed, or the gap open again. Where ``drafting_days`` is 0 they sign at once. Assumed: one delay for all.

    >>> may_sign(40, 40, Talks(drafting_days=30)), may_sign(20, 40, Talks(drafting_days=30))
    (True, False)
    """
    return talks.drafting_days == 0 or day == signing_on


@rule
def signing_after(day: int, talks: Talks) -> int:
    """Day set for signing what leaders agree on today.

    >>> signing_after(10, Talks(drafting_days=30))
    40
    """
    return day + talks.drafting_days


@rule
def first_mover(pressure_0: float, pressure_1: float) -> int:
    """The side (0 or 1) that is the first to move alone: the one under more pressure.

    >>> first_mover(0.1, 0.2)
    1
    """
    if pressure_0 >= pressure_1:
        return 0
    return 1
