"""The dashboard: its pages, and the frame around each.

A page is a component in `dashboards/<room>/page.py`. It is imported when somebody opens it:
the first screen must not wait for the engines of the others.
"""

from __future__ import annotations

import functools
import importlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import solara
from reacton.core import Element

from dashboards.panels.shelter import Shelter
from dashboards.panels.title_bar import TitleBar
from dashboards.words import text
from microdeals.language import spoken

STYLE = Path(__file__).parent / "panels" / "frame.css"
SECONDS_TO_PAINT = 2.0
"""After so long a first screen is painted, and the server has time for something else."""

Content = Callable[[], Element[object]]


class Place(NamedTuple):
    """A page: its address, which is also the key of its name; its folder here, and its component's name."""

    path: str
    room: str
    component: str

    @property
    def module(self) -> str:
        """The module that has the component."""
        return f"dashboards.{self.room}.page"

    def opened(self) -> Element[object]:
        """What the page shows."""
        return OpenedPage(self)


PLACES = (
    Place("first", "first", "FirstPage"),
    Place("watch", "watch", "WatchPage"),
    Place("verdict", "verdict", "VerdictPage"),
    Place("compare", "compare", "ComparePage"),
    Place("sweep", "sweep", "SweepPage"),
    Place("lessons", "lessons", "LessonsPage"),
    Place("table", "game", "GamePage"),
    Place("seat", "seat", "SeatPage"),
    Place("about", "about", "AboutPage"),
)
"""Every page, in the order of the links above it. The first one is what the bare address shows."""


@functools.cache
def get_ready() -> None:
    """Import the second page, with the engines, soon: whoever looks at the first screen goes there next."""
    soon = threading.Timer(SECONDS_TO_PAINT, importlib.import_module, [PLACES[1].module])
    soon.daemon = True
    soon.start()


@solara.component
def OpenedPage(place: Place) -> Element[object]:
    """The page's own component, imported now at the latest."""
    module = importlib.import_module(place.module)
    component: Content = getattr(module, place.component)
    return component()


@solara.component
def Layout(children: list[Element[object]]) -> Element[object]:
    """The frame around the page: no drawer and no tabs, which trap the user of a phone."""
    framed: Element[object] = solara.AppLayout(children=children, sidebar_open=False, navigation=False)
    return framed


@solara.component
def Framed(place: Place) -> None:
    """The question and the ways to the other pages; below them this page, or what went wrong with it."""
    solara.use_effect(get_ready, [])
    solara.Style(STYLE)
    language = spoken()
    said = {"lang": language.code, "dir": language.direction}
    with solara.v.Html(tag="div", class_=f"md-page md-{place.path}", attributes=said):
        TitleBar(tuple(it.path for it in PLACES), place.path)
        with solara.v.Html(tag="div", class_="md-content", attributes={"id": "content", "tabindex": "-1"}):
            Shelter(place.opened).key(place.path)


def page_of(place: Place) -> Content:
    """The component of a route."""

    @solara.component
    def RoutePage() -> None:
        Framed(place)

    return RoutePage


routes = [
    solara.Route("/", component=page_of(PLACES[0]), label=text("site.question"), layout=Layout),
    *(
        solara.Route(
            place.path, component=page_of(place), label=text(f"site.page.{place.path}"), layout=Layout
        )
        for place in PLACES
    ),
]
