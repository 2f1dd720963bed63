"""What the first screen says of a hundred worlds, in counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from dashboards.charts import Look
from dashboards.first.shipped import ShippedDeal, ShippedPair, ShippedWeek, ShippedWorld
from dashboards.words import date, text
from microdeals.conflicts import Conflict

LOOKS = {
    "stepping_stone": Look.NEARER,
    "pressure_valve": Look.RELIEVED,
    "dead_letter": Look.WORSE,
    "backfire": Look.WORSE,
}
"""The verdict's four labels as the three things that the first screen tells apart."""

SHOWN = (Look.NEARER, Look.RELIEVED, Look.WORSE)


def look_of(pair: ShippedPair) -> Look:
    """What became of a pair."""
    return LOOKS[pair.label]


def count_of(pairs: tuple[ShippedPair, ...], look: Look) -> int:
    """In how many pairs that became of it."""
    return sum(look_of(pair) is look for pair in pairs)


def beginning(conflict: Conflict, pairs: tuple[ShippedPair, ...]) -> str:
    """How the sentence begins."""
    first, second = (party.title for party in conflict.parties)
    said = text("first.sentence.start")
    return said.format(n=len(pairs), year=conflict.start.year, first=first, second=second)


def findings(pairs: tuple[ShippedPair, ...]) -> list[str]:
    """The sentence's three findings."""
    return [text(f"first.sentence.{look}").format(n=count_of(pairs, look)) for look in SHOWN]


def revealed(guess: int, pairs: tuple[ShippedPair, ...], before: tuple[ShippedPair, ...], key: str) -> str:
    """What came out, beside the guess; `key`: of which setting."""
    said = text(f"first.reveal.{key}")
    n, own = (count_of(found, Look.NEARER) for found in (pairs, before))
    of_guess = text("first.reveal.guessed" if guess >= 0 else "first.reveal.not_guessed")
    return f"{of_guess.format(guess=guess)} {said.format(n=n, before=own)}"


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
