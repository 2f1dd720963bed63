"""Everything to talk about after a game."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import PoolAnswer, use_answer
from dashboards.panels.fold import Fold
from dashboards.panels.game.course import course_asked
from dashboards.panels.game.in_words import blame_rows, broken_words, guess_rows, outcome, walkout_rows
from dashboards.panels.game.month import GameChart, course
from dashboards.panels.game.pictures import belief_of
from dashboards.panels.game.question import StandingQuestion
from dashboards.panels.game.story import end_of, story_of
from dashboards.panels.game.tables import TitledTable
from dashboards.panels.game.worlds import StandingView, TradeOfGame
from dashboards.panels.one_war import WarOnStage
from dashboards.panels.tag import NumberKind, Tag
from dashboards.words import text
from dashboards.work.tickets import TicketState
from microdeals.game import Debrief, Seat, Session, debrief_of
from microdeals.game.seats import SIDES


@solara.component
def DebriefView(session: Session, newest: int, seats: Sequence[Seat] = SIDES) -> None:
    """What happened, then why, then the numbers. `newest`: the entry that it goes up to."""
    state = session.state
    debrief = solara.use_memo(lambda: debrief_of(session), [session, newest])
    question = StandingQuestion(state.setup.conflict, state.round * state.setup.days, debrief.own)
    found = use_answer(question, "standing")
    with v.Html(
        tag="section", class_="md-table-debrief", attributes={"aria-label": text("panels.game.debrief")}
    ):
        v.Html(tag="h2", children=[text("panels.game.debrief")])
        part("happened", partial(what_happened, session, debrief), is_open_at_first=True)
        part("why", partial(why, session, debrief, seats))
        part("numbers", partial(numbers, session, debrief, found))


def part(name: str, content: Callable[[], None], is_open_at_first: bool = False) -> None:
    """A part of the debrief, behind its heading."""
    Fold(text(f"panels.game.part.{name}"), content, is_open_at_first)


def what_happened(session: Session, debrief: Debrief) -> None:
    """The months one after another, and how it stands after them."""
    with v.Html(tag="div", class_="md-table-story"):
        with v.Html(tag="ol", class_="md-table-months"):
            for month in story_of(session, debrief):
                with v.Html(tag="li"):
                    v.Html(tag="strong", children=[text("panels.game.story.month").format(n=month.number)])
                    v.Html(tag="span", children=[month.said])
        v.Html(tag="p", class_="md-table-end", children=[end_of(session)])
        if session.state.months:
            WarOnStage(course_asked(session), text("panels.game.part.stage"))


def why(session: Session, debrief: Debrief, seats: Sequence[Seat]) -> None:
    """Gap and trust, what each side believed, who broke what, and who decided it."""
    with v.Html(tag="div", class_="md-table-why"):
        course(session)
        with v.Html(tag="div", class_="md-table-two"):
            for seat in seats:
                GameChart(belief_of(session, debrief, seat))
        for said in broken_words(session, debrief):
            v.Html(tag="p", class_="md-table-broken", children=[said])
        TitledTable(
            text("panels.game.blame.title"),
            [text(f"panels.game.blame.{name}") for name in ("day", "who", "deal", "cause", "by", "reported")],
            blame_rows(session, debrief),
            text("panels.game.blame.none"),
        )
        TitledTable(
            text("panels.game.walkouts.title"),
            [text(f"panels.game.walkouts.{name}") for name in ("day", "who", "deal", "why", "by")],
            walkout_rows(session, debrief),
            text("panels.game.walkouts.none"),
        )


def numbers(session: Session, debrief: Debrief, found: PoolAnswer[StandingQuestion]) -> None:
    """The game among the wars that the model played alone, and what the teams had guessed."""
    v.Html(tag="p", class_="md-table-outcome", children=[outcome(debrief)])
    Tag(NumberKind.OUTPUT, text("panels.game.source"))
    if found.answer is not None and not found.is_stale:
        TradeOfGame(found.answer.trade, debrief.place)
        StandingView(found.answer.among)
    else:
        is_failed = _failed(found.report.state)
        said = text("panels.game.standing.failed" if is_failed else "panels.game.standing.wait")
        v.Html(tag="p", attributes={"role": "status"}, children=[said])
    TitledTable(
        text("panels.game.guesses.title"),
        [text(f"panels.game.guesses.{name}") for name in ("team", "question", "percent", "came", "off")],
        guess_rows(session, debrief),
        text("panels.game.guesses.none"),
    )


def _failed(state: TicketState) -> bool:
    return state in (TicketState.FAILED, TicketState.FULL)
