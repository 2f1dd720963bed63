"""Bars, deals, lines and the stage as still pictures, for whoever can show no widget."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dashboards.charts import OPEN, Bars, DealBar, Lines, Look, Timeline
from dashboards.charts.looks import Axis, Caption, Json
from dashboards.notebook.still import DOTS_AN_INCH, GREY, INCHES
from dashboards.words import text
from microdeals.looks.style import BLACK, LOOKS, SIDE_COLOURS

COLOURS = {
    **{Look(key.replace("_", "-")): colour for key, (colour, _) in LOOKS.items()},
    Look.SIDE_A: SIDE_COLOURS[0],
    Look.SIDE_B: SIDE_COLOURS[1],
    Look.PLAIN: GREY,
}
THICK = 0.6
"""Of a row, how much its bar fills."""


def still_of_bars(picture: Bars, frame: Json) -> bytes:
    """Bars from zero, or each from where the last one ended, with their intervals."""
    figure, axes = _begun(picture.caption, picture.x, len(frame["steps"]))
    at = 0.0
    for row, step in enumerate(frame["steps"]):
        begin = at if picture.running and not step["total"] else 0.0
        at = begin + step["value"]
        axes.barh(row, step["value"], THICK, left=begin, color=_colour(step["look"]))
        if step["low"] != step["high"]:
            axes.plot([step["low"], step["high"]], [row, row], color=BLACK, linewidth=1.2)
    axes.axvline(0.0, color=GREY, linewidth=0.8)
    _name_rows(axes, [step["title"] for step in frame["steps"]])
    return as_png(figure)


def still_of_deals(picture: Timeline, bars: Sequence[DealBar], today: int) -> bytes:
    """Deals as bars over days; outlined while signed and not begun."""
    figure, axes = _begun(picture.caption, picture.x, len(picture.rows))
    row_of = {row.key: place for place, row in enumerate(picture.rows)}
    for bar in bars:
        row, colour = row_of[bar.row], _colour(bar.look)
        end = today if bar.end == OPEN else bar.end
        axes.barh(row, end - bar.signed, THICK, left=bar.signed, fill=False, edgecolor=colour)
        if bar.start != OPEN:
            axes.barh(row, end - bar.start, THICK, left=bar.start, color=colour, alpha=0.5)
    _name_rows(axes, [row.title for row in picture.rows])
    return as_png(figure)


def still_of_lines(picture: Lines, x: Sequence[float], ys: Sequence[Sequence[float]]) -> bytes:
    """Lines over days, with a key."""
    figure, axes = _begun(picture.caption, picture.x)
    for line, values in zip(picture.lines, ys, strict=True):
        axes.plot(x, values, color=_colour(line.look), label=line.title)
    axes.set_ylim(picture.y.low, picture.y.high)
    axes.set_ylabel(picture.y.title)
    axes.legend(frameon=False, fontsize=8)
    return as_png(figure)


def still_of_course(course: Json) -> bytes:
    """Trust of both sides over days, and how far they are apart, beside the twin without deals."""
    figure = Figure(figsize=INCHES, layout="constrained")
    above, below = figure.subplots(2, sharex=True)
    for side, title in enumerate(course["sides"]):
        above.plot(course["trust"][side], color=SIDE_COLOURS[side], label=title)
    below.plot(course["gap"], color=BLACK, label=text("notebook.stage.with_deals"))
    below.plot(course["twin"]["gap"], color=GREY, linestyle="--", label=text("notebook.stage.without"))
    above.set_title(course["title"], loc="left", fontsize=11, wrap=True)
    above.set_ylabel(text("notebook.stage.trust"))
    below.set_ylabel(text("notebook.stage.gap"))
    below.set_xlabel(text("notebook.stage.day"))
    for axes in (above, below):
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False, fontsize=8)
    return as_png(figure)


def _begun(caption: Caption, across: Axis, n_rows: int = 0) -> tuple[Figure, Axes]:
    height = max(1.6, 0.9 + 0.36 * n_rows) if n_rows else INCHES[1]
    figure = Figure(figsize=(INCHES[0], height), layout="constrained")
    axes = figure.subplots()
    axes.set_title(caption.title, loc="left", fontsize=11, wrap=True)
    axes.set_xlim(across.low, across.high)
    axes.set_xlabel(across.title)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names, fontsize=9)
    axes.invert_yaxis()


def _colour(look: Any) -> str:
    return COLOURS.get(Look(look), BLACK)


def as_png(figure: Figure) -> bytes:
    """A figure as a file, in the size of a cell."""
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=DOTS_AN_INCH)
    return file.getvalue()
