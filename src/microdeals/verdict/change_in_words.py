"""A comparison in words, for a notebook: what changes, in what we do not know and by luck alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microdeals.documents.wording import counted_as, wrapped
from microdeals.rulebook.labels import SIGNS, Label
from microdeals.statistics.intervals import Mean
from microdeals.verdict.peace_in_words import HUNDRED
from microdeals.verdict.two_intervals import Bounds, LuckAndUnknown
from microdeals.verdict.unknown_in_words import all_hang, both_ranges, interval_in_words

if TYPE_CHECKING:
    from microdeals.verdict.comparison import Comparison

AS_GIVEN = "Ranges are 95 % intervals, of luck alone."
TOLD_APART = (
    "In brackets: what we do not know, luck taken out; then the change with the files' own numbers (as"
    " given), and what luck alone would leave of it."
)
NOT_TOLD_APART = "Ranges are 95 % intervals; luck and what we do not know have not been told apart."


def change_in_words(comparison: Comparison) -> str:
    """What the second of two settings changes: labels of a hundred worlds, closing and relief."""
    seeds = comparison.first.pairs.seed
    worlds = "worlds" if comparison.fit is None else "wars that fit what we know"
    head = f"The second setting against the first, seeds {seeds[0]} to {seeds[-1]}, of {HUNDRED} {worlds}:"
    if comparison.is_the_same:
        return f"{head}\n  no difference in any pair"
    rows = [_share(comparison, label) for label in Label]
    rows.append(_mean(comparison, "closing", "share of the stake"))
    rows.append(_mean(comparison, "relief", "share of the harm"))
    lines = [
        head,
        *(f"  {name:<32}{change:>7}  ({ranges})" for name, change, ranges in rows),
        how_sure(comparison),
    ]
    return "\n".join(lines)


def change_in_a_line(comparison: Comparison) -> str:
    """Both wars, and what changes of each label, of a hundred, with the range that is told."""
    first, second = (verdict.twins.with_deals.title for verdict in (comparison.first, comparison.second))
    wars = first if first == second else f"{second} against {first}"
    head = f"{wars}, second setting against the first, {counted_as(comparison.runs, 'seed')}"
    if comparison.is_the_same:
        return f"{head}: no difference in any pair"
    told = []
    for label in Label:
        change, unknown = comparison.shares[label], comparison.intervals[label].unknown
        low, high = map(_of_hundred, unknown or (change.low, change.high))
        told.append(f"{_of_hundred(change.share)} {SIGNS[label].plural} ({low} to {high})")
    return f"{head}, of {HUNDRED}: {', '.join(told)}"


def how_sure(comparison: Comparison) -> str:
    """What the ranges are, and what the changes hang on."""
    if comparison.fit is None:
        return AS_GIVEN
    if comparison.beside is None:
        return NOT_TOLD_APART
    return f"{wrapped(TOLD_APART)}\n{wrapped(what_decides_the_change(comparison))}"


def what_decides_the_change(comparison: Comparison) -> str:
    """What the changes of stepping stones and of the mean closing hang on, in two sentences."""
    asked = {
        "The change in stepping stones": comparison.decides,
        "The change in closing": comparison.decides_closing,
    }
    return all_hang(asked, comparison.runs)


def _share(comparison: Comparison, label: Label) -> tuple[str, str, str]:
    def said(bounds: Bounds) -> str:
        return " to ".join(map(_of_hundred, bounds))

    change, sign, given = comparison.shares[label], SIGNS[label], comparison.shares_as_given
    told = "" if given is None else _of_hundred(given[label].share)
    ranges = both_ranges((change.low, change.high), comparison.intervals[label], told, said)
    return f"{sign.mark} {sign.plural}", _of_hundred(change.share), ranges


def _of_hundred(share: float) -> str:
    n = round(HUNDRED * share)
    return f"{n:+d}" if n else "0"


def _mean(comparison: Comparison, measure: str, of: str) -> tuple[str, str, str]:
    def said(bounds: Bounds) -> str:
        return interval_in_words(*bounds)

    mean: Mean = getattr(comparison, measure)
    both: LuckAndUnknown = getattr(comparison, f"{measure}_intervals")
    given: Mean | None = getattr(comparison, f"{measure}_as_given")
    told = "" if given is None else f"{given.mean:+.3f}"
    return f"{measure}, {of}", f"{mean.mean:+.3f}", both_ranges((mean.low, mean.high), both, told, said)
