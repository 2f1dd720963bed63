"""What a comparison found, as sentences and counts of a hundred."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.asked.dials import value_in_words
from dashboards.compare.question import Both
from dashboards.panels.pairs.in_words import Share, shares_of
from dashboards.words import text
from microdeals.verdict import Change, Comparison, Label, Mean
from microdeals.verdict.peace_in_words import HUNDRED, out_of, peace_in_words, rounded


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
        ShareRow(left, right, comparison.shares[left.label], of_hundred(comparison.shares[left.label]))
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
        changes = [of_hundred(shares[label]) for shares in comparison.shares_by_side]
        told = zip(left, right, changes, strict=True)
        one, other = (said.format(left=old, right=new, change=change) for old, new, change in told)
        rows.append(SideRow(label, (one, other)))
    return rows


def of_hundred(change: Change) -> str:
    """A change with its range, in worlds of a hundred."""
    said = text("compare.change")
    return said.format(n=signed(change.share), low=signed(change.low), high=signed(change.high))


def signed(share: float) -> str:
    """A share of worlds, in worlds of a hundred, with its sign.

    >>> signed(0.231), signed(-0.02), signed(0.001)
    ('+23', '−2', '0')
    """
    n = round(HUNDRED * share)
    return f"{n:+d}".replace("-", "−") if n else "0"


def is_sure(change: Change | Mean) -> bool:
    """Whether the interval leaves out no change at all."""
    return not change.low <= 0.0 <= change.high


def finding(comparison: Comparison, both: Both) -> str:
    """The one sentence: what the right does to the number of worlds that came closer to peace."""
    if not both.differing():
        return text("compare.finding.same")
    change = comparison.shares[Label.STEPPING_STONE]
    low, high = sorted((round(HUNDRED * abs(change.low)), round(HUNDRED * abs(change.high))))
    if is_sure(change):
        key = "more" if change.share > 0.0 else "fewer"
        n = round(HUNDRED * abs(change.share))
        said = text(f"compare.finding.{key}").format(n=n, low=low, high=high)
    else:
        said = text("compare.finding.unsure").format(
            runs=f"{comparison.runs:,}", low=signed(change.low), high=signed(change.high)
        )
    return f"{what_differs(both)} {said}"


def what_differs(both: Both) -> str:
    """What is other on the right, in words that begin a sentence."""
    differing = both.differing()
    if len(differing) != 1:
        return text("compare.with.many").format(n=len(differing))
    dial, before = differing[0]
    said = text("compare.with.one")
    return said.format(
        group=dial.group, label=dial.label, right=value_in_words(dial.value), left=value_in_words(before)
    )


def moved(comparison: Comparison) -> str:
    """How many worlds came closer to peace on one side alone."""
    change, runs = comparison.shares[Label.STEPPING_STONE], comparison.runs
    gained, lost = (round(HUNDRED * n / runs) for n in (change.gained, change.lost))
    return text("compare.moved").format(gained=gained, lost=lost)


def peace_of_both(comparison: Comparison) -> list[str]:
    """What became of peace on either side, with deals and without."""
    sides = zip(("left", "right"), (comparison.first, comparison.second), strict=True)
    return [f"{text(f'compare.{side}')}: {peace_in_words(verdict)}" for side, verdict in sides]


def mean_change(comparison: Comparison, measure: str) -> str:
    """The mean change of closing or relief, with its interval; or that it cannot be told."""
    mean: Mean = getattr(comparison, measure)
    key = "unsure" if not is_sure(mean) else "more" if mean.mean > 0.0 else "less"
    if mean.low == mean.high == 0.0:
        key = "same"
    low, high = sorted((mean.low, mean.high), key=abs) if key != "unsure" else (mean.low, mean.high)
    return text(f"compare.{measure}.{key}").format(
        runs=f"{comparison.runs:,}",
        amount=hundredths(abs(mean.mean)),
        low=hundredths(low if key == "unsure" else abs(low)),
        high=hundredths(high if key == "unsure" else abs(high)),
    )


def hundredths(share: float) -> str:
    """A share in hundredths, with one decimal and a real minus.

    >>> hundredths(0.0123), hundredths(-0.0123)
    ('1.2', '−1.2')
    """
    return f"{HUNDRED * share:.1f}".replace("-", "−")
