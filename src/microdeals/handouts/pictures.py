"""Pictures of a few shapes, in units of their own; printed as PDF or SVG. (0, 0) is the upper left."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

from microdeals.handouts.words import say

INK, GREY, PALE = "#000000", "#777777", "#e4e4e4"


class Ring(NamedTuple):
    """A circle to shade."""

    x: float
    y: float
    radius: float


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = GREY


class Patch(NamedTuple):
    """A rectangle; rounded if asked for."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    rounding: float = 0.0


class Ink(NamedTuple):
    """A rectangle of ink, without a rim."""

    x: float
    y: float
    width: float
    height: float


class Words(NamedTuple):
    """Text; ``anchor`` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float = 8.0
    anchor: str = "middle"


Shape: TypeAlias = Ring | Stroke | Patch | Ink | Words


class Drawing(NamedTuple):
    """Shapes in a field of this size; ``about`` says it in words. One that grows takes what room is left."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    about: str
    grows: bool = False


def dots() -> Drawing:
    """A hundred rings, ten rows of ten, the fifth row and column a little apart."""
    step, gap = 11.0, 4.0
    shapes = tuple(
        Ring(8.0 + column * step + gap * (column > 4), 8.0 + row * step + gap * (row > 4), 4.0)
        for row in range(10)
        for column in range(10)
    )
    side = 8.0 + 9 * step + gap + 8.0
    return Drawing(side, side, shapes, say("drawn.dots"))


def axes(days: Sequence[int], low: float, high: float, unit: str) -> Drawing:
    """Axes to draw a line on, with a rule at each day that is asked for."""
    width, height, left, right, top, floor = 480.0, 134.0, 36.0, 470.0, 16.0, 110.0
    last = max(days)
    shapes: list[Shape] = [Words(left, 9.0, unit, 7.0, "start")]
    for part in range(6):
        y = floor - part / 5 * (floor - top)
        shapes.append(Stroke(left, y, right, y, PALE if part else INK))
        shapes.append(
            Words(left - 4.0, y + 2.5, f"{low + part / 5 * (high - low):.0f}".replace("-", "−"), 7.0, "end")
        )
    shown = -math.inf
    for day in days:
        x = left + day / last * (right - left)
        shapes.append(Stroke(x, top, x, floor + 3.0))
        if x - shown > 18.0:
            shapes.append(Words(x, floor + 12.0, f"{day}", 7.0))
            shown = x
    shapes.append(Words(right, floor + 22.0, say("drawn.day"), 7.0, "end"))
    return Drawing(width, height, tuple(shapes), say("drawn.axes"))


def clock(stages: Mapping[str, int]) -> Drawing:
    """A strip of the lesson's time, each stage as long as it takes (minutes)."""
    width, total = 500.0, sum(stages.values())
    shapes: list[Shape] = []
    begun = 0
    for number, (name, minutes) in enumerate(stages.items()):
        x, wide = begun / total * width, minutes / total * width
        shapes.append(Patch(x, 0.0, wide, 18.0, PALE if number % 2 else ""))
        if wide > 5.0 * len(said := say(f"stages.{name}")):
            shapes.append(Words(x + wide / 2.0, 12.0, said, 7.0))
        shapes.append(Words(x + 1.0, 27.0, f"{begun}", 7.0, "start"))
        begun += minutes
    shapes.append(Words(width - 1.0, 27.0, say("drawn.minutes", n=total), 7.0, "end"))
    return Drawing(width, 30.0, tuple(shapes), say("drawn.clock"))


def loops(nodes: Sequence[str]) -> Drawing:
    """Boxes around an ellipse, with nothing between them yet."""
    width, height, wide, tall = 480.0, 210.0, 112.0, 22.0
    shapes: list[Shape] = []
    for number, name in enumerate(nodes):
        angle = 2.0 * math.pi * number / len(nodes) - math.pi / 2.0
        x = width / 2.0 + math.cos(angle) * (width - wide - 4.0) / 2.0
        y = height / 2.0 + math.sin(angle) * (height - tall - 4.0) / 2.0
        shapes.append(Patch(x - wide / 2.0, y - tall / 2.0, wide, tall, "", 6.0))
        shapes.append(Words(x, y + 3.0, name))
    return Drawing(width, height, tuple(shapes), say("drawn.loops", names=", ".join(nodes)), True)
