"""What the charts show of a run: its whole course. All numbers are the model's own."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.charts import OPEN, DealBar, Look, ReportMark, ValueBar
from dashboards.charts.looks import Json
from dashboards.panels.endings import ENDINGS
from dashboards.stage.course import LivedPair
from dashboards.watch.pictures import SIDES, Pictures
from dashboards.words import text
from microdeals.agents import ConflictModel, Deal
from microdeals.rulebook.gap import CHANNELS, CLOSING, Gap

ROUNDED = 4
"""Decimals of what is sent for every day."""


class Frames(NamedTuple):
    """One frame for each chart, under the names of `Pictures`."""

    trust: Json
    gap: Json
    today: Json
    deals: Json
    lean: Json
    demand: Json


def frames_of(pictures: Pictures, pair: LivedPair) -> Frames:
    """The whole course, for every chart."""
    world, evenings = pair.world, pair.evenings
    days = range(world.day + 1)
    gaps = (evenings.gap[1:], pair.twin_evenings.gap[1:])
    values = [[round(step.value, ROUNDED) for step in steps_of(gap)] for gap in evenings.gaps]
    return Frames(
        pictures.trust.frame(days, evenings.trust),
        pictures.gap.frame(days[1:], gaps),
        pictures.today.frame(steps_of(evenings.gaps[-1]), values),
        pictures.deals.frame(bars_of(world)),
        pictures.lean.frame(days, leans_of(world)),
        pictures.demand.frame(days, list(zip(*pair.demands, strict=True))),
    )


def leans_of(world: ConflictModel) -> list[tuple[float, ...]]:
    """The lean of each third party, from the day before the first."""
    first = [third.values.lean for third in world.conflict.third_parties]
    return list(zip(first, *world.lean_days, strict=True))


def deal_key(number: int) -> str:
    """A deal's name within the page: its place among the deals ever signed."""
    return f"deal-{number}"


def steps_of(gap: Gap) -> list[ValueBar]:
    """A gap, channel by channel, and what is left."""
    signs = {name: -1 if name in CLOSING else 1 for name in CHANNELS}
    steps = [
        ValueBar(name, text(f"watch.channel.{name}"), sign * float(getattr(gap, name)), widens(sign))
        for name, sign in signs.items()
    ]
    return [
        *steps,
        ValueBar("total", text("watch.channel.total"), float(gap.total), Look.THIRD, total=True),
    ]


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
