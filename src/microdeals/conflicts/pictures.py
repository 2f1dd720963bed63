"""A conflict model, drawn: what each kind of deal is worth, and what breaking it gains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from microdeals.conflicts.conflict import Conflict
from microdeals.looks.axes import entitle, explain_below
from microdeals.looks.dots import Dot, draw_dots
from microdeals.looks.style import BLUE, LIGHT, ORANGE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BENEFIT, TEMPTATION = "worth of it if the other side keeps it", "gain from breaking it for a day"

GAIN: Any = {"marker": "D", "color": ORANGE, "markerfacecolor": "none", "markersize": 11, "linestyle": ""}
"""How a gain is drawn: open, so that a dot in the same place is seen."""


def plot_conflict(conflict: Conflict, ax: Axes | None = None) -> Axes:
    """A line a kind of deal, lowest rung on top: a dot is what it is worth, a diamond what breaking gains."""
    kinds = sorted(conflict.kinds, key=lambda kind: kind.values.rung)
    axes = draw_dots(
        ax, [Dot(f"{kind.title} (rung {kind.values.rung})", kind.values.benefit) for kind in kinds]
    )
    for row, kind in enumerate(reversed(kinds)):
        ends = (kind.values.benefit, kind.values.temptation)
        axes.plot(ends, (row, row), color=LIGHT, linewidth=1.2, zorder=0, label="_between")
        axes.plot(kind.values.temptation, row, **GAIN, label=f"_{kind.title}")
    handles = [axes.plot([], [], "o", color=BLUE, label=BENEFIT)[0]]
    handles += axes.plot([], [], **GAIN, label=TEMPTATION)
    axes.set_xlim(left=0.0)
    explain_below(axes, handles)
    return entitle(
        axes, f"{conflict.title}: what deals are worth, and what breaking gains", "share of the dispute"
    )
