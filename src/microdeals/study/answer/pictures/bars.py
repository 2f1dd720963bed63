"""Bars: how much each factor matters to an outcome, with intervals."""

import math
import textwrap

from microdeals.conflicts.declared import Value
from microdeals.looks.style import BLACK, BLUE, GREY
from microdeals.statistics.foremost import wider
from microdeals.study.answer.in_words import capital, name_of, title_of
from microdeals.study.answer.pictures.style import CaptionedFigure, blank
from microdeals.study.answer.sensitivity import Index, Sensitivity
from microdeals.study.answer.subgroups import told
from microdeals.study.columns import unit_of

MOST_BARS = 15
NONE = ", and a hollow bar has none: one point, draw or seed cannot tell it"


def sensitivity_bars(found: Sensitivity, n_pairs: int, seeds: str) -> CaptionedFigure:
    """A bar a factor, the most important on top: all it does, and what it does alone."""
    shown = found.indices[:MOST_BARS]
    figure, axes = blank(8.0, 2.4 + 0.55 * max(2, len(shown)))
    for row, index in enumerate(reversed(shown)):
        error = _known(index.total_error)
        fill = "white" if error is None else BLUE
        axes.barh(
            row, index.total, height=0.44, color=fill, edgecolor=BLUE, xerr=error, capsize=3, ecolor=BLACK
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
    axes.set_yticks(range(len(shown)), [textwrap.fill(_called(index), 34) for index in reversed(shown)])
    axes.axvline(0.0, color="#000000", linewidth=0.8)
    axes.set_xlabel(found.measure)
    alone = shown and not math.isnan(shown[0].alone)
    what = "Bar: with everything it interacts with; diamond: by itself" if alone else "Bar: its effect"
    unit = "" if alone else f" ({unit_of(found.outcome)})"
    drawn = f"{what}, as {found.measure}{unit}"
    if any(index.start is not None for index in shown):
        drawn = f"Bar: {found.measure}, from the first that is named to the second{unit}"
    unknown = any(math.isnan(index.total_error) for index in shown)
    return CaptionedFigure(
        f"sensitivity_{found.outcome}",
        capital(finding(found)),
        f"{drawn}; lines are 95 % intervals{NONE if unknown else ''}",
        f"{n_pairs:,} twin pairs, seeds {seeds}; {found.how}.",
        figure,
    )


def _called(index: Index) -> str:
    """A factor, and between which of its values it differs: ``how deals are offered: none to leap``."""
    if index.start is None:
        return title_of(index.path)
    return f"{title_of(index.path)}: {told(index.start)} to {told(index.end)}"


def _known(error: float) -> float | None:
    """No line where a single seed gives no interval."""
    return None if math.isnan(error) else error


def finding(found: Sensitivity) -> str:
    """The most important factor, or that none stands out, or that none is sure to matter at all."""
    name = name_of(found.outcome)
    if not found.indices:
        return f"Nothing that varies here moves {name}"
    if found.too_few:
        return f"Too few {found.too_few} to say what matters to {name}"
    first, *others = found.indices
    if not _matters(first, found):
        by_itself = any(index.total - index.total_error > 0.0 for index in found.indices)
        why = f": of {len(found.indices)} that were looked at, one may stand out by luck" if by_itself else ""
        return f"Nothing that varies here is sure to move {name}{why}"
    named, second = title_of(first.path), others[0] if others else None
    if second and not first.total - first.total_error > second.total + second.total_error:
        both = f"{named} and {title_of(second.path)} matter most to {name}; which of them more is not sure"
        alone = f"{named} matters to {name}; whether it does so most is not sure"
        return both if _matters(second, found) else alone
    return f"{named} matters most to {name}{_from_least_to_most(first)}"


def _from_least_to_most(index: Index) -> str:
    """Which way: ``: least with “none”, most with “leap”``; nothing for an index that has no direction."""
    return (
        "" if index.start is None else f": least with {_quoted(index.start)}, most with {_quoted(index.end)}"
    )


def _quoted(value: Value | None) -> str:
    """A value inside a sentence, words as such: “none” is one way to offer deals."""
    return f"“{value}”" if isinstance(value, str) else told(value)


def _matters(index: Index, found: Sensitivity) -> bool:
    """Whether a factor is sure to matter, though it was looked for among all of them."""
    return index.total - wider(index.total_error, len(found.indices)) > 0.0
