"""How a game goes: the events of the last month, gap and trust so far."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.charts import Shot
from dashboards.panels.chart_view import ChartView
from dashboards.panels.game.in_words import events_of
from dashboards.panels.game.pictures import gap_of, trust_of
from dashboards.words import counted, text
from microdeals.game import Session


@solara.component
def GameChart(shown: Shot) -> None:
    """A chart, made anew when its words or axes change."""
    ChartView(shown.picture, shown.frame).key(str(shown.picture))


def events(session: Session) -> None:
    """What everybody knows of the last month."""
    last = session.state.round - 1
    if last < 0:
        return
    lines, meetings = events_of(session, last)
    with v.Html(tag="section", class_="md-table-part md-table-news"):
        v.Html(tag="h2", children=[text("panels.game.news.title").format(n=last + 1)])
        v.Html(tag="p", children=[counted("panels.game.news.meetings", meetings)])
        with v.Html(tag="ul"):
            for line in lines or [text("panels.game.news.nothing")]:
                v.Html(tag="li", children=[line])


def course(session: Session) -> None:
    """Gap and trust so far."""
    with v.Html(tag="div", class_="md-table-two"):
        GameChart(gap_of(session))
        GameChart(trust_of(session))
