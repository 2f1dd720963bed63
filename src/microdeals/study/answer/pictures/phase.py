"""Phase diagram: which label is most common over two factors, and how sure that is, cell by cell."""

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from microdeals.documents.wording import counted_as
from microdeals.looks.style import LOOKS, name_of_label
from microdeals.statistics.foremost import commonest, is_beyond_luck
from microdeals.statistics.intervals import Count
from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.cells import Cells
from microdeals.study.answer.in_words import name_of, title_of
from microdeals.study.answer.pictures.style import CaptionedFigure, blank
from microdeals.study.answer.pooled import pooled
from microdeals.study.columns import LABELS

MOST_TICKS, BINS = 12, 6
LARGEST_MARK = 405.0
"""Points squared of the mark of a share of 1: a fifth of an inch across."""
ROW = 0.78
"""Inches of a row: room for a mark, and for two lines of figures below it and above the axis."""
MARK_UP, FIGURES_DOWN = 0.18, 0.24
"""How far above and below the middle of its row they stand, in rows."""
PALE = 0.3
"""How much of its colour a pale mark has."""
MOST_LETTERS = 110
"""So many letters fit below the axis, side by side."""


class PhaseCell(NamedTuple):
    """The most common label where two factors have these values."""

    across: int
    up: int
    label: str
    found: Estimate
    is_clear: bool  # its wider interval lies above that of every other label
    leads: bool  # its interval of the mean over draws does: luck alone does not explain it


def axes_among(cells: Cells) -> tuple[str, ...]:
    """The paths that can be an axis: numbers that vary, and words if there are not too many."""
    known = {path: cells.points[path].unique() for path in cells.factors}
    return tuple(
        path
        for path, values in known.items()
        if len(values) > 1 and (len(values) <= MOST_TICKS or not isinstance(values[0], str))
    )


def phase_diagram(cells: Cells, across: str, up: str, seeds: str) -> CaptionedFigure:
    """A mark in every cell: shape and colour say the label, size its share, pale or hollow its doubt."""
    ticks, found = phase_cells(cells, across, up)
    if (
        sum(map(len, ticks[0])) > MOST_LETTERS > sum(map(len, ticks[1]))
    ):  # long names stand one below the other
        across, up = up, across
        ticks, found = phase_cells(cells, across, up)
    figure, axes = blank(1.9 + 0.85 * max(5, len(ticks[0])), 2.2 + ROW * max(3, len(ticks[1])))
    for cell in found:
        _draw(axes, cell)
    for axis, names, label in ((axes.xaxis, ticks[0], across), (axes.yaxis, ticks[1], up)):
        axis.set_ticks(range(len(names)), names)
        axis.set_label_text(title_of(label))
    axes.set_xlim(-0.5, len(ticks[0]) - 0.5)
    axes.set_ylim(-0.5, len(ticks[1]) - 0.5)
    _key(axes)
    others = [path for path in cells.factors if path not in (across, up)]
    mixed = f" Mixed over {', '.join(map(title_of, others))}." if others else ""
    return CaptionedFigure(
        "phase",
        _finding(found),
        f"Most common verdict in each cell, of 100 twin pairs; below it {_what_ranges_are(cells)}",
        f"{counted_as(cells.n_pairs, 'pair')}, seeds {seeds}. {_what_marks_are(cells, found)}{mixed}",
        figure,
    )


def _what_marks_are(cells: Cells, found: Sequence[PhaseCell]) -> str:
    """What pale and hollow marks mean, and of how many cells that is so."""
    n_pale = sum(cell.leads and not cell.is_clear for cell in found)
    n_hollow = sum(not cell.leads and not cell.is_clear for cell in found)
    of = f"of {counted_as(len(found), 'cell')}"
    hollow = f"Hollow: another verdict may be as common ({n_hollow} {of})."
    if not cells.are_told_apart:
        return hollow
    return (
        f"Pale: the most common on average over wars that fit what we know, though not in nearly every one"
        f" ({n_pale} {of}). {hollow}"
    )


def _what_ranges_are(cells: Cells) -> str:
    if cells.are_told_apart:
        return "what we do not know: the middle nine tenths of draws"
    if cells.draws is None:
        return "its 95 % interval"
    return "its 95 % interval over the seeds that were run, luck and what we do not know not told apart"


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
    shares = {label: pooled(cells, inside, label) for label in LABELS}
    n = int(cells.points.n.iloc[inside].sum())
    wide, average = (
        [Count(round(n * one.mean), one.mean, *ends(one)) for one in shares.values()]
        for ends in (lambda one: (one.low, one.high), lambda one: one.average)
    )
    label = max(LABELS, key=lambda name: shares[name].mean)
    is_clear, leads = (commonest(counts) is not None for counts in (wide, average))
    return PhaseCell(int(place[0]), int(place[1]), label, shares[label], is_clear, leads)


def clear_cells(found: Sequence[PhaseCell]) -> dict[str, int]:
    """By label: in how many cells it is clearly the most common, where these are more than luck leaves."""
    return _beyond_luck([cell.label for cell in found if cell.is_clear], found)


def _beyond_luck(clear: list[str], found: Sequence[PhaseCell]) -> dict[str, int]:
    counts = {label: clear.count(label) for label in LABELS}
    return {label: n for label, n in counts.items() if is_beyond_luck(n, len(found))}


def _draw(axes: Axes, cell: PhaseCell) -> None:
    colour, shape = LOOKS[cell.label]
    face = colour if cell.is_clear else to_rgba(colour, PALE) if cell.leads else "none"
    size = LARGEST_MARK * cell.found.mean
    axes.scatter(
        cell.across, cell.up + MARK_UP, s=size, marker=shape, facecolors=face, edgecolors=colour,
        linewidths=1.8,
    )  # fmt: skip
    share, low, high = (round(100 * number) for number in (cell.found.mean, cell.found.low, cell.found.high))
    text = f"{share}\n{low} to {high}"
    axes.text(cell.across, cell.up - FIGURES_DOWN, text, ha="center", va="center", fontsize=8)


def _key(axes: Axes) -> None:
    for label in LABELS:
        colour, shape = LOOKS[label]
        axes.scatter([], [], s=60, marker=shape, color=colour, label=name_of_label(label))
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, borderaxespad=0.2)


def _finding(found: Sequence[PhaseCell]) -> str:
    """``Deals are mostly pressure valves in 20 of 25 cells, stepping stones in 1``."""
    clear, n = clear_cells(found), len(found)
    if clear:
        return f"Deals are mostly {_listed(clear, n)}"
    leading = _beyond_luck([cell.label for cell in found if cell.leads], found)
    if leading:
        told = _listed(leading, n)
        return f"On average over wars that fit, deals are mostly {told}, but not in nearly every war"
    return f"In none of {counted_as(n, 'cell')} is one verdict clearly the most common"


def _listed(cells: dict[str, int], of: int) -> str:
    first, *rest = (f"{name_of(label)} in {n}" for label, n in cells.items())
    return ", ".join([f"{first} of {counted_as(of, 'cell')}", *rest])
