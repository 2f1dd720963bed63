"""The charts of the first screen: the hundred marks, and one of those worlds week by week."""

from __future__ import annotations

import datetime
import itertools

from dashboards.charts import LABEL_LOOKS, Caption, DayTick, DealSpell, MarkGroup, Marks, Moment, Weeks
from dashboards.charts import WorldMark as Mark
from dashboards.charts.looks import Json
from dashboards.first.in_words import date_of, label_of, told
from dashboards.first.shipped import ShippedEnsemble, ShippedPair, ShippedWorld
from dashboards.words import number, text
from microdeals.conflicts import Conflict
from microdeals.rulebook.labels import SIGNS


def groups() -> tuple[MarkGroup, ...]:
    """What the marks mean."""
    said = text("first.marks.group")
    return tuple(
        MarkGroup(LABEL_LOOKS[label], said.format(name=sign.plural, did=sign.did))
        for label, sign in SIGNS.items()
    )


def marks(found: ShippedEnsemble) -> Marks:
    """The hundred worlds of the model as it is, of any horizon: the seeds are the same."""
    note = text("first.marks.note")
    first, last = found.pairs[0].seed, found.pairs[-1].seed
    said = note.format(n=len(found.pairs), version=found.version, **{"from": first, "to": last})
    return Marks(Caption(text("first.marks.title"), text("first.marks.unit"), said), groups())


def in_order(pairs: tuple[ShippedPair, ...]) -> list[Mark]:
    """The marks: stepping stones first; within a label by seed."""
    found = sorted(pairs, key=lambda pair: (label_of(pair), pair.seed))
    return [Mark(str(pair.seed), mark_said(pair), LABEL_LOOKS[label_of(pair)]) for pair in found]


def mark_said(pair: ShippedPair) -> str:
    """One mark in words."""
    return text("first.marks.world").format(seed=pair.seed, became=became(pair))


def became(pair: ShippedPair) -> str:
    """What small deals did in a pair."""
    return SIGNS[label_of(pair)].did


def weeks(conflict: Conflict, found: ShippedEnsemble) -> Weeks:
    """The small picture, before it is given a world."""
    world = found.world
    pair = next(pair for pair in found.pairs if pair.seed == world.seed)
    caption = Caption(
        text("first.weeks.title").format(n=len(world.deals)),
        text("first.weeks.unit").format(seed=world.seed, became=became(pair)),
    )
    signed = {deal.kind for deal in world.deals}
    titles = {kind.key: kind.title for kind in conflict.kinds}
    rows = tuple((key, title) for key, title in titles.items() if key in signed)
    rest = {deal.kind: deal.title for deal in world.deals if deal.kind not in titles}
    return Weeks(
        caption, _lines(conflict, world), (*rows, *rest.items()), _ticks(conflict), conflict.horizon_days
    )


def _lines(conflict: Conflict, world: ShippedWorld) -> tuple[str, str]:
    first, second = (party.title for party in conflict.parties)
    last = world.weeks[-1].trust
    line = text("first.weeks.line")
    return (
        line.format(first=first, second=second, value=number(last[0])),
        line.format(first=second, second=first, value=number(last[1])),
    )


def _ticks(conflict: Conflict) -> tuple[DayTick, ...]:
    """The first of each month within the run."""
    days = range(1, conflict.horizon_days + 1)
    dates = [(day, conflict.start + datetime.timedelta(days=day - 1)) for day in days]
    return tuple(DayTick(day, text(f"date.month.{it.month}")) for day, it in dates if it.day == 1)


def weeks_frame(picture: Weeks, conflict: Conflict, world: ShippedWorld) -> Json:
    """The world in the small picture."""
    first = world.weeks[0]
    start = text("first.weeks.day_0").format(date=date_of(conflict, 1))
    moments = [Moment(first.day, start, first.trust, first.fighting)]
    for before, week in itertools.pairwise(world.weeks):
        title = date_of(conflict, week.day)
        moments.append(Moment(week.day, title, week.trust, week.fighting, told(world, week, before.day)))
    spells = [
        DealSpell(deal.kind, deal.title, deal.signed, deal.started, deal.ended, deal.how, deal.why)
        for deal in world.deals
    ]
    return picture.frame(moments, spells)
