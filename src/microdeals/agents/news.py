"""The news of the day: both publics hear of deals kept and broken, and so does the documented record."""

from typing import TYPE_CHECKING

from microdeals.day.talks import explore_by_contact, write_record
from microdeals.rulebook.quantities import N_SIDES

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def read_news(model: "ConflictModel") -> None:
    """Carry the day's deals into both publics and into the documented record, and count the days kept."""
    kept, broken_news = 0.0, [0.0] * N_SIDES
    watched, broken = 0.0, 0
    for deal in model.running_today:
        if any(deal.reported):
            deal.days_kept = 0
            if deal.cover > 0.0:
                broken += 1
            for side, bond in enumerate(deal.bonds):
                if bond.reported:
                    broken_news[1 - side] += deal.terms.visibility
        else:
            deal.days_kept += 1
            kept += deal.terms.visibility
            if deal.is_mutual:
                explore_by_contact(model.talks, model.conflict.talks)
            watched += deal.cover
    for party in model.parties:
        party.hear(kept, broken_news[party.side], party.pressure)
    write_record(model, watched, broken, model.conflict.record)
