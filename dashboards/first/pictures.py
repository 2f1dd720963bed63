"""The charts of the first screen: the hundred marks of the trade."""

from __future__ import annotations

import math

from dashboards.charts import NO_GUESS, Caption, Trade, TradeCounts, TradeWorlds
from dashboards.charts.looks import Json
from dashboards.first.in_words import count_of, label_of
from dashboards.first.shipped import N, ShippedAnswer, ShippedEnsemble, ShippedPair, TurnedWars
from dashboards.words import text
from microdeals.rulebook.labels import Label

HALF = 0.5
HUNDRED_WARS = "hundred"
"""The name of the chart for the browser, which answers sliders in it."""


def trade(found: ShippedEnsemble, *, is_turned: bool = False) -> Trade:
    """A hundred wars, of any horizon, or with values that somebody has set: the seeds are the same."""
    first, last = found.first_seed, found.own.pairs[-1].seed
    said = text("first.marks.note").format(first=first, last=last, version=found.version)
    key = "first.now" if is_turned else "first.marks"
    return Trade(Caption(text(f"{key}.title"), text(f"{key}.unit"), said), *found.least, told=HUNDRED_WARS)


def traded(pairs: tuple[ShippedPair, ...]) -> TradeWorlds:
    """The wars as marks, by seed."""
    days = [math.nan if pair.sooner is None else pair.sooner for pair in pairs]
    closing, relief = [pair.closing for pair in pairs], [pair.relief for pair in pairs]
    return TradeWorlds(pairs[0].seed, relief, closing, [label_of(pair) for pair in pairs], days)


def frame_of(picture: Trade, wars: TurnedWars, guess: int) -> Json:
    """The marks and counts of these wars, with a guess where there is one."""
    counts = counts_of(wars.pairs, wars.answer, picture.relief)
    return picture.frame(traded(wars.pairs), counts, max(guess, NO_GUESS))


def counts_of(pairs: tuple[ShippedPair, ...], answer: ShippedAnswer | None, least: float) -> TradeCounts:
    """What the regions say of a hundred wars: the answer that they stand for, or else what the marks are.

    `least`: from how much relief (share of the harm) on suffering was spared.
    """
    if answer is not None:
        out, only, both = (N * count / answer.runs for count in answer.settled)
        peace = (_rounded(only + both), _rounded(out + both))
        return TradeCounts(N, [share.of_hundred for share in answer.shares], answer.at_a_price, peace)
    price = sum(label_of(pair) is Label.STEPPING_STONE and pair.relief < least for pair in pairs)
    with_deals, without = (
        str(sum(pair.settled in (twin, "both") for pair in pairs)) for twin in ("with", "without")
    )
    kinds = [count_of(pairs, label) for label in Label]
    return TradeCounts(len(pairs), kinds, price, (with_deals, without))


def _rounded(count: float) -> str:
    """A count of a hundred; what happened at all is not told as 0."""
    return text("first.sentence.few") if 0.0 < count < HALF else str(round(count))
