"""The board: one session being played. The instructor enters what the teams decide, and plays the month."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.panels.game.buttons import Download, Press
from dashboards.panels.game.debrief import DebriefView
from dashboards.panels.game.desk import Act, heading, said_of, sheet, use_desk
from dashboards.panels.game.month import course, events
from dashboards.words import text
from microdeals.game import Seat, Session
from microdeals.game.files import gradebook_csv, log_csv


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
            name = text("game.close_debrief" if wants_debrief else "game.open_debrief")
            Press(name, lambda: set_debrief(not wants_debrief))
        if not is_over:
            Press(text("game.show" if hidden else "game.hide"), lambda: set_hidden(not hidden))
        Press(text("game.leave"), leave)
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


@solara.component
def Turn(session: Session, number: int, act: Act) -> None:
    """Play the month; go back one, after a second thought."""
    asked_for, set_asked = solara.use_state(-1)

    def play() -> None:
        act(session.play, text("panels.game.played").format(n=number + 1))

    def back() -> None:
        set_asked(-1)
        act(lambda: session.rewind(number - 1), text("game.rewound").format(n=number))

    with v.Html(tag="div", class_="md-table-turn"):
        if asked_for == number and number:
            Press(text("game.back_yes").format(n=number), back, primary=True)
            Press(text("game.back_no"), lambda: set_asked(-1))
        else:
            if not session.state.is_over:
                Press(text("panels.game.play").format(n=number + 1), play, primary=True)
            Press(text("game.back"), lambda: set_asked(number), off=not number)


def keep(session: Session) -> None:
    """What can be taken home; nothing leaves the machine by itself."""
    with v.Html(tag="section", class_="md-table-part md-table-keep"):
        v.Html(tag="h3", class_="md-chart-title", children=[text("game.keep.title")])
        v.Html(tag="p", children=[text("game.keep.where").format(path=session.journal.path)])
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            Download(session, text("game.keep.log"), "log", log_csv)
            Download(session, text("game.keep.grades"), "gradebook", gradebook_csv)
