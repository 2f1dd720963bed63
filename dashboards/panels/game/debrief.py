"""Everything to talk about after a game."""

from __future__ import annotations

from collections.abc import Sequence

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import use_answer
from dashboards.panels.game.in_words import blame_rows, guess_rows, outcome, walkout_rows
from dashboards.panels.game.month import GameChart
from dashboards.panels.game.pictures import belief_of
from dashboards.panels.game.question import StandingQuestion
from dashboards.panels.game.tables import TitledTable
from dashboards.panels.game.worlds import StandingView
from dashboards.panels.tag import NumberKind, Tag
from dashboards.words import text
from dashboards.work.tickets import TicketState
from microdeals.game import Seat, Session, debrief_of
from microdeals.game.seats import SIDES


@solara.component
def DebriefView(session: Session, newest: int, seats: Sequence[Seat] = SIDES) -> None:
    """Everything to talk about afterwards, the world among many first. `newest`: the entry it goes up to."""
    state = session.state
    debrief = solara.use_memo(lambda: debrief_of(session), [session, newest])
    question = StandingQuestion(state.setup.conflict, state.round * state.setup.days, debrief.own)
    found = use_answer(question, "standing")
    with v.Html(
        tag="section", class_="md-table-debrief", attributes={"aria-label": text("panels.game.debrief")}
    ):
        v.Html(tag="h2", children=[text("panels.game.debrief")])
        v.Html(tag="p", class_="md-table-outcome", children=[outcome(debrief)])
        Tag(NumberKind.OUTPUT, text("panels.game.source"))
        if found.answer is not None and not found.is_stale:
            StandingView(found.answer)
        else:
            said = text(
                "panels.game.standing.failed" if _failed(found.report.state) else "panels.game.standing.wait"
            )
            v.Html(tag="p", attributes={"role": "status"}, children=[said])
        with v.Html(tag="div", class_="md-table-two"):
            for seat in seats:
                GameChart(belief_of(session, debrief, seat))
        TitledTable(
            text("panels.game.guesses.title"),
            [text(f"panels.game.guesses.{name}") for name in ("team", "question", "percent", "came", "off")],
            guess_rows(session, debrief),
            text("panels.game.guesses.none"),
        )
        TitledTable(
            text("panels.game.blame.title"),
            [text(f"panels.game.blame.{name}") for name in ("day", "who", "deal", "cause", "reported")],
            blame_rows(session, debrief),
            text("panels.game.blame.none"),
        )
        TitledTable(
            text("panels.game.walkouts.title"),
            [text(f"panels.game.walkouts.{name}") for name in ("day", "who", "deal", "why")],
            walkout_rows(session, debrief),
            text("panels.game.walkouts.none"),
        )


def _failed(state: TicketState) -> bool:
    return state in (TicketState.FAILED, TicketState.FULL)
