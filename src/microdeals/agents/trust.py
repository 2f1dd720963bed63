"""Trust: general trust and the channel records move with the day's reports."""

from typing import TYPE_CHECKING

from microdeals.day.deal import believe, chances_in, count_day, evidence_in
from microdeals.day.party import revise_trust

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def learn(model: "ConflictModel") -> None:
    """Update both sides' trust and channel records from the day's reports, or their absence."""
    conduct = model.conflict.conduct
    for party in model.parties:
        party.learned = 0.0
    for deal in model.running_today:
        for party, bond in zip(model.parties, deal.bonds, strict=True):
            if bond.bound:
                negativity = party.other.character.negativity
                seen, other = party.channels[deal.slot.kind_index], deal.bonds[1 - party.side]
                party.other.learned += evidence_in(bond, other, deal, conduct, negativity)
                count_day(seen, bond, other, deal, conduct)
    for party in model.parties:
        revise_trust(party, party.character, conduct)
    revise_beliefs(model)


def revise_beliefs(model: "ConflictModel") -> None:
    """Revise each side's estimate that the other breaks each running deal."""
    for deal in model.running_today:
        for party in model.parties:
            if deal.bonds[1 - party.side].bound:
                foreseen = party.breach_from_record(
                    deal.slot.kind_index, chances_in(deal.bonds[1 - party.side])
                )
                believe(deal.bonds[party.side], foreseen, model.conflict.conduct)
