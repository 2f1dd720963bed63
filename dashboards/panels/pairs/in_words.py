"""The four labels and one pair of worlds in words: each number is the verdict's own, of a hundred worlds."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.charts import Look
from dashboards.words import text
from microdeals.verdict import Count, Label, Verdict
from microdeals.verdict_words import HUNDRED, rounded

LOOKS = {
    Label.STEPPING_STONE: Look.NEARER,
    Label.PRESSURE_VALVE: Look.RELIEVED,
    Label.DEAD_LETTER: Look.WORSE,
    Label.BACKFIRE: Look.WORSE,
}
HOLLOW = (Label.DEAD_LETTER,)
"""Labels whose marks are hollow: they share their look with another."""


class Share(NamedTuple):
    """A label's worlds, of a hundred, with the range in words; and all of them."""

    label: Label
    of_hundred: int
    said: str
    range: str
    worlds: Count


def key_of(label: Label) -> str:
    """A label's name in the words and in the page's state."""
    return label.name.lower()


def title_of(label: Label) -> str:
    """A label in plain words."""
    key = key_of(label)
    return text(f"panels.pairs.label.{key}")


def shares_of(verdict: Verdict) -> list[Share]:
    """The labels with their counts, which sum to a hundred (or to the pairs, if there are fewer)."""
    of = min(verdict.runs, HUNDRED)
    numbers = rounded([verdict.shares[label].number for label in Label], of)
    shares = []
    for (label, count), number in zip(verdict.shares.items(), numbers, strict=True):
        key = key_of(label)
        shares.append(Share(label, number, text(f"panels.pairs.share.{key}"), range_of(count, of), count))
    return shares


def range_of(count: Count, of: int = HUNDRED) -> str:
    """An interval in counts."""
    return text("panels.pairs.range").format(low=round(count.low * of), high=round(count.high * of))
