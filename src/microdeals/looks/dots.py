"""Figures with their intervals, a line each: a dot on a bar, and the inner interval as a thicker one."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from microdeals.looks.axes import NARROWEST, axes_of
from microdeals.looks.style import BLACK, BLUE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MANY, LOOSE, DENSE = 30, 0.36, 0.17
"""Inches of a line, of so many lines at most, and of more."""
NAME_WIDTH = 44
"""Letters of a name that stand in one line beside its dot."""
LONGEST_DENSE = 64
"""Letters of a name where lines are dense."""
LEFT_OUT = " … "
Bounds = tuple[float, float]
UNKNOWN = (math.nan, math.nan)


class Dot(NamedTuple):
    """A figure as a dot, with its interval and an inner one, in the unit of the axis; NaN: not drawn."""

    name: str
    value: float
    interval: Bounds = UNKNOWN
    inner: Bounds = UNKNOWN
    colour: str = BLUE
    marker: str = "o"
    hollow: bool = False
    inner_value: float = math.nan
    """What the inner interval is of, where that is another figure: an upright stroke."""


def draw_dots(ax: Axes | None, dots: Sequence[Dot], width: float = NARROWEST) -> Axes:
    """A line a dot, the first on top. Each dot is a line of the Axes with its name as its label.

    ``width`` (inches) is that of Axes of its own.
    """
    is_dense = len(dots) > MANY
    axes = axes_of(ax, 1.5 + (DENSE if is_dense else LOOSE) * max(2, len(dots)), width)
    for row, dot in enumerate(reversed(dots)):
        for bounds, width in ((dot.interval, 1.2), (dot.inner, 4.0)):
            if not math.isnan(bounds[0]):
                axes.plot(bounds, (row, row), color=BLACK, linewidth=width, label="_interval")
        if not math.isnan(dot.inner_value):
            axes.plot(
                dot.inner_value, row, "|", color=BLACK, markersize=14, markeredgewidth=2, label="_inner"
            )
        face = "white" if dot.hollow else dot.colour
        axes.plot(
            dot.value,
            row,
            dot.marker,
            color=dot.colour,
            markerfacecolor=face,
            markersize=5 if is_dense else 8,
            label=dot.name,
        )
    axes.set_yticks(range(len(dots)), [_named(dot, is_dense) for dot in reversed(dots)])
    if is_dense:
        axes.tick_params(axis="y", labelsize=8)
    axes.set_ylim(-0.6, len(dots) - 0.4)
    return axes


def _named(dot: Dot, is_dense: bool) -> str:
    """The name in so many lines as there is room for."""
    return cut_in_the_middle(dot.name, LONGEST_DENSE) if is_dense else textwrap.fill(dot.name, NAME_WIDTH)


def cut_in_the_middle(text: str, most: int) -> str:
    """The text in so many letters at most, cut in its middle: many names differ at the end.

    >>> cut_in_the_middle("days of truces in a war of many years", 24)
    'days of … of many years'
    """
    if len(text) <= most:
        return text
    beginning = text[: most // 2].rpartition(" ")[0]
    end = text[len(beginning) + len(LEFT_OUT) - most :].partition(" ")[2]
    return f"{beginning}{LEFT_OUT}{end}"


def mark_zero(axes: Axes) -> None:
    """A dashed line where nothing is different."""
    axes.axvline(0.0, color=BLACK, linewidth=0.8, linestyle="--", label="_zero")
