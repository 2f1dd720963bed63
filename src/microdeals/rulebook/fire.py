"""Fire along the front: what a stand-down stops, what violations bring back, where the guns go."""

from microdeals._compile import rule
from microdeals.rulebook.quantities import N_SIDES, DealKind, Front


@rule
def fire_left(calm: float, violations: float, war_violations: float) -> float:
    """Share (0..1) of a sector's war fire that is left on a day.

    ``calm`` is the share of ordered fire that a deal stops; violations bring it back, fully at
    ``war_violations`` a day.

    >>> fire_left(0.8, 0.0, 2.0)
    0.19999999999999996
    """
    return (1.0 - calm) + calm * min(1.0, violations / war_violations)


@rule
def fire_elsewhere(share: float, freed: float, share_elsewhere: float, front: Front) -> float:
    """Fire in a sector without a stand-down, when guns ``freed`` in calm sectors are partly moved.

    All in shares of the front's war fire; ``share_elsewhere`` sums the sectors without a stand-down.

    >>> fire_elsewhere(0.5, 0.4, 0.5, Front(displacement=0.5))
    0.7
    """
    return share + front.displacement * freed * share / share_elsewhere


@rule
def surge_after(surge: float, walkouts: float, front: Front) -> float:
    """Extra fire (share of war fire) after a day on which deals worth ``walkouts`` of calm were left.

    >>> surge_after(0.0, 0.0, Front())
    0.0
    """
    return surge * (1.0 - front.surge_decay) + front.surge * walkouts


@rule
def fire_with_surge(fire: float, surge: float) -> float:
    """Fire in a sector (share of the front's war fire) on a day with a surge after walk-outs.

    >>> fire_with_surge(0.5, 0.5)
    0.75
    """
    return fire * (1.0 + surge)


@rule
def calm_given_up(kind: DealKind, share: float) -> float:
    """Calm (share of war fire) that ends when a side walks out of a deal over a ``share`` of the front.

    >>> calm_given_up(DealKind(calm=0.5), 0.5)
    0.25
    """
    return kind.calm * share


@rule
def calm_asked(kind: DealKind, n_bound: int) -> float:
    """Part (0..1) of ordered fire that stops where a deal binds ``n_bound`` sides: each side's guns are half.

    >>> calm_asked(DealKind(calm=0.8), 1)
    0.4
    """
    return kind.calm * n_bound / N_SIDES


@rule
def share_of_front(weight: float, total: float) -> float:
    """A sector's share (0..1) of the front's war fire, from its weight and that of all sectors.

    >>> share_of_front(1.0, 4.0)
    0.25
    """
    return weight / total
