"""Endings without an agreement: power moves, a side wins, fighting dies down and flares up."""

from typing import TYPE_CHECKING

from microdeals.agents.said import say
from microdeals.day.party import attack_in_lull, move_power, remember_power
from microdeals.day.war import count_lull, die_down, is_won, win
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import felt_by
from microdeals.rulebook.endings import chance_of_lull, chance_of_return, wins
from microdeals.rulebook.events import Happening, Status
from microdeals.rulebook.luck import GROUND, REST, Purpose
from microdeals.rulebook.power import lead_in_rearming, shift_of_power

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def shift_power(model: "ConflictModel") -> None:
    """Let battles, and rearming in the quiet, move what fighting on promises either side."""
    model.shifted = 0.0
    if is_won(model):
        return
    first, second = model.parties
    lead = lead_in_rearming(first.character, second.character)
    deviate = normal_from(model.draw(Purpose.BATTLE, 0, 0)[GROUND])
    model.shifted = shift_of_power(first.prospects, model.conflict.front, model.front.fighting, lead, deviate)
    for party in model.parties:
        move_power(party, felt_by(party.side, model.shifted))


def come_to_rest(model: "ConflictModel") -> None:
    """Let a side win a war that is not settled, or the fighting die down, or flare up again."""
    if is_won(model):
        return
    if model.is_settled:
        die_down(model, False)
        return
    for party in model.parties:
        if wins(party.prospects, model.conflict.front, model.front.fighting):
            win(model, party.side)
            overrun(model)
            what = say("log.win", share=f"{party.prospects:.0%}")
            model.note(Happening.WON, -1, party.side, party.title, what)
            return
    rest_or_return(model)


def overrun(model: "ConflictModel") -> None:
    """End every deal, as a side has won."""
    for deal in model.active_deals():
        deal.end(model.day, Status.OVERRUN, say("log.won"))
        model.note_deal(Happening.OVERRUN, deal, -1, say("log.lose"))


def rest_or_return(model: "ConflictModel") -> None:
    """Let fighting die down when both are spent, and flare up again when more is to be had."""
    front = model.conflict.front
    first, second = model.parties
    count_lull(model)
    lot = model.draw(Purpose.BATTLE, 0, 0)[REST]
    if model.lull:
        if lot < chance_of_return(front, attack_in_lull(first), attack_in_lull(second)):
            die_down(model, False)
            model.note(Happening.FLARED_UP, -1, -1, say("log.war"), say("log.flare_up"))
    elif lot < chance_of_lull(front, first.pressure, second.pressure):
        die_down(model, True)
        for party in model.parties:
            remember_power(party)
        model.note(Happening.DIED_DOWN, -1, -1, say("log.war"), say("log.die_down"))
