"""Charts: pictures described in Python, drawn by one widget in the browser.

A picture is a NamedTuple: it says what the chart is (`spec()`) and turns values into a `frame(...)`. The
widget `Chart` shows both. A loop sets frames; the page around it is not rendered again.
"""

from dashboards.charts.bars import Bars, Step
from dashboards.charts.dots import Dots, Kind, Region
from dashboards.charts.joined import Joined, Joint
from dashboards.charts.lines import Line, Lines, Mark
from dashboards.charts.looks import Axis, Caption, Look
from dashboards.charts.marks import Group, Marks, World
from dashboards.charts.phase import Phase, Square, Ticks, VerdictKind
from dashboards.charts.strip import Cell, Strip
from dashboards.charts.timeline import OPEN, Bar, Ending, Report, Row, Timeline
from dashboards.charts.weeks import Moment, Spell, Tick, Weeks
from dashboards.charts.widget import Chart, ChartView

__all__ = [
    "OPEN",
    "Axis",
    "Bar",
    "Bars",
    "Caption",
    "Cell",
    "Chart",
    "ChartView",
    "Dots",
    "Ending",
    "Group",
    "Joined",
    "Joint",
    "Kind",
    "Line",
    "Lines",
    "Look",
    "Mark",
    "Marks",
    "Moment",
    "Phase",
    "Region",
    "Report",
    "Row",
    "Spell",
    "Square",
    "Step",
    "Strip",
    "Tick",
    "Ticks",
    "Timeline",
    "VerdictKind",
    "Weeks",
    "World",
]
