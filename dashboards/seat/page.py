"""The hot seat's page: the first side, then the second with the same luck, then both beside each other."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import reacton.ipyvuetify as v
import solara

from dashboards.panels.fold import STYLE as FOLDED
from dashboards.panels.game import STYLE
from dashboards.panels.game.buttons import Download
from dashboards.panels.game.debrief import DebriefView
from dashboards.panels.game.desk import heading, said_of, sheet, use_desk
from dashboards.panels.game.fields import CLASSROOM, war_choice
from dashboards.panels.game.hand_in import NO_KEY_CAME, HandInView
from dashboards.panels.game.in_words import seat_title
from dashboards.panels.game.links import LinksView, MakeKey, leading_link
from dashboards.panels.game.month import events
from dashboards.panels.game.press import Press
from dashboards.panels.game.redraw import use_redraw
from dashboards.panels.game.session import (
    CopyOffer,
    OpenedSession,
    name_in,
    opened,
    origin_here,
    problem_of,
    use_once,
)
from dashboards.panels.game.starts import aims_of, stakes_of
from dashboards.panels.game.turn import Turn
from dashboards.seat.tables import ComparedGames
from dashboards.words import text
from microdeals.documents.wording import filled
from microdeals.errors import MicrodealsError, RequestError
from microdeals.game import Session, Setup
from microdeals.game.files import columns_csv, log_csv
from microdeals.game.journal import SUFFIX
from microdeals.game.seats import SIDES
from microdeals.game.table_wars import load_war

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
    handed, set_handed = solara.use_state(NO_KEY_CAME)
    link = handed.of(name)
    found = solara.use_memo(lambda: opened(FOLDER, name, link), [name, link])
    solara.Style(STYLE)
    solara.Style(FOLDED)
    HandInView("game", set_handed)

    def go_on(chosen: str) -> None:
        router.push(f"/seat?game={quote(chosen)}")

    if found.session is None:
        SeatStart(go_on, found, name).key(f"{name} {link}")
    else:
        BothGames(found.session, link, lambda: router.push("/seat")).key(f"{name} {link}")


def second_of(first: Session, link: str = "") -> Session | None:
    """The game of the other side, if it has begun. `link`: a key that opens both, if one came."""
    name = first.name + SECOND
    return opened(FOLDER, name, link).session or opened(FOLDER, name).session


def begin(war: str) -> Session:
    """Start the first game with fresh luck. Raises RequestError when there is no room."""
    if sum(1 for _ in FOLDER.glob(f"*{SUFFIX}")) >= MOST_GAMES:
        raise RequestError(text("seat.full").format(n=MOST_GAMES, folder=FOLDER))
    setup = Setup(war, secrets.randbelow(LARGEST_SEED), teams=(text("seat.you"), "", ""))
    return Session.create(FOLDER, f"solo-{secrets.token_hex(4)}", setup, origin_here())


def begin_other(first: Session) -> Session:
    """Start the game of the other side: the same war, the same luck. Goes on if it has begun elsewhere."""
    setup = first.state.setup._replace(teams=("", text("seat.you"), ""))
    return second_of(first) or Session.create(FOLDER, first.name + SECOND, setup, first.origin, after=first)


@solara.component
def SeatStart(open_game: Callable[[str], None], found: OpenedSession, name: str) -> None:
    """How it goes, and the first move. `found`: why the game of that name is not shown."""
    problem, set_problem = solara.use_state(found.problem)
    war, set_war = solara.use_state(CLASSROOM)
    once = use_once()

    def start() -> None:
        try:
            open_game(once(lambda: begin(war).name))
        except MicrodealsError as trouble:
            set_problem(str(trouble))

    v.Html(tag="h2", children=[text("seat.title")])
    v.Html(tag="p", class_="md-table-lead", children=[text("seat.how")])
    problem_of(problem)
    if found.can_be_copied:
        CopyOffer(FOLDER, name, open_game)
    with v.Html(tag="section", class_="md-table-form"):
        war_choice(war, set_war)
        side = load_war(war).parties[0].title
        Press(filled(text("seat.start"), side=side), lambda _: start(), primary=True)
    with v.Html(tag="section", class_="md-table-part md-seat-war"):
        v.Html(tag="h3", children=[text("panels.game.start.title")])
        for said in (*stakes_of(load_war(war)), *aims_of(load_war(war), SIDES[0])):
            v.Html(tag="p", children=[said])


@solara.component
def BothGames(first: Session, link: str, leave: Callable[[], None]) -> None:
    """The game that is on; after the second one, both beside each other. `link`: the key that opened it."""
    second, set_second = solara.use_state(solara.use_memo(lambda: second_of(first, link), []))
    redraw = use_redraw()

    def new_link() -> str:
        key = first.new_link()
        return second.new_link(key=key) if second else key

    place = f"/seat?game={quote(first.name)}"
    if second is None:
        OneGame(first, place, new_link, redraw).key("first")
        if first.state.is_over:
            OtherSide(first, set_second)
            DebriefView(first, first.state.newest, SIDES[:1])
    else:
        OneGame(second, place, new_link, redraw).key("second")
        if second.state.is_over:
            ComparedGames(first, second)
            DebriefView(second, second.state.newest, SIDES[1:])
    with v.Html(tag="section", class_="md-table-part"):
        v.Html(tag="p", children=[text("seat.keep")])
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            for game, seat in zip(filter(None, (first, second)), SIDES, strict=False):
                Download(game, filled(text("seat.log"), side=seat_title(game, seat)), "log", log_csv)
            if first:
                Download(first, text("panels.csv.columns"), "columns", columns_csv)
            Press(text("seat.again"), lambda _: leave())


@solara.component
def OtherSide(first: Session, take: Callable[[Session], None]) -> None:
    """Go on with the game of the other side."""
    said, set_said = solara.use_state("")

    def play_other() -> None:
        try:
            take(begin_other(first))
        except MicrodealsError as trouble:
            set_said(str(trouble))

    side = seat_title(first, SIDES[1])
    Press(filled(text("seat.other"), side=side), lambda _: play_other(), primary=True)
    problem_of(said)


@solara.component
def OneGame(session: Session, place: str, new_link: MakeKey, redraw: Callable[[], None]) -> None:
    """One game: the month, the sheet with one column, and how it goes."""
    desk = use_desk(session)
    seat = SIDES[session.name.endswith(SECOND)]
    number = session.state.round
    solara.use_effect(redraw, [session.state.newest])  # what stands below this game follows it
    v.Html(
        tag="p", class_="md-seat-side", children=[filled(text("seat.plays"), side=seat_title(session, seat))]
    )
    heading(session)
    with v.Html(tag="div", class_="md-table-bar"):
        Turn(session, number, session.state.newest, desk)
        said_of(desk)
    if not session.state.is_over:
        with v.Html(tag="div", class_="md-table-play"):
            events(session)
            sheet(session, (seat,), False, desk)
    LinksView(session, place, [leading_link(new_link)], desk)
