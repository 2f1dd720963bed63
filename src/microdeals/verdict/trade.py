"""The trade on paper: each pair of worlds a mark, to the right suffering spared, upwards peace closer.

The picture of the dashboard without a browser. Its axes are stretched around zero, so that the small
differences of most pairs can be told apart. Each row has a strip of its own for the names of its regions, in
which no mark can lie. A pair that a settlement decides has no place by its gap: it lies in a band at an edge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.language.signs import SIGNS
from microdeals.looks.axes import axes_of
from microdeals.looks.style import BLACK, GREY, LOOKS
from microdeals.rulebook.labels import Label, Peace, key_of
from microdeals.rulebook.verdict import label_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Numbers = NDArray[np.float64]

HEIGHT, WIDTH = 6.0, 8.4
STRIP, BAND = 0.06, 0.16
"""Heights of a row's strip for names, and of a band of settlements, as parts of the whole."""
LEAST_OUT, MORE_OUT = 0.12, 0.5
"""How far out in its band a mark lies, as parts of it: the further, the more days. Beyond stand its words."""
LEAST_RELIEF, LEAST_CLOSING = (-0.5, 2.5), (-2.5, 3.0)
"""What an axis shows at least, in thresholds."""
TICKS = (-1.0, -0.5, -0.2, -0.1, 0.0, 0.1, 0.2, 0.5, 1.0)
APART = 0.05
"""Between two ticks, as a part of the axis."""
TINT = 0.08
SIZES = ((150, 34.0), (1200, 16.0))
SMALLEST = 7.0
WORDS_OF_BANDS = {
    Peace.CLOSER: "settled only with deals, or sooner with them",
    Peace.FURTHER: "settled only without deals, or sooner without",
}


class TradeMarks(NamedTuple):
    """Pairs of worlds (n,): shares of suffering spared and of the dispute closed, and their `Label`.

    ``days``: by how many a settlement came sooner where that decides what became of peace and not the gap,
    else NaN.
    """

    relief: Numbers
    closing: Numbers
    labels: NDArray[np.int64]
    days: Numbers

    @property
    def by_settlement(self) -> NDArray[np.bool_]:
        """Which pairs (n,) a settlement decides."""
        return ~np.isnan(self.days)


class Cut(NamedTuple):
    """From how much on there is a difference, by which the regions are cut: shares above 0."""

    closing: float
    relief: float


class TradePlane:
    """Where everything lies: x and y from 0 to 1, y with strips for names and bands for settlements."""

    def __init__(self, marks: TradeMarks, cut: Cut) -> None:
        """Fit the axes to the marks."""
        self.cut = cut
        self.bands = {peace: bool(np.any(_is_of(marks, peace))) for peace in WORDS_OF_BANDS}
        self._x = _ends(marks.relief, cut.relief, LEAST_RELIEF)
        self._y = _ends(marks.closing[~marks.by_settlement], cut.closing, LEAST_CLOSING)
        self.low = BAND if self.bands[Peace.FURTHER] else 0.0
        self.high = 1.0 - (BAND if self.bands[Peace.CLOSER] else 0.0)
        """Where the bands begin, below and above."""

    def x(self, relief: Numbers | float) -> Numbers:
        """From left to right, 0..1."""
        return self._between(relief, self.cut.relief, self._x)

    def y(self, closing: Numbers | float) -> Numbers:
        """From below, 0..1: a row has its strip above it."""
        plain = self._between(closing, self.cut.closing, self._y)
        n_strips = np.where(
            np.asarray(closing) >= self.cut.closing,
            2,
            np.where(np.asarray(closing) > -self.cut.closing, 1, 0),
        )
        room = self.high - self.low - 3 * STRIP
        return np.asarray(self.low + plain * room + n_strips * STRIP)

    def borders(self) -> tuple[float, float]:
        """Where the middle row ends, above and below."""
        return float(self.y(self.cut.closing)), float(self.y(-self.cut.closing)) + STRIP

    def top_of(self, peace: Peace) -> float:
        """The top of a row of regions: its strip lies below it."""
        above, below = self.borders()
        return {Peace.CLOSER: self.high, Peace.NEITHER: above, Peace.FURTHER: below}[peace]

    def places(self, marks: TradeMarks) -> tuple[Numbers, Numbers]:
        """Where the marks lie, (n,) and (n,)."""
        up = self.y(marks.closing)
        for peace, (bottom, top) in {Peace.CLOSER: (self.high, 1.0), Peace.FURTHER: (0.0, self.low)}.items():
            there = _is_of(marks, peace)
            days = np.abs(marks.days[there])
            outwards = LEAST_OUT + MORE_OUT * days / max(1.0, float(days.max(initial=1.0)))
            up[there] = (
                bottom + outwards * (top - bottom) if peace is Peace.CLOSER else top * (1.0 - outwards)
            )
        return self.x(marks.relief), up

    @staticmethod
    def _between(value: Numbers | float, threshold: float, ends: tuple[float, float]) -> Numbers:
        low, high = np.arcsinh(np.array(ends) / threshold)
        room = 0.035 * (high - low)
        return np.asarray(
            (np.arcsinh(np.asarray(value, float) / threshold) - low + room) / (high - low + 2 * room)
        )

    def ticks(self) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
        """Values and places of the ticks that have room, across and up."""
        across = [(value, float(self.x(value))) for value in (0.0, self.cut.relief, *TICKS)]
        above, below = self.borders()
        cuts = [(0.0, float(self.y(0.0))), (self.cut.closing, above), (-self.cut.closing, below)]
        up = [*cuts, *((value, float(self.y(value))) for value in TICKS if abs(value) > self.cut.closing)]
        return _with_room(across, self._x), _with_room(up, self._y)


