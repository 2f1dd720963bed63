"""Bars that start at zero, or each where the last one ended (a waterfall: parts that make a whole)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboards.charts.looks import Axis, Caption, Json, Look, spec_of


class ValueBar(NamedTuple):
    """One bar. In a waterfall, `total` starts it at zero. `low` and `high`, when they differ: an interval."""

    key: str
    title: str
    value: float
    look: Look = Look.THIRD
    total: bool = False
    low: float = 0.0
    high: float = 0.0


class Bars(NamedTuple):
    """Horizontal bars, one a row, with their value beside them; `running` makes a waterfall."""

    caption: Caption
    x: Axis
    n_rows: int
    running: bool = False

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of("bars", self.caption, x=self.x._asdict(), n_rows=self.n_rows, running=self.running)

    def frame(self, steps: Iterable[ValueBar], by_day: Sequence[Sequence[float]] = ()) -> Json:
        """The bars, from top to bottom; `by_day`: their values on each day, for a chart that follows one."""
        shown = [step._asdict() for step in steps]
        if len(shown) != self.n_rows:
            raise ValueError(f"bars: got {len(shown)} bars for {self.n_rows} rows")
        return {"steps": shown, "by_day": [list(values) for values in by_day]}
