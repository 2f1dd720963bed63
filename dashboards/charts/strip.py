"""The front as a strip of sectors: how much fire, which deals, who watches. A scheme, not a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dashboards.charts.looks import Caption, Json, spec_of


class SectorCell(NamedTuple):
    """One sector today. `fire` is 0 (none) to 1 (as in full war); `deals` are short names."""

    key: str
    title: str
    fire: float
    calm: bool = False
    """Whether a deal asks for calm here."""
    violations: int = 0
    deals: tuple[str, ...] = ()
    monitors: int = 0
    """Monitor teams on duty here."""


class Strip(NamedTuple):
    """A strip of sectors in their order along the front."""

    caption: Caption

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of("strip", self.caption)

    def frame(self, cells: Iterable[SectorCell]) -> Json:
        """The sectors today, in order."""
        return {"cells": [cell._asdict() for cell in cells]}
