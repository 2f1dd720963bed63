"""Deals as bars over time: when each was signed, ran and ended, and the reports on the way."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from dashboards.charts.looks import Axis, Caption, Json, Look, spec_of

OPEN = -1.0
"""A day that has not come yet: a deal that still waits (its start) or still runs (its end)."""


class DealEnding(StrEnum):
    """What became of a deal."""

    RUNNING = "running"
    RAN_OUT = "ran out"
    """It reached the end of its term."""
    LEFT = "left"
    """A side withdrew."""
    NEVER_STARTED = "never started"
    REPLACED = "replaced"
    """Another deal took its place."""


class ReportMark(NamedTuple):
    """A report of a breach: the day, the look of the side it is against, and whether it is true."""

    day: float
    against: Look
    true: bool


class DealBar(NamedTuple):
    """One deal. `row` is the key of the row it lies in; `why` is one sentence on how it ended."""

    key: str
    row: str
    title: str
    signed: float
    start: float = OPEN
    end: float = OPEN
    ending: DealEnding = DealEnding.RUNNING
    look: Look = Look.THIRD
    reports: tuple[ReportMark, ...] = ()
    why: str = ""


class DealRow(NamedTuple):
    """One line of the timeline, such as a kind of deal. `lanes`: how many may run there side by side."""

    key: str
    title: str
    lanes: int = 1


class Timeline(NamedTuple):
    """A timeline of deals. Bars that overlap in a row share its height."""

    caption: Caption
    x: Axis
    rows: tuple[DealRow, ...]

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of(
            "timeline", self.caption, x=self.x._asdict(), rows=[row._asdict() for row in self.rows]
        )

    def frame(self, bars: Iterable[DealBar]) -> Json:
        """The bars so far. Those without an end reach to the end of the axis."""
        shown = [bar._asdict() | {"reports": [report._asdict() for report in bar.reports]} for bar in bars]
        known = {row.key for row in self.rows}
        if strange := {bar["row"] for bar in shown} - known:
            raise ValueError(f"timeline: no such row {sorted(strange)}; there are {sorted(known)}")
        return {"bars": shown}
