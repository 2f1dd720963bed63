"""The chart of the Compare page: every war as it is on the right, and from where on the left it came."""

from __future__ import annotations

from dashboards.charts import Caption, Shot, Trade
from dashboards.compare.in_words import mean_change
from dashboards.panels.pairs.pictures import counts_of, traded
from dashboards.words import text
from microdeals.verdict import Comparison


def trade(comparison: Comparison) -> Shot:
    """The wars of the right side, those that were something else on the left with a line from there."""
    first, second = comparison.first, comparison.second
    seeds, said = second.pairs.seed, text("compare.note")
    note = said.format(
        runs=f"{comparison.runs:,}", first=seeds[0], last=seeds[-1], model=first.twins.with_deals.name
    )
    picture = Trade(
        Caption(mean_change(comparison, "closing"), text("compare.trade.unit"), note),
        second.thresholds.closing,
        second.thresholds.relief,
    )
    return Shot(picture, picture.frame(traded(second), counts_of(second), before=traded(first)))
