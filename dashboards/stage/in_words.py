"""What the stage says of events and turning points. Whether a report is true only we know, and say."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from dashboards.words import date, text, texts
from microdeals.agents import ConflictModel, Event
from microdeals.documents.wording import filled
from microdeals.rulebook.events import Format, Happening
from microdeals.tidy.turning_points import ANOTHER_WAR, CLOSED, GAP, SIGNATURES, TRUST, TurningPoint


def date_of(world: ConflictModel, day: int) -> str:
    """The date of a day; day 1 is the conflict's first."""
    return date(world.conflict.start + datetime.timedelta(days=day - 1))


def hundredths(share: float) -> int:
    """A share as people say it, of a hundred.

    >>> hundredths(0.416), hundredths(-0.004)
    (42, 0)
    """
    return round(100.0 * share)


def is_true(world: ConflictModel, report: Event) -> bool:
    """Whether a reported breach was one: it is in the log, on that day."""
    return any(
        event.happening is Happening.BREACH
        and (event.day, event.slot, event.side) == (report.day, report.slot, report.side)
        for event in world.log
    )


def event_said(world: ConflictModel, event: Event, host: str = "") -> str:
    """An event as a sentence; `host` is who sat at the table with the leaders."""
    key = event.happening.name.lower()
    if event.happening is Happening.MEETING:
        key += f"_{Format(event.slot).name.lower()}"
    elif event.happening is Happening.REPORT:
        key += "_true" if is_true(world, event) else "_false"
    sides = [party.title for party in world.parties]
    names = {
        "party": sides[event.side] if event.side >= 0 else "",
        "other": sides[1 - event.side] if event.side >= 0 else "",
        "deal": event.deal,
        "who": event.who,
        "host": host,
        "sector": _sector(world, event),
    }
    return filled(text(f"stage.event.{key}"), **names)


def _sector(world: ConflictModel, event: Event) -> str:
    return world.sectors_now[event.slot].title if event.happening is Happening.STRIKE else ""


def of_whom(name: str) -> str:
    """A name as an owner's.

    >>> of_whom("Arden"), of_whom("The rebels")
    ('Arden’s', 'The rebels’')
    """
    return text("stage.owner_s" if name.endswith("s") else "stage.owner").format(name=name)


class TurnTold(NamedTuple):
    """A turning point in words: what it was, and what it did."""

    day: int
    name: str
    said: str
    series: str


def turn_told(world: ConflictModel, point: TurningPoint) -> TurnTold:
    """A turning point in words."""
    return TurnTold(point.day, _named(world, point), _effect(world, point), point.series)


def _named(world: ConflictModel, point: TurningPoint) -> str:
    key = point.happening
    if key == "report":
        key += "_false" if point.is_false else "_true"
    first = next((deal.signed_on for deal in world.deals), 0)
    if key in SIGNATURES:
        key = "first_signed" if point.day == first else "signed"
    known = texts()
    return known.get(f"stage.turning.{key}", known["stage.turning.other"])


def _effect(world: ConflictModel, point: TurningPoint) -> str:
    before, after = hundredths(point.before), hundredths(point.after)
    if point.happening == CLOSED:
        return text("stage.turning.closes")
    if point.happening in ANOTHER_WAR or before == after:
        happened = (event for event in world.log if event.day == point.day)
        found = next((it for it in happened if it.happening.name.lower() == point.happening), None)
        return event_said(world, found) if found else ""
    if point.series == GAP:
        key, party = ("widens" if after > before else "narrows"), ""
    else:
        key = "rises" if after > before else "falls"
        party = of_whom(world.parties[TRUST.index(point.series)].title)
    return filled(text(f"stage.turning.{key}"), party=party, before=before, after=after)
