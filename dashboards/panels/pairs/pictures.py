"""What the charts of pairs share: their worlds as marks of the trade, and what its regions say."""

from __future__ import annotations

import numpy as np

from dashboards.charts import TradeCounts, TradeWorlds
from dashboards.panels.pairs.in_words import shares_of
from microdeals.ensemble.pairs import TWINS
from microdeals.rulebook.labels import Label
from microdeals.verdict import Verdict
from microdeals.verdict.measures import measured
from microdeals.verdict.peace_in_words import out_of, said_of
from microdeals.verdict.ways import count_of

FURTHEST = 2.0
"""Shares beyond this are drawn here."""


def traded(verdict: Verdict) -> TradeWorlds:
    """The worlds of a verdict as marks of the trade; no further out than `FURTHEST`."""
    measures, plane = measured(verdict.pairs), verdict.plane
    days = np.where(plane.by_settlement, verdict.pairs.days_sooner, np.nan)
    relief, closing = (np.clip(values, -FURTHEST, FURTHEST) for values in (measures.relief, measures.closing))
    return TradeWorlds(int(verdict.pairs.seed[0]), relief, closing, verdict.labels, days)


def counts_of(verdict: Verdict) -> TradeCounts:
    """What the regions of the trade say: the verdict's own counts, of a hundred worlds."""
    of = out_of(verdict)
    kinds = [share.of_hundred for share in shares_of(verdict)]
    price = min(kinds[Label.STEPPING_STONE], round(verdict.at_a_price.share * of))
    return TradeCounts(of, kinds, price, peace_of(verdict))


def peace_of(verdict: Verdict) -> tuple[str, str]:
    """In how many worlds of a hundred a settlement stands on the last day, with deals and without."""
    of = out_of(verdict)
    found = (count_of(verdict.pairs[f"settled_on_{twin}"] >= 0) for twin in TWINS)
    first, second = (said_of(count, of) for count in found)
    return first, second
