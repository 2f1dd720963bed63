"""The chronicle: what happened and why, newest first; all of it, one deal's life, or one sector's."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import anywidget
import traitlets

from dashboards.charts.looks import Json
from dashboards.watch.frames import deal_key, sector_key
from dashboards.watch.in_words import date_of, fate, life_of
from dashboards.words import text
from microdeals.agents import ConflictModel, Event
from microdeals.rulebook.events import Happening

FEW = 40
"""Events shown at once; earlier ones come when they are asked for."""

SIGNINGS = (Happening.SIGNED, Happening.FIRST_MOVE)
WORDS = ("title", "choose", "all", "deals", "sectors", "hint", "earlier", "empty", "log")


class Chronicle(anywidget.AnyWidget):
    """The list in the page, drawn by `chronicle.js`."""

    _esm = Path(__file__).with_name("chronicle.js").read_text(encoding="utf-8")
    words = traitlets.Dict({word: text(f"watch.chronicle.{word}") for word in WORDS}).tag(sync=True)
    choices: traitlets.List[Json] = traitlets.List().tag(sync=True)
    """What can be chosen: key, title, and whether it is a deal or a sector."""
    picked = traitlets.Unicode("").tag(sync=True)
    """Key of the deal or sector that is shown; empty for everything."""
    life: traitlets.List[list[str]] = traitlets.List().tag(sync=True)
    """A deal's life as pairs of question and answer."""
    entries: traitlets.List[Json] = traitlets.List().tag(sync=True)
    n_earlier = traitlets.Int(0).tag(sync=True)
    """Entries that are not shown yet."""
    wanted = traitlets.Int(FEW).tag(sync=True)
    """How many entries the visitor asks for."""

    def draw(self, world: ConflictModel, picked: str) -> None:
        """Show a world's events, as far as `picked` asks for them."""
        found = [told for told in told_by(world) if picked in ("", told.deal, told.sector)]
        deals = {deal_key(number): deal for number, deal in enumerate(world.deals)}
        with self.hold_sync():
            self.picked = picked
            self.choices = choices_of(world)
            self.life = [list(row) for row in life_of(world, deals[picked])] if picked in deals else []
            self.n_earlier = max(0, len(found) - self.wanted)
            self.entries = [_entry(world, told) for told in reversed(found[-self.wanted :])]


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


def _entry(world: ConflictModel, told: ToldEvent) -> Json:
    event = told.event
    return {
        "id": told.number,
        "day": text("watch.chronicle.day").format(day=event.day),
        "date": date_of(world, event.day),
        "text": f"{event.who}: {event.what}",
        "why": event.why,
        "deal": told.deal,
    }
