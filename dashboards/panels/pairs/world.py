"""One pair of worlds in sentences: what deals did in it."""

from __future__ import annotations

from dashboards.words import number, text
from microdeals.verdict import Verdict
from microdeals.verdict.measures import measured


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
    ]


def _settled(with_deals: int, without: int) -> str:
    key = {
        (True, True): "settled_both",
        (True, False): "settled_with",
        (False, True): "settled_without",
        (False, False): "settled_neither",
    }[with_deals >= 0, without >= 0]
    return text(f"panels.pairs.world.{key}").format(with_deals=with_deals, without=without)
