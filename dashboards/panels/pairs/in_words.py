"""The five labels and one pair of worlds in words: each number is the verdict's own, of a hundred worlds."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.words import number, text
from microdeals.ensemble.pairs import TWINS
from microdeals.rulebook.labels import SIGNS
from microdeals.verdict import Count, Label, Verdict
from microdeals.verdict.measures import measured
from microdeals.verdict.peace_in_words import HUNDRED, rounded


class Share(NamedTuple):
    """A label's worlds, of a hundred, with the range in words; and all of them."""

    label: Label
    of_hundred: int
    said: str
    range: str
    worlds: Count


def title_of(label: Label) -> str:
    """A label's name with its sentence."""
    return text("panels.pairs.label").format(name=SIGNS[label].name, did=SIGNS[label].did)


def shares_of(verdict: Verdict) -> list[Share]:
    """The labels with their counts, which sum to a hundred (or to the pairs, if there are fewer)."""
    of = min(verdict.runs, HUNDRED)
    numbers = rounded([verdict.shares[label].number for label in Label], of)
    shares = []
    for (label, count), of_hundred in zip(verdict.shares.items(), numbers, strict=True):
        said = text("panels.pairs.share").format(name=SIGNS[label].plural, did=SIGNS[label].did)
        shares.append(Share(label, of_hundred, said, range_of(count, of), count))
    return shares


def range_of(count: Count, of: int = HUNDRED) -> str:
    """An interval in counts."""
    return text("panels.pairs.range").format(low=round(count.low * of), high=round(count.high * of))


def told(verdict: Verdict, place: int) -> list[str]:
    """What deals did in one world, in sentences."""
    pair, measures = verdict.pairs[place], measured(verdict.pairs[place : place + 1])
    closing, relief = float(measures.closing[0]), float(measures.relief[0])
    closer = text("panels.pairs.world.closer" if closing >= 0.0 else "panels.pairs.world.apart")
    spared = text("panels.pairs.world.spared" if relief >= 0.0 else "panels.pairs.world.added")
    return [
        text("panels.pairs.world.closing").format(amount=number(abs(closing)), way=closer),
        text("panels.pairs.world.relief").format(amount=number(abs(relief)), way=spared),
        _settled(int(pair.settled_on_with), int(pair.settled_on_without)),
        *_won(verdict, place),
    ]


def _settled(with_deals: int, without: int) -> str:
    key = {
        (True, True): "settled_both",
        (True, False): "settled_with",
        (False, True): "settled_without",
        (False, False): "settled_neither",
    }[with_deals >= 0, without >= 0]
    return text(f"panels.pairs.world.{key}").format(with_deals=with_deals, without=without)


def _won(verdict: Verdict, place: int) -> list[str]:
    """Who won, if a side did, with deals and without."""
    pair, sides = verdict.pairs[place], verdict.twins.with_deals.parties
    return [
        text(f"panels.pairs.world.won_{twin}").format(
            side=sides[int(pair[f"won_by_{twin}"])].title, day=int(pair[f"won_on_{twin}"])
        )
        for twin in TWINS
        if pair[f"won_by_{twin}"] >= 0
    ]
