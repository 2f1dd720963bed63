"""Phase diagram: which label is most common over two factors, and how sure that is, cell by cell."""

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from matplotlib.axes import Axes

from microdeals.statistics.foremost import commonest, is_beyond_luck
from microdeals.study.answer.cells import Cells
from microdeals.study.answer.in_words import name_of
from microdeals.study.answer.pictures.style import LOOKS, SIGNED, CaptionedFigure, blank
from microdeals.study.answer.pooled import pooled
from microdeals.study.columns import LABELS

MOST_TICKS, BINS = 12, 6
LARGEST_MARK = 900.0
MOST_LETTERS = 110
"""So many letters fit below the axis, side by side."""


class PhaseCell(NamedTuple):
    """The most common label where two factors have these values."""

    across: int
    up: int
    label: str
    share: float
    half_width: float
    is_clear: bool  # its interval lies above that of every other label


def phase_diagram(cells: Cells, across: str, up: str, seeds: str) -> CaptionedFigure:
    """A mark in every cell: shape and colour say the label, size its share, hollow that it is unsure."""
    ticks, found = phase_cells(cells, across, up)
    if (
        sum(map(len, ticks[0])) > MOST_LETTERS > sum(map(len, ticks[1]))
    ):  # long names stand one below the other
        across, up = up, across
        ticks, found = phase_cells(cells, across, up)
    figure, axes = blank(1.9 + 0.85 * max(5, len(ticks[0])), 2.6 + 0.62 * max(3, len(ticks[1])))
    for cell in found:
        _draw(axes, cell)
    for axis, names, label in ((axes.xaxis, ticks[0], across), (axes.yaxis, ticks[1], up)):
        axis.set_ticks(range(len(names)), names)
        axis.set_label_text(label)
    axes.set_xlim(-0.5, len(ticks[0]) - 0.5)
    axes.set_ylim(-0.5, len(ticks[1]) - 0.5)
    _key(axes)
    n_clear = sum(cell.is_clear for cell in found)
    others = [path for path in cells.factors if path not in (across, up)]
    mixed = f" Mixed over {', '.join(others)}." if others else ""
    return CaptionedFigure(
        "phase",
        _finding(found),
        "Most common verdict in each cell; the number is how many of 100 twin pairs have it, ± its 95 % "
        "interval",
        f"{cells.n_pairs:,} pairs, seeds {seeds}. Hollow: another verdict may be as common "
        f"({len(found) - n_clear} of {len(found)} cells).{mixed}",
        figure,
    )


def phase_cells(cells: Cells, across: str, up: str) -> tuple[tuple[list[str], list[str]], list[PhaseCell]]:
    """The ticks of both axes, and a cell wherever there are pairs."""
    points = cells.points
    columns, names = zip(*(_binned(points[path]) for path in (across, up)), strict=True)
    inside = points.groupby([columns[0], columns[1]]).indices
    return (names[0], names[1]), [_cell(cells, place, inside[place]) for place in sorted(inside)]


def _binned(values: Any) -> tuple[Any, list[str]]:
    """The number of each value's bin, and the bins' names: the values themselves if few, or words."""
    known = sorted(values.unique())
    if len(known) <= MOST_TICKS or isinstance(known[0], str):
        places = values.map({value: place for place, value in enumerate(known)}).to_numpy()
        return places, [value if isinstance(value, str) else f"{value:.3g}" for value in known]
    edges = np.linspace(values.min(), values.max(), BINS + 1)
    places = pd.cut(values, edges, labels=False, include_lowest=True).to_numpy()
    return places, [f"{low:.2g} to\n{high:.2g}" for low, high in itertools.pairwise(edges)]


def _cell(cells: Cells, place: tuple[int, int], inside: Any) -> PhaseCell:
    counts = {label: pooled(cells, inside, label) for label in LABELS}
    label = max(LABELS, key=lambda name: counts[name].number)
    best, is_clear = counts[label], commonest(list(counts.values())) is not None
    half = (best.high - best.low) / 2.0
    return PhaseCell(int(place[0]), int(place[1]), label, best.share, half, is_clear)


def clear_cells(found: Sequence[PhaseCell]) -> dict[str, int]:
    """By label: in how many cells it is clearly the most common, where these are more than luck leaves."""
    clear = [cell.label for cell in found if cell.is_clear]
    counts = {label: clear.count(label) for label in LABELS}
    return {label: n for label, n in counts.items() if is_beyond_luck(n, len(found))}


def _draw(axes: Axes, cell: PhaseCell) -> None:
    colour, shape = LOOKS[cell.label]
    face = colour if cell.is_clear else "none"
    size = LARGEST_MARK * cell.share * 0.45
    axes.scatter(
        cell.across, cell.up + 0.14, s=size, marker=shape, facecolors=face, edgecolors=colour, linewidths=1.8
    )
    text = f"{100 * cell.share:.0f} ± {max(1, round(100 * cell.half_width))}"
    axes.text(cell.across, cell.up - 0.36, text, ha="center", va="center", fontsize=8)


def _key(axes: Axes) -> None:
    for label in LABELS:
        colour, shape = LOOKS[label]
        axes.scatter([], [], s=60, marker=shape, color=colour, label=SIGNED[label])
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, borderaxespad=0.2)


def _finding(found: Sequence[PhaseCell]) -> str:
    """``Deals are mostly pressure valves in 20 of 25 cells, stepping stones in 1``."""
    told = [f"{name_of(label)} in {n}" for label, n in clear_cells(found).items()]
    if not told:
        return f"In none of {len(found)} cells is one verdict clearly the most common"
    first, *rest = told
    return f"Deals are mostly {', '.join([f'{first} of {len(found)} cells', *rest])}"
