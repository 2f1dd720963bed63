"""A page for the browser tests: charts of a world whose numbers are known on paper, on any day of it."""

from __future__ import annotations

import solara

from dashboards.charts import (
    OPEN,
    Axis,
    Bars,
    Caption,
    ChartLine,
    DealBar,
    DealEnding,
    DealRow,
    LevelMark,
    Lines,
    Look,
    ReportMark,
    Timeline,
    ValueBar,
)
from dashboards.charts.looks import Json
from dashboards.panels.chart_view import ChartView
from dashboards.panels.shelter import Shelter

LAST_DAY = 60
DAYS = Axis("day", 0, LAST_DAY, 10)


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
GAP = Bars(
    Caption("Fear is most of the gap", "The gap by channel, in shares of the dispute"),
    Axis("share of the dispute", -0.4, 1.0, 0.2),
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


def gap_on(day: int) -> list[ValueBar]:
    """The gap by channel on a day; the parts sum to the total."""
    parts = [0.1, 0.6 - 0.005 * day, 0.08, -0.15, -0.1]
    names = ("Optimism", "Fear", "Audience", "Pressure", "Common ground")
    steps = [
        ValueBar(name.lower(), name, value, Look.SIDE_B if value > 0 else Look.SIDE_A)
        for name, value in zip(names, parts, strict=True)
    ]
    return [*steps, ValueBar("gap", "Gap", sum(parts), Look.THIRD, total=True)]


def trust_on(day: int) -> Json:
    """Trust of Arden rises by 0.01 a day from 0.20, Borea's by half of that."""
    days = range(day + 1)
    rises = [[0.20 + rise * at for at in days] for rise in (0.01, 0.005)]
    return TRUST.frame(days, [*rises, [0.35 for _ in days], [0.6 for _ in days]])


@solara.component
def Gallery() -> None:
    """The charts, buttons that move their day, and two ways to break the page."""
    day, set_day = solara.use_state(0)
    picked, set_picked = solara.use_state("")
    broken, set_broken = solara.use_state(False)
    if broken:
        raise ValueError("broken while drawing")

    def fail() -> None:
        raise RuntimeError("broken by a button")

    with solara.Row():
        solara.Button("Step a day", on_click=lambda: set_day(min(day + 1, LAST_DAY)))
        solara.Button("Go to the last day", on_click=lambda: set_day(LAST_DAY))
        solara.Button("Start again", on_click=lambda: set_day(0))
        solara.Text(f"Picked: {picked}", classes=["picked"])
        solara.Button("Break the drawing", on_click=lambda: set_broken(True))
        solara.Button("Break by a button", on_click=fail)
    gap = sum(step.value for step in gap_on(day)[:-1])
    ChartView(TRUST, trust_on(day), {"day": day, "trust_arden": 0.20 + 0.01 * day})
    ChartView(DEALS, DEALS.frame(deals_by(day)), {"day": day}, on_pick=set_picked)
    ChartView(GAP, GAP.frame(gap_on(day)), {"day": day, "gap": gap}, on_pick=set_picked)


@solara.component
def Page() -> None:
    """The gallery, sheltered as the dashboard's pages are."""
    with solara.Column(gap="16px", classes=["md-page"]):
        Shelter(Gallery)
