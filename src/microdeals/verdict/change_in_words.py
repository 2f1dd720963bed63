"""A comparison in words, for a notebook: what changes, in what we do not know and by luck alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microdeals.documents.wording import wrapped
from microdeals.language.signs import SIGNS
from microdeals.rulebook.labels import Label
from microdeals.statistics.intervals import Mean
from microdeals.verdict.peace_in_words import HUNDRED
from microdeals.verdict.sentences import counted, say
from microdeals.verdict.two_intervals import Bounds, LuckAndUnknown
from microdeals.verdict.unknown_in_words import all_hang, both_ranges, first_of, interval_in_words

if TYPE_CHECKING:
    from microdeals.verdict.comparison import Comparison


def change_in_words(comparison: Comparison) -> str:
    """What the second of two settings changes: labels of a hundred worlds, closing and relief."""
    seeds = comparison.first.pairs.seed
    worlds = say(f"sentence.{'worlds' if comparison.fit is None else 'wars'}")
    days, differ = counted("day", comparison.horizon_days), what_differs(comparison)
    of = say("change.of", wars=wars_compared(comparison), days=days, differ=differ)
    told = say("change.head", first=seeds[0], last=seeds[-1], of=HUNDRED, worlds=worlds)
    head = f"{wrapped(of)}\n{told}"
    if comparison.is_the_same:
        return f"{head}\n  {say('change.none')}"
    rows = [_share(comparison, label) for label in Label]
    rows.append(_mean(comparison, "closing"))
    rows.append(_mean(comparison, "relief"))
    lines = [
        head,
        *(f"  {name:<32}{change:>7}  ({ranges})" for name, change, ranges in rows),
        how_sure(comparison),
    ]
    return "\n".join(lines)


def change_in_a_line(comparison: Comparison) -> str:
    """Both wars, and what changes of each label, of a hundred, with the range that is told."""
    days, seeds = counted("day", comparison.horizon_days), counted("seed", comparison.runs)
    head = say("change.line", wars=wars_compared(comparison), days=days, seeds=seeds)
    if comparison.is_the_same:
        return say("change.line_none", line=head)
    told = []
    for label in Label:
        change, unknown = comparison.shares[label], comparison.intervals[label].unknown
        low, high = map(_of_hundred, unknown or (change.low, change.high))
        of_hundred, plural = _of_hundred(change.share), SIGNS[label].plural
        told.append(say("change.label", change=of_hundred, plural=plural, low=low, high=high))
    return say("change.line_of", line=head, of=HUNDRED, told=", ".join(told))


def wars_compared(comparison: Comparison) -> str:
    """The title of the war, or of both."""
    first, second = (verdict.twins.with_deals.title for verdict in (comparison.first, comparison.second))
    return first if first == second else say("change.wars", first=first, second=second)


def what_differs(comparison: Comparison) -> str:
    """The first paths in which the settings differ, and that there are others; or that they are the same."""
    paths = comparison.differing
    return say("change.differ", paths=first_of(paths)) if paths else say("change.alike")


def how_sure(comparison: Comparison) -> str:
    """What the ranges are, what the changes hang on, and which numbers are not drawn."""
    fit = comparison.fit
    if fit is None:
        return say("change.as_given")
    kept = fit.with_deals.kept
    told = [say.counted("change.kept", len(kept), paths=first_of(kept))] if kept else []
    if comparison.beside is None:
        told = [say("change.not_apart"), *told]
    else:
        told = [say("change.apart"), what_decides_the_change(comparison), *told]
    return "\n".join(map(wrapped, (*told, *fit.warnings)))


def what_decides_the_change(comparison: Comparison) -> str:
    """What the changes of stepping stones and of the mean closing hang on, in two sentences."""
    asked = {
        say("hangs.change_stones"): comparison.decides,
        say("hangs.change_closing"): comparison.decides_closing,
    }
    return all_hang(asked, comparison.runs)


def _share(comparison: Comparison, label: Label) -> tuple[str, str, str]:
    def said(bounds: Bounds) -> str:
        low, high = map(_of_hundred, bounds)
        return say("sentence.range", low=low, high=high)

    change, sign, given = comparison.shares[label], SIGNS[label], comparison.shares_as_given
    told = "" if given is None else _of_hundred(given[label].share)
    ranges = both_ranges((change.low, change.high), comparison.intervals[label], told, said)
    return f"{sign.mark} {sign.plural}", _of_hundred(change.share), ranges


def _of_hundred(share: float) -> str:
    n = round(HUNDRED * share)
    return f"{n:+d}" if n else "0"


def _mean(comparison: Comparison, measure: str) -> tuple[str, str, str]:
    def said(bounds: Bounds) -> str:
        return interval_in_words(*bounds)

    mean: Mean = getattr(comparison, measure)
    both: LuckAndUnknown = getattr(comparison, f"{measure}_intervals")
    given: Mean | None = getattr(comparison, f"{measure}_as_given")
    told = "" if given is None else f"{given.mean:+.3f}"
    return say(f"change.{measure}"), f"{mean.mean:+.3f}", both_ranges((mean.low, mean.high), both, told, said)
