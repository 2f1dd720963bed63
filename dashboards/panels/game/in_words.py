"""What the page says of a session, in sentences: the month, what happened in it, how worlds compare."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence

from dashboards.panels.game.deal_names import deal_name, slots_by_number
from dashboards.words import counted, date, form_of, text
from microdeals.documents.wording import filled
from microdeals.game import Debrief, Seat, Session
from microdeals.game.among_worlds import Spread
from microdeals.game.blame import Breach, Walkout
from microdeals.game.cells import DOES, SAYS, parts_of
from microdeals.game.debrief import Believed
from microdeals.game.deciders import WhoDecided
from microdeals.game.matter import matter_of
from microdeals.game.rows import JournalEntry
from microdeals.game.seats import SIDES
from microdeals.game.state import EntryKind
from microdeals.language.signs import SIGNS

PERCENT = 100.0
MOST_OTHERS = 3
"""Things that other pages did, told in one line."""


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
    """Deals in force, and whether it is settled. The gap and trust are the debrief's to tell."""
    world = session.world
    n = len(world.active_deals())
    deals = counted("panels.game.now.deals", n) if n else text("panels.game.now.deals.none")
    said = text("panels.game.now.said").format(deals=deals)
    if world.settled_on is not None:
        said += " " + text("panels.game.now.settled").format(day=world.settled_on)
    return said


def others_in_words(session: Session, entries: Sequence[JournalEntry]) -> str:
    """What other pages have done: the last few things, without what was decided: others may look on."""
    told = list(dict.fromkeys(_other_in_words(session, entry) for entry in entries))
    if len(told) > MOST_OTHERS:
        told = [text("panels.game.others.more").format(n=len(told) - MOST_OTHERS), *told[-MOST_OTHERS:]]
    return text("panels.game.others.said").format(what="; ".join(told))


def _other_in_words(session: Session, entry: JournalEntry) -> str:
    if not entry.seat:
        return text(f"panels.game.others.{entry.kind}").format(n=entry.round + 1)
    matter = matter_of(entry)
    if matter.kind != EntryKind.ORDERS:
        what = text(f"panels.game.others.{matter.kind}")
    else:
        what = cell_title(session, matter.cell) if matter.cell else text("panels.game.others.all")
    return filled(text("panels.game.others.decided"), seat=seat_title(session, Seat(entry.seat)), what=what)


def cell_title(session: Session, cell: str) -> str:
    """What is decided in a cell of the sheet: a kind of deal, or one of the other rows."""
    what, item = parts_of(cell)
    if what in (SAYS, DOES):
        kinds = {kind.key: kind.title for kind in session.conflict.kinds}
        return kinds.get(item.partition("@")[0], text("panels.game.group.offers"))
    return text(f"panels.game.row.{what}")


def seat_title(session: Session, seat: Seat) -> str:
    """Who sits there: the side's name, or the mediator."""
    if seat is Seat.MEDIATOR:
        return text("panels.game.mediator")
    return str(session.conflict.parties[SIDES.index(seat)].title)


def outcome(debrief: Debrief) -> str:
    """The world beside its twin without deals."""
    closer = text("panels.game.twin.closer" if debrief.closing > 0.0 else "panels.game.twin.wider")
    harm = "spared" if debrief.spared > 0.0 else "cost"
    spared = counted(f"panels.game.twin.{harm}", round(abs(debrief.spared)))
    ends = [
        text(f"panels.game.twin.{who}_settled").format(day=come.settled_on)
        for who, come in (("own", debrief.own), ("twin", debrief.twin))
        if come.settled_on is not None
    ]
    said = [
        closer.format(closing=f"{PERCENT * abs(debrief.closing):.0f}"),
        spared,
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


def team_then(session: Session, seat: Seat, day: int) -> str:
    """The team that sat on a seat on a day (from 1) that was played; an empty name for the model."""
    return session.state.seated[(day - 1) // session.state.setup.days][tuple(Seat).index(seat)]


def blame_rows(session: Session, debrief: Debrief) -> list[tuple[str, ...]]:
    """Who broke what and who decided it, a row each."""
    titles, slots = [party.title for party in session.conflict.parties], slots_by_number(session)
    return [
        (
            str(breach.day),
            titles[breach.side],
            deal_name(session.conflict, slots[breach.slot]),
            text(f"panels.game.cause.{breach.cause.value}"),
            _decider(session, breach),
            text("panels.game.yes" if breach.reported else "panels.game.no"),
        )
        for breach in debrief.breaches
    ]


def _decider(session: Session, ended: Breach | Walkout) -> str:
    """Who decided to break a deal, or to walk out of it."""
    if ended.by is None:
        return text("panels.game.nobody")
    if ended.by is WhoDecided.TEAM:
        return team_then(session, SIDES[ended.side], ended.day)
    return text("panels.game.model")


def broken_words(session: Session, debrief: Debrief) -> list[str]:
    """How often each team, and the model for a side, broke its word; nothing for who never did."""
    said = []
    for side, party in enumerate(session.conflict.parties):
        by = Counter(
            _decider(session, it) for it in debrief.breaches if it.side == side and it.by is not None
        )
        for who, n in by.items():
            words = form_of("panels.game.blame.broken", n)
            sentence = filled(words, who=who, side=party.title, n=n)
            said.append(sentence[0].upper() + sentence[1:])
    return said


def walkout_rows(session: Session, debrief: Debrief) -> list[tuple[str, ...]]:
    """Who walked out of what, why, and who decided it, a row each."""
    titles, slots = [party.title for party in session.conflict.parties], slots_by_number(session)
    return [
        (
            str(walkout.day),
            titles[walkout.side],
            deal_name(session.conflict, slots[walkout.slot]),
            _why_left(walkout),
            _decider(session, walkout),
        )
        for walkout in debrief.walkouts
    ]


def _why_left(walkout: Walkout) -> str:
    if walkout.by is WhoDecided.TEAM:
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
        return filled(text(key), own=own, other=other)
    key = "panels.game.belief.kept" if found.kept else "panels.game.belief.broke"
    return filled(text(key), own=own, other=other, percent=found.percent, month=found.round + 1)
