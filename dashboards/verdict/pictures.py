"""The charts of the Verdict page: a picture and its frame for each, from a verdict."""

from __future__ import annotations

import math

from dashboards.charts import Axis, Bars, Caption, DotRegion, Dots, Look, Shot, ValueBar
from dashboards.panels.pairs.in_words import shares_of
from dashboards.panels.pairs.pictures import STEP, kinds, span
from dashboards.verdict.in_words import channel_finding, deals_finding, finding, note
from dashboards.words import text
from microdeals.rulebook.gap import CHANNELS
from microdeals.rulebook.labels import SIGNS, Label
from microdeals.verdict import Attribution, Mean, Verdict
from microdeals.verdict.measures import measured
from microdeals.verdict.peace_in_words import out_of

HUNDREDTHS = 100.0


def twin_dots(verdict: Verdict) -> Shot:
    """Every pair as a dot: relief to the right, closing upwards."""
    measures = measured(verdict.pairs)
    x = span(measures.relief, "panels.pairs.axis.relief", -STEP, 2 * STEP)
    y = span(measures.closing, "panels.pairs.axis.closing", -2 * STEP, 2 * STEP)
    caption = Caption(
        finding(verdict), text("verdict.dots.unit"), f"{note(verdict)} {text('verdict.dots.note')}"
    )
    picture = Dots(caption, x, y, kinds(), regions_of(verdict, x, y))
    frame = picture.frame(measures.relief, measures.closing, verdict.labels, int(verdict.pairs.seed[0]))
    return Shot(picture, frame)


def regions_of(verdict: Verdict, x: Axis, y: Axis) -> tuple[DotRegion, ...]:
    """The plane cut at the thresholds into its six cells, each with its count."""
    closing, relief = verdict.thresholds.closing, verdict.thresholds.relief
    counts = {share.label: share.of_hundred for share in shares_of(verdict)}
    price = round(verdict.at_a_price.share * out_of(verdict))
    left, right = (x.low, relief), (relief, x.high)
    top, middle, bottom = (closing, y.high), (-closing, closing), (y.low, -closing)
    stone, told = SIGNS[Label.STEPPING_STONE].plural, text("verdict.dots.at_a_price").format(n=price)
    cells = [
        (f"{stone}: {counts[Label.STEPPING_STONE] - price}", right, top),
        (told, left, top),
        *(
            (f"{SIGNS[label].plural}: {counts[label]}", across, up)
            for label, across, up in (
                (Label.PRESSURE_VALVE, right, middle),
                (Label.DEAD_LETTER, left, middle),
                (Label.PAINKILLER, right, bottom),
                (Label.SETBACK, left, bottom),
            )
        ),
    ]
    return tuple(DotRegion(title, *across, *up, below=up is bottom) for title, across, up in cells)


def channels(verdict: Verdict) -> Shot:
    """The mean closing as a waterfall of its five channels, in hundredths of the stake."""
    means = verdict.closing
    steps = [
        ValueBar(
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
    ordered = sorted(attribution.deals, key=lambda deal: -getattr(deal, measure).mean)
    good = Look.STEPPING_STONE if measure == "closing" else Look.PRESSURE_VALVE
    steps = [bar(deal.kind, deal.title, getattr(deal, measure), good) for deal in ordered]
    together = bar("together", text("verdict.deals.together"), getattr(attribution.together, measure))
    steps.append(together._replace(total=True, look=Look.THIRD))
    how = text("verdict.deals.exact" if attribution.is_exact else "verdict.deals.sampled")
    said = text("verdict.deals.note").format(n=attribution.runs, how=how, model=model)
    caption = Caption(deals_finding(attribution, measure), text(f"verdict.deals.{measure}_unit"), said)
    ends = [end for step in steps for end in (step.low, step.high)]
    axis = text("verdict.axis.of_stake" if measure == "closing" else "verdict.axis.of_harm")
    picture = Bars(caption, around(ends, axis), len(steps))
    return Shot(picture, picture.frame(steps))


def bar(key: str, title: str, mean: Mean, good: Look = Look.STEPPING_STONE) -> ValueBar:
    """A bar from zero with its interval, in hundredths."""
    low, high = (HUNDREDTHS * mean.low, HUNDREDTHS * mean.high) if mean.error == mean.error else (0.0, 0.0)
    return ValueBar(key, title, HUNDREDTHS * mean.mean, way(mean, good), low=low, high=high)


def way(mean: Mean, good: Look = Look.STEPPING_STONE) -> Look:
    """A look of its own for what brings closer or relieves, grey for the opposite."""
    return good if mean.mean > 0.0 else Look.PLAIN


def around(ends: list[float], title: str) -> Axis:
    """An axis around zero that holds these values, in steps that leave it few ticks."""
    low, high = min(0.0, *ends), max(0.0, *ends)
    every = next((step for step in (1.0, 2.0, 5.0, 10.0, 20.0) if high - low <= 6 * step), 50.0)
    return Axis(
        title, every * math.floor(low / every), every * math.ceil(max(high, low + 1e-9) / every), every
    )
