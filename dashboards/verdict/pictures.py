"""The charts of the Verdict page: a picture and its frame for each, from a verdict."""

from __future__ import annotations

import math

from dashboards.charts import Axis, Bars, Caption, Look, Shot, Trade, ValueBar
from dashboards.panels.pairs.pictures import counts_of, traded
from dashboards.verdict.in_words import channel_finding, deals_finding, finding, note
from dashboards.words import text
from microdeals.rulebook.gap import CHANNELS
from microdeals.verdict import Attribution, Mean, Verdict

HUNDREDTHS = 100.0


def trade(verdict: Verdict) -> Shot:
    """Every pair as a mark between suffering spared and peace closer."""
    picture = Trade(
        Caption(finding(verdict), text("verdict.trade.unit"), note(verdict)),
        verdict.thresholds.closing,
        verdict.thresholds.relief,
    )
    return Shot(picture, picture.frame(traded(verdict), counts_of(verdict)))


def channels(verdict: Verdict) -> Shot:
    """The mean closing as a waterfall of its five channels, in % of the dispute."""
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
    picture = Bars(caption, around(ends, text("verdict.axis.of_dispute")), len(steps), running=True)
    return Shot(picture, picture.frame(steps))


def deals(attribution: Attribution, measure: str, model: str) -> Shot:
    """What each kind of deal brought about in one measure ("closing", "relief"), the most first."""
    ordered = sorted(attribution.deals, key=lambda deal: -getattr(deal, measure).mean)
    good = Look.STEPPING_STONE if measure == "closing" else Look.PRESSURE_VALVE
    steps = [bar(deal.kind, deal.title, getattr(deal, measure), good) for deal in ordered]
    together = bar("together", text("verdict.deals.together"), getattr(attribution.together, measure))
    steps.append(together._replace(total=True, look=Look.THIRD))
    how = text("verdict.deals.exact" if attribution.is_exact else "verdict.deals.sampled")
    note = "verdict.deals.note_drawn" if attribution.is_drawn else "verdict.deals.note"
    said = text(note).format(n=attribution.runs, how=how, model=model)
    caption = Caption(deals_finding(attribution, measure), text(f"verdict.deals.{measure}_unit"), said)
    ends = [end for step in steps for end in (step.low, step.high)]
    axis = text("verdict.axis.of_dispute" if measure == "closing" else "verdict.axis.of_harm")
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
