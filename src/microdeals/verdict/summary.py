"""Summaries of a verdict, a comparison and an attribution: each number with its intervals and its unit.

``luck_low`` and ``luck_high`` are the range of ``as_given``, the number with the files' own numbers, and
``unknown_low`` and ``unknown_high`` that of ``value`` (record 0055).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from microdeals.looks.frames import AS_UNIT_SAYS, Figured, ends, frame_of_rows
from microdeals.rulebook.labels import Label, key_of
from microdeals.statistics.intervals import Count, Mean, averaged
from microdeals.verdict.changes import Change
from microdeals.verdict.measures import Measures, measured
from microdeals.verdict.provenance import manifest_of_comparison
from microdeals.verdict.two_intervals import LuckAndUnknown, intervals_of_change

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame
    from microdeals.tidy.manifest import Manifested
    from microdeals.verdict.attribution import Attribution
    from microdeals.verdict.comparison import Comparison
    from microdeals.verdict.verdict import Verdict

Found: TypeAlias = Count | Change | Mean
OF_PAIRS = "share of pairs"
UNKNOWN = (math.nan, math.nan)
OF_AS_GIVEN = {
    "as_given": (AS_UNIT_SAYS, "the figure with the file's own numbers; empty: nothing was drawn"),
    "luck_low": (AS_UNIT_SAYS, "lower end of what luck alone leaves of as_given"),
    "luck_high": (AS_UNIT_SAYS, "upper end of what luck alone leaves of as_given"),
}
OF_DEALS = {
    "kind": ("key", "kind of deal; together: all kinds"),
    "title": ("text", "what the model calls that kind"),
    "measure": ("name", "closing, relief or days_sooner"),
}
UNITS = {"closing": "share of the dispute", "relief": "share of the harm", "days_sooner": "days"}


class FoundTwice(NamedTuple):
    """A number with its 95 % interval, what tells luck from what we do not know, and the same as given."""

    what: str
    found: Found
    both: LuckAndUnknown
    unit: str
    as_given: Found | None  # None: nothing is drawn, or what it comes to as given is not known yet


def summary_of_verdict(verdict: Verdict) -> Frame:
    """A row a label, then mean closing, relief and days sooner.

    A mean of pairs that are all alike, such as days sooner where no world is settled, has no interval (NaN).
    """
    given = verdict.shares_as_given or {}
    labels = (
        FoundTwice(key_of(label), verdict.shares[label], verdict.intervals[label], OF_PAIRS, given.get(label))
        for label in Label
    )
    asked = {"closing": verdict.closing.total, "relief": verdict.relief, "days_sooner": verdict.days_sooner}
    means = {name: mean.unless_alike() for name, mean in asked.items()}
    rest = (FoundTwice(name, mean, *_both_of(verdict, name, mean)) for name, mean in means.items())
    return _with_manifest((*labels, *rest), verdict.manifest)


def summary_of_comparison(comparison: Comparison) -> Frame:
    """A row a label, then closing and relief: what the second setting changes against the first."""
    given, shares = comparison.shares_as_given or {}, comparison.shares
    labels = (
        FoundTwice(key_of(label), shares[label], comparison.intervals[label], OF_PAIRS, given.get(label))
        for label in Label
    )
    rest = (
        FoundTwice(
            "closing", comparison.closing, comparison.closing_intervals, UNITS["closing"],
            comparison.closing_as_given,
        ),
        FoundTwice(
            "relief", comparison.relief, comparison.relief_intervals, UNITS["relief"],
            comparison.relief_as_given,
        ),
    )  # fmt: skip
    return _with_manifest((*labels, *rest), manifest_of_comparison(comparison))


def _with_manifest(figures: Iterable[FoundTwice], manifest: Manifested) -> Frame:
    frame = frame_of_rows((_row(one) for one in figures), OF_AS_GIVEN)
    frame.attrs["manifest"] = manifest
    return frame


def summary_of_attribution(attribution: Attribution) -> Frame:
    """A row a kind of deal and measure, all kinds together last: ``what`` is as ``swap.closing``."""
    frame = frame_of_rows(_rows_of(attribution), OF_DEALS)
    frame.attrs["manifest"] = attribution.manifest
    return frame


def _rows_of(attribution: Attribution) -> Iterator[dict[str, object]]:
    for deal in (*attribution.deals, attribution.together):
        for measure in Measures._fields:
            mean: Mean = getattr(deal, measure).unless_alike()
            figure = Figured(f"{deal.kind}.{measure}", mean.mean, UNITS[measure], mean.low, mean.high)
            yield figure._asdict() | {"kind": deal.kind, "title": deal.title, "measure": measure}


def _both_of(verdict: Verdict, name: str, told: Mean) -> tuple[LuckAndUnknown, str, Mean | None]:
    """What luck alone would leave of a mean, and what we do not know; its unit; and the mean as given."""
    if verdict.fit is None:
        return LuckAndUnknown((told.low, told.high), None), UNITS[name], None
    if verdict.beside is None:
        return LuckAndUnknown(None, None), UNITS[name], None
    as_given, repeated = (
        getattr(measured(pairs), name) for pairs in (verdict.beside.as_given, verdict.beside.repeated)
    )
    given = averaged(as_given).unless_alike()
    both = intervals_of_change(told, given, repeated.reshape(verdict.beside.shape))
    is_alike = math.isnan(told.low) and both.unknown is not None and both.unknown[0] == both.unknown[1]
    return both._replace(unknown=UNKNOWN) if is_alike else both, UNITS[name], given


def _row(one: FoundTwice) -> dict[str, object]:
    is_luck_only = one.both.luck is not None and one.both.unknown is None
    given = one.found if is_luck_only else one.as_given
    return (
        Figured(one.what, _number(one.found), one.unit, one.found.low, one.found.high)._asdict()
        | {"as_given": math.nan if given is None else _number(given)}
        | ends("luck", one.both.luck)
        | ends("unknown", one.both.unknown)
    )


def _number(found: Found) -> float:
    return found.mean if isinstance(found, Mean) else found.share
