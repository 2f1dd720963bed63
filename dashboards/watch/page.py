"""The Watch page: choose a war, press Play, and watch it deal by deal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara
from ipyvuetify import Html
from reacton.core import Element

from dashboards.asked.run import Asked
from dashboards.panels.address import carried
from dashboards.panels.chart_view import ChartView
from dashboards.panels.choices import Ask, Choices
from dashboards.panels.element import element_of, use_widget
from dashboards.panels.play_bar import PlayBar, use_player
from dashboards.panels.tag import NumberKind, Tag
from dashboards.watch.chronicle import Chronicle
from dashboards.watch.dials import Dials
from dashboards.watch.frames import Frames, frames_of
from dashboards.watch.keep import KeepRun
from dashboards.watch.pictures import Pictures, pictures_of
from dashboards.watch.question import day_from
from dashboards.watch.screen import Screen
from dashboards.watch.watched import Watched
from dashboards.words import text
from dashboards.work.play import Player, PlayStatus
from microdeals.agents import ConflictModel

STYLE = Path(__file__).with_name("watch.css")


class RunStart(NamedTuple):
    """A run as it begins here: its world, its charts, and what they show at first."""

    world: Watched
    pictures: Pictures
    frames: Frames


def start_of(asked: Asked, day: int = 0) -> RunStart:
    """Set up the run that is asked for, on a day. Charts keep the axes of the conflict's own values."""
    world, own = Watched(asked, day), asked.own().world()
    pictures = pictures_of(own)
    return RunStart(world, pictures, frames_of(pictures, world))


class WatchRequest(NamedTuple):
    """What a page is asked for, the answer to the last wish, and how to ask."""

    asked: Asked
    said: str
    ask: Ask
    day: int
    """On which day the run begins here."""


def use_request() -> WatchRequest:
    """A hook: the run that the address asks for, until the visitor asks for another."""
    search = solara.use_router().search
    first, complaint = solara.use_memo(lambda: day_from(search), [])
    (asked, day), set_run = solara.use_state(first)
    said, set_said = solara.use_state(complaint)

    def ask(new: Asked, message: str) -> None:
        if new != asked:
            set_run((new, 0))
        set_said(message)

    return WatchRequest(asked, said, ask, day)


@solara.component
def WatchPage() -> None:
    """The whole page below the title."""
    request = use_request()
    asked = request.asked
    start = solara.use_memo(lambda: start_of(asked, request.day), [asked])
    screen = solara.use_memo(lambda: Screen(start.pictures, asked.name), [asked.name, asked.days])
    screen.asked = asked
    shown = solara.use_ref(screen)
    shown.current = screen
    player, status = use_player(lambda: start.world, lambda world: shown.current.draw(world))
    solara.use_effect(lambda: player.reset(start.world), [asked])

    def pick(key: str) -> None:
        if key != screen.picked:
            screen.picked = key
            player.redraw()

    solara.use_effect(lambda: carried.set(asked.query()), [asked])
    solara.Style(STYLE)
    WatchIntroduction(start.world.model)
    WatchBar(request, player, status)
    WatchStage(screen, start, pick).key(asked.name)
    KeepRun(player, screen.add_recipe).key(f"keep {asked.name}")


@solara.component
def WatchIntroduction(world: ConflictModel) -> None:
    """What the visitor looks at, and that the parties are real, or invented."""
    conflict = world.conflict
    first, second = (party.title for party in conflict.parties)
    note = text("watch.invented" if conflict.fictional else "watch.real")
    with v.Html(tag="div", class_="md-introduction"):
        v.Html(tag="p", class_="md-what", children=[text("watch.what").format(first=first, second=second)])
        said = note.format(first=first, second=second, name=conflict.name)
        v.Html(tag="p", class_="md-note", children=[said])
        Tag(NumberKind.OUTPUT, text("watch.source"))


@solara.component
def WatchBar(request: WatchRequest, player: Player[Watched], status: PlayStatus) -> None:
    """War, seed, player, and the dials, which are closed at first; the answer to the visitor's last wish."""
    asked, said, ask, _ = request
    is_open, set_open = solara.use_state(False)

    def ask_while_paused(new: Asked, message: str) -> None:
        if new != asked:
            player.pause()
        ask(new, message)

    def again() -> Watched:
        ask(asked, "")
        return Watched(asked)

    with v.Html(tag="div", class_="md-watch-bar"):
        Choices(asked, ask_while_paused)
        PlayBar(player, status, again)
        solara.Button(
            text("watch.choose.close" if is_open else "watch.choose.open"),
            icon_name="mdi-tune",
            on_click=lambda: set_open(not is_open),
            outlined=True,
            attributes={"aria-expanded": str(is_open).lower()},
        )
        v.Html(tag="div", class_="md-answer", attributes={"role": "status"}, children=[said])
        if is_open:
            Dials(asked, ask_while_paused)


@solara.component
def WatchStage(screen: Screen, start: RunStart, pick: Callable[[str], None]) -> None:
    """Everything that moves: sentences, charts and the chronicle of one conflict."""

    def chart(name: str) -> None:
        picture, frame = getattr(start.pictures, name), getattr(start.frames, name)
        ChartView(picture, frame, {"day": start.world.day}, screen.add_chart(name), pick)

    with v.Html(tag="div", class_="md-stage"):
        with v.Html(tag="div", class_="md-now"):
            WrittenLine("p", "md-clock", screen.add_line("clock"))
            WrittenLine("p", "md-so-far", screen.add_line("so-far"))
        chart("front")
        WrittenLine("p", "md-whole-front", screen.add_line("front"))
        with v.Html(tag="div", class_="md-three"):
            for name in ("trust", "gap", "today"):
                chart(name)
        chart("deals")
        with v.Html(tag="div", class_="md-two"):
            ChronicleView(screen, pick)
            with v.Html(tag="div"):
                chart("demand")
                if start.world.model.third_parties:
                    chart("lean")


@solara.component
def WrittenLine(tag: str, name: str, on_widget: Callable[[Html], None]) -> Element[Html]:
    """A line of text that the loop writes; the page's rendering leaves it alone."""
    element: Element[Html] = Html.element(tag=tag, class_=name)
    use_widget(element, on_widget)
    return element


@solara.component
def ChronicleView(screen: Screen, pick: Callable[[str], None]) -> Element[Chronicle]:
    """The chronicle in the page."""
    element = element_of(Chronicle, on_picked=pick)
    use_widget(element, screen.add_chronicle)
    return element
