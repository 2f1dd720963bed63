"""The Watch page: choose a war, and watch it day by day beside the same war without deals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import Asked
from dashboards.charts import Followed
from dashboards.panels.address import carried
from dashboards.panels.chart_view import ChartView
from dashboards.panels.choices import Ask, Choices
from dashboards.panels.element import element_of
from dashboards.panels.tag import NumberKind, Tag
from dashboards.stage.first_shown import opening_day
from dashboards.stage.widget import WarStageView
from dashboards.watch.chronicle import Chronicle, chronicle_of
from dashboards.watch.dials import Dials
from dashboards.watch.frames import frames_of
from dashboards.watch.keep import KeepRun
from dashboards.watch.lived import WatchedRun, use_lived
from dashboards.watch.numbers import WorldNumbers
from dashboards.watch.pictures import pictures_of
from dashboards.watch.question import day_from
from dashboards.words import text
from microdeals.conflicts import Conflict
from microdeals.documents.wording import filled

STYLE = Path(__file__).with_name("watch.css")

Pick = Callable[[str], None]


class WatchRequest(NamedTuple):
    """What a page is asked for, the answer to the last wish, and how to ask."""

    asked: Asked
    said: str
    ask: Ask
    day: int | None
    """On which day the run opens here; None: on its first turning point."""


def use_request() -> WatchRequest:
    """A hook: the run that the address asks for, until the visitor asks for another."""
    search = solara.use_router().search
    first, complaint = solara.use_memo(lambda: day_from(search), [])
    (asked, day), set_run = solara.use_state(first)
    said, set_said = solara.use_state(complaint)

    def ask(new: Asked, message: str) -> None:
        if new != asked:
            set_run((new, None))
        set_said(message)

    return WatchRequest(asked, said, ask, day)


@solara.component
def WatchPage() -> None:
    """The whole page below the title."""
    request = use_request()
    asked = request.asked
    status = use_lived(asked)
    run = status.run
    solara.use_effect(lambda: carried.set(asked.query()), [asked])
    solara.Style(STYLE)
    WatchIntroduction(asked.own().conflict())
    WatchBar(request, status.is_ready)
    if run:
        WatchedPage(run, request.day if run.asked == asked else None).key(f"run {run.asked.name}")


@solara.component
def WatchedPage(run: WatchedRun, day: int | None) -> None:
    """The stage, the charts and the chronicle of a run, and what can be taken away."""
    opening = opening_day(run.course)
    first = opening if day is None else day
    rested = solara.use_ref((run.asked, first))
    if rested.current[0] != run.asked:
        rested.current = (run.asked, first)
    picked, pick = solara.use_state("")
    solara.use_effect(lambda: pick(""), [run.asked])

    def rest(on: int) -> None:
        rested.current = (run.asked, on)

    with v.Html(tag="div", class_="md-watched"):
        WarStageView(run.course, first, rest, pick)
        WatchCharts(run, picked, pick)
    KeepRun(run.asked, opening, run.world.day, lambda: rested.current[1])


@solara.component
def WatchIntroduction(conflict: Conflict) -> None:
    """What the visitor looks at, and that the parties are real, or invented."""
    first, second = (party.title for party in conflict.parties)
    note = text("watch.invented" if conflict.fictional else "watch.real")
    with v.Html(tag="div", class_="md-introduction"):
        v.Html(tag="p", class_="md-what", children=[filled(text("watch.what"), first=first, second=second)])
        said = filled(note, first=first, second=second, name=conflict.name)
        v.Html(tag="p", class_="md-note", children=[said])
        Tag(NumberKind.OUTPUT, text("watch.source"))


@solara.component
def WatchBar(request: WatchRequest, is_ready: bool) -> None:
    """War, seed, the dials, closed at first, the answer to the last wish, and the numbers."""
    asked, said, ask, _ = request
    is_open, set_open = solara.use_state(False)
    with v.Html(tag="div", class_="md-watch-bar", attributes={"data-rests": ""}):
        Choices(asked, ask)
        solara.Button(
            text("watch.choose.close" if is_open else "watch.choose.open"),
            icon_name="mdi-tune",
            on_click=lambda: set_open(not is_open),
            outlined=True,
            attributes={"aria-expanded": str(is_open).lower()},
        )
        WorldNumbers(asked, ask)
        v.Html(tag="div", class_="md-answer", attributes={"role": "status"}, children=[said])
        living = "" if is_ready else text("watch.living")
        v.Html(tag="div", class_="md-living", attributes={"role": "status"}, children=[living])
        if is_open:
            Dials(asked, ask)


@solara.component
def WatchCharts(run: WatchedRun, picked: str, pick: Pick) -> None:
    """The whole course in charts, which follow the day of the stage, and the chronicle."""
    pictures = solara.use_memo(lambda: pictures_of(run.pair, run.asked.drawn), [run.asked])
    frames = solara.use_memo(lambda: frames_of(pictures, run.pair), [run.asked])
    told = solara.use_memo(lambda: chronicle_of(run.world, run.pair.evenings.hosts), [run.asked])

    def chart(name: str) -> None:
        ChartView(Followed(getattr(pictures, name)), getattr(frames, name), on_pick=pick)

    with v.Html(tag="div", class_="md-two"):
        element_of(Chronicle, told=told, picked=picked, on_picked=pick)
        with v.Html(tag="div", class_="md-column"):
            chart("today")
    chart("deals")
    with v.Html(tag="div", class_="md-four"):
        chart("gap")
        chart("trust")
        chart("demand")
        if run.world.third_parties:
            chart("lean")
