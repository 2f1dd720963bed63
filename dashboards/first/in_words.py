"""What the first screen says of a hundred worlds, in counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from dashboards.first.shipped import ShippedDeal, ShippedPair, ShippedWeek, ShippedWorld
from dashboards.words import date, span_of, text
from microdeals.conflicts import Conflict
from microdeals.rulebook.labels import SIGNS, Label


def label_of(pair: ShippedPair) -> Label:
    """What deals were in a pair."""
    return Label[pair.label.upper()]


def count_of(pairs: tuple[ShippedPair, ...], label: Label) -> int:
    """In how many pairs they were that."""
    return sum(label_of(pair) is label for pair in pairs)


def beginning(conflict: Conflict, pairs: tuple[ShippedPair, ...], days: int) -> str:
    """How the sentence begins."""
    first, second = (party.title for party in conflict.parties)
    said = text("first.sentence.start")
    n, year = len(pairs), conflict.start.year
    return said.format(n=n, year=year, span=span_of(days), first=first, second=second)


def findings(pairs: tuple[ShippedPair, ...]) -> list[str]:
    """The sentence's findings: how often deals were each of the labels."""
    said = text("first.sentence.finding")
    return [said.format(labels=SIGNS[label].plural, n=count_of(pairs, label)) for label in Label]


def settled(pairs: tuple[ShippedPair, ...]) -> str:
    """In how many of the worlds peace was made, with deals and without."""
    n = {way: sum(pair.settled == way for pair in pairs) for way in ("both", "with", "without")}
    key = "some" if any(n.values()) else "none"
    return text(f"first.settled.{key}").format(n=len(pairs), both=n["both"], only=n["with"], out=n["without"])


def guess_question(now: int) -> str:
    """What is asked before the guess; `now`: in how many worlds deals are stepping stones as it is."""
    return text("first.guess.question").format(n=now, did=SIGNS[Label.STEPPING_STONE].did)


def revealed(guess: int, pairs: tuple[ShippedPair, ...], before: tuple[ShippedPair, ...], key: str) -> str:
    """What came out, beside the guess; `key`: of which setting."""
    said = text(f"first.reveal.{key}")
    n, own = (count_of(found, Label.STEPPING_STONE) for found in (pairs, before))
    of_guess = text("first.reveal.guessed" if guess >= 0 else "first.reveal.not_guessed")
    return (
        f"{of_guess.format(guess=guess)} {said.format(n=n, before=own, did=SIGNS[Label.STEPPING_STONE].did)}"
    )


def date_of(conflict: Conflict, day: int) -> str:
    """The date of a day; day 1 is the conflict's first."""
    return date(conflict.start + datetime.timedelta(days=max(day, 1) - 1))


def told(world: ShippedWorld, week: ShippedWeek, since: int) -> str:
    """What happened in a week: after day `since`, up to its own."""
    return "; ".join(_told(world.deals, since, week.day))


def _told(deals: tuple[ShippedDeal, ...], since: int, until: int) -> Iterator[str]:
    for deal in deals:
        if since < deal.signed <= until:
            yield text("first.weeks.signed").format(title=deal.title)
        if since < deal.ended <= until:
            yield text("first.weeks.ended").format(title=deal.title, why=deal.why.rstrip("."))
