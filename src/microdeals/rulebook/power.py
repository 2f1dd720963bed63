"""Power: what fighting on promises changes hands, while there is fighting and while there is quiet."""

from microdeals._compile import rule
from microdeals.rulebook.bounded import clamp
from microdeals.rulebook.quantities import Character, Front


@rule
def shift_of_power(prospects: float, front: Front, fighting: float, lead: float, deviate: float) -> float:
    """Prospects (share of the dispute) that pass to the first party on a day of ``fighting`` (1 = a war day).

    Battles swing them [smithstam2004], by a standard normal ``deviate``; in the quiet they drift to the
    side that rearms faster, by its ``lead`` (per day, of the first party) [powell2006]. ``prospects`` are
    those of the first party; neither side's leave 0..1. Assumed: a bounded random walk.

    >>> shift_of_power(0.5, Front(power_luck=0.01), 1.0, 0.002, 2.0)
    0.02
    """
    quiet = clamp(1.0 - fighting, 0.0, 1.0)
    moved = front.power_luck * fighting * deviate + front.rearming_power * quiet * lead
    return clamp(moved, -prospects, 1.0 - prospects)


@rule
def lead_in_rearming(first: Character, second: Character) -> float:
    """By how much (per day) the first party rearms faster than the second.

    >>> lead_in_rearming(Character(rearming=0.5), Character(rearming=0.25))
    0.25
    """
    return first.rearming - second.rearming


@rule
def could_be_had(optimism: float, shift: float, apart: float) -> float:
    """What an attack could now bring a side (share of the dispute), beyond what it signed for.

    Hope and the shift of power since the signing make it [werner1999], [powell2006]; forces that have
    been pulled ``apart`` (0..1) cannot take it by surprise.

    >>> could_be_had(0.1, 0.15, 0.0), could_be_had(0.1, -0.2, 0.0)
    (0.25, 0.0)
    """
    return max(0.0, optimism + shift) * (1.0 - apart)
