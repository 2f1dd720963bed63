"""Charts: pictures described in Python, drawn by one widget in the browser. No word here is a page's own.

A picture is a NamedTuple: it says what the chart is (`spec()`) and turns values into a `frame(...)`. The
widget `Chart` shows both, and `panels.chart_view` puts it on a page with the words that all charts bring.
"""

from dashboards.charts.bars import Bars, ValueBar
from dashboards.charts.dots import DotKind, DotRegion, Dots
from dashboards.charts.lines import ChartLine, LevelMark, Lines
from dashboards.charts.looks import LABEL_LOOKS, Axis, Caption, Followed, Look, Shot
from dashboards.charts.phase import Phase, PhaseTicks, Square, VerdictKind
from dashboards.charts.timeline import OPEN, DealBar, DealEnding, DealRow, ReportMark, Timeline
from dashboards.charts.trade import NO_GUESS, Trade, TradeCounts, TradeWorlds
from dashboards.charts.widget import Chart

__all__ = [
    "LABEL_LOOKS",
    "NO_GUESS",
    "OPEN",
    "Axis",
    "Bars",
    "Caption",
    "Chart",
    "ChartLine",
    "DealBar",
    "DealEnding",
    "DealRow",
    "DotKind",
    "DotRegion",
    "Dots",
    "Followed",
    "LevelMark",
    "Lines",
    "Look",
    "Phase",
    "PhaseTicks",
    "ReportMark",
    "Shot",
    "Square",
    "Timeline",
    "Trade",
    "TradeCounts",
    "TradeWorlds",
    "ValueBar",
    "VerdictKind",
]
