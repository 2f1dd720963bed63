"""What a comparison found, as sentences and counts of a hundred."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from dashboards.asked.dials import value_in_words
from dashboards.compare.question import Both
from dashboards.panels.pairs.in_words import Share, shares_of, worlds_of
from dashboards.words import counted, text
from microdeals.verdict import Change, Comparison, Label, LuckAndUnknown, Mean
from microdeals.verdict.peace_in_words import HUNDRED, out_of, peace_in_words, rounded
from microdeals.verdict.two_intervals import Bounds
from microdeals.verdict.unknown_in_words import both_ranges


class ShareRow(NamedTuple):
    """A label on the left and on the right, and how much more often it is given on the right."""

    left: Share
    right: Share
    change: Change
    said: str


def rows_of(comparison: Comparison) -> list[ShareRow]:
    """The labels side by side."""
    sides = zip(shares_of(comparison.first), shares_of(comparison.second), strict=True)
    return [
        ShareRow(left, right, comparison.shares[left.label], change_of(comparison, left, right))
        for left, right in sides
    ]


class SideRow(NamedTuple):
    """A label to each party alone: left and right, of a hundred, and the change."""

    label: Label
    said: tuple[str, str]


def side_rows_of(comparison: Comparison) -> list[SideRow]:
    """What deals are to each party alone, left and right."""
    both = (comparison.first, comparison.second)
    of = out_of(comparison.first)
    shown = [
        [rounded([shares[it].number for it in Label], of) for shares in verdict.shares_by_side]
        for verdict in both
    ]
    said = text("compare.sides.change")
    rows = []
    for place, label in enumerate(Label):
        left, right = ([numbers[place] for numbers in sides] for sides in shown)
        found = [shares[label] for shares in comparison.shares_by_side]
        changes = [
            of_hundred(change, new - old if of == HUNDRED else None)
            for old, new, change in zip(left, right, found, strict=True)
        ]
        told = zip(left, right, changes, strict=True)
        one, other = (said.format(left=old, right=new, change=change) for old, new, change in told)
        rows.append(SideRow(label, (one, other)))
    return rows


def change_of(comparison: Comparison, left: Share, right: Share) -> str:
    """How much more often a label is given, with its ranges, in worlds of a hundred."""
    n = with_sign(moved_by(comparison, left, right))
    return text("compare.change").format(n=n, ranges=ranges_of(comparison, left.label))


def moved_by(comparison: Comparison, left: Share, right: Share) -> int:
    """By how many of a hundred worlds the right has more: the difference of the two counts that are shown."""
    if out_of(comparison.first) == HUNDRED:
        return right.of_hundred - left.of_hundred
    return round(HUNDRED * comparison.shares[left.label].share)


def ranges_of(comparison: Comparison, label: Label) -> str:
    """The ranges of a change: what we do not know and luck alone, where they are told apart."""
    change, given = comparison.shares[label], comparison.shares_as_given
    told = "" if given is None else signed(given[label].share)
    return both_ranges((change.low, change.high), comparison.intervals[label], told, range_of)


def of_hundred(change: Change, shown: int | None = None) -> str:
    """A change with its 95 % interval, in worlds of a hundred; `shown`: of the counts beside it."""
    n = signed(change.share) if shown is None else with_sign(shown)
    return text("compare.change").format(n=n, ranges=range_of((change.low, change.high)))


def range_of(bounds: Bounds, said: Callable[[float], str] | None = None) -> str:
    """An interval, each end as `said`; unasked in worlds of a hundred."""
    low, high = map(said or signed, bounds)
    return text("compare.range").format(low=low, high=high)


def signed(share: float) -> str:
    """A share of worlds, in worlds of a hundred, with its sign.

    >>> signed(0.231), signed(-0.02), signed(0.001)
    ('+23', '−2', '0')
    """
    return with_sign(round(HUNDRED * share))


def with_sign(n: int) -> str:
    """A whole number with its sign and a real minus; nothing has none."""
    return f"{n:+d}".replace("-", "−") if n else "0"


def way_of(both: LuckAndUnknown) -> int | None:
    """Which way a change surely goes, 1, -1 or 0; None while luck and what we do not know are not told apart.

    What we do not know must leave out no change at all; where numbers are as given, luck must.
    """
    tested = both.unknown or both.luck
    return None if tested is None else int(tested[0] > 0.0) - int(tested[1] < 0.0)


def finding(comparison: Comparison, both: Both) -> str:
    """The one sentence: what the right does to the number of worlds that came closer to peace."""
    if not both.differing() and not both.differing_in_words():
        return text("compare.finding.same")
    label = Label.STEPPING_STONE
    way = way_of(comparison.intervals[label])
    n = next(moved_by(comparison, it.left, it.right) for it in rows_of(comparison) if it.left.label is label)
    key = {1: "more", -1: "fewer", 0: "unsure", None: "open"}[way]
    said = text(f"compare.finding.{key}").format(
        n=abs(n),
        change=with_sign(n),
        ranges=ranges_of(comparison, label),
        runs=f"{comparison.runs:,}",
        worlds=worlds_of(comparison),
    )
    return f"{what_differs(both)} {said}"


def what_differs(both: Both) -> str:
    """What is other on the right, in words that begin a sentence."""
    differing, in_words = both.differing(), both.differing_in_words()
    if len(differing) + len(in_words) != 1:
        return counted("compare.with.things", len(differing) + len(in_words))
    if in_words:
        title, right, left = in_words[0]
        return text("compare.with.words").format(title=title, right=right, left=left)
    dial, before = differing[0]
    said = text("compare.with.thing")
    return said.format(
        group=dial.group, label=dial.label, right=value_in_words(dial.value), left=value_in_words(before)
    )


def moved(comparison: Comparison) -> str:
    """How many worlds came closer to peace on one side alone."""
    change, runs = comparison.shares[Label.STEPPING_STONE], comparison.runs
    gained, lost = (round(HUNDRED * n / runs) for n in (change.gained, change.lost))
    return text("compare.moved").format(gained=gained, lost=lost, worlds=worlds_of(comparison))


def peace_of_both(comparison: Comparison) -> list[str]:
    """What became of peace on either side, with deals and without."""
    sides = zip(("left", "right"), (comparison.first, comparison.second), strict=True)
    return [f"{text(f'compare.{side}')}: {peace_in_words(verdict)}" for side, verdict in sides]


def mean_change(comparison: Comparison, measure: str) -> str:
    """The mean change of closing or relief, with its ranges; or that it cannot be told."""
    mean: Mean = getattr(comparison, measure)
    both: LuckAndUnknown = getattr(comparison, f"{measure}_intervals")
    given: Mean | None = getattr(comparison, f"{measure}_as_given")
    key = {1: "more", -1: "less", 0: "unsure", None: "open"}[way_of(both)]
    if mean.low == mean.high == 0.0:
        key = "same"
    return text(f"compare.{measure}.{key}").format(
        runs=f"{comparison.runs:,}",
        worlds=worlds_of(comparison),
        amount=hundredths(abs(mean.mean)).removeprefix("+"),
        ranges=both_ranges(
            (mean.low, mean.high),
            both,
            "" if given is None else hundredths(given.mean),
            lambda bounds: range_of(bounds, hundredths),
        ),
    )


def hundredths(share: float) -> str:
    """A share in hundredths, with one decimal, its sign and a real minus.

    >>> hundredths(0.0123), hundredths(-0.0123), hundredths(0.0)
    ('+1.2', '−1.2', '0.0')
    """
    said = f"{HUNDRED * share:+.1f}".replace("-", "−")
    return said[1:] if said[1:] == "0.0" else said
