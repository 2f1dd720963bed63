"""The chronicle: what happened and why, up to the day of the stage; or one deal's life, or one sector's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import anywidget
import traitlets

from dashboards.charts.looks import Json
from dashboards.stage.course import sector_key
from dashboards.stage.in_words import date_of, event_said
from dashboards.watch.frames import deal_key
from dashboards.watch.in_words import fate, life_of
from dashboards.words import text
from microdeals.agents import ConflictModel, Event
from microdeals.rulebook.events import Happening

SIGNINGS = (Happening.SIGNED, Happening.FIRST_MOVE)
WORDS = ("title", "choose", "all", "deals", "sectors", "hint", "earlier", "empty", "log")


class Chronicle(anywidget.AnyWidget):
    """The list in the page, drawn by `chronicle.js`: it follows the day of the page's stage by itself."""

    _esm = Path(__file__).with_name("chronicle.js").read_text(encoding="utf-8")
    words = traitlets.Dict({word: text(f"watch.chronicle.{word}") for word in WORDS}).tag(sync=True)
    told = traitlets.Dict().tag(sync=True)
    """What `chronicle_of` says of a run."""
    picked = traitlets.Unicode("").tag(sync=True)
    """Key of the deal or sector that is shown; empty for everything."""


def chronicle_of(world: ConflictModel, hosts: Mapping[int, str]) -> Json:
    """Every event, every deal's life as pairs of question and answer, and what can be chosen.

    `hosts`: who sat at the table with the leaders, by day.
    """
    return {
        "choices": choices_of(world),
        "lives": {
            deal_key(number): [list(row) for row in life_of(world, deal)]
            for number, deal in enumerate(world.deals)
        },
        "entries": [_entry(world, told, hosts) for told in told_by(world)],
    }


class ToldEvent(NamedTuple):
    """An event, with the keys of the deal and of the sector that it belongs to (or empty)."""

    number: int
    event: Event
    deal: str
    sector: str


def told_by(world: ConflictModel) -> list[ToldEvent]:
    """The log, each event with its deal: a slot's events belong to the deal signed there last."""
    signed: dict[int, list[int]] = {}
    for number, deal in enumerate(world.deals):
        signed.setdefault(deal.slot.number, []).append(number)
    n_signed = dict.fromkeys(signed, 0)
    told = []
    for number, event in enumerate(world.log):
        key = ""
        if event.deal:
            n_signed[event.slot] += event.happening in SIGNINGS
            key = deal_key(signed[event.slot][n_signed[event.slot] - 1])
        told.append(ToldEvent(number, event, key, _sector(world, event)))
    return told


def _sector(world: ConflictModel, event: Event) -> str:
    if event.happening is Happening.STRIKE:
        return sector_key(event.slot)
    place = world.slots[event.slot].sector if event.deal and event.slot < len(world.slots) else -1
    return sector_key(place) if place >= 0 else ""


def choices_of(world: ConflictModel) -> list[Json]:
    """All deals, the last one first, and all sectors."""
    label = text("watch.chronicle.deal")
    deals = [
        {
            "key": deal_key(number),
            "is_deal": True,
            "title": label.format(title=deal.title, day=deal.signed_on, fate=fate(world, deal)),
        }
        for number, deal in enumerate(world.deals)
    ]
    sectors = [
        {"key": sector_key(place), "is_deal": False, "title": sector.title}
        for place, sector in enumerate(world.sectors_now)
    ]
    return [*reversed(deals), *sectors]


def _entry(world: ConflictModel, told: ToldEvent, hosts: Mapping[int, str]) -> Json:
    event = told.event
    return {
        "id": told.number,
        "on": event.day,
        "day": text("watch.chronicle.day").format(day=event.day),
        "date": date_of(world, event.day),
        "text": event_said(world, event, hosts.get(event.day, "")),
        "why": event.why,
        "deal": told.deal,
        "sector": told.sector,
    }
