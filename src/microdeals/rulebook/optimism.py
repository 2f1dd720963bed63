"""Optimism: what a side hopes to win beyond its prospects. Fighting teaches; quiet lets it hope."""

from microdeals._compile import rule
from microdeals.rulebook.bounded import clamp
from microdeals.rulebook.quantities import Character, Front


@rule
def optimism_after(optimism: float, side: Character, fighting: float, news: float) -> float:
    """Optimism (share of the dispute, 0..1) after a day of ``fighting`` (1 = a war day) and ``news``.

    Battle reveals what can be won and takes hope away [slantchev2003], [smithstam2003]; a respite
    lets a side rearm and hope, up to its ceiling. News is good for one side and as bad for the other.

    >>> optimism_after(0.1, Character(optimism_ceiling=0.3, rearming=0.5), 0.0, 0.0)
    0.2
    """
    quiet = clamp(1.0 - fighting, 0.0, 1.0)
    rest = side.rearming * quiet * max(0.0, side.optimism_ceiling - optimism)
    return clamp(optimism + rest - side.learning * fighting * optimism + news, 0.0, 1.0)


@rule
def news_from_front(front: Front, fighting: float, deviate: float) -> float:
    """News of a day (share of the dispute, good for the first party above 0), from a standard normal deviate.

    >>> news_from_front(Front(battle_luck=0.002), 0.5, 2.0)
    0.002
    """
    return front.battle_luck * fighting * deviate
