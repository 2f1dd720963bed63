"""Lines over time, each labelled at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from dashboards.charts.looks import Axis, Caption, Json, Look, spec_of


class ChartLine(NamedTuple):
    """One line: its name as shown at its end. Without one it is a line among others, drawn and not named."""

    title: str
    look: Look


class LevelMark(NamedTuple):
    """A level worth seeing, such as a gap of 0: a thin line across, with its name."""

    title: str
    level: float


class Lines(NamedTuple):
    """A line chart. Both axes keep their range while the lines grow."""

    caption: Caption
    x: Axis
    y: Axis
    lines: tuple[ChartLine, ...]
    marks: tuple[LevelMark, ...] = ()
    is_slide: bool = False
    """Whether it is drawn lower on a projector, to fit one screen with the words above it."""

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of(
            "lines",
            self.caption,
            x=self.x._asdict(),
            y=self.y._asdict(),
            lines=[line._asdict() for line in self.lines],
            marks=[mark._asdict() for mark in self.marks],
            slide=self.is_slide,
        )

    def frame(self, x: ArrayLike, ys: Sequence[ArrayLike]) -> Json:
        """The values as float32 bytes: first all x, then each line's y. NaN leaves a hole in a line."""
        columns = np.asarray([x, *ys], dtype="<f4")
        if columns.ndim != 2 or len(columns) != len(self.lines) + 1:
            raise ValueError(f"lines: got {len(ys)} lines of values for {len(self.lines)} lines")
        return {"n": int(columns.shape[1]), "values": columns.tobytes()}
