"""What the first screen says of wars that fit what we know, in counts."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.first.guess import HUNDRED
from dashboards.first.shipped import (
    ShippedAnswer,
    ShippedChange,
    ShippedDecider,
    ShippedPair,
    ShippedShare,
)
from dashboards.words import span_of, text
from microdeals.conflicts import Conflict
from microdeals.documents.wording import filled
from microdeals.language.signs import SIGNS
from microdeals.rulebook.labels import Label, key_of
from microdeals.unknowns.names import called


def label_of(pair: ShippedPair) -> Label:
    """What deals were in a pair."""
    return Label[pair.label.upper()]


def count_of(pairs: tuple[ShippedPair, ...], label: Label) -> int:
    """In how many pairs they were that."""
    return sum(label_of(pair) is label for pair in pairs)


class CountTold(NamedTuple):
    """How often deals were one of the labels, and in what range that lies for all that we know."""

    counted: str
    ranges: str


def beginning(conflict: Conflict, days: int) -> str:
    """How the sentence begins."""
    first, second = (party.title for party in conflict.parties)
    said = text("first.sentence.start")
    return filled(said, year=conflict.start.year, span=span_of(days), first=first, second=second)


def findings(answer: ShippedAnswer) -> list[CountTold]:
    """The sentence's findings, of a hundred wars: they sum to a hundred."""
    said = text("first.sentence.finding")
    return [
        CountTold(said.format(labels=plural(share), n=share.of_hundred), _ranges(share, with_luck=n == 0))
        for n, share in enumerate(answer.shares)
    ]


def _ranges(share: ShippedShare, *, with_luck: bool) -> str:
    """What we do not know, in brackets; for the first finding also what luck alone would leave."""
    said = text("first.ranges.all") if with_luck else text("first.ranges.one")
    return said.format(unknown=of_hundred(share.unknown), luck=of_hundred(share.luck), given=share.as_given)


def plural(share: ShippedShare) -> str:
    """The label of a share, of many."""
    return SIGNS[Label[share.label.upper()]].plural


def of_hundred(bounds: tuple[float, float]) -> str:
    """A range of a share, of a hundred worlds."""
    low, high = (round(bound * HUNDRED) for bound in bounds)
    return text("first.ranges.range").format(low=low, high=high)


def how_sure(conflict: Conflict, answer: ShippedAnswer) -> str:
    """What was counted, what it hangs on, and in how many wars peace was made."""
    said = text("first.ranges.what").format(runs=f"{answer.runs:,}")
    return " ".join([said, hangs(conflict, answer.decides), settled(answer)])


def hangs(conflict: Conflict, decides: tuple[ShippedDecider, ...]) -> str:
    """The numbers that stepping stones hang on most, of those that nobody knows."""
    if not decides:
        return text("first.ranges.hangs_on_none")
    *more, last = (
        text("first.ranges.first" if one is decides[0] else "first.ranges.part").format(
            name=_name(conflict, one), percent=round(one.share * HUNDRED)
        )
        for one in decides
    )
    listed = f"{', '.join(more)} {text('first.sentence.and')} {last}" if more else last
    said = text("first.ranges.hangs") if decides[0].is_surely_first else text("first.ranges.seems")
    return said.format(named=listed)


def _name(conflict: Conflict, one: ShippedDecider) -> str:
    """What a number is called, with the side that it is about; its path if it was fitted with others."""
    side = next((it.title for it in conflict.parties if one.path.startswith(f"party.{it.key}.")), "")
    if not one.name:
        return one.path
    name = called(one.name.replace(" ", "_"))
    return filled(text("first.ranges.of_side"), name=name, side=side) if side else name


def settled(answer: ShippedAnswer) -> str:
    """In how many of all wars peace was made, with deals and without."""
    out, only, both = answer.settled
    key = "some" if any(answer.settled) else "none"
    return text(f"first.settled.{key}").format(n=f"{answer.runs:,}", both=both, only=only, out=out)


def guess_question(now: int) -> str:
    """What is asked before the guess; `now`: in how many worlds deals are stepping stones before it."""
    return text("first.guess.question").format(n=now, did=SIGNS[Label.STEPPING_STONE].did)


def answer_to_guess(guess: int, change: ShippedChange, runs: int, now: int) -> str:
    """What came out with the values that the guess is about; `now`: in how many of the hundred marks.

    Whether it is more or less is said where luck cannot explain it.
    """
    said = _revealed("monitored", guess, n=change.after, before=change.before, runs=f"{runs:,}", now=now)
    return f"{said} {_moved(change)}"


def _moved(change: ShippedChange) -> str:
    mean, low, high = change.apart
    if low <= 0.0 <= high:
        return text("first.reveal.same")
    ends = sorted((abs(low), abs(high)))
    said = text("first.reveal.more" if low > 0.0 else "first.reveal.fewer")
    return said.format(mean=f"{abs(mean):.1f}", low=f"{ends[0]:.1f}", high=f"{ends[1]:.1f}")


def own_answer(guess: int, answer: ShippedAnswer, now: int) -> str:
    """What came out with nothing set."""
    n = answer.of_hundred(key_of(Label.STEPPING_STONE))
    return _revealed("own", guess, n=n, runs=f"{answer.runs:,}", now=now)


def turned(guess: int, now: int, before: int) -> str:
    """What came out with values that somebody has set, in the hundred marks alone."""
    return _revealed("changed", guess, now=now, before=before)


def _revealed(key: str, guess: int, **numbers: object) -> str:
    said = text(f"first.reveal.{key}").format(did=SIGNS[Label.STEPPING_STONE].did, **numbers)
    return f"{guessed(guess)} {said}"


def guessed(guess: int) -> str:
    """What was guessed, or that nothing was."""
    return text("first.reveal.guessed" if guess >= 0 else "first.reveal.not_guessed").format(guess=guess)
