"""The trade as a still picture, for whoever can show no widget."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dashboards.charts import TradeWorlds
from dashboards.words import text
from microdeals.looks.style import LOOKS, name_of_label
from microdeals.rulebook.labels import Label, key_of
from microdeals.verdict import Verdict

INCHES = (7.5, 4.2)
DOTS_AN_INCH = 72
GREY = "#8a8a8a"
HUNDREDTHS = 100.0


def still_of(verdict: Verdict, worlds: TradeWorlds, before: TradeWorlds | None = None) -> bytes:
    """The marks with the borders of their regions, as a PNG.

    A world whose label a settlement decides is a hollow mark, and may lie in any region. One that was
    something else ``before`` has a line from there.
    """
    figure = Figure(figsize=INCHES, layout="constrained")
    axes = figure.subplots()
    if before is not None:
        _draw_trails(axes, worlds, before)
    _draw_marks(axes, worlds)
    axes.axvline(HUNDREDTHS * verdict.thresholds.relief, color=GREY, linewidth=0.8)
    for border in (-verdict.thresholds.closing, verdict.thresholds.closing):
        axes.axhline(HUNDREDTHS * border, color=GREY, linewidth=0.8)
    axes.set_xlabel(text("notebook.trade.across"))
    axes.set_ylabel(text("notebook.trade.up"))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))
    axes.set_title(verdict.twins.with_deals.title, loc="left", fontsize=11)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DOTS_AN_INCH)
    return file.getvalue()


def _draw_trails(axes: Axes, worlds: TradeWorlds, before: TradeWorlds) -> None:
    (x1, y1, old, _), (x2, y2, new, _) = before.columns(), worlds.columns()
    for k in np.flatnonzero(old != new):
        xs, ys = (HUNDREDTHS * x1[k], HUNDREDTHS * x2[k]), (HUNDREDTHS * y1[k], HUNDREDTHS * y2[k])
        axes.plot(xs, ys, color=LOOKS[key_of(Label(int(new[k])))][0], linewidth=0.6, alpha=0.5)


def _draw_marks(axes: Axes, worlds: TradeWorlds) -> None:
    relief, closing, kinds, days = worlds.columns()
    for label in Label:
        colour, marker = LOOKS[key_of(label)]
        for is_settled in (False, True):
            here = (kinds == label) & (np.isnan(days) != is_settled)
            axes.scatter(
                HUNDREDTHS * relief[here],
                HUNDREDTHS * closing[here],
                s=16,
                marker=marker,
                edgecolors=colour,
                facecolors="none" if is_settled else colour,
                label=None if is_settled else name_of_label(key_of(label)),
            )
