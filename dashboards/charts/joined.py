"""Two columns of dots, the same thing in both joined by a line: what changes from one to the other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dashboards.charts.dots import DotKind
from dashboards.charts.looks import Axis, Caption, Json, spec_of


class Joint(NamedTuple):
    """One thing in both columns: its values, and each time its place among the kinds."""

    key: str
    title: str
    left: float
    right: float
    left_kind: int
    right_kind: int


class Joined(NamedTuple):
    """Joined dots. `levels` are values worth seeing: a thin line across each."""

    caption: Caption
    y: Axis
    names: tuple[str, str]
    kinds: tuple[DotKind, ...]
    levels: tuple[float, ...] = ()

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of(
            "joined",
            self.caption,
            y=self.y._asdict(),
            names=list(self.names),
            kinds=[kind._asdict() for kind in self.kinds],
            levels=list(self.levels),
        )

    def frame(self, joints: Iterable[Joint]) -> Json:
        """The dots, joined."""
        shown = [joint._asdict() for joint in joints]
        known = range(len(self.kinds))
        if not all(it["left_kind"] in known and it["right_kind"] in known for it in shown):
            raise ValueError(f"joined: there are only {len(self.kinds)} kinds")
        return {"joints": shown}
