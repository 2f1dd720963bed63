"""The charts of the Verdict page: a picture and its frame for each, from a verdict."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from dashboards.charts import Axis, Bars, Caption, Dots, Kind, Look, Region, Step
from dashboards.charts.looks import Json, Picture
from dashboards.verdict.saying import (
    CHANNELS,
    HOLLOW,
    LOOKS,
    channel_finding,
    deals_finding,
    finding,
    note,
    shares_of,
    title_of,
)
from dashboards.words import text
from microdeals.verdict import Attribution, Label, Mean, Verdict
from microdeals.verdict.measures import measured

STEP = 0.2
"""Axes end at multiples of this, so that they stay the same for most settings."""
FURTHEST = 2.0
HUNDREDTHS = 100.0


class Shot(NamedTuple):
    """A chart and what it shows."""

    picture: Picture
    frame: Json


def kinds() -> tuple[Kind, ...]:
    """How the marks of each label look, in the labels' order."""
    return tuple(Kind(title_of(label), LOOKS[label], label in HOLLOW) for label in Label)


def twin_dots(verdict: Verdict) -> Shot:
    """Every pair as a dot: relief to the right, closing upwards."""
    measures = measured(verdict.pairs)
    x = span(measures.relief, "verdict.axis.relief", -STEP, 2 * STEP)
    y = span(measures.closing, "verdict.axis.closing", -2 * STEP, 2 * STEP)
    caption = Caption(
        finding(verdict), text("verdict.dots.unit"), f"{note(verdict)} {text('verdict.dots.note')}"
    )
    picture = Dots(caption, x, y, kinds(), regions_of(verdict, x, y))
    frame = picture.frame(measures.relief, measures.closing, verdict.labels, int(verdict.pairs.seed[0]))
    return Shot(picture, frame)


def regions_of(verdict: Verdict, x: Axis, y: Axis) -> tuple[Region, ...]:
    """The plane cut at the thresholds, each part with its label's count."""
    closing, relief = verdict.thresholds.closing, verdict.thresholds.relief
    places = {
        Label.STEPPING_STONE: (x.low, x.high, closing, y.high),
        Label.PRESSURE_VALVE: (relief, x.high, y.low, closing),
        Label.DEAD_LETTER: (x.low, relief, -closing, closing),
        Label.BACKFIRE: (x.low, relief, y.low, -closing),
    }
    said = text("verdict.dots.region")
    counts = {share.label: share.of_hundred for share in shares_of(verdict)}
    return tuple(
        Region(said.format(label=title_of(label), n=counts[label]), *place, below=place[2] == y.low)
        for label, place in places.items()
    )


def span(values: Iterable[float], title: str, low: float, high: float) -> Axis:
    """An axis that holds the values, at least from `low` to `high`, in steps of 0.2."""
    found = list(values)
    down = min(low, STEP * math.floor(min(found) / STEP))
    up = max(high, STEP * math.ceil(max(found) / STEP))
    return Axis(text(title), round(max(-FURTHEST, down), 6), round(min(FURTHEST, up), 6), STEP)


def channels(verdict: Verdict) -> Shot:
    """The mean closing as a waterfall of its five channels, in hundredths of the stake."""
    means = verdict.closing
    steps = [
        Step(
            name,
            text(f"verdict.channel.{name}"),
            HUNDREDTHS * getattr(means, name).mean,
            way(getattr(means, name)),
        )
        for name in CHANNELS
    ]
    steps.append(
        bar("total", text("verdict.channel.total"), means.total)._replace(total=True, look=Look.THIRD)
    )
    at, ends = 0.0, [0.0, steps[-1].low, steps[-1].high]
    for step in steps[:-1]:
        at += step.value
        ends.append(at)
    caption = Caption(channel_finding(verdict), text("verdict.channels.unit"), note(verdict))
    picture = Bars(caption, around(ends, text("verdict.axis.of_stake")), len(steps), running=True)
    return Shot(picture, picture.frame(steps))


def deals(attribution: Attribution, measure: str, model: str) -> Shot:
    """What each kind of deal brought about in one measure ("closing", "relief"), the most first."""
    ordered = sorted(attribution.deals, key=lambda stone: -getattr(stone, measure).mean)
    good = Look.NEARER if measure == "closing" else Look.RELIEVED
    steps = [bar(stone.kind, stone.title, getattr(stone, measure), good) for stone in ordered]
    together = bar("together", text("verdict.deals.together"), getattr(attribution.together, measure))
    steps.append(together._replace(total=True, look=Look.THIRD))
    how = text("verdict.deals.exact" if attribution.is_exact else "verdict.deals.sampled")
    said = text("verdict.deals.note").format(n=attribution.runs, how=how, model=model)
    caption = Caption(deals_finding(attribution, measure), text(f"verdict.deals.{measure}_unit"), said)
    ends = [end for step in steps for end in (step.low, step.high)]
    axis = text("verdict.axis.of_stake" if measure == "closing" else "verdict.axis.of_harm")
    picture = Bars(caption, around(ends, axis), len(steps))
    return Shot(picture, picture.frame(steps))


def bar(key: str, title: str, mean: Mean, good: Look = Look.NEARER) -> Step:
    """A bar from zero with its interval, in hundredths."""
    low, high = (HUNDREDTHS * mean.low, HUNDREDTHS * mean.high) if mean.error == mean.error else (0.0, 0.0)
    return Step(key, title, HUNDREDTHS * mean.mean, way(mean, good), low=low, high=high)


def way(mean: Mean, good: Look = Look.NEARER) -> Look:
    """A look of its own for what brings closer or relieves, grey for the opposite."""
    return good if mean.mean > 0.0 else Look.PLAIN


def around(ends: list[float], title: str) -> Axis:
    """An axis around zero that holds these values, in steps that leave it few ticks."""
    low, high = min(0.0, *ends), max(0.0, *ends)
    every = next((step for step in (1.0, 2.0, 5.0, 10.0, 20.0) if high - low <= 6 * step), 50.0)
    return Axis(
        title, every * math.floor(low / every), every * math.ceil(max(high, low + 1e-9) / every), every
    )
