"""Bars: how much each factor matters to an outcome, with intervals."""

import math
import textwrap

from microdeals.looks.style import BLACK, BLUE, GREY
from microdeals.statistics.foremost import wider
from microdeals.study.answer.in_words import capital, name_of, title_of
from microdeals.study.answer.pictures.style import CaptionedFigure, blank
from microdeals.study.answer.sensitivity import Index, Sensitivity
from microdeals.study.columns import unit_of

MOST_BARS = 15


def sensitivity_bars(found: Sensitivity, n_pairs: int, seeds: str) -> CaptionedFigure:
    """A bar a factor, the most important on top: all it does, and what it does alone."""
    shown = found.indices[:MOST_BARS]
    figure, axes = blank(8.0, 2.4 + 0.55 * max(2, len(shown)))
    for row, index in enumerate(reversed(shown)):
        axes.barh(
            row, index.total, height=0.44, color=BLUE, xerr=_known(index.total_error), capsize=3, ecolor=BLACK
        )
        if not math.isnan(index.alone):
            axes.errorbar(
                index.alone,
                row - 0.37,
                xerr=_known(index.alone_error),
                fmt="D",
                ms=5,
                mfc="white",
                mec="#000000",
                ecolor=GREY,
            )
    axes.set_yticks(range(len(shown)), [textwrap.fill(title_of(index.path), 34) for index in reversed(shown)])
    axes.axvline(0.0, color="#000000", linewidth=0.8)
    axes.set_xlabel(found.measure)
    alone = shown and not math.isnan(shown[0].alone)
    what = "Bar: with everything it interacts with; diamond: by itself" if alone else "Bar: its effect"
    unit = "" if alone else f" ({unit_of(found.outcome)})"
    return CaptionedFigure(
        f"sensitivity_{found.outcome}",
        capital(finding(found)),
        f"{what}, as {found.measure}{unit}; lines are 95 % intervals",
        f"{n_pairs:,} twin pairs, seeds {seeds}; {found.how}.",
        figure,
    )


def _known(error: float) -> float | None:
    """No line where a single seed gives no interval."""
    return None if math.isnan(error) else error


def finding(found: Sensitivity) -> str:
    """The most important factor, or that none stands out, or that none is sure to matter at all."""
    name = name_of(found.outcome)
    if not found.indices:
        return f"Nothing that varies here moves {name}"
    if not found.is_told:
        return f"Too few points to say what matters to {name}"
    first, *others = found.indices
    if not _matters(first, found):
        return f"Nothing that varies here is sure to move {name}"
    named, second = title_of(first.path), others[0] if others else None
    if second and not first.total - first.total_error > second.total + second.total_error:
        both = f"{named} and {title_of(second.path)} matter most to {name}; which of them more is not sure"
        alone = f"{named} matters to {name}; whether it does so most is not sure"
        return both if _matters(second, found) else alone
    return f"{named} matters most to {name}"


def _matters(index: Index, found: Sensitivity) -> bool:
    """Whether a factor is sure to matter, though it was looked for among all of them."""
    return index.total - wider(index.total_error, len(found.indices)) > 0.0
