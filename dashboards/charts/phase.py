"""A phase diagram: which verdict is the most common over two values, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dashboards.charts.looks import Caption, Json, Look, spec_of


class PhaseTicks(NamedTuple):
    """One direction of the diagram: its title, and the name of each row or column from low to high."""

    title: str
    names: Sequence[str]


class VerdictKind(NamedTuple):
    """A verdict that a cell can have."""

    key: str
    title: str
    look: Look


class Square(NamedTuple):
    """One cell: its place, its most common verdict, how many of 100 pairs have it, its wider interval."""

    key: str
    across: int
    up: int
    kind: str
    of_100: int
    low: int
    high: int
    sure: bool
    """Whether no other verdict may be as common."""
    counts: tuple[int, ...] = ()
    """Pairs of every verdict, in the order of the kinds; nothing where they are not told."""


class Phase(NamedTuple):
    """The diagram. A mark a cell: shape and colour say the verdict, size its share, hollow: unsure.

    The strip below a mark has the shares of all verdicts.
    """

    caption: Caption
    across: PhaseTicks
    up: PhaseTicks
    kinds: tuple[VerdictKind, ...]
    words: Mapping[str, str]
    """What its table says, by the names in `js/phase.js`."""

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of(
            "phase",
            self.caption,
            across={"title": self.across.title, "names": list(self.across.names)},
            up={"title": self.up.title, "names": list(self.up.names)},
            kinds=[kind._asdict() for kind in self.kinds],
            words=dict(self.words),
        )

    def frame(self, squares: Iterable[Square]) -> Json:
        """The cells that are known so far."""
        return {"squares": [square._asdict() for square in squares]}
