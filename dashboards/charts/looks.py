"""What every picture shares: who is who in colour, shape and dash; the words around it; an axis.

Colours are Okabe-Ito; a colour never says something alone, there is always a shape or a dash with it.
The browser knows the colours for a light and a dark page (`js/palette.js`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from microdeals.rulebook.labels import Label, key_of

Json = dict[str, Any]


class Look(StrEnum):
    """Who or what a mark stands for; always the same colour, shape and dash."""

    SIDE_A = "side-a"
    """Blue, circle, solid."""
    SIDE_B = "side-b"
    """Vermilion, triangle, dashed."""
    THIRD = "third"
    """Black, diamond, solid: third parties, and what both sides have in common."""
    THIRD_DASHED = "third-dashed"
    THIRD_DOTTED = "third-dotted"
    THIRD_MIXED = "third-mixed"
    """Black, diamond, dash and dot: further third parties in the same chart."""
    STEPPING_STONE = "stepping-stone"
    """Green, circle: deals brought peace closer; and what closes the gap."""
    PRESSURE_VALVE = "pressure-valve"
    """Purple, square: they spared suffering; and what relieves."""
    PAINKILLER = "painkiller"
    """Orange, diamond: they spared suffering, and pushed peace away."""
    DEAD_LETTER = "dead-letter"
    """Grey, cross: they changed nothing that counts."""
    SETBACK = "setback"
    """Black, triangle on its tip: they pushed peace away, and spared nothing."""
    PLAIN = "plain"
    """Grey, no shape, thin: a reference."""
    GUESS = "guess"
    """Black, cross, dotted: what the user guessed."""


LABEL_LOOKS = {label: Look(key_of(label).replace("_", "-")) for label in Label}
"""How each label of the verdict looks: its colours and shapes are those of ``rulebook.labels``."""


class Caption(NamedTuple):
    """The words around a chart."""

    title: str
    """The finding, as a sentence."""
    subtitle: str
    """What is drawn, and its unit."""
    note: str = ""
    """Number of runs, seed, source."""


class Axis(NamedTuple):
    """One direction of a chart. `every` is the step between ticks; 0 leaves it to the chart."""

    title: str
    low: float
    high: float
    every: float = 0.0


class ChartPicture(Protocol):
    """A chart's description; each kind has its own `frame` for the values."""

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        ...


class Followed(NamedTuple):
    """A chart of a whole course, on which the day of the page's stage is marked."""

    picture: ChartPicture

    def spec(self) -> Json:
        """That of the picture, which now follows."""
        return self.picture.spec() | {"follows": True}


class Shot(NamedTuple):
    """A chart and what it shows."""

    picture: ChartPicture
    frame: Json


def spec_of(kind: str, caption: Caption, **parts: object) -> Json:
    """The description that the browser reads: `kind` names the module that draws it.

    Whoever shows it adds the `words` of that kind (`panels.chart_view`): the browser has none of its own.
    """
    return {"kind": kind, "caption": caption._asdict(), **parts}
