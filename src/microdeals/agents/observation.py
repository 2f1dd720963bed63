"""Observation: each side reports, or not, what the other did."""

from typing import TYPE_CHECKING

from microdeals.agents.deal import Deal, Report
from microdeals.agents.said import say
from microdeals.day.party import NOWHERE
from microdeals.documents.wording import within_sentence
from microdeals.rulebook.events import Happening
from microdeals.rulebook.observation import chance_misread
from microdeals.rulebook.quantities import N_SIDES
from microdeals.rulebook.spoiler import blame

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def observe(model: "ConflictModel") -> None:
    """Let each side report, or not, what the other did with each running deal."""
    running = model.running_today
    target = max(running, key=lambda deal: deal.terms.rung, default=None)
    for deal in running:
        for side, bond in enumerate(deal.bonds):
            if not bond.bound:
                continue
            bond.misread = misread(model, deal, side, deal is target)
            chance = deal.detection if bond.broke else bond.misread
            if deal.draws[N_SIDES + side] < chance:
                bond.reported = True
                deal.reports.append(Report(model.day, side, bond.broke))
                accused = within_sentence(model.parties[side].title)
                model.note_deal(Happening.REPORT, deal, side, say("log.report", accused=accused))


def misread(model: "ConflictModel", deal: Deal, side: int, is_target: bool) -> float:
    """Chance of a report against a side that keeps the deal today."""
    party = model.parties[side]
    blamed = 0.0
    if is_target and party.struck_in != NOWHERE:
        blamed = blame(party.character.control, model.front.sectors[party.struck_in].attribution)
    suffered = model.front.unattributed(deal, side)
    return chance_misread(deal.false_alarm, suffered, model.conflict.conduct.misreading, blamed)
