"""Pictures of the report, as SVG drawn here: curves of the model, points of the world; how far off it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from microdeals.evidence.histories import YEARS
from microdeals.evidence.pattern import FARTHEST, Check
from microdeals.evidence.recommitments import WINDOWS
from microdeals.evidence.settlements import STANDING, WITHIN
from microdeals.evidence.summary import off_by
from microdeals.evidence.validation import Evidence
from microdeals.looks.axes import entitle, explain_below
from microdeals.looks.dots import Dot, draw_dots, mark_zero
from microdeals.looks.style import BLUE, LIGHT, ORANGE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH, HEIGHT, MARGIN = 460, 240, 44
WIDE = 10.5
"""Inches of a picture in which each pattern is told in words."""
MODEL, WORLD = "#0b6e99", "#b3541e"
STANDING_CURVES = {"N4e": "Preliminary ceasefires that hold (N4e)", "N4a": "Settlements that stand (N4a)"}
YEARLY_CURVES = {
    "N3a": "Settled with no ceasefire before (N3a)",
    "N3b": "First ceasefire before any settlement (N3b)",
    "N3n": "Without deals: settled, net of victories (N3n)",
    "N3u": "Without deals: settled, at most the upper end (N3u)",
}
DIP_UNIT, SHARE = "violence, 1 = that of the month before", "share of cases (0 to 1)"
AFTER = ("another", "preliminary", "definitive", "none")
Place = Callable[[float, float], str]
"""Where a pair of figures is drawn, as SVG writes a point."""


class Point(NamedTuple):
    """A figure of the world, with its interval, at a place on the axis."""

    x: float
    low: float
    value: float
    high: float


class CurveAndPoints(NamedTuple):
    """Figures of the model as a curve, or as dots of kinds, and points of the world in the same units."""

    title: str
    across: str
    up: str
    """What is drawn upwards, and in what unit."""
    curve: Sequence[tuple[float, float]]
    points: Sequence[Point]
    top: float
    names: Sequence[str] = ()
    """Where across are kinds and no scale: their names, at 1, 2, 3; no line joins what is no course."""


def pictures_of(evidence: Evidence) -> Iterator[CurveAndPoints]:
    """Violence after a truce, how long truces and settlements hold, how wars settle, what follows a truce."""
    checks = {check.pattern.id: check for check in evidence.checks}
    dip = [(day + 0.5, value) for day, value in enumerate(evidence.dip)]
    middles = {name: (first + last) / 2 for name, (first, last) in WINDOWS.items()}
    yield CurveAndPoints(
        "Violence after a truce (D1-D4)", "days", DIP_UNIT, dip, _points(checks, middles), 1.6
    )
    for family, title in STANDING_CURVES.items():
        places = {f"{family}{day}": day / 365 for day in STANDING}
        yield _through(checks, title, "years", places)
    definitive = {f"C2{letter}": float(years) for letter, years in YEARS.items()}
    yield _through(checks, "Definitive after a first ceasefire (C2)", "years", definitive)
    for family, title in YEARLY_CURVES.items():
        places = {f"{family}{years}": float(years) for years in WITHIN}
        yield _through(checks, title, "years", places)
    ladder = {"C1a": 1.0, "C1b": 2.0, "C1c": 3.0, "C1d": 4.0}
    title = "After a cessation (C1)"
    yield _through(checks, title, "what came next", ladder)._replace(names=AFTER)


def _through(checks: dict[str, Check], title: str, across: str, places: dict[str, float]) -> CurveAndPoints:
    curve = [(place, checks[name].finding.figure) for name, place in places.items()]
    known = [(x, y) for x, y in curve if y == y]
    return CurveAndPoints(title, across, SHARE, known, _points(checks, places), 1.0)


def _points(checks: dict[str, Check], places: dict[str, float]) -> list[Point]:
    points = []
    for name, place in places.items():
        low, high = checks[name].pattern.interval
        points.append(Point(place, low, checks[name].pattern.world, high))
    return points


def svg(picture: CurveAndPoints) -> str:
    """The picture as SVG, with a text for those who cannot see it."""
    furthest = max([*(x for x, _ in picture.curve), *(point.x for point in picture.points), 1.0])
    furthest += 0.5 if picture.names else 0.0

    def at(x: float, y: float) -> str:
        across = MARGIN + x / furthest * (WIDTH - 2 * MARGIN)
        return (
            f"{across:.1f},{HEIGHT - MARGIN - min(y, picture.top) / picture.top * (HEIGHT - 2 * MARGIN):.1f}"
        )

    return "\n".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(_told(picture))}">',
            f'<text x="{MARGIN}" y="20" font-weight="bold">{escape(picture.title)}</text>',
            *_frame(at, furthest, picture),
            *_of_the_model(at, picture),
            *(_mark(at, point) for point in picture.points),
            "</svg>",
        ]
    )


def _of_the_model(at: Place, picture: CurveAndPoints) -> list[str]:
    """A line through a course; where kinds stand side by side, a square each."""
    if not picture.names:
        line = " ".join(at(x, y) for x, y in picture.curve)
        return [f'<polyline points="{line}" fill="none" stroke="{MODEL}" stroke-width="2.5"/>']
    places = ([float(part) for part in at(x, y).split(",")] for x, y in picture.curve)
    return [
        f'<rect x="{left - 13:.1f}" y="{top - 5:.1f}" width="10" height="10" fill="{MODEL}"/>'
        for left, top in places
    ]


def _frame(at: Place, furthest: float, picture: CurveAndPoints) -> list[str]:
    corners = [at(0, picture.top), at(0, 0), at(furthest, 0)]
    ends = f'<polyline points="{" ".join(corners)}" fill="none" stroke="#888"/>'
    numbers = [(0.0, picture.top, f"{picture.top:g}", -30, 4), (0.0, 0.0, "0", -14, 4)]
    texts = []
    for x, y, text, right, down in numbers:
        left, top = (float(part) for part in at(x, y).split(","))
        texts.append(f'<text x="{left + right:.0f}" y="{top + down:.0f}">{text}</text>')
    for number, name in enumerate(picture.names, 1):
        left, top = (float(part) for part in at(number, 0).split(","))
        texts.append(f'<text x="{left:.0f}" y="{top + 16:.0f}" text-anchor="middle">{escape(name)}</text>')
    below = picture.across if picture.names else f"{picture.across}, 0 to {furthest:.2g}"
    texts.append(f'<text x="{WIDTH // 2}" y="{HEIGHT - 10}" text-anchor="middle">{escape(below)}</text>')
    return [ends, *texts, f'<text x="{MARGIN}" y="{MARGIN - 8}">{escape(picture.up)}</text>']


def _mark(at: Place, point: Point) -> str:
    (x, low), (_, middle), (_, high) = (
        at(point.x, y).split(",") for y in (point.low, point.value, point.high)
    )
    whisker = f'<line x1="{x}" x2="{x}" y1="{low}" y2="{high}" stroke="{WORLD}" stroke-width="1.5"/>'
    return f'{whisker}<circle cx="{x}" cy="{middle}" r="4" fill="{WORLD}"/>'


def _told(picture: CurveAndPoints) -> str:
    world = "; ".join(f"{point.x:g}: {point.value:.2f}" for point in picture.points)
    last = picture.curve[-1][1] if picture.curve else float("nan")
    return f"{picture.title}. World: {world}. The model's curve ends at {last:.2f}."


def plot_evidence(evidence: Evidence, ax: Axes | None = None) -> Axes:
    """Each figure that counts: how far the model's is from the middle of the world's interval.

    The farthest are on top; what could not be measured has no mark, and is counted in the title.
    """
    counting = [check for check in evidence.checks if check.pattern.counts]
    off = {check.pattern.id: off_by(check, check.finding.figure) for check in counting}
    told = [check for check in counting if not math.isnan(off[check.pattern.id])]
    told.sort(key=lambda check: -abs(off[check.pattern.id]))
    is_own = ax is None
    dots = [_dot_of(check, off[check.pattern.id], is_own) for check in told]
    axes = draw_dots(ax, dots, WIDE)
    axes.axvspan(-1.0, 1.0, color=LIGHT, alpha=0.4, linewidth=0.0)
    mark_zero(axes)
    end = min(max((abs(off[check.pattern.id]) for check in told), default=1.0), FARTHEST) + 0.5
    axes.set_xlim(-end, end)
    for row, check in enumerate(reversed(told)):
        far = off[check.pattern.id]
        if abs(far) > end:
            arrow, side = ("→", "right") if far > 0.0 else ("←", "left")
            axes.text(
                0.98 * math.copysign(end, far), row, f"{far:+.0f} {arrow}", va="center", ha=side, fontsize=8
            )
    handles = [
        axes.plot([], [], "o", color=BLUE, label="meets the pattern")[0],
        axes.plot([], [], "X", color=ORANGE, label="fails it")[0],
    ]
    explain_below(axes, handles, columns=2)
    met = sum(check.meets for check in counting)
    across = "model less middle of the world's interval (shaded), in half-widths of it"
    unknown = len(counting) - len(told)
    left_out = f"; {unknown} could not be measured" if unknown else ""
    return entitle(axes, f"The model meets {met} of {len(counting)} figures that count{left_out}", across)


def _dot_of(check: Check, off: float, in_words: bool) -> Dot:
    """``in_words``: with what the pattern is, for which Axes of somebody else may have no room."""
    low, high = (off_by(check, end) for end in (check.finding.low, check.finding.high))
    colour, marker = (BLUE, "o") if check.meets else (ORANGE, "X")
    name = f"{check.pattern.id}  {check.pattern.what}" if in_words else check.pattern.id
    return Dot(name, off, (low, high), colour=colour, marker=marker)
