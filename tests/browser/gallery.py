"""A page for the browser tests: every kind of chart, played by a world whose numbers are known on paper."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cached_property

import solara

from dashboards.charts import (
    OPEN,
    Axis,
    Bars,
    Caption,
    Chart,
    ChartLine,
    DealBar,
    DealEnding,
    DealRow,
    LevelMark,
    Lines,
    Look,
    ReportMark,
    SectorCell,
    Strip,
    Timeline,
    ValueBar,
)
from dashboards.panels.chart_view import ChartView
from dashboards.panels.play_bar import PlayBar, use_player
from dashboards.panels.shelter import Shelter

LAST_DAY = 60
DAYS = Axis("day", 0, LAST_DAY, 10)


class Toy:
    """Trust of Arden rises by 0.01 a day from 0.20, Borea's by half of that; a world of 60 days."""

    def __init__(self) -> None:
        self.day = 0

    @property
    def running(self) -> bool:
        return self.day < LAST_DAY

    def step(self) -> None:
        self.day += 1

    @cached_property
    def trust(self) -> tuple[list[float], list[float]]:
        days = range(LAST_DAY + 1)
        return [0.20 + 0.01 * day for day in days], [0.20 + 0.005 * day for day in days]


TRUST = Lines(
    Caption("Trust grows while deals are kept", "Trust of each side (0 to 1)", "A toy: no model behind it."),
    DAYS,
    Axis("trust", 0.0, 1.0, 0.25),
    (
        ChartLine("Arden", Look.SIDE_A),
        ChartLine("Borea", Look.SIDE_B),
        ChartLine("Mediator", Look.THIRD),
        ChartLine("Your guess", Look.GUESS),
    ),
    (LevelMark("enough to sign", 0.5),),
)
DEALS = Timeline(
    Caption("Most deals run their term; one side left one", "Deals by kind, from signing to their end"),
    DAYS,
    (
        DealRow("swap", "Prisoner exchange"),
        DealRow("energy", "No strikes on critical infrastructure"),
        DealRow("stand-down", "Artillery stand-down"),
        DealRow("line", "Monitored ceasefire line"),
    ),
)
FRONT = Strip(
    Caption("Two of six sectors are calm", "The front by sector: fire (1 = full war), deals, monitors")
)
GAP = Bars(
    Caption("Fear is most of the gap", "The gap by channel, in shares of the stake"),
    Axis("share of the stake", -0.4, 1.0, 0.2),
    n_rows=6,
    running=True,
)


def deals_by(day: int) -> list[DealBar]:
    """The deals as far as they are known on a day."""
    bars = [
        DealBar("swap-1", "swap", "First exchange", 3, 5, 12, DealEnding.RAN_OUT, why="Its term was over."),
        DealBar("energy-1", "energy", "Energy pause", 8, 10, 34, DealEnding.LEFT, Look.THIRD,
            (ReportMark(18, Look.SIDE_B, True), ReportMark(25, Look.SIDE_A, False),
             ReportMark(31, Look.SIDE_B, True)),
            "Arden reviewed it: worth of staying -0.07 < 0 after 3 reports."),
        DealBar("stand-1", "stand-down", "Stand-down, North", 15, 20, OPEN, DealEnding.RUNNING, Look.THIRD),
        DealBar("stand-2", "stand-down", "Stand-down, River", 22, 30, OPEN, DealEnding.RUNNING, Look.THIRD,
            (ReportMark(40, Look.SIDE_A, True),)),
        DealBar("line-1", "line", "Narrow line", 38),
    ]  # fmt: skip
    return [_as_known(bar, day) for bar in bars if bar.signed <= day]


def _as_known(bar: DealBar, day: int) -> DealBar:
    if bar.end > day:
        bar = bar._replace(end=OPEN, ending=DealEnding.RUNNING, why="")
    if bar.start > day:
        bar = bar._replace(start=OPEN)
    return bar._replace(reports=tuple(report for report in bar.reports if report.day <= day))


def sectors_on(day: int) -> list[SectorCell]:
    """The front on a day."""
    wave = [0.5 + 0.4 * math.sin(day / 6 + k) for k in range(6)]
    names = ("North", "Lake", "Forest", "River", "Old Town", "Coast")
    cells = [SectorCell(name.lower(), name, fire) for name, fire in zip(names, wave, strict=True)]
    if day >= 20:
        cells[0] = cells[0]._replace(fire=0.08, calm=True, violations=1, deals=("stand-down",), monitors=1)
    if day >= 30:
        cells[3] = cells[3]._replace(
            fire=0.2, calm=True, violations=2, deals=("stand-down", "corridor"), monitors=2
        )
    return cells


def gap_on(day: int) -> list[ValueBar]:
    """The gap by channel on a day; the parts sum to the total."""
    parts = [0.1, 0.6 - 0.005 * day, 0.08, -0.15, -0.1]
    names = ("Optimism", "Fear", "Audience", "Pressure", "Common ground")
    steps = [
        ValueBar(name.lower(), name, value, Look.SIDE_B if value > 0 else Look.SIDE_A)
        for name, value in zip(names, parts, strict=True)
    ]
    return [*steps, ValueBar("gap", "Gap", sum(parts), Look.THIRD, total=True)]


class Charts:
    """The four widgets of one page, and how a day is drawn on them."""

    def __init__(self) -> None:
        self.widgets: dict[str, Chart] = {}

    def adder(self, name: str) -> Callable[[Chart], None]:
        return lambda widget: self.widgets.update({name: widget})

    def draw(self, toy: Toy) -> None:
        day, (arden, borea) = toy.day, toy.trust
        shown = slice(0, day + 1)
        level = [0.35] * (day + 1)
        frames = {
            "trust": TRUST.frame(range(day + 1), [arden[shown], borea[shown], level, [0.6] * (day + 1)]),
            "deals": DEALS.frame(deals_by(day)),
            "front": FRONT.frame(sectors_on(day)),
            "gap": GAP.frame(gap_on(day)),
        }
        facts = {"day": day, "trust_arden": arden[day], "gap": sum(step.value for step in gap_on(day)[:-1])}
        for name, widget in self.widgets.items():
            widget.draw(frames[name], now=day, facts=facts)


@solara.component
def Gallery() -> None:
    """Every chart, the play bar, and two ways to break the page."""
    charts = solara.use_memo(Charts, [])
    player, status = use_player(Toy, charts.draw)
    picked, set_picked = solara.use_state("")
    broken, set_broken = solara.use_state(False)
    if broken:
        raise ValueError("broken while drawing")

    def fail() -> None:
        raise RuntimeError("broken by a button")

    PlayBar(player, status, Toy)
    with solara.Row():
        solara.Text(f"Picked: {picked}", classes=["picked"])
        solara.Button("Break the drawing", on_click=lambda: set_broken(True))
        solara.Button("Break by a button", on_click=fail)
    ChartView(FRONT, FRONT.frame(sectors_on(0)), on_widget=charts.adder("front"), on_pick=set_picked)
    ChartView(TRUST, TRUST.frame([0], [[0.2], [0.2], [0.35], [0.6]]), on_widget=charts.adder("trust"))
    ChartView(DEALS, DEALS.frame([]), on_widget=charts.adder("deals"), on_pick=set_picked)
    ChartView(GAP, GAP.frame(gap_on(0)), {"day": 0}, on_widget=charts.adder("gap"), on_pick=set_picked)


@solara.component
def Page() -> None:
    """The gallery, sheltered as the dashboard's pages are."""
    with solara.Column(gap="16px", classes=["md-page"]):
        Shelter(Gallery)
