"""How a game goes: the news of the last month; in the debrief also gap and trust."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.charts import Shot
from dashboards.panels.chart_view import ChartView
from dashboards.panels.game.news import news_of
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
    news = news_of(session, last)
    with v.Html(tag="section", class_="md-table-part md-table-news"):
        v.Html(tag="h2", children=[text("panels.game.news.title").format(n=last + 1)])
        with v.Html(tag="ul"):
            for line in news.sentences or [text("panels.game.news.nothing")]:
                v.Html(tag="li", children=[line])
        aside = [counted("panels.game.news.meetings", news.meetings), *news.decided]
        v.Html(tag="p", class_="md-table-hint", children=[" ".join(aside)])


def course(session: Session) -> None:
    """Gap and trust so far."""
    with v.Html(tag="div", class_="md-table-two"):
        GameChart(gap_of(session))
        GameChart(trust_of(session))
