"""The board: one session being played. The instructor enters what the teams decide, and plays the month."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import reacton.ipyvuetify as v
import solara

from dashboards.panels.game.buttons import Download
from dashboards.panels.game.debrief import DebriefView
from dashboards.panels.game.desk import heading, said_of, sheet, use_desk
from dashboards.panels.game.links import LinksView, links_of
from dashboards.panels.game.month import events
from dashboards.panels.game.press import Press
from dashboards.panels.game.session import problem_of
from dashboards.panels.game.turn import Turn
from dashboards.words import text
from microdeals.game import Session
from microdeals.game.files import columns_csv, gradebook_csv, log_csv

PLACE = "/table"


@solara.component
def Board(session: Session, leave: Callable[[], None]) -> None:
    """Everything of a session that is open."""
    desk = use_desk(session)
    wants_debrief, set_debrief = solara.use_state(False)
    hidden, set_hidden = solara.use_state(False)
    state, is_over = session.state, session.state.is_over
    if not session.rights.is_any:
        taken_back(leave)
        return
    heading(session)
    with v.Html(tag="div", class_="md-table-bar"):
        Turn(session, state.round, state.newest, desk)
        if state.round and not is_over and session.rights.is_desk:
            name = text("game.close_debrief" if wants_debrief else "game.open_debrief")
            Press(name, lambda _: set_debrief(not wants_debrief))
        if not is_over:
            Press(text("game.show" if hidden else "game.hide"), lambda _: set_hidden(not hidden))
        Press(text("game.leave"), lambda _: leave())
        said_of(desk)
    if state.round and (wants_debrief or is_over):
        DebriefView(session, state.newest)
        keep(session)
        return
    with v.Html(tag="div", class_="md-table-play"):
        events(session)
        sheet(session, session.rights.seats, hidden, desk)
    LinksView(session, f"{PLACE}?session={quote(session.name)}", links_of(session), desk)


def taken_back(leave: Callable[[], None]) -> None:
    """For whoever had a seat here."""
    problem_of(text("panels.game.closed"))
    Press(text("game.leave"), lambda _: leave())


def keep(session: Session) -> None:
    """What can be taken home; nothing leaves the machine by itself."""
    with v.Html(tag="section", class_="md-table-part md-table-keep"):
        v.Html(tag="h3", class_="md-chart-title", children=[text("game.keep.title")])
        if session.origin.is_here:
            v.Html(tag="p", children=[text("game.keep.where").format(path=session.journal.path)])
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            Download(session, text("game.keep.log"), "log", log_csv)
            Download(session, text("game.keep.grades"), "gradebook", gradebook_csv)
            Download(session, text("panels.csv.columns"), "columns", columns_csv)
