"""The board: one session being played. The instructor enters what the teams decide, and plays the month."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.table.entry import EntryView
from dashboards.table.following import use_news, use_redraw
from dashboards.table.parts import DebriefView, Download, Press, course, events
from dashboards.table.sheet import decide, sheet_of
from dashboards.table.tale import month_of, where_it_stands
from dashboards.words import text
from microdeals.errors import MicrodealsError
from microdeals.game import Seat, Session
from microdeals.game.files import gradebook_csv, log_csv

Act = Callable[[Callable[[], None], str], None]
"""Does something to a session, and says that it is done, or why not."""


class Desk(NamedTuple):
    """Where decisions are taken: the answer to the last one, and how to make one."""

    said: str
    act: Act


def use_desk(session: Session) -> Desk:
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

    return Desk(said, act)


@solara.component
def Board(session: Session, leave: Callable[[], None]) -> None:
    """Everything of a session that is open."""
    desk = use_desk(session)
    wants_debrief, set_debrief = solara.use_state(False)
    hidden, set_hidden = solara.use_state(False)
    is_over = session.state.is_over
    heading(session)
    with v.Html(tag="div", class_="md-table-bar"):
        Turn(session, session.state.round, desk.act)
        if session.state.round and not is_over:
            name = text("table.close_debrief" if wants_debrief else "table.open_debrief")
            Press(name, lambda: set_debrief(not wants_debrief))
        if not is_over:
            Press(text("table.show" if hidden else "table.hide"), lambda: set_hidden(not hidden))
        Press(text("table.leave"), leave)
        said_of(desk)
    if session.state.round and (wants_debrief or is_over):
        DebriefView(session, session.state.newest)
        keep(session)
        return
    with v.Html(tag="div", class_="md-table-play"):
        with v.Html(tag="div"):
            sheet(session, tuple(Seat), hidden, desk)
        with v.Html(tag="div"):
            events(session)
            if session.state.round:
                course(session)


def said_of(desk: Desk) -> None:
    """The answer to the last decision."""
    v.Html(tag="div", class_="md-table-said", attributes={"role": "status"}, children=[desk.said])


def sheet(session: Session, seats: tuple[Seat, ...], hidden: bool, desk: Desk) -> None:
    """The entry sheet of the month that comes."""

    def take(seat: str, row: str, value: str) -> None:
        desk.act(lambda: decide(session, Seat(seat), row, value), text("table.saved"))

    EntryView(sheet_of(session, seats), hidden, take)
    v.Html(tag="p", class_="md-table-hint", children=[text("table.hint")])


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


@solara.component
def Turn(session: Session, number: int, act: Act) -> None:
    """Play the month; go back one, after a second thought."""
    asked_for, set_asked = solara.use_state(-1)

    def play() -> None:
        act(session.play, text("table.played").format(n=number + 1))

    def back() -> None:
        set_asked(-1)
        act(lambda: session.rewind(number - 1), text("table.rewound").format(n=number))

    with v.Html(tag="div", class_="md-table-turn"):
        if asked_for == number and number:
            Press(text("table.back_yes").format(n=number), back, primary=True)
            Press(text("table.back_no"), lambda: set_asked(-1))
        else:
            if not session.state.is_over:
                Press(text("table.play").format(n=number + 1), play, primary=True)
            Press(text("table.back"), lambda: set_asked(number), off=not number)


def keep(session: Session) -> None:
    """What can be taken home; nothing leaves the machine by itself."""
    with v.Html(tag="section", class_="md-table-part md-table-keep"):
        v.Html(tag="h3", class_="md-chart-title", children=[text("table.keep.title")])
        v.Html(tag="p", children=[text("table.keep.where").format(path=session.journal.path)])
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            Download(session, text("table.keep.log"), "log", log_csv)
            Download(session, text("table.keep.grades"), "gradebook", gradebook_csv)
