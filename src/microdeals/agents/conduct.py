"""Conduct: parties keep or break their running deals."""

from typing import TYPE_CHECKING

from microdeals.agents.deal import Deal
from microdeals.agents.said import say
from microdeals.day.deal import foresee, look
from microdeals.day.party import feel_its_end, feel_relief, wake
from microdeals.day.war import is_won
from microdeals.rulebook.events import Happening

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def keep_or_break(model: "ConflictModel") -> None:
    """Let each side that is bound keep or break each running deal."""
    for party in model.parties:
        wake(party)
        if is_won(model):
            feel_relief(party, model.settlement_slot.kind.values)
    for deal in model.running_today:
        deal.open_day(model.draw_for(deal))
        look_at(model, deal)
        for party in model.parties:
            if not deal.bonds[party.side].bound:
                continue
            foresee(deal.bonds[party.side], party.chances_of(deal))
            if party.keeps(deal):
                feel_relief(party.other, deal.terms)
            else:
                break_deal(model, deal, party.side)
    for party in model.parties:
        feel_its_end(party, model.conflict.harm)


def look_at(model: "ConflictModel", deal: Deal) -> None:
    """Look at a deal with the eyes that are there: along the whole front, or in its sector."""
    eyes = model.front if deal.sector is None else model.front.sectors[deal.sector]
    look(deal, deal.terms, eyes.cover, eyes.detection, eyes.false_alarm)


def break_deal(model: "ConflictModel", deal: Deal, side: int) -> None:
    """Break a deal on purpose, with a burst of violations where it stops fire."""
    deal.bonds[side].broke = True
    if deal.terms.calm > 0.0:
        for sector in model.front.covered(deal):
            if sector.calm > 0.0:
                sector.commanders[side].burst()
    model.note_deal(Happening.BREACH, deal, side, say("log.breach"))
