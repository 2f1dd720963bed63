"""A world told as a person would write it: a section a month, with dates and reasons, and the twin last."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dashboards.charts.looks import Json
from dashboards.stage.in_words import TurnTold, date_of, hundredths, is_true, of_whom
from dashboards.words import counted, form_of, text
from microdeals.agents import ConflictModel, Event
from microdeals.documents.wording import filled
from microdeals.rulebook.events import Format, Happening

SIGNED = (Happening.SIGNED, Happening.RENEWED)
UNTOLD = (Happening.MEETING, Happening.SUPERSEDED, Happening.OVERRUN)
LEAST_FALL = 0.02
"""From how much trust (probability) on its fall is told."""
FEW = 3
"""Deals that are named one by one."""
SAME = 0.005
"""Gaps closer than that (share of the dispute) are told as one."""

Sentences = Iterator[str]


class MonthInStory(NamedTuple):
    """A month in which something happened. What it is called, and what is said of it while it is closed."""

    year: str
    title: str
    told: str
    signed: int
    """How many deals were signed in it."""
    turns: list[str]
    """The names of its turning points; a month that has one is open."""


class StoryOfWar(NamedTuple):
    """The story so far: its first paragraph, a section a month, and its last paragraph."""

    opening: str
    months: list[MonthInStory]
    ending: str

    def as_data(self) -> Json:
        """What JSON can hold, as `js/chapters.js` draws it."""
        return self._asdict() | {"months": [month._asdict() for month in self.months]}


def story_of_war(world: ConflictModel, twin: ConflictModel, turns: Sequence[TurnTold]) -> StoryOfWar:
    """The story so far; `twin` has lived as many days, `turns` are the turning points of those days."""
    if not world.day:
        return StoryOfWar(text("stage.story.nothing"), [], "")
    months = groupby(world.log, key=lambda event: _month(world, event.day))
    told = (_month_told(world, list(events), turns) for _, events in months)
    return StoryOfWar(_opening(world), [month for month in told if month.told], _ending(world, twin))


def _month(world: ConflictModel, day: int) -> tuple[int, int]:
    found = world.conflict.start + datetime.timedelta(days=day - 1)
    return found.year, found.month


def _month_told(world: ConflictModel, events: Sequence[Event], turns: Sequence[TurnTold]) -> MonthInStory:
    year, number = _month(world, events[0].day)
    return MonthInStory(
        year=str(year),
        title=text("date.month_of").format(month=text(f"date.month.{number}"), year=year),
        told=" ".join(_sentences(world, events)),
        signed=sum(it.happening is Happening.SIGNED and it.day != world.settled_on for it in events),
        turns=[turn.name for turn in turns if _month(world, turn.day) == (year, number)],
    )


def _opening(world: ConflictModel) -> str:
    first, second = world.conflict.parties
    return filled(
        text("stage.story.opening"),
        date=date_of(world, 1),
        first=first.title,
        second=second.title,
        gap=max(0, hundredths(world.datacollector.model_vars["gap_total"][0])),
        trust_0=hundredths(first.values.trust),
        trust_1=hundredths(second.values.trust),
    )


def _sentences(world: ConflictModel, events: Sequence[Event]) -> Sentences:
    """What is told of a month: day by day, and at its end what was extended."""
    for day, of_day in groupby(events, key=lambda event: event.day):
        for count, said in enumerate(_of_day(world, list(of_day))):
            yield _dated(world, day, said) if count == 0 else said[:1].upper() + said[1:]
    extended = list(dict.fromkeys(event.deal for event in events if event.happening is Happening.RENEWED))
    if extended:
        key = "extended_many" if len(extended) > FEW else "extended_some" if len(extended) > 1 else "extended"
        yield text(f"stage.story.{key}").format(deals=_listed(extended), n=len(extended))


def _dated(world: ConflictModel, day: int, said: str) -> str:
    when = world.conflict.start + datetime.timedelta(days=day - 1)
    month = text(f"date.month.{when.month}")
    return filled(text("stage.story.dated"), day=when.day, month=month, told=_within(world, said))


def _within(world: ConflictModel, said: str) -> str:
    """A sentence that goes on after its date: only names keep their capital."""
    names = [party.title for party in world.parties]
    keeps = said.startswith("“") or any(
        said.startswith(name) and not name.startswith("The ") for name in names
    )
    return said if keeps else said[:1].lower() + said[1:]


def _of_day(world: ConflictModel, events: Sequence[Event]) -> Sentences:
    signed = [event.deal for event in events if event.happening is Happening.SIGNED]
    settled = any(event.happening is Happening.SETTLED for event in events)
    if signed and not settled:
        yield _signing(events, signed)
        if world.log.index(events[0]) < _first_signed(world):
            yield _reason(world, events[0].day)
    reports = {(event.slot, event.side): event for event in events if event.happening is Happening.REPORT}
    for event in events:
        if event.happening in (*SIGNED, *UNTOLD):
            continue
        if event.happening is Happening.BREACH and (event.slot, event.side) in reports:
            continue
        yield _happened(world, event)
    if reports:
        yield from _falls(world, events[0].day)


def _first_signed(world: ConflictModel) -> int:
    """The place in the log of the first signature."""
    return next(k for k, event in enumerate(world.log) if event.happening is Happening.SIGNED) + 1


def _signing(events: Sequence[Event], deals: Sequence[str]) -> str:
    meeting = next((event for event in events if event.happening is Happening.MEETING), None)
    if meeting is None or meeting.slot == Format.ENVOYS:
        return text("stage.story.envoys_sign").format(deals=_listed(deals))
    return text("stage.story.leaders_sign").format(deals=_listed(deals))


def _reason(world: ConflictModel, day: int) -> str:
    """Why the first deal is signed although there is little trust."""
    trust = [_trust(world, side, day) for side in (0, 1)]
    wary = world.parties[trust.index(min(trust))].title
    return filled(text("stage.story.why_signed"), wary=wary)


def _happened(world: ConflictModel, event: Event) -> str:
    key = event.happening.name.lower()
    if event.happening is Happening.REPORT:
        key += "_true" if is_true(world, event) else "_false"
    elif event.happening is Happening.BREACH:
        key = "unseen"
    elif event.happening is Happening.FIRST_MOVE:
        key = "alone"
    sides = [party.title for party in world.parties]
    strikes = event.happening is Happening.STRIKE
    return filled(
        text(f"stage.story.{key}"),
        party=sides[event.side],
        other=sides[0 if event.side else 1],
        deals=_listed([event.deal]),
        sector=world.sectors_now[event.slot].title if strikes else "",
    )


def _falls(world: ConflictModel, day: int) -> Sentences:
    """Whose trust fell that day, and how far."""
    for side, party in enumerate(world.parties):
        before, after = _trust(world, side, day - 1), _trust(world, side, day)
        if before - after >= LEAST_FALL:
            said = text("stage.story.trust")
            yield filled(said, whose=of_whom(party.title), before=hundredths(before), after=hundredths(after))


def _trust(world: ConflictModel, side: int, day: int) -> float:
    """A side's trust on the evening of a day; on day 0 as the war's file has it."""
    if day < 1:
        return float(world.conflict.parties[side].values.trust)
    return float(world.datacollector.model_vars[f"trust_{side}"][day - 1])


def _listed(deals: Sequence[str]) -> str:
    """Deals one after another, as a sentence has them."""
    named = [text("stage.story.quoted").format(title=deal) for deal in deals]
    if len(named) == 1:
        return named[0]
    return text("stage.story.list_and").format(first=", ".join(named[:-1]), last=named[-1])


def _ending(world: ConflictModel, twin: ConflictModel) -> str:
    gap, without = world.gap_now().total, twin.gap_now().total
    key = "now" if gap > 0.0 else "closed"
    apart = text(f"stage.apart.{key}").format(gap=hundredths(gap))
    said = filled(
        form_of("stage.story.ending", world.day),
        date=date_of(world, world.day),
        n=world.day,
        apart=_within(world, apart) + ".",
    )
    if abs(without - gap) < SAME:
        return f"{said} {text('stage.story.twin_same')}"
    key = "twin_worse" if without > gap else "twin_better"
    points = hundredths(abs(without - gap))
    return f"{said} {counted(f'stage.story.{key}', points)}"
