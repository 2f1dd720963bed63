"""What of a result is drawn in a notebook."""

from __future__ import annotations

from dashboards.charts import Caption, Trade
from dashboards.notebook.still import still_of
from dashboards.notebook.widget import NotebookChart
from dashboards.panels.chart_words import worded
from dashboards.panels.pairs.pictures import counts_of, traded
from dashboards.words import counted, text
from microdeals.verdict import Verdict


def trade(verdict: Verdict) -> NotebookChart:
    """Every pair as a mark between suffering spared and peace closer; the one that is picked is its seed."""
    caption = Caption(verdict.twins.with_deals.title, text("notebook.trade.unit"), _note(verdict))
    picture = Trade(caption, verdict.thresholds.closing, verdict.thresholds.relief)
    worlds = traded(verdict)
    frame = picture.frame(worlds, counts_of(verdict))
    return NotebookChart(worded(picture.spec()), frame, repr(verdict), still_of(verdict, worlds))


def _note(verdict: Verdict) -> str:
    first, last = verdict.pairs.seed[0], verdict.pairs.seed[-1]
    numbers = "notebook.as_given" if verdict.fit is None else "notebook.drawn"
    return text("notebook.trade.note").format(
        pairs=counted("notebook.pairs", verdict.runs), first=first, last=last, numbers=text(numbers)
    )
