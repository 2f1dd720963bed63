"""What the charts show of a world on its day. All numbers are the model's own."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.charts import OPEN, DealBar, Look, ReportMark, SectorCell, ValueBar
from dashboards.charts.looks import Json
from dashboards.panels.endings import ENDINGS
from dashboards.watch.pictures import SIDES, Pictures
from dashboards.watch.watched import Watched
from dashboards.words import text
from microdeals.agents import ConflictModel, Deal, Status
from microdeals.rulebook.gap import CHANNELS, CLOSING


class Frames(NamedTuple):
    """One frame for each chart, under the names of `Pictures`."""

    front: Json
    trust: Json
    gap: Json
    today: Json
    deals: Json
    lean: Json
    demand: Json


def frames_of(pictures: Pictures, watched: Watched) -> Frames:
    """Today, for every chart."""
    world = watched.model
    days = range(world.day + 1)
    series = world.datacollector.model_vars
    trust = [
        [world.conflict.parties[side].values.trust, *series[f"trust_{side}"]] for side in range(len(SIDES))
    ]
    first_leans = [third.values.lean for third in world.conflict.third_parties]
    leans = list(zip(first_leans, *world.lean_days, strict=True))
    return Frames(
        pictures.front.frame(sectors_of(world)),
        pictures.trust.frame(days, trust),
        pictures.gap.frame(days[1:], watched.gaps()),
        pictures.today.frame(channels_of(world)),
        pictures.deals.frame(bars_of(world)),
        pictures.lean.frame(days, leans),
        pictures.demand.frame(days, list(zip(*watched.demands, strict=True))),
    )


def sectors_of(world: ConflictModel) -> list[SectorCell]:
    """The front today; fire relative to what the sector saw before any deal."""
    return [
        SectorCell(
            key=sector_key(place),
            title=sector.title,
            fire=sector.fire / sector.share,
            calm=sector.calm > 0.0,
            violations=sector.n_violations,
            deals=tuple(in_strip(deal) for deal in world.active_deals() if deal.sector == place),
            monitors=sum(team.on_duty and team.sector == place for team in world.monitors),
        )
        for place, sector in enumerate(world.sectors_now)
    ]


def in_strip(deal: Deal) -> str:
    """A deal's short name on the front."""
    title = str(deal.kind.title)
    return text("watch.front.waits").format(deal=title) if deal.status is Status.WAITING else title


def sector_key(place: int) -> str:
    """A sector's name within the page."""
    return f"sector-{place}"


def deal_key(number: int) -> str:
    """A deal's name within the page: its place among the deals ever signed."""
    return f"deal-{number}"


def channels_of(world: ConflictModel) -> list[ValueBar]:
    """The gap today, channel by channel, and what is left."""
    gap, signs = world.gap_now(), {name: -1 if name in CLOSING else 1 for name in CHANNELS}
    steps = [
        ValueBar(name, text(f"watch.channel.{name}"), sign * getattr(gap, name), widens(sign))
        for name, sign in signs.items()
    ]
    return [*steps, ValueBar("total", text("watch.channel.total"), gap.total, Look.THIRD, total=True)]


def widens(sign: int) -> Look:
    """Grey for what widens the gap, green for what closes it."""
    return Look.PLAIN if sign > 0 else Look.STEPPING_STONE


def bars_of(world: ConflictModel) -> list[DealBar]:
    """Every deal ever signed."""
    return [_bar(number, deal) for number, deal in enumerate(world.deals)]


def _bar(number: int, deal: Deal) -> DealBar:
    return DealBar(
        key=deal_key(number),
        row=deal.kind.key,
        title=deal.title,
        signed=deal.signed_on,
        start=OPEN if deal.started_on is None else deal.started_on,
        end=OPEN if deal.ended_on is None else deal.ended_on,
        ending=ENDINGS[deal.status],
        look=Look.THIRD if deal.is_mutual else SIDES[deal.bound.index(True)],
        reports=tuple(ReportMark(it.day, SIDES[it.against], it.true) for it in deal.reports),
        why=deal.why,
    )
