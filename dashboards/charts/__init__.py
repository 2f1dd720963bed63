"""Charts: pictures described in Python, drawn by one widget in the browser. No word here is a page's own.

A picture is a NamedTuple: it says what the chart is (`spec()`) and turns values into a `frame(...)`. The
widget `Chart` shows both, and `panels.chart_view` puts it on a page with the words that all charts bring. A
loop sets frames; the page around it is not rendered again.
"""

from dashboards.charts.bars import Bars, ValueBar
from dashboards.charts.dots import DotKind, DotRegion, Dots
from dashboards.charts.joined import Joined, Joint
from dashboards.charts.lines import ChartLine, LevelMark, Lines
from dashboards.charts.looks import LABEL_LOOKS, Axis, Caption, Look, Shot
from dashboards.charts.marks import MarkGroup, Marks, WorldMark
from dashboards.charts.phase import Phase, PhaseTicks, Square, VerdictKind
from dashboards.charts.strip import SectorCell, Strip
from dashboards.charts.timeline import OPEN, DealBar, DealEnding, DealRow, ReportMark, Timeline
from dashboards.charts.weeks import DayTick, DealSpell, Moment, Weeks
from dashboards.charts.widget import Chart

__all__ = [
    "LABEL_LOOKS",
    "OPEN",
    "Axis",
    "Bars",
    "Caption",
    "Chart",
    "ChartLine",
    "DayTick",
    "DealBar",
    "DealEnding",
    "DealRow",
    "DealSpell",
    "DotKind",
    "DotRegion",
    "Dots",
    "Joined",
    "Joint",
    "LevelMark",
    "Lines",
    "Look",
    "MarkGroup",
    "Marks",
    "Moment",
    "Phase",
    "PhaseTicks",
    "ReportMark",
    "SectorCell",
    "Shot",
    "Square",
    "Strip",
    "Timeline",
    "ValueBar",
    "VerdictKind",
    "Weeks",
    "WorldMark",
]
