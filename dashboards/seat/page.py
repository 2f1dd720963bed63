"""The hot seat's page: the first side, then the second with the same luck, then both beside each other."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import reacton.ipyvuetify as v
import solara

from dashboards.panels.game import STYLE
from dashboards.panels.game.buttons import Download, Press
from dashboards.panels.game.debrief import DebriefView
from dashboards.panels.game.desk import heading, said_of, sheet, use_desk
from dashboards.panels.game.fields import CLASSROOM, choice
from dashboards.panels.game.month import course, events
from dashboards.panels.game.redraw import use_redraw
from dashboards.panels.game.session import name_in, opened
from dashboards.panels.game.sheet import title_of
from dashboards.seat.tables import ComparedGames
from dashboards.words import text
from microdeals.conflicts import load, shipped
from microdeals.errors import MicrodealsError, RequestError
from microdeals.game import Seat as Place
from microdeals.game import Session, Setup
from microdeals.game.files import log_csv
from microdeals.game.journal import SUFFIX
from microdeals.game.seats import SIDES

FOLDER = Path("results") / "seat"
MOST_GAMES = 5000
"""Anybody who reaches the page can start one, and each is a small file."""

SECOND = "-2"
LARGEST_SEED = 999_999


@solara.component
def SeatPage() -> None:
    """The whole page below the title."""
    router = solara.use_router()
    name = name_in(router.search, "game")
    first, problem = solara.use_memo(lambda: opened(FOLDER, name), [name])
    solara.Style(STYLE)
    if first is None:
        SeatStart(lambda chosen: router.push(f"/seat?game={quote(chosen)}"), problem)
    else:
        BothGames(first, lambda: router.push("/seat")).key(name)


def second_of(first: Session) -> Session | None:
    """The game of the other side, if it has begun."""
    return opened(FOLDER, first.name + SECOND)[0]


def begin(war: str) -> Session:
    """Start the first game with fresh luck. Raises RequestError when there is no room."""
    if sum(1 for _ in FOLDER.glob(f"*{SUFFIX}")) >= MOST_GAMES:
        raise RequestError(text("seat.full").format(n=MOST_GAMES, folder=FOLDER))
    setup = Setup(war, secrets.randbelow(LARGEST_SEED), teams=(text("seat.you"), "", ""))
    return Session.create(FOLDER, f"solo-{secrets.token_hex(4)}", setup)


def begin_other(first: Session) -> Session:
    """Start the game of the other side: the same war, the same luck. Goes on if it has begun elsewhere."""
    setup = first.state.setup._replace(teams=("", text("seat.you"), ""))
    return second_of(first) or Session.create(FOLDER, first.name + SECOND, setup)


@solara.component
def SeatStart(open_game: Callable[[str], None], problem: str) -> None:
    """How it goes, and the first move."""
    said, set_said = solara.use_state(problem)
    war, set_war = solara.use_state(CLASSROOM)

    def start() -> None:
        try:
            open_game(begin(war).name)
        except MicrodealsError as trouble:
            set_said(str(trouble))

    v.Html(tag="h2", children=[text("seat.title")])
    v.Html(tag="p", class_="md-table-lead", children=[text("seat.how")])
    if said:
        v.Html(tag="div", class_="md-table-problem", attributes={"role": "alert"}, children=[said])
    with v.Html(tag="section", class_="md-table-form"):
        choice("war", war, set_war, [(key, load(key).title) for key in sorted(shipped())])
        name = text("seat.start").format(side=load(war).parties[0].title)
        solara.Button(name, on_click=start, color="primary", classes=["md-table-button"])


@solara.component
def BothGames(first: Session, leave: Callable[[], None]) -> None:
    """The game that is on; after the second one, both beside each other."""
    second, set_second = solara.use_state(solara.use_memo(lambda: second_of(first), []))
    redraw = use_redraw()
    if second is None:
        OneGame(first, SIDES[0], redraw).key("first")
        if first.state.is_over:
            side = title_of(first, SIDES[1])
            Press(text("seat.other").format(side=side), lambda: set_second(begin_other(first)), primary=True)
            DebriefView(first, first.state.newest, SIDES[:1])
    else:
        OneGame(second, SIDES[1], redraw).key("second")
        if second.state.is_over:
            ComparedGames(first, second)
            DebriefView(second, second.state.newest, SIDES[1:])
    with v.Html(tag="section", class_="md-table-part"):
        v.Html(tag="p", children=[text("seat.keep")])
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            for game, seat in zip(filter(None, (first, second)), SIDES, strict=False):
                Download(game, text("seat.log").format(side=title_of(game, seat)), "log", log_csv)
            Press(text("seat.again"), leave)


@solara.component
def OneGame(session: Session, seat: Place, redraw: Callable[[], None]) -> None:
    """One game: the month, the sheet with one column, and how it goes."""
    desk = use_desk(session)
    number = session.state.round

    def play() -> None:
        desk.act(session.play, text("panels.game.played").format(n=number + 1))
        redraw()

    v.Html(tag="p", class_="md-seat-side", children=[text("seat.plays").format(side=title_of(session, seat))])
    heading(session)
    if session.state.is_over:
        return
    with v.Html(tag="div", class_="md-table-bar"):
        Press(text("panels.game.play").format(n=number + 1), play, primary=True)
        said_of(desk)
    with v.Html(tag="div", class_="md-table-play md-seat-play"):
        with v.Html(tag="div"):
            sheet(session, (seat,), False, desk)
        with v.Html(tag="div"):
            events(session)
            if number:
                course(session)
