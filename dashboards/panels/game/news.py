"""The news of a month as sentences: what everybody knows of it, and for whom the model decided."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.panels.game.deal_names import deal_name, slots_by_number
from dashboards.words import text, texts
from microdeals.agents import Event
from microdeals.documents.wording import filled
from microdeals.game import Seat, Session
from microdeals.game.deciders import SeatPart, WhoDecided, decider_of_end, deciders_of
from microdeals.game.orders import deal_key
from microdeals.game.seats import SIDES
from microdeals.rulebook.events import Happening

SECRET = (Happening.BREACH, Happening.MEETING, Happening.NEW_LEADERS)
"""Breaches, and what a new leadership is like, are for the debrief: at the table only reports are known.
Meetings are counted, not listed."""
ENDED = (Happening.WITHDRAWN, Happening.RESUMED)
SIGNATURES = {Happening.SIGNED: SeatPart.OFFERS, Happening.SETTLED: SeatPart.SETTLEMENT}
"""What both sides sign, and by which part of their orders."""


class MonthNews(NamedTuple):
    """What everybody knows of a round: a sentence an event, how many meetings there were, and who decided."""

    sentences: list[str]
    meetings: int
    decided: list[str]


def news_of(session: Session, number_of_round: int, own_side: int = -1) -> MonthNews:
    """The news of a round that has been played (from 0); with a side, its own breaches, too."""
    found = events_of(session, number_of_round)
    meetings = sum(event.happening == Happening.MEETING for event in found)
    sentences = [on_day(session, event) for event in found if _is_news(session, event, own_side)]
    return MonthNews(sentences, meetings, who_decided(session, number_of_round))


def _is_news(session: Session, event: Event, own_side: int) -> bool:
    """Not what only its sides know; nor the signing of a settlement, which "settled" tells."""
    if event.happening is Happening.BREACH:
        return event.side == own_side >= 0
    is_settlement = event.slot == session.world.settlement_slot.number
    return event.happening not in SECRET and not (event.happening == Happening.SIGNED and is_settlement)


def events_of(session: Session, number_of_round: int) -> list[Event]:
    """All events of a round, secret ones too."""
    days = session.state.setup.days
    first, last = number_of_round * days, (number_of_round + 1) * days
    return [event for event in session.world.log if first < event.day <= last]


def on_day(session: Session, event: Event) -> str:
    """An event with its day, and who decided it where that is the model and a team might have."""
    said = [filled(text("panels.game.news.day"), day=event.day, news=sentence(session, event))]
    return " ".join([*said, *_decided(session, event)])


def sentence(session: Session, event: Event) -> str:
    """An event as a newspaper would tell it."""
    key = f"panels.game.event.{event.happening.name.lower()}"
    said = texts().get(key, text("panels.game.event.other"))
    parties = [party.title for party in session.conflict.parties]
    names = {"who": event.who, "what": event.what, "deal": "", "other": "", "sector": "", "rung": event.slot}
    if event.deal:
        names["deal"] = deal_name(session.conflict, slots_by_number(session)[event.slot])
    if event.side >= 0:
        names["other"] = parties[event.side]
    if event.happening is Happening.STRIKE:
        names["sector"] = session.conflict.sectors[event.slot].title
    return filled(said, **names)


def who_decided(session: Session, number_of_round: int) -> list[str]:
    """For each seat that a team did not decide for in a round, what happened instead; no order is told."""
    month, teams = session.state.months[number_of_round], session.state.seated[number_of_round]
    said = []
    for seat, team in zip(Seat, teams, strict=True):
        by = dict(deciders_of(month, seat, team))
        if not team:
            key = "nobody"
        elif WhoDecided.TEAM in by.values():
            continue
        elif by.get(SeatPart.RUNNING) is WhoDecided.SILENCE:
            key = "silent" if by[SeatPart.OFFERS] is WhoDecided.MODEL else "refused"
        else:
            key = "left"
        said.append(filled(text(f"panels.game.decided.{key}"), seat=_seated(session, seat), team=team))
    return said


def _seated(session: Session, seat: Seat) -> str:
    if seat is Seat.MEDIATOR:
        return text("panels.game.decided.mediator")
    return session.conflict.parties[SIDES.index(seat)].title


def _decided(session: Session, event: Event) -> list[str]:
    """Who decided that a deal was signed, or left; nothing where everything is the model's."""
    state = session.state
    number = (event.day - 1) // state.setup.days
    month, teams = state.months[number], state.seated[number]
    if not any(teams[:2]):
        return []
    parties = [party.title for party in session.conflict.parties]
    if event.happening in SIGNATURES:
        part = SIGNATURES[event.happening]
        by = [dict(deciders_of(month, seat, team))[part] for seat, team in zip(SIDES, teams, strict=False)]
        model = [party for party, who in zip(parties, by, strict=True) if who is WhoDecided.MODEL]
        both = text("panels.game.decided.both") if len(model) == len(parties) else "".join(model)
        return [filled(text("panels.game.decided.signed"), side=both)] if model else []
    if event.happening in ENDED:
        slot = slots_by_number(session)[event.slot]
        who = decider_of_end(month, event.side, deal_key(session.conflict, slot))
        key = "team" if who is WhoDecided.TEAM else "model"
        return [filled(text(f"panels.game.decided.by_{key}"), team=teams[event.side])]
    return []
