"""A verdict, a comparison and an attribution, drawn as dots on their intervals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from microdeals.documents.wording import counted_as
from microdeals.language.signs import SIGNS, called
from microdeals.looks.axes import entitle
from microdeals.looks.dots import UNKNOWN, Dot, draw_dots, mark_zero
from microdeals.looks.style import BLUE, GREY, LOOKS
from microdeals.rulebook.labels import Label, key_of
from microdeals.statistics.foremost import commonest
from microdeals.statistics.intervals import Count
from microdeals.verdict.change_in_words import wars_compared, what_differs
from microdeals.verdict.changes import Change
from microdeals.verdict.measures import measured
from microdeals.verdict.peace_in_words import HUNDRED, rounded
from microdeals.verdict.sentences import counted, say
from microdeals.verdict.trade import Cut, TradeMarks, draw_trade
from microdeals.verdict.two_intervals import LuckAndUnknown

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.verdict.attribution import Attribution
    from microdeals.verdict.comparison import Comparison
    from microdeals.verdict.verdict import Verdict

Shares: TypeAlias = Mapping[Label, Count] | Mapping[Label, Change]
WARS = "wars that fit what we know"
LUCK_ONLY = "line: 95 % interval"
THIN = "thin line: what we do not know; stroke: with the file’s own numbers;"
BOTH = f"{THIN}\nthick line: what luck leaves of that"


def plot_verdict(verdict: Verdict, ax: Axes | None = None) -> Axes:
    """The share of each label, with its intervals."""
    axes = draw_dots(ax, _dots(verdict.shares, verdict.intervals, verdict.shares_as_given))
    axes.set_xlim(-0.02, 1.02)
    of_given, of_drawn = ("pair of worlds", "pairs of worlds"), ("war that fits what we know", WARS)
    worlds = counted_as(verdict.runs, *(of_given if verdict.fit is None else of_drawn))
    title = f"{verdict.twins.with_deals.title}: what small deals were in {worlds}"
    return entitle(axes, title, f"share of pairs\n({_what_lines_are(verdict.intervals)})")


def plot_trade(verdict: Verdict, ax: Axes | None = None) -> Axes:
    """Each pair as a mark: to the right suffering spared, upwards peace closer, in the five regions."""
    of = min(verdict.runs, HUNDRED)
    numbers = rounded([verdict.shares[label].number for label in Label], of)
    named = {label: f"{n} {called(label, n)}" for label, n in zip(Label, numbers, strict=True)}
    measures, decided = measured(verdict.pairs), verdict.plane.by_settlement
    days = np.where(decided, measures.days_sooner, np.nan)
    marks = TradeMarks(measures.relief, measures.closing, verdict.labels, days)
    cut = Cut(verdict.thresholds.closing, verdict.thresholds.relief)
    axes = draw_trade(ax, marks, cut, named)
    title = f"{verdict.twins.with_deals.title}: {_mostly(verdict)} Counts are of {counted_as(of, 'pair')}."
    return entitle(axes, title, f"{axes.get_xlabel()}\n(axes are stretched around zero)")


def _mostly(verdict: Verdict) -> str:
    """What deals surely were most often, tested by the wider interval; else that it can't be told."""
    wide = [
        count._replace(low=unknown[0], high=unknown[1]) if unknown else count
        for count, (_, unknown) in ((verdict.shares[label], verdict.intervals[label]) for label in Label)
    ]
    place = commonest(wide)
    if place is None:
        return f"no one verdict is clearly the most common in {counted_as(verdict.runs, 'pair')}."
    told, label = wide[place], Label(place)
    of = min(verdict.runs, HUNDRED)
    ranges = f"{of * told.low:.0f} to {of * told.high:.0f}"
    pairs = counted_as(of, "pair")
    return f"small deals were mostly {SIGNS[label].plural}, in {of * told.share:.0f} of {pairs} ({ranges})."


def plot_comparison(comparison: Comparison, ax: Axes | None = None) -> Axes:
    """The change of each label's share, with its intervals."""
    axes = draw_dots(ax, _dots(comparison.shares, comparison.intervals, comparison.shares_as_given))
    mark_zero(axes)
    days, seeds = counted("day", comparison.horizon_days), counted("seed", comparison.runs)
    wars, differ = wars_compared(comparison), what_differs(comparison)
    title = say("change.picture", wars=wars, days=days, seeds=seeds, differ=differ)
    return entitle(axes, title, f"change of the share of pairs\n({_what_lines_are(comparison.intervals)})")


def plot_attribution(attribution: Attribution, ax: Axes | None = None) -> Axes:
    """How far each kind of deal closed the gap, those first that closed most; all together last."""
    kinds = sorted(attribution.deals, key=lambda deal: -deal.closing.mean)
    dots = [
        Dot(deal.title, deal.closing.mean, (deal.closing.low, deal.closing.high), colour=colour)
        for deal, colour in [*((kind, BLUE) for kind in kinds), (attribution.together, GREY)]
    ]
    axes = draw_dots(ax, dots)
    mark_zero(axes)
    title = say("deals.picture", of=attribution.in_short)
    return entitle(axes, title, say("deals.across", ranges=attribution.ranges))


def _dots(shares: Shares, intervals: Mapping[Label, LuckAndUnknown], as_given: Shares | None) -> list[Dot]:
    dots = []
    for label in Label:
        colour, marker = LOOKS[key_of(label)]
        found, (luck, unknown) = shares[label], intervals[label]
        dot = Dot(SIGNS[label].plural, found.share, (found.low, found.high), UNKNOWN, colour, marker)
        if luck and unknown and as_given:
            dot = dot._replace(interval=unknown, inner=luck, inner_value=as_given[label].share)
        dots.append(dot)
    return dots


def _what_lines_are(intervals: Mapping[Label, LuckAndUnknown]) -> str:
    return BOTH if all(both.unknown for both in intervals.values()) else LUCK_ONLY
