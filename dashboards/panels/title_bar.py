"""What stands above every page: the question, the ways to the other pages, the view for a projector."""

from __future__ import annotations

from pathlib import Path

import anywidget
import reacton.ipyvuetify as v
import solara
import traitlets

from dashboards.asked.run import world_from
from dashboards.panels.address import carried
from dashboards.panels.element import element_of
from dashboards.words import text


class ProjectorButton(anywidget.AnyWidget):
    """Turns large letters and full contrast on and off; the address keeps it. Drawn by `projector.js`."""

    _esm = Path(__file__).with_name("projector.js").read_text(encoding="utf-8")
    words = traitlets.Dict({"name": text("site.projector.name"), "hint": text("site.projector.hint")}).tag(
        sync=True
    )


@solara.component
def TitleBar(paths: tuple[str, ...], here: str) -> None:
    """The title and the links, with a way past them for the keyboard."""
    skip = {"href": "#content"}
    v.Html(tag="a", class_="md-skip", attributes=skip, children=[text("site.skip")])
    with v.Html(tag="header", class_="md-title"):
        v.Html(tag="h1", class_="md-question", children=[text("site.question")])
        v.Html(tag="p", class_="md-warning", children=[text("site.warning")])
        with v.Html(tag="div", class_="md-ways-row"):
            Ways(paths, here)
            element_of(ProjectorButton)


@solara.component
def Ways(paths: tuple[str, ...], here: str) -> None:
    """Links to the pages, the first of which is at the bare address; they carry what is asked for."""
    search = solara.use_router().search
    solara.use_effect(lambda: carried.set(world_from(search)[0].query()), [search])
    with v.Html(tag="nav", class_="md-ways", attributes={"aria-label": text("site.ways")}):
        for place, path in enumerate(paths):
            current = {"aria-current": "page"} if path == here else {}
            with solara.Link(("/" if place == 0 else f"/{path}") + carried.value):
                v.Html(tag="span", attributes=current, children=[text(f"site.page.{path}")])
