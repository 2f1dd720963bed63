"""Publics: citizens who read the news and talk to neighbours whose view is near their own."""

from microdeals._compile import rule
from microdeals.rulebook.bounded import clamp
from microdeals.rulebook.quantities import Publics

MAJORITY = 0.5


@rule
def support_at_start(mean: float, spread: float, deviate: float) -> float:
    """A citizen's support for a compromise (0..1) at the start, from a standard normal deviate.

    >>> support_at_start(0.4, 0.2, 0.0)
    0.4
    """
    return clamp(mean + spread * deviate, 0.0, 1.0)


@rule
def support_after_news(support: float, tide: float) -> float:
    """Support (0..1) after news: good news (tide > 0) moves it towards 1, bad news towards 0.

    >>> support_after_news(0.5, 0.1)
    0.55
    """
    room = 1.0 - support if tide > 0.0 else support
    return clamp(support + tide * room, 0.0, 1.0)


@rule
def support_after_talk(own: float, other: float, publics: Publics) -> float:
    """Support (0..1) after talking with someone; those too far apart do not listen [deffuant2000].

    >>> support_after_talk(0.4, 0.5, Publics(confidence=0.2, persuasion=0.5))
    0.45
    """
    apart = other - own
    listens = abs(apart) <= publics.confidence
    return own + publics.persuasion * apart * listens  # no branch: nobody can foretell who listens to whom


@rule
def tide_of_day(publics: Publics, kept: float, broken: float, pressure: float) -> float:
    """News of a day, as a push on support: visible deals kept and broken, and weariness.

    ``kept`` and ``broken`` add up the visibility of the deals; pressure is in shares of the dispute.
    Publics that see deals hold, and that are tired, come to accept a compromise [putnam1988].

    >>> tide_of_day(Publics(), 0.0, 0.0, 0.0)
    0.0
    """
    return publics.news_kept * kept - publics.news_broken * broken + publics.weariness * pressure


@rule
def first_to_talk(day: int, talk_days: int) -> int:
    """The first citizen whose conversation falls on this day; then it is every ``talk_days``-th citizen's.

    >>> first_to_talk(7, 7), first_to_talk(8, 7)
    (0, 6)
    """
    rest = day % talk_days
    if rest == 0:
        return 0
    return talk_days - rest


@rule
def tie_on_ring(citizen: int, place: int, citizens: int) -> int:
    """The citizen at the end of the ``place``-th tie on a ring: the next ones on either side in turn.

    >>> [tie_on_ring(0, place, 10) for place in range(4)]
    [1, 9, 2, 8]
    """
    step = place // 2 + 1
    if place % 2 == 1:
        step = -step
    return (citizen + step + citizens) % citizens


@rule
def tie_after_rewiring(citizen: int, place: int, publics: Publics, lot: float, target: float) -> int:
    """The citizen at the end of a tie when some ties go to anybody: a small world [wattsstrogatz1998].

    ``lot`` and ``target`` are uniforms. Our departure: ties are directed (whom one listens to).

    >>> tie_after_rewiring(0, 0, Publics(citizens=10, rewiring=0.0), 0.5, 0.5)
    1
    """
    if lot >= publics.rewiring:
        return tie_on_ring(citizen, place, publics.citizens)
    return (citizen + 1 + int(target * (publics.citizens - 1))) % publics.citizens


@rule
def share_for(n_for: int, citizens: int) -> float:
    """Share (0..1) of a side's citizens who are for a compromise.

    >>> share_for(10, 40)
    0.25
    """
    return n_for / citizens
