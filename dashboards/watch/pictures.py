"""What the charts of a run look like."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from dashboards.charts import Axis, Bars, Caption, ChartLine, DealRow, LevelMark, Lines, Look, Timeline
from dashboards.stage.course import LivedPair
from dashboards.words import text
from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict
from microdeals.documents.wording import filled
from microdeals.rulebook.gap import Gap
from microdeals.rulebook.quantities import Scope

SIDES = (Look.SIDE_A, Look.SIDE_B)
THIRDS = (Look.THIRD, Look.THIRD_DASHED, Look.THIRD_DOTTED, Look.THIRD_MIXED)
MONTH = 30
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
TICKS = 5


AnyPicture = TypeVar("AnyPicture", Lines, Bars, Timeline)


class Pictures(NamedTuple):
    """The charts of one run."""

    trust: Lines
    gap: Lines
    today: Bars
    deals: Timeline
    lean: Lines
    demand: Lines


def pictures_of(pair: LivedPair, is_drawn: bool = False) -> Pictures:
    """The charts of a run, with axes that fit it; `is_drawn`: with the draw of its seed."""
    world, evenings = pair.world, pair.evenings
    conflict = world.conflict
    days, note = _days_of(world), note_of(world, is_drawn)
    leans = [third.values.lean for third in conflict.third_parties]
    leans += [lean for day in world.lean_days for lean in day]
    return Pictures(
        trust_of(world, [value for line in evenings.trust for value in line], note),
        _noted(_gap(days, [0.0, *evenings.gap, *pair.twin_evenings.gap]), note),
        _noted(_today(evenings.gaps), note),
        deals_of(world, note),
        _noted(_lean(conflict, days, [0.0, *leans]), note),
        _noted(_demand(conflict, days, [value for both in pair.demands for value in both]), note),
    )


def note_of(world: ConflictModel, is_drawn: bool = False) -> str:
    """Which world it is; `is_drawn`: with the draw of its seed."""
    note = text("watch.note_drawn" if is_drawn else "watch.note")
    return note.format(title=world.conflict.title, seed=world.luck_seed)


def deals_of(world: ConflictModel, note: str) -> Timeline:
    """The deals of a world as bars over its days."""
    return _noted(Timeline(_caption("deals"), _days_of(world), _rows(world)), note)


def trust_of(world: ConflictModel, values: Iterable[float], note: str) -> Lines:
    """The trust of both sides, on an axis that these values fill."""
    return _noted(_trust(world.conflict, _days_of(world), values), note)


def _days_of(world: ConflictModel) -> Axis:
    return Axis(text("panels.axis.day"), 0, world.day, step_of(world.day))


def _noted(picture: AnyPicture, note: str) -> AnyPicture:
    return picture._replace(caption=picture.caption._replace(note=note))


def fitting(title: str, values: Iterable[float], low: float = -math.inf, high: float = math.inf) -> Axis:
    """An axis that its values fill, with some five ticks at round numbers, within its bounds.

    >>> fitting("share", [0.02, 0.47])
    Axis(title='share', low=0.0, high=0.5, every=0.1)
    >>> fitting("probability", [0.91, 0.999], high=1.0)
    Axis(title='probability', low=0.9, high=1.0, every=0.02)
    """
    found = list(values)
    least, most = min(found), max(found)
    every = next((step for step in STEPS if TICKS * step >= most - least), STEPS[-1])
    low, high = max(low, math.floor(least / every) * every), min(high, math.ceil(most / every) * every)
    return Axis(title, round(low, 6), round(high if high > low else low + every, 6), every)


def step_of(days: int) -> int:
    """Days between ticks: a month in a run of half a year, and in a longer one so many more.

    >>> [step_of(days) for days in (60, 182, 365, 1826)]
    [0, 30, 60, 300]
    """
    return MONTH * max(1, days // (6 * MONTH)) if days > 2 * MONTH else 0


def _caption(chart: str) -> Caption:
    return Caption(text(f"watch.{chart}.title"), text(f"watch.{chart}.unit"))


def _trust(conflict: Conflict, days: Axis, values: Iterable[float]) -> Lines:
    first, second = (party.title for party in conflict.parties)
    names = ((first, second), (second, first))
    line = text("watch.trust.line")
    lines = tuple(
        ChartLine(filled(line, first=one, second=other), look)
        for (one, other), look in zip(names, SIDES, strict=True)
    )
    axis = fitting(text("watch.trust.axis"), values, 0.0, 1.0)
    return Lines(_caption("trust"), days, axis, lines)


def _gap(days: Axis, values: Iterable[float]) -> Lines:
    axis = fitting(text("watch.gap.axis"), values)
    lines = ChartLine(text("watch.gap.line"), Look.THIRD), ChartLine(text("watch.gap.twin"), Look.PLAIN)
    return Lines(_caption("gap"), days, axis, lines, (LevelMark(text("watch.gap.bargain"), 0.0),))


def _demand(conflict: Conflict, days: Axis, values: Iterable[float]) -> Lines:
    parties = zip(conflict.parties, SIDES, strict=True)
    lines = tuple(ChartLine(party.title, look) for party, look in parties)
    axis = fitting(text("watch.gap.axis"), values)
    return Lines(_caption("demand"), days, axis, lines)


def _today(gaps: Sequence[Gap]) -> Bars:
    """The axis has room for the tallest stack of any day."""
    tops = [gap.optimism + gap.fear + gap.audience for gap in gaps]
    axis = fitting(text("watch.gap.axis"), [0.0, *tops, *(gap.total for gap in gaps)])
    return Bars(_caption("today"), axis, n_rows=6, running=True)


def _rows(world: ConflictModel) -> tuple[DealRow, ...]:
    """The kinds of which a deal was signed; all of them where none was."""
    n_sectors = len(world.conflict.sectors)
    signed = {deal.kind.key for deal in world.deals}
    return tuple(
        DealRow(kind.key, kind.title, n_sectors if kind.values.scope == Scope.SECTOR else 1)
        for kind in world.kinds
        if kind.key in signed or not signed
    )


def _lean(conflict: Conflict, days: Axis, values: Iterable[float]) -> Lines:
    first, second = (party.title for party in conflict.parties)
    caption = Caption(text("watch.lean.title"), filled(text("watch.lean.unit"), first=first, second=second))
    axis = fitting(text("watch.lean.axis"), values, -1.0, 1.0)
    thirds = [third.title for third in conflict.third_parties]
    lines = tuple(ChartLine(title, THIRDS[k % len(THIRDS)]) for k, title in enumerate(thirds))
    return Lines(caption, days, axis, lines)
