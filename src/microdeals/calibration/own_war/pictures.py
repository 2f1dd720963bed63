"""A fit, drawn: how much of each number's range is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microdeals.calibration.own_war.findings import NARROWED, WIDTH, LearntFindings
from microdeals.looks.axes import entitle
from microdeals.looks.dots import Dot, draw_dots
from microdeals.looks.style import BLUE, GREY

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot_fit(found: LearntFindings, ax: Axes | None = None) -> Axes:
    """A dot a number, those that the data tell best on top; blue: told."""
    order = sorted(found.numbers, key=lambda one: (not one.is_told, one.width))
    dots = [Dot(one.path, one.width / WIDTH, colour=BLUE if one.is_told else GREY) for one in order]
    axes = draw_dots(ax, dots)
    axes.axvline(NARROWED, color=GREY, linewidth=0.8, linestyle="--", label="_told")
    n_told, n = len(found.told), len(found.numbers)
    title = f"The war's own deals tell {n_told} of {n} numbers that nobody knew"
    return entitle(axes, title, "width of the middle 90 %, of what it was before (blue: told)")
