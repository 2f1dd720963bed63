"""The day of a citizen."""

from microdeals._compile import verb
from microdeals.day.states import CitizenNow
from microdeals.rulebook.publics import MAJORITY, support_after_news, support_after_talk, support_at_start
from microdeals.rulebook.quantities import Character, Publics


@verb
def begin_citizen(citizen: CitizenNow, character: Character, publics: Publics, deviate: float) -> None:
    """Hold a view on the first morning, from a standard normal deviate, and know no news yet."""
    citizen.support = support_at_start(character.support, publics.spread, deviate)
    citizen.heard = 0.0


@verb
def is_for(citizen: CitizenNow) -> bool:
    """Whether a citizen is for a compromise."""
    return citizen.support > MAJORITY


@verb
def take_in(citizen: CitizenNow, tide: float) -> None:
    """Take in the news since the last time."""
    citizen.support = support_after_news(citizen.support, tide - citizen.heard)
    citizen.heard = tide


@verb
def talk_with(citizen: CitizenNow, other: CitizenNow, publics: Publics) -> None:
    """Talk with another citizen; both may move."""
    mine, theirs = citizen.support, other.support
    citizen.support = support_after_talk(mine, theirs, publics)
    other.support = support_after_talk(theirs, mine, publics)
