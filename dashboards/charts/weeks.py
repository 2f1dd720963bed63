"""A small picture of one world: trust, fire and deals, week by week; it can be played in the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dashboards.charts.looks import Caption, Json, spec_of


class Moment(NamedTuple):
    """A world at the end of a week. `title` is its date, `said` what happened since the last one."""

    day: int
    title: str
    trust: tuple[float, float]
    fire: float
    said: str = ""


class DealSpell(NamedTuple):
    """A deal: from `start` to `end` in days; `ending` as in a timeline. Before `start` it only waits."""

    row: str
    title: str
    signed: int
    start: int
    end: int
    ending: str
    why: str = ""


class DayTick(NamedTuple):
    """A day worth naming below the picture."""

    day: int
    title: str


class Weeks(NamedTuple):
    """The picture: names of the two lines, of the deals' rows, and of some days."""

    caption: Caption
    lines: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    """Key and title, from top to bottom."""
    ticks: tuple[DayTick, ...]
    last_day: int

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of(
            "weeks",
            self.caption,
            lines=list(self.lines),
            rows=[{"key": key, "title": title} for key, title in self.rows],
            ticks=[tick._asdict() for tick in self.ticks],
            last_day=self.last_day,
        )

    def frame(self, moments: Iterable[Moment], spells: Iterable[DealSpell]) -> Json:
        """The whole world; the browser shows it up to the week that is played."""
        return {
            "moments": [moment._asdict() for moment in moments],
            "spells": [spell._asdict() for spell in spells],
        }
