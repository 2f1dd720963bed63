"""Where decisions are taken: the month that comes, the sheet, and the answer to the last decision."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara
from reacton.core import Ref

from dashboards.panels.game.decide import decide
from dashboards.panels.game.entry import EntryView
from dashboards.panels.game.in_words import month_of, others_in_words, where_it_stands
from dashboards.panels.game.redraw import use_news, use_redraw
from dashboards.panels.game.sheet import sheet_of
from dashboards.words import text
from microdeals.errors import MicrodealsError
from microdeals.game import Seat, Session

Act = Callable[[Callable[[], None], str, int], None]
"""Does something to a session, by what the page showed, and says that it is done, or why not."""


class News(NamedTuple):
    """What other pages have done, in words, and the newest entry that the words are about."""

    said: str
    newest: int


NOTHING = News("", 0)


class SessionDesk(NamedTuple):
    """Where decisions are taken: the answer to the last one, what others did, and how to make one."""

    said: str
    heard: str
    act: Act


def use_desk(session: Session) -> SessionDesk:
    """A hook: follows the session, and renders the page again when anything has changed in it."""
    redraw = use_redraw()
    said, set_said = solara.use_state("")
    use_news(session, redraw)
    session.catch_up()
    heard = use_heard(session)

    def act(change: Callable[[], None], done: str, seen: int) -> None:
        if seen >= heard.current.newest:  # else nobody can have read it before deciding
            heard.current = NOTHING
        try:
            with session.at(seen):
                change()
            set_said(done)
        except MicrodealsError as problem:
            set_said(str(problem))
        redraw()

    return SessionDesk(said, heard.current.said, act)


def use_heard(session: Session) -> Ref[News]:
    """A hook: what other pages have done since this one looked; forgotten when who has read it decides."""
    looked = solara.use_ref(session.state.newest)
    heard = solara.use_ref(NOTHING)
    if others := session.others_since(looked.current):
        heard.current = News(others_in_words(session, others), session.state.newest)
    looked.current = session.state.newest
    return heard


def said_of(desk: SessionDesk) -> None:
    """The answer to the last decision, and what other pages did."""
    said = " ".join(filter(None, (desk.said, desk.heard)))
    v.Html(tag="div", class_="md-table-said", attributes={"role": "status"}, children=[said])


def sheet(session: Session, seats: tuple[Seat, ...], hidden: bool, desk: SessionDesk) -> None:
    """The entry sheet of the month that comes."""

    def take(seat: str, row: str, value: str, seen: int) -> None:
        desk.act(lambda: decide(session, seat, row, value), text("panels.game.saved"), seen)

    EntryView(sheet_of(session, seats), hidden, take)
    v.Html(tag="p", class_="md-table-hint", children=[text("panels.game.hint")])


def heading(session: Session) -> None:
    """The session, the month that comes, and where the war stands; also for scripts."""
    state = session.state
    facts = {
        "data-session": session.name,
        "data-round": str(state.round),
        "data-entries": str(state.newest),
        "data-deals": str(len(session.world.deals)),
        "data-over": str(state.is_over).lower(),
    }
    with v.Html(tag="div", class_="md-table-heading", attributes=facts):
        v.Html(tag="p", class_="md-table-war", children=[f"{session.conflict.title} · {session.name}"])
        v.Html(tag="h2", class_="md-table-month", children=[month_of(session)])
        v.Html(tag="p", class_="md-table-now", children=[where_it_stands(session)])
