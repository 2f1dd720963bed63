"""The dashboard's first page: watch a war, deal by deal."""

from __future__ import annotations

import reacton.core
import reacton.ipyvuetify as v
import solara

from dashboards.panels.shelter import Shelter
from dashboards.watch.page import Watch
from dashboards.words import text


@solara.component
def Layout(children: list[reacton.core.Element]) -> reacton.core.Element:
    """The frame around the page: no drawer and no tabs, which trap the user of a phone."""
    return solara.AppLayout(children=children, sidebar_open=False, navigation=False)


@solara.component
def Page() -> None:
    """The question, and below it the page or what went wrong with it."""
    with v.Html(tag="div", class_="md-page md-watch"):
        with v.Html(tag="div", class_="md-title"):
            v.Html(tag="h1", class_="md-question", children=[text("site.question")])
            v.Html(tag="p", class_="md-warning", children=[text("site.warning")])
        Shelter(Watch)
