"""What the charts of a conflict look like, before its first day."""

from __future__ import annotations

import math
from typing import NamedTuple, TypeVar

from dashboards.charts import Axis, Bars, Caption, ChartLine, DealRow, LevelMark, Lines, Look, Strip, Timeline
from dashboards.words import text
from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict
from microdeals.rulebook.quantities import Scope

SIDES = (Look.SIDE_A, Look.SIDE_B)
THIRDS = (Look.THIRD, Look.THIRD_DASHED, Look.THIRD_DOTTED, Look.THIRD_MIXED)
MONTH = 30
QUARTER = 0.25


AnyPicture = TypeVar("AnyPicture", Strip, Lines, Bars, Timeline)


class Pictures(NamedTuple):
    """The charts of one conflict."""

    front: Strip
    trust: Lines
    gap: Lines
    today: Bars
    deals: Timeline
    lean: Lines
    demand: Lines


def pictures_of(world: ConflictModel) -> Pictures:
    """The charts of a world of day 0."""
    conflict = world.conflict
    days = Axis(text("panels.axis.day"), 0, world.horizon_days, step_of(world.horizon_days))
    note = text("watch.note").format(title=conflict.title, seed=world.luck_seed)
    return Pictures(
        _noted(Strip(_caption("front")), note),
        _noted(_trust(conflict, days), note),
        _noted(_gap(days), note),
        _noted(_today(world), note),
        _noted(Timeline(_caption("deals"), days, _rows(world)), note),
        _noted(_lean(conflict, days), note),
        _noted(_demand(conflict, days), note),
    )


def step_of(days: int) -> int:
    """Days between ticks: a month in a run of half a year, and in a longer one so many more.

    >>> [step_of(days) for days in (60, 182, 365, 1826)]
    [0, 30, 60, 300]
    """
    return MONTH * max(1, days // (6 * MONTH)) if days > 2 * MONTH else 0


def _noted(picture: AnyPicture, note: str) -> AnyPicture:
    return picture._replace(caption=picture.caption._replace(note=note))


def _caption(chart: str) -> Caption:
    return Caption(text(f"watch.{chart}.title"), text(f"watch.{chart}.unit"))


def _trust(conflict: Conflict, days: Axis) -> Lines:
    first, second = (party.title for party in conflict.parties)
    names = ((first, second), (second, first))
    line = text("watch.trust.line")
    lines = tuple(
        ChartLine(line.format(first=one, second=other), look)
        for (one, other), look in zip(names, SIDES, strict=True)
    )
    return Lines(_caption("trust"), days, Axis(text("watch.trust.axis"), 0.0, 1.0, QUARTER), lines)


def _gap(days: Axis) -> Lines:
    axis = Axis(text("watch.gap.axis"), -2 * QUARTER, 1.0, QUARTER)
    lines = ChartLine(text("watch.gap.line"), Look.THIRD), ChartLine(text("watch.gap.twin"), Look.PLAIN)
    return Lines(_caption("gap"), days, axis, lines, (LevelMark(text("watch.gap.bargain"), 0.0),))


def _demand(conflict: Conflict, days: Axis) -> Lines:
    parties = zip(conflict.parties, SIDES, strict=True)
    lines = tuple(ChartLine(party.title, look) for party, look in parties)
    axis = Axis(text("watch.gap.axis"), 0.0, 1.0 + QUARTER, QUARTER)
    return Lines(_caption("demand"), days, axis, lines)


def _today(world: ConflictModel) -> Bars:
    axis = Axis(text("watch.gap.axis"), -QUARTER, _roof(world), QUARTER)
    return Bars(_caption("today"), axis, n_rows=6, running=True)


def _roof(world: ConflictModel) -> float:
    """Where the axis of today's gap ends: a little above the tallest stack of day 0."""
    gap = world.gap_now()
    return QUARTER * math.ceil((gap.optimism + gap.fear + gap.audience + 0.1) / QUARTER)


def _rows(world: ConflictModel) -> tuple[DealRow, ...]:
    n_sectors = len(world.conflict.sectors)
    return tuple(
        DealRow(kind.key, kind.title, n_sectors if kind.values.scope == Scope.SECTOR else 1)
        for kind in world.kinds
    )


def _lean(conflict: Conflict, days: Axis) -> Lines:
    first, second = (party.title for party in conflict.parties)
    caption = Caption(text("watch.lean.title"), text("watch.lean.unit").format(first=first, second=second))
    axis = Axis(text("watch.lean.axis"), -1.0, 1.0, 2 * QUARTER)
    thirds = [third.title for third in conflict.third_parties]
    lines = tuple(ChartLine(title, THIRDS[k % len(THIRDS)]) for k, title in enumerate(thirds))
    return Lines(caption, days, axis, lines)
