"""What the page says of a session, in sentences: the month, what happened in it, how worlds compare."""

from __future__ import annotations

import datetime

from dashboards.words import counted, date, number, text
from microdeals.agents import Event
from microdeals.game import Debrief, Seat, Session
from microdeals.game.among_worlds import Spread
from microdeals.game.blame import Walkout
from microdeals.game.debrief import Believed
from microdeals.game.seats import SIDES
from microdeals.rulebook.events import Happening
from microdeals.rulebook.labels import SIGNS

SECRET = (Happening.BREACH, Happening.MEETING, Happening.NEW_LEADERS)
"""Breaches, and what a new leadership is like, are for the debrief: at the table only reports are known.
Meetings are counted, not listed."""

PERCENT = 100.0


def month_of(session: Session) -> str:
    """Which month comes next, with its dates; or that all are over."""
    state = session.state
    if state.is_over:
        return text("panels.game.month.over").format(n=state.setup.rounds)
    first = session.conflict.start + datetime.timedelta(days=state.round * state.setup.days)
    last = first + datetime.timedelta(days=state.setup.days - 1)
    said = text("panels.game.month.next")
    return said.format(n=state.round + 1, of=state.setup.rounds, first=date(first), last=date(last))


def where_it_stands(session: Session) -> str:
    """Gap, deals in force, and whether it is settled."""
    world = session.world
    deals = counted("panels.game.now.deals", len(world.active_deals()))
    said = text("panels.game.now.gap").format(gap=number(world.gap_now().total), deals=deals)
    if world.settled_on is not None:
        said += " " + text("panels.game.now.settled").format(day=world.settled_on)
    return said


def events_of(session: Session, number_of_round: int) -> tuple[list[str], int]:
    """What everybody knows of a round, a line each; and how many meetings there were."""
    days = session.state.setup.days
    first, last = number_of_round * days, (number_of_round + 1) * days
    found = [event for event in session.world.log if first < event.day <= last]
    meetings = sum(event.happening == Happening.MEETING for event in found)
    return [told(event) for event in found if event.happening not in SECRET], meetings


def told(event: Event) -> str:
    """An event as one line."""
    return text("panels.game.event").format(day=event.day, who=event.who, what=event.what)


def outcome(debrief: Debrief) -> str:
    """The world beside its twin without deals."""
    closer = text("panels.game.twin.closer" if debrief.closing > 0.0 else "panels.game.twin.wider")
    spared = text("panels.game.twin.spared" if debrief.spared > 0.0 else "panels.game.twin.cost")
    ends = [
        text(f"panels.game.twin.{who}_settled").format(day=come.settled_on)
        for who, come in (("own", debrief.own), ("twin", debrief.twin))
        if come.settled_on is not None
    ]
    said = [
        closer.format(closing=number(abs(debrief.closing))),
        spared.format(days=days(abs(debrief.spared))),
    ]
    sign = SIGNS[debrief.label]
    verdict = text("panels.game.twin.label").format(name=sign.name, did=sign.did, mark=sign.mark)
    return " ".join([verdict, *said, *ends])


def days(value: float) -> str:
    """War days as the page writes them."""
    return f"{value:.0f}"


def standing(key: str, spread: Spread, n: int) -> str:
    """Where the class's world lies, as a sentence of counts."""
    return text(f"panels.game.standing.{key}").format(n=n - spread.n_below, of=n)


def team_of(session: Session, seat: Seat) -> str:
    """A seat's pseudonym, or that the model plays it."""
    return session.state.teams[seat] or text("panels.game.model")


def guess_rows(session: Session, debrief: Debrief) -> list[tuple[str, ...]]:
    """Guesses against results, a row each."""
    return [
        (
            team_of(session, guess.seat),
            text(f"panels.game.guess.{guess.question.value}"),
            str(guess.percent),
            text("panels.game.yes" if guess.came_true else "panels.game.no"),
            str(guess.off),
        )
        for guess in debrief.guesses
    ]


def blame_rows(session: Session, debrief: Debrief) -> list[tuple[str, ...]]:
    """Who broke what, a row each."""
    titles = [party.title for party in session.conflict.parties]
    return [
        (
            str(breach.day),
            titles[breach.side],
            breach.deal,
            text(f"panels.game.cause.{breach.cause.value}"),
            text("panels.game.yes" if breach.reported else "panels.game.no"),
        )
        for breach in debrief.breaches
    ]


def walkout_rows(session: Session, debrief: Debrief) -> list[tuple[str, ...]]:
    """Who walked out of what and why, a row each."""
    titles = [party.title for party in session.conflict.parties]
    return [
        (str(walkout.day), titles[walkout.side], walkout.deal, _why_left(session, walkout))
        for walkout in debrief.walkouts
    ]


def _why_left(session: Session, walkout: Walkout) -> str:
    if session.state.teams[SIDES[walkout.side]]:
        return text("panels.game.walkouts.team")
    if walkout.for_more:
        return text("panels.game.walkouts.for_more")
    return text("panels.game.walkouts.worth")


def divergence(session: Session, seat: Seat, found: Believed | None) -> str:
    """When a side's belief and the truth parted first."""
    other = session.conflict.parties[1 - SIDES.index(seat)].title
    own = session.conflict.parties[SIDES.index(seat)].title
    if found is None:
        is_noted = any(side is seat for _, side in session.state.beliefs)
        key = "panels.game.belief.never" if is_noted else "panels.game.belief.unsaid"
        return text(key).format(own=own, other=other)
    key = "panels.game.belief.kept" if found.kept else "panels.game.belief.broke"
    return text(key).format(own=own, other=other, percent=found.percent, month=found.round + 1)
