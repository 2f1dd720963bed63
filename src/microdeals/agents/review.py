"""The review: would I sign this again today? And the other ways in which deals begin and end."""

from typing import TYPE_CHECKING

from microdeals.agents.deal import Deal
from microdeals.agents.said import say
from microdeals.day.deal import is_over, ripen
from microdeals.day.front import lose_calm
from microdeals.day.ladder import fall_back
from microdeals.day.war import count_walkout
from microdeals.rulebook.events import Happening, Status

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel


def review(model: "ConflictModel") -> None:
    """Go through all active deals: start, lapse, expire, or be left by a side."""
    for deal in model.active_deals():
        if deal.status == Status.WAITING:
            wait(model, deal)
        elif is_over(deal, model.day):
            deal.end(model.day, Status.EXPIRED, say("log.expired"))
            model.note_deal(Happening.EXPIRED, deal, -1, say("log.expire"), say("log.expired"))
        else:
            ask_both(model, deal)


def wait(model: "ConflictModel", deal: Deal) -> None:
    """Start a deal when its sectors have been quiet for long enough; let it lapse after its term."""
    quiet = min(sector.quiet_days for sector in model.front.covered(deal))
    ripen(deal, deal.terms, quiet, model.day)
    if deal.status == Status.RUNNING:
        deal.started_on = model.day
        model.note_deal(Happening.STARTED, deal, -1, say("log.start"), say("log.started", n=quiet))
    elif deal.status == Status.LAPSED:
        deal.why = say("log.lapsed", n=deal.terms.quiet_days)
        model.note_deal(Happening.LAPSED, deal, -1, say("log.lapse"), deal.why)


def ask_both(model: "ConflictModel", deal: Deal) -> None:
    """Ask each bound side whether it would sign this deal again today."""
    for party in model.parties:
        if not deal.bonds[party.side].bound:
            continue
        value = party.value_of_staying(deal)
        if not party.stays(deal, value):
            leave(model, deal, party.side, value)
            return


def leave(model: "ConflictModel", deal: Deal, side: int, value: float) -> None:
    """Let a side walk out: a surge of fire, support lost at home, the ladder falls back."""
    party, terms = model.parties[side], deal.terms
    told = {"party": party.title, "value": f"{value:+.3f}"}
    if party.is_for_more(deal):
        why = say("log.for_more", **told)
        deal.end(model.day, Status.RESUMED, why, side)
        model.note_deal(Happening.RESUMED, deal, side, say("log.fight_on"), why)
    else:
        why = say.counted("log.reviewed", len(deal.reports), **told)
        deal.end(model.day, Status.WITHDRAWN, why, side)
        model.note_deal(Happening.WITHDRAWN, deal, side, say("log.leave"), why)
    count_walkout(model)
    lose_calm(model.front, terms, deal.slot.share)
    party.hear(0.0, terms.visibility, 0.0)
    fall_back(model, model.days_held, terms.rung)
