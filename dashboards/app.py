"""The dashboard: its pages, and the frame around each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.core
import reacton.ipyvuetify as v
import solara

from dashboards.panels.shelter import Shelter
from dashboards.watch.page import Watch
from dashboards.words import text

Content = Callable[[], reacton.core.Element]


class Place(NamedTuple):
    """A page: its address, which is also the key of its name in `words.en.toml`, and what it shows."""

    path: str
    content: Content


PLACES = (Place("watch", Watch),)
"""Every page, in the order of the links above it. The first one is also what the bare address shows."""


@solara.component
def Layout(children: list[reacton.core.Element]) -> reacton.core.Element:
    """The frame around the page: no drawer and no tabs, which trap the user of a phone."""
    return solara.AppLayout(children=children, sidebar_open=False, navigation=False)


@solara.component
def Framed(place: Place) -> None:
    """The question, the ways to the other pages, and below them this page or what went wrong with it."""
    with v.Html(tag="div", class_=f"md-page md-{place.path}"):
        with v.Html(tag="div", class_="md-title"):
            v.Html(tag="h1", class_="md-question", children=[text("site.question")])
            v.Html(tag="p", class_="md-warning", children=[text("site.warning")])
            if len(PLACES) > 1:
                Ways(place.path)
        Shelter(place.content).key(place.path)


@solara.component
def Ways(here: str) -> None:
    """Links to the pages."""
    with v.Html(tag="nav", class_="md-ways", attributes={"aria-label": text("site.ways")}):
        for place in PLACES:
            current = {"aria-current": "page"} if place.path == here else {}
            with solara.Link(f"/{place.path}"):
                v.Html(tag="span", attributes=current, children=[text(f"site.page.{place.path}")])


def page_of(place: Place) -> Content:
    """The component of a route."""

    @solara.component
    def Shown() -> None:
        Framed(place)

    return Shown


routes = [
    solara.Route("/", component=page_of(PLACES[0]), label=text("site.question"), layout=Layout),
    *(
        solara.Route(
            place.path, component=page_of(place), label=text(f"site.page.{place.path}"), layout=Layout
        )
        for place in PLACES
    ),
]
