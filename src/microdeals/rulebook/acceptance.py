"""Acceptance and review: whether a deal is worth signing, and worth staying in."""

from typing import NamedTuple

from microdeals._compile import rule
from microdeals.rulebook.power import could_be_had
from microdeals.rulebook.quantities import Character, Conduct, DealKind, Talks


class View(NamedTuple):
    """A side's situation when it weighs a deal."""

    pressure: float  # share of the dispute
    optimism: float  # share of the dispute
    support: float  # share of its citizens for a compromise, 0..1
    leverage: float  # carrots and sticks of engaged third parties, share of the dispute
    exploiting: bool  # its private type
    shift: float  # prospects won since the deal was signed, share of the dispute; 0 before
    apart: float  # part of the forces that the deal has pulled apart, 0..1; 0 before


@rule
def relief_of(kind: DealKind, side: Character, share: float) -> float:
    """Part (0..1) of what presses a side that a kept deal takes away; ``share`` of the front it covers.

    >>> relief_of(DealKind(), Character(), 1.0)
    0.0
    """
    weights = side.weight_fighting + side.weight_hardship + side.weight_grief
    if weights <= 0.0:
        return 0.0
    fighting = side.weight_fighting * kind.calm * share
    return (
        fighting + side.weight_hardship * kind.relief_hardship + side.weight_grief * kind.relief_grief
    ) / weights


@rule
def cost_of_deal(kind: DealKind, side: Character, view: View, share: float) -> float:
    """What a deal costs a side whatever the other does (share of the dispute): its public, and gains forgone.

    Audience costs: [fearon1994], [putnam1988].

    >>> cost_of_deal(DealKind(visibility=0.0), Character(), View(0.1, 0.1, 0.5, 0.0, False, 0.0, 0.0), 1.0)
    0.0
    """
    at_home = side.home * side.audience * (1.0 - view.support) * kind.visibility
    return at_home + gains_forgone(kind, side, view, share)


@rule
def gains_forgone(kind: DealKind, side: Character, view: View, share: float) -> float:
    """What a side gives up by standing down (share of the dispute): what an attack could bring.

    Peace breaks when expectations change [werner1999]: power that has moved since the signing counts as
    hope does, and neither where the forces are apart.

    >>> gains_forgone(DealKind(calm=0.5), Character(forgo=0.5), View(0, 0.25, 1, 0, False, 0.25, 0.5), 1.0)
    0.0625
    """
    return side.forgo * could_be_had(view.optimism, view.shift, view.apart) * kind.calm * share


@rule
def value_of_deal(kind: DealKind, side: Character, view: View, kept: float, share: float) -> float:
    """Expected worth (share of the dispute) to a side of a deal that the other keeps with chance ``kept``.

    Benefit if kept, exposure if not, relief in proportion to pressure, less its costs, plus the
    leverage of third parties [beardsley2008], [werneryuen2005]; an exploiting side also counts what a
    trap is worth. Positive means worth signing: the minimum trust of [kydd2005].

    >>> view = View(0, 0, 1, 0, False, 0, 0)
    >>> value_of_deal(DealKind(benefit=0.1, visibility=0.0), Character(), view, 1.0, 1.0)
    0.1
    """
    worth = kept * kind.benefit - (1.0 - kept) * kind.exposure
    eased = side.need * view.pressure * relief_of(kind, side, share)
    trap = side.ploy * kind.temptation if view.exploiting else 0.0
    return worth + eased - cost_of_deal(kind, side, view, share) + trap + view.leverage


@rule
def value_of_first_move(kind: DealKind, side: Character, view: View, reply: float, share: float) -> float:
    """Expected worth (share of the dispute) of beginning a deal alone, hoping for a reply (chance ``reply``).

    The mover gives up fire and face, relies on nobody, and so risks no exposure: small steps that
    invite an answer [osgood1962].

    >>> view = View(0, 0, 1, 0, False, 0, 0)
    >>> value_of_first_move(DealKind(visibility=0.0), Character(), view, 0.0, 1.0)
    0.0
    """
    hoped = kind.benefit + side.need * view.pressure * relief_of(kind, side, share)
    return reply * hoped - cost_of_deal(kind, side, view, share) + view.leverage


@rule
def wants_out(value: float, kind: DealKind, side: Character, punished: float) -> bool:
    """Whether a side leaves a running deal of this value (share of the dispute).

    A public promise binds [fearon1994], and so does what a guarantor makes betrayal cost, ``punished``.

    >>> wants_out(-0.01, DealKind(visibility=1.0), Character(lock=0.02), 0.0)
    False
    """
    return value < -side.lock * kind.visibility - punished


@rule
def nash_product(first: float, second: float) -> float:
    """Product of both sides' gains over no deal [nash1950]; 0 unless both gain.

    >>> nash_product(0.2, -0.1)
    0.0
    """
    if first <= 0.0 or second <= 0.0:
        return 0.0
    return first * second


@rule
def is_worth_signing(value: float) -> bool:
    """Whether a side signs, renews, answers or begins a deal worth ``value`` (share of the dispute) to it.

    >>> is_worth_signing(0.0)
    False
    """
    return value > 0.0


@rule
def more_to_be_had(kind: DealKind, side: Character, view: View, hoped: float, share: float) -> float:
    """What a side forgoes today beyond what it forwent at the signing (share of the dispute), by its hope.

    >>> view = View(0.0, 0.25, 1.0, 0.0, False, 0.25, 0.0)
    >>> more_to_be_had(DealKind(calm=0.5), Character(forgo=1.0), view, 0.125, 1.0)
    0.1875
    """
    then = side.forgo * could_be_had(hoped, 0.0, view.apart) * kind.calm * share
    return gains_forgone(kind, side, view, share) - then


@rule
def leaves_for_more(value: float, more: float, kind: DealKind, side: Character, punished: float) -> bool:
    """Whether a side that leaves a deal does so for more at the front [werner1999].

    It would leave if it trusted the other as at the signing, when the deal would have this ``value``, and
    stay if not for the ``more`` that is to be had since (shares of the dispute). Who would leave in any case,
    as leverage or support is gone, does not leave for more.

    >>> tied = Character(lock=0.0)
    >>> leaves_for_more(-0.1, 0.15, DealKind(), tied, 0.0), leaves_for_more(-0.1, 0.0, DealKind(), tied, 0.0)
    (True, False)
    """
    return wants_out(value, kind, side, punished) and not wants_out(value + more, kind, side, punished)


@rule
def days_weighed(days: int, conduct: Conduct) -> int:
    """How many of a deal's days a side looks ahead.

    >>> days_weighed(30, Conduct(horizon_days=14))
    14
    """
    return min(days, conduct.horizon_days)


@rule
def is_near_end(until: int, day: int, talks: Talks) -> bool:
    """Whether a deal that runs ``until`` a day is so near its end that it can be renewed.

    >>> is_near_end(20, 10, Talks(renewal_days=7))
    False
    """
    return until - day <= talks.renewal_days


@rule
def has_paused(day: int, ended_on: int, talks: Talks) -> bool:
    """Whether a deal that ended on a day can be offered again by now.

    >>> has_paused(12, 10, Talks(pause_days=2))
    True
    """
    return day - ended_on >= talks.pause_days
