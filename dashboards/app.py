"""The dashboard's first page."""

from __future__ import annotations

import reacton.core
import reacton.ipyvuetify as v
import solara

from dashboards.charts import Axis, Bars, Caption, ChartView, Look, Step
from dashboards.panels.shelter import Shelter

QUESTION = "Small deals in a long war: first step to peace, or just a pause?"
WARNING = "A teaching and research model, not a forecast."


@solara.component
def Layout(children: list[reacton.core.Element]) -> reacton.core.Element:
    """The frame around the page: no drawer and no tabs, which trap the user of a phone."""
    return solara.AppLayout(children=children, sidebar_open=False, navigation=False)


@solara.component
def Page() -> None:
    """The question, and below it the page or what went wrong with it."""
    with solara.Column(gap="16px", classes=["md-page"]):
        v.Html(tag="h1", class_="md-question", children=[QUESTION])
        v.Html(tag="p", class_="md-warning", children=[WARNING])
        Shelter(Content)


DONBAS = Bars(
    Caption(
        "After a new truce, fire fell to about a third, and was back within two months",
        "Violence relative to the month before (1 = no change), with 95 % intervals",
        "Donbas 2015–19, 19 recommitted truces. Dates: ETH/PRIO ceasefire data; deaths: UCDP GED.",
    ),
    Axis("violence relative to the month before", 0.0, 1.75, 0.25),
    n_rows=4,
)
DONBAS_SHARES = (
    Step("week-1", "Days 0–6", 0.37, Look.PLAIN, low=0.24, high=0.59),
    Step("week-2", "Days 0–13", 0.54, Look.PLAIN, low=0.33, high=0.86),
    Step("weeks-3-4", "Days 14–27", 0.75, Look.PLAIN, low=0.48, high=1.10),
    Step("month-2", "Days 28–55", 0.96, Look.PLAIN, low=0.60, high=1.54),
)


@solara.component
def Content() -> None:
    """What the page is about."""
    ChartView(DONBAS, DONBAS.frame(DONBAS_SHARES), facts={"n_truces": 19})
