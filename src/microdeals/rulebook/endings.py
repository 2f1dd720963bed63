"""Endings without an agreement: a side wins, or fighting dies down because both are spent."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import Front


@rule
def wins(prospects: float, front: Front, fighting: float) -> bool:
    """Whether a side with these prospects (0..1) wins the war on a day of ``fighting`` (1 = a war day).

    A sixth of all episodes of war end so [kreutz2010]. A war is won by fighting: where there is no more of
    it than in a freeze, nobody wins. Assumed: that prospects alone decide; at ``victory_at`` 1 nobody wins.

    >>> wins(0.95, Front(victory_at=0.9), 1.0), wins(1.0, Front(victory_at=1.0), 1.0)
    (True, False)
    """
    return front.victory_at < 1.0 and prospects > front.victory_at and fighting >= front.freeze_fire


@rule
def chance_of_lull(front: Front, pressure_0: float, pressure_1: float) -> float:
    """Daily chance that fighting dies down without an agreement, when both sides are spent.

    In proportion to the pressure (share of the dispute) on the less pressed. Almost half of all episodes of
    war end in low activity, neither won nor settled [kreutz2010]. Assumed: the form.

    >>> chance_of_lull(Front(lull_rate=0.25), 0.5, 0.25)
    0.0625
    """
    return front.lull_rate * min(pressure_0, pressure_1)


@rule
def chance_of_return(front: Front, had_0: float, had_1: float) -> float:
    """Daily chance that a lull ends, when an attack could bring the sides ``had_0`` and ``had_1`` (shares).

    In proportion to the greater; expectations of more bring war back [werner1999]. Assumed: the form.

    >>> chance_of_return(Front(lull_ends=0.5), 0.25, 0.125)
    0.125
    """
    return front.lull_ends * max(had_0, had_1)


@rule
def fire_in_lull(fire: float, front: Front, lull: bool, won: bool) -> float:
    """Fire in a sector (share of the front's war fire) in a lull, and after a victory.

    >>> fire_in_lull(0.5, Front(lull_fire=0.5), True, False), fire_in_lull(0.5, Front(), False, True)
    (0.25, 0.0)
    """
    if won:
        return 0.0
    if lull:
        return fire * front.lull_fire
    return fire
