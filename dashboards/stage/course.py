"""A world and its twin without deals as one plain JSON of all their days, which the browser plays."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

from dashboards.charts.looks import Json
from dashboards.stage.evenings import Evenings
from dashboards.stage.in_words import TurnTold, date_of, event_said, turn_told
from dashboards.stage.story import story_of_war
from dashboards.words import text, under
from microdeals.agents import ConflictModel, Deal, Event
from microdeals.agents.recorded import recorded_of
from microdeals.conflicts import Conflict
from microdeals.documents.wording import within_sentence
from microdeals.rulebook.events import Format, Happening, Status
from microdeals.tidy.tables import table_of
from microdeals.tidy.turning_points import turning_points
from microdeals.verdict import without_deals

FORMAT = 2
ROUNDED = 4
"""Decimals of shares: a tenth of what can be seen."""

Go = Callable[[], bool]


def sector_key(place: int) -> str:
    """A sector's name within a page."""
    return f"sector-{place}"


def always_on() -> bool:
    """Nobody wants to stop."""
    return True


class LivedPair(NamedTuple):
    """A world, its twin of the same luck without deals, and the evenings of both, lived to their last day."""

    world: ConflictModel
    twin: ConflictModel
    evenings: Evenings
    twin_evenings: Evenings
    demands: list[tuple[float, float]]
    """What each side would settle for on each day from 0, in shares of the dispute."""


def lived_pair(conflict: Conflict, seed: int, days: int | None = None, goes_on: Go = always_on) -> LivedPair:
    """Live a world and its twin, to a day or to the horizon, or until `goes_on` says no."""
    world = ConflictModel(conflict, rng=seed)
    pair = begun_pair(world, ConflictModel(without_deals(conflict), rng=seed))
    while world.running and (days is None or world.day < days) and goes_on():
        world.step()
        note_evening(pair)
    return pair


def begun_pair(world: ConflictModel, twin: ConflictModel) -> LivedPair:
    """A world and its twin before their first day."""
    return LivedPair(world, twin, Evenings(world), Evenings(twin), [_demands(world)])


def note_evening(pair: LivedPair) -> None:
    """Keep the day that the world has just lived, and let its twin live it, too."""
    pair.evenings.note(pair.world)
    pair.twin.step()
    pair.twin_evenings.note(pair.twin)
    pair.demands.append(_demands(pair.world))


def _demands(world: ConflictModel) -> tuple[float, float]:
    first, second = world.parties
    return first.demand, second.demand


def course_of(pair: LivedPair, outcome: str = "", run: str = "") -> Json:
    """The JSON. Lists have an entry a day, from the day before the first.

    `outcome` says how it came out; `run` is what was asked for, for scripts.
    """
    world, evenings, twin = pair.world, pair.evenings, pair.twin_evenings
    days, turns = range(world.day + 1), turns_of(world)
    return {
        "format": FORMAT,
        "war": world.conflict.name,
        "title": world.conflict.title,
        "seed": world.luck_seed,
        "last": world.day,
        "dates": [date_of(world, max(day, 1)) for day in days],
        "months": months_of(world),
        "sides": [party.title for party in world.parties],
        "others": [within_sentence(party.title) for party in world.parties],
        "sectors": [{"key": sector_key(k), "title": it.title} for k, it in enumerate(world.sectors_now)],
        "gap": rounded(evenings.gap),
        "trust": [rounded(line) for line in evenings.trust],
        "fires": [rounded(line) for line in evenings.fires],
        "calms": evenings.calms,
        "eyes": evenings.eyes,
        "twin": {"gap": rounded(twin.gap), "fires": [rounded(line) for line in twin.fires]},
        "deals": [_deal(pair, number, deal) for number, deal in enumerate(world.deals)],
        "meetings": _meetings(pair),
        "events": [_event(pair, event) for event in world.log],
        "turns": [turn._asdict() for turn in turns],
        "story": story_of_war(world, pair.twin, turns).as_data(),
        "outcome": outcome,
        "run": run,
        "words": under("stage"),
    }


def rounded(line: list[float]) -> list[float]:
    """Shares as they are sent."""
    return [round(value, ROUNDED) for value in line]


def months_of(world: ConflictModel) -> list[Json]:
    """The first day of each month of the run, with its name and year."""
    start = world.conflict.start
    dates = [(day, start + datetime.timedelta(days=day - 1)) for day in range(1, world.day + 1)]
    return [
        {"day": day, "title": text(f"date.month.{it.month}"), "year": str(it.year)}
        for day, it in dates
        if it.day == 1
    ]


def turns_of(world: ConflictModel) -> list[TurnTold]:
    """The turning points in words, by day."""
    found = recorded_of(world)
    first, second = (party.entry.key for party in world.parties)
    points = turning_points(table_of(found, "days"), table_of(found, "events"), (first, second))
    return [turn_told(world, point) for point in points]


def _deal(pair: LivedPair, number: int, deal: Deal) -> Json:
    strengths = pair.evenings.strengths.get(number, {})
    breaches = [
        {"day": event.day, "side": event.side}
        for event in pair.world.log
        if event.happening is Happening.BREACH and event.slot == deal.slot.number and deal_lives(deal, event)
    ]
    return {
        "key": f"deal-{number}",
        "row": deal.kind.key,
        "title": str(deal.kind.title),
        "sector": -1 if deal.sector is None else deal.sector,
        "signed": deal.signed_on,
        "started": deal.started_on,
        "ended": deal.ended_on,
        "left": deal.status in (Status.WITHDRAWN, Status.RESUMED, Status.OVERRUN),
        "by": -1 if deal.ended_by is None else deal.ended_by,
        "bound": list(deal.bound),
        "strengths": [round(strengths[day], 2) for day in sorted(strengths)],
        "since": min(strengths, default=deal.signed_on),
        "breaches": breaches,
        "reports": [{"day": it.day, "side": it.against, "true": it.true} for it in deal.reports],
    }


def deal_lives(deal: Deal, event: Event) -> bool:
    """Whether an event of a deal's slot falls into its life."""
    return deal.signed_on <= event.day and (deal.ended_on is None or event.day <= deal.ended_on)


def _meetings(pair: LivedPair) -> list[Json]:
    return [
        {
            "day": event.day,
            "format": Format(event.slot).name.lower(),
            "host": pair.evenings.hosts.get(event.day, "") if event.slot == Format.TRILATERAL else "",
        }
        for event in pair.world.log
        if event.happening is Happening.MEETING
    ]


def _event(pair: LivedPair, event: Event) -> Json:
    host = pair.evenings.hosts.get(event.day, "")
    kind = event.happening.name.lower()
    return {"day": event.day, "kind": kind, "said": event_said(pair.world, event, host)}
