"""The Sweep page: two levers live, an experiment run, a result opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import asked_from, given_in
from dashboards.panels.address import Address
from dashboards.panels.tag import NumberKind, Tag
from dashboards.sweep.experiments import Experiments
from dashboards.sweep.levers import WantedDiagram, fitting, wanted_from
from dashboards.sweep.results import Results, ResultView
from dashboards.sweep.shelf import on_the_shelf
from dashboards.sweep.two_levers import TwoLevers
from dashboards.words import text

STYLE = Path(__file__).with_name("sweep.css")


@solara.component
def SweepPage() -> None:
    """The whole page below the title."""
    search = solara.use_router().search
    first, complaint, name = solara.use_memo(lambda: _asked(search), [])
    wanted, set_wanted = solara.use_state(first)
    said, set_said = solara.use_state(complaint)
    shown, set_shown = solara.use_state(name)

    def ask(new: WantedDiagram, message: str) -> None:
        fits = fitting(new)
        set_wanted(fits)
        set_said(message if fits == new else text("sweep.bad.last_seed").format(seed=fits.asked.seed))

    solara.Style(STYLE)
    own = wanted.own() + ("&" + urlencode({"result": shown}) if shown else "")
    Address(wanted.asked.query(), own)
    with v.Html(tag="div", class_="md-sweep-page"):
        with v.Html(tag="div", class_="md-what"):
            solara.Text(text("sweep.what") + " ")
            Tag(NumberKind.OUTPUT)
        TwoLevers(wanted, said, ask)
        FromFolder(shown, set_shown)


@solara.component
def FromFolder(shown: str, show: Callable[[str], None]) -> None:
    """An experiment to run into the folder of results, those that are there, and what the chosen one says."""
    turn, set_turn = solara.use_state(0)

    def look() -> None:
        set_turn(turn + 1)

    def ran(result: str) -> None:
        show(result)
        look()

    with v.Html(tag="div", class_="md-sweep-two"):
        Experiments(ran)
        Results(shown, show, turn, look)
    if shown:
        ResultView(shown).key(f"{shown} {turn}")


def _asked(search: str | None) -> tuple[WantedDiagram, str, str]:
    """What the address asks for: the diagram, what was left out in words, and a result by its name."""
    asked, strange = asked_from(search)
    wanted, stranger = wanted_from(search, asked)
    name = given_in(search).get("result", [""])[0]
    return wanted, f"{strange} {stranger}".strip(), name if name in on_the_shelf() else ""
