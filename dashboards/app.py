"""The dashboard: its pages, and the frame around each.

A page is the component of that name in `dashboards/<path>/page.py`. It is imported when somebody opens it:
the first screen must not wait for the engines of the others.
"""

from __future__ import annotations

import functools
import importlib
import threading
from collections.abc import Callable
from typing import NamedTuple

import reacton.core
import solara

from dashboards.panels.shelter import Shelter
from dashboards.panels.title_bar import TitleBar
from dashboards.words import text

SECONDS_TO_PAINT = 2.0
"""After so long a first screen is painted, and the server has time for something else."""

Content = Callable[[], reacton.core.Element]


class Place(NamedTuple):
    """A page: its folder, which is also its address and the key of its name, and its component's name."""

    path: str
    component: str

    def opened(self) -> reacton.core.Element:
        """What the page shows."""
        return Opened(self)


PLACES = (
    Place("first", "First"),
    Place("watch", "Watch"),
    Place("verdict", "VerdictPage"),
    Place("compare", "ComparePage"),
    Place("sweep", "Sweep"),
    Place("lessons", "Lessons"),
    Place("table", "Table"),
    Place("seat", "Seat"),
    Place("about", "About"),
)
"""Every page, in the order of the links above it. The first one is what the bare address shows."""


@functools.cache
def get_ready() -> None:
    """Import the second page, with the engines, soon: whoever looks at the first screen goes there next."""
    soon = threading.Timer(SECONDS_TO_PAINT, importlib.import_module, [f"dashboards.{PLACES[1].path}.page"])
    soon.daemon = True
    soon.start()


@solara.component
def Opened(place: Place) -> reacton.core.Element:
    """The page's own component, imported now at the latest."""
    module = importlib.import_module(f"dashboards.{place.path}.page")
    component: Content = getattr(module, place.component)
    return component()


@solara.component
def Layout(children: list[reacton.core.Element]) -> reacton.core.Element:
    """The frame around the page: no drawer and no tabs, which trap the user of a phone."""
    return solara.AppLayout(children=children, sidebar_open=False, navigation=False)


@solara.component
def Framed(place: Place) -> None:
    """The question and the ways to the other pages; below them this page, or what went wrong with it."""
    solara.use_effect(get_ready, [])
    with solara.v.Html(tag="div", class_=f"md-page md-{place.path}"):
        TitleBar(tuple(it.path for it in PLACES), place.path)
        with solara.v.Html(tag="div", class_="md-content", attributes={"id": "content", "tabindex": "-1"}):
            Shelter(place.opened).key(place.path)


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
