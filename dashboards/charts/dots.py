"""Dots in a plane that is cut into named regions: a world each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from dashboards.charts.looks import Axis, Caption, Json, Look, spec_of


class DotKind(NamedTuple):
    """What a dot can be: its name and look."""

    title: str
    look: Look


class DotRegion(NamedTuple):
    """A part of the plane with its name, in the axes' units; drawn with thin borders."""

    title: str
    left: float
    right: float
    low: float
    high: float
    below: bool = False
    """Whether its name stands at its lower edge instead of the upper one."""


class Dots(NamedTuple):
    """A scatter of worlds. A dot beyond an axis is drawn at its edge."""

    caption: Caption
    x: Axis
    y: Axis
    kinds: tuple[DotKind, ...]
    regions: tuple[DotRegion, ...] = ()

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of(
            "dots",
            self.caption,
            x=self.x._asdict(),
            y=self.y._asdict(),
            kinds=[kind._asdict() for kind in self.kinds],
            regions=[region._asdict() for region in self.regions],
        )

    def frame(self, x: ArrayLike, y: ArrayLike, kinds: ArrayLike, first: int = 0) -> Json:
        """The dots as float32 bytes: all x, all y, each dot's place among `kinds`.

        A dot's key is its place, counted from 0; it is shown as a seed, counted from `first`.
        """
        columns = np.asarray([x, y, kinds], dtype="<f4")
        found = set(columns[2].astype(int).tolist())
        if strange := found - set(range(len(self.kinds))):
            raise ValueError(f"dots: no such kinds {sorted(strange)}; there are {len(self.kinds)}")
        return {"n": int(columns.shape[1]), "first": str(first), "values": columns.tobytes()}
