"""Where decisions are taken: the month that comes, the sheet, and the answer to the last decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.panels.game.decide import decide
from dashboards.panels.game.entry import EntryView
from dashboards.panels.game.in_words import month_of, where_it_stands
from dashboards.panels.game.redraw import use_news, use_redraw
from dashboards.panels.game.sheet import sheet_of
from dashboards.words import text
from microdeals.errors import MicrodealsError
from microdeals.game import Seat, Session

Act = Callable[[Callable[[], None], str], None]
"""Does something to a session, and says that it is done, or why not."""


class SessionDesk(NamedTuple):
    """Where decisions are taken: the answer to the last one, and how to make one."""

    said: str
    act: Act


def use_desk(session: Session) -> SessionDesk:
    """A hook: follows the session, and renders the page again when anything has changed in it."""
    redraw = use_redraw()
    said, set_said = solara.use_state("")
    use_news(session, redraw)
    session.catch_up()

    def act(change: Callable[[], None], done: str) -> None:
        try:
            change()
            set_said(done)
        except MicrodealsError as problem:
            set_said(str(problem))
        redraw()

    return SessionDesk(said, act)


def said_of(desk: SessionDesk) -> None:
    """The answer to the last decision."""
    v.Html(tag="div", class_="md-table-said", attributes={"role": "status"}, children=[desk.said])


def sheet(session: Session, seats: tuple[Seat, ...], hidden: bool, desk: SessionDesk) -> None:
    """The entry sheet of the month that comes."""

    def take(seat: str, row: str, value: str) -> None:
        desk.act(lambda: decide(session, Seat(seat), row, value), text("panels.game.saved"))

    EntryView(sheet_of(session, seats), hidden, take)
    v.Html(tag="p", class_="md-table-hint", children=[text("panels.game.hint")])


def heading(session: Session) -> None:
    """The session, the month that comes, and where the war stands; also for scripts."""
    state = session.state
    facts = {
        "data-session": session.name,
        "data-round": str(state.round),
        "data-entries": str(state.newest),
        "data-gap": repr(float(session.world.gap_now().total)),
        "data-deals": str(len(session.world.deals)),
        "data-over": str(state.is_over).lower(),
    }
    with v.Html(tag="div", class_="md-table-heading", attributes=facts):
        v.Html(tag="p", class_="md-table-war", children=[f"{session.conflict.title} · {session.name}"])
        v.Html(tag="h2", class_="md-table-month", children=[month_of(session)])
        v.Html(tag="p", class_="md-table-now", children=[where_it_stands(session)])
