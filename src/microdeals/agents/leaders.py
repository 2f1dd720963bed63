"""Leaders: a leadership changes hands."""

from typing import TYPE_CHECKING

from microdeals.agents.said import say
from microdeals.day.party import take_office
from microdeals.rulebook.events import Happening
from microdeals.rulebook.leaders import changes_hands
from microdeals.rulebook.luck import Purpose

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def change_leaders(model: "ConflictModel") -> None:
    """Let leaderships change hands, with types of their own."""
    conduct = model.conflict.conduct
    lots = model.draw(Purpose.LEADERS, 0, 0)
    for party in model.parties:
        if changes_hands(conduct, lots[party.side]):
            take_office(party, party.character, conduct, lots[party.side])
            what = say(f"log.{'trustworthy' if party.trustworthy else 'exploiting'}")
            model.note(Happening.NEW_LEADERS, -1, party.side, party.title, what)