def draw_trade(ax: Axes | None, marks: TradeMarks, cut: Cut, named: Mapping[Label, str]) -> Axes:
    """Draw the marks into their regions; ``named`` is what a region says in its strip: ``69 painkillers``.

    Raises RequestError where matplotlib is not installed.
    """
    axes = axes_of(ax, HEIGHT, WIDTH)
    plane = TradePlane(marks, cut)
    _draw_regions(axes, plane, named)
    across, up = plane.places(marks)
    n = len(across)
    size = next((size for most, size in SIZES if n <= most), SMALLEST)
    for label in Label:
        there = marks.labels == label
        colour, shape = LOOKS[key_of(label)]
        axes.scatter(
            across[there], up[there], s=size, marker=shape, facecolors=colour, edgecolors="white",
            linewidths=0.4, alpha=0.9, zorder=3, label=SIGNS[label].name,
        )  # fmt: skip
    _draw_axes(axes, plane)
    return axes


def _draw_regions(axes: Axes, plane: TradePlane, named: Mapping[Label, str]) -> None:
    x, (above, below) = float(plane.x(plane.cut.relief)), plane.borders()
    rows = {Peace.CLOSER: (above, 1.0), Peace.NEITHER: (below, above), Peace.FURTHER: (0.0, below)}
    for peace, (bottom, top) in rows.items():
        for is_spared, (left, right) in ((False, (0.0, x)), (True, (x, 1.0))):
            colour, _ = LOOKS[key_of(Label(label_of(is_spared, peace)))]
            axes.fill_between((left, right), bottom, top, color=colour, alpha=TINT, linewidth=0, zorder=0)
            label = Label(label_of(is_spared, peace))
            if not is_spared or label != label_of(False, peace):
                start = plane.top_of(peace) - 0.5 * STRIP
                axes.text(
                    left + 0.01, start, named[label], color=colour, fontweight="bold", va="center", zorder=4
                )
    for edge in (above, below):
        axes.axhline(edge, color=BLACK, linewidth=0.8, zorder=1)
    axes.axvline(x, color=BLACK, linewidth=0.8, zorder=1)
    edges = {Peace.CLOSER: (plane.high, 0.985, "top"), Peace.FURTHER: (plane.low, 0.01, "bottom")}
    for peace, (edge, at, side) in edges.items():
        if plane.bands[peace]:
            axes.axhline(edge, color=GREY, linewidth=0.8, linestyle="--", zorder=1)
            ground = {"facecolor": "white", "alpha": 0.75, "linewidth": 0, "pad": 1.0}
            axes.text(
                0.99, at, WORDS_OF_BANDS[peace], fontsize=8, color="#404040", ha="right", va=side, bbox=ground
            )


def _draw_axes(axes: Axes, plane: TradePlane) -> None:
    across, up = plane.ticks()
    axes.set_xticks([place for _, place in across], [_percent(value) for value, _ in across])
    axes.set_yticks([place for _, place in up], [_percent(value) for value, _ in up])
    axes.set_xlim(0.0, 1.0)
    axes.set_ylim(0.0, 1.0)
    axes.set_xlabel("suffering spared, % of the harm →")
    axes.set_ylabel("← peace further away        peace closer →\n% of the dispute")


def _is_of(marks: TradeMarks, peace: Peace) -> NDArray[np.bool_]:
    """Which marks (n,) lie in the band of settlements on this side."""
    return marks.by_settlement & np.isin(
        marks.labels, [label_of(is_spared, peace) for is_spared in (True, False)]
    )


def _ends(values: Numbers, threshold: float, least: tuple[float, float]) -> tuple[float, float]:
    low, high = (threshold * end for end in least)
    if not len(values):
        return low, high
    return min(low, float(values.min())), max(high, float(values.max()))


def _with_room(ticks: list[tuple[float, float]], ends: tuple[float, float]) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for value, place in ticks:
        if ends[0] <= value <= ends[1] and all(abs(place - other) >= APART for _, other in kept):
            kept.append((value, place))
    return sorted(kept)


def _percent(share: float) -> str:
    return f"{100.0 * share:+.3g}".replace("-", "−") if share else "0"
