"""What happened in a game, month by month: told after it, with what nobody could know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboards.panels.game.deal_names import deal_name, deals_in_words, slots_by_number
from dashboards.panels.game.in_words import team_then
from dashboards.panels.game.news import events_of
from dashboards.words import counted, form_of, text
from microdeals.agents import Event
from microdeals.documents.wording import filled
from microdeals.game import Debrief, Session
from microdeals.game.blame import Breach, Cause
from microdeals.game.deciders import WhoDecided
from microdeals.game.seats import SIDES
from microdeals.rulebook.events import Happening


class MonthTold(NamedTuple):
    """A month of the story: its number (from 1) and what happened in it."""

    number: int
    said: str


def story_of(session: Session, debrief: Debrief) -> list[MonthTold]:
    """Each month that was played, in a few sentences."""
    return [
        MonthTold(number + 1, " ".join(_month(session, debrief, number)))
        for number in range(session.state.round)
    ]


def end_of(session: Session) -> str:
    """How it stands after the last month."""
    world = session.world
    if world.settled_on is not None:
        return text("panels.game.story.settled").format(day=world.settled_on)
    deals = deals_in_words(session.conflict, [deal.slot for deal in world.active_deals()])
    key = "panels.game.story.running" if deals else "panels.game.story.nothing_left"
    return filled(form_of(key, session.state.round), deals=deals, n=session.state.round)


def _month(session: Session, debrief: Debrief, number: int) -> Iterator[str]:
    events = events_of(session, number)
    signed = _deals(session, events, Happening.SIGNED)
    key = "panels.game.story.signed" if signed else "panels.game.story.unsigned"
    yield filled(text(key), deals=signed)
    days = session.state.setup.days
    breaches = [it for it in debrief.breaches if number * days < it.day <= (number + 1) * days]
    for side in range(len(SIDES)):
        yield from _broken(session, breaches, side, number)
    yield from _wronged(breaches)
    for walkout in debrief.walkouts:
        if number * days < walkout.day <= (number + 1) * days:
            who = session.conflict.parties[walkout.side].title
            key = "panels.game.story.left_team" if walkout.by is WhoDecided.TEAM else "panels.game.story.left"
            team = team_then(session, SIDES[walkout.side], walkout.day)
            deal = deal_name(session.conflict, slots_by_number(session)[walkout.slot])
            yield filled(text(key), who=who, deal=deal, team=team)
    if expired := _deals(session, events, Happening.EXPIRED):
        yield filled(text("panels.game.story.expired"), deals=expired)
    if any(event.happening is Happening.SETTLED for event in events):
        yield text("panels.game.event.settled")


def _deals(session: Session, events: Sequence[Event], happening: Happening) -> str:
    """The small deals to which something happened; a settlement is told by itself."""
    slots, settlement = slots_by_number(session), session.world.settlement_slot.number
    found = [slots[it.slot] for it in events if it.happening is happening and it.slot != settlement]
    return deals_in_words(session.conflict, found)


def _broken(session: Session, breaches: Sequence[Breach], side: int, number: int) -> Iterator[str]:
    """What a side broke in a month, and on whose word."""
    who = session.conflict.parties[side].title
    team, slots = session.state.seated[number][side], slots_by_number(session)
    for by in (WhoDecided.TEAM, WhoDecided.MODEL):
        found = [breach for breach in breaches if breach.side == side and breach.by is by]
        if not found:
            continue
        deals = deals_in_words(session.conflict, [slots[breach.slot] for breach in found])
        yield filled(text(f"panels.game.story.broke_{by.value}"), who=who, team=team, deals=deals)
        seen = sum(breach.reported for breach in found)
        yield _noticed(seen, len(found)).format(seen=seen, n=len(found))


def _noticed(seen: int, of: int) -> str:
    if not seen:
        return text("panels.game.story.unseen")
    return text("panels.game.story.seen" if seen == of else "panels.game.story.partly_seen")


def _wronged(breaches: Sequence[Breach]) -> Iterator[str]:
    """Accusations of what nobody had done."""
    for cause in (Cause.MISREAD, Cause.SPOILER):
        if n := sum(breach.cause is cause for breach in breaches):
            yield counted(f"panels.game.story.{cause.value}", n)
