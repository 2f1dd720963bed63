"""What the Verdict page has the visitor's browser say: its words, and the chart as it is described."""

from __future__ import annotations

from dashboards.browser.view import PartHere
from dashboards.charts import Caption, Trade
from dashboards.panels.chart_words import worded
from dashboards.words import text, under
from microdeals.verdict import Thresholds

SAID = ("finding.sure", "finding.unsure", "note", "note_drawn", "shares.title", "shares.at_a_price")
HINTS = ("luck", "open", "both")
OF_PAIRS = ("counted", "wars", "worlds", "label", "share")


def part_of() -> PartHere:
    """The verdict in the browser."""
    words = {key: text(f"verdict.{key}") for key in SAID}
    words |= {f"shares.hint.{key}": text(f"verdict.shares.hint.{key}") for key in HINTS}
    words |= {f"world.{key}": it for key, it in under("verdict.world").items()}
    words |= {key: text(f"panels.pairs.{key}") for key in OF_PAIRS}
    words |= {f"pair.{key}": it for key, it in under("panels.pairs.world").items()}
    words |= {f"answer.{key}": it for key, it in under("panels.answer").items()}
    words |= {f"dials.{key}": text(f"panels.pairs.choose.{key}") for key in ("hint", "back")}
    words |= {"dials.open": text("verdict.choose.open")}
    least = Thresholds()
    spec = Trade(Caption("", text("verdict.trade.unit"), ""), least.closing, least.relief).spec()
    return PartHere("judged", words, worded(spec))
