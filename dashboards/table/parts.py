"""Parts that the Table page and the hot seat share: charts, tables, the month's events, the debrief."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.answering import use_answer
from dashboards.charts import ChartView
from dashboards.panels.tag import Kind, Tag
from dashboards.table.pictures import Shown, belief_of, gap_of, trust_of
from dashboards.table.tale import blame_rows, events_of, guess_rows, outcome
from dashboards.table.worlds import Worlds
from dashboards.tickets import Part, State
from dashboards.words import counted, text
from microdeals.conflicts import load
from microdeals.game import Seat, Session, among_worlds_of, debrief_of
from microdeals.game.among_worlds import WORLDS, Come
from microdeals.game.seats import SIDES


class Standings(NamedTuple):
    """A question to the pool: where a world lies among many of the same conflict and days."""

    war: str
    days: int
    own: Come
    patience: int = 0

    def parts(self) -> Iterator[Part]:
        """All at once: some tenths of a second."""
        yield Part(0, WORLDS)
        yield Part(WORLDS, WORLDS, among_worlds_of(load(self.war), self.days, self.own))


@solara.component
def Chart(shown: Shown) -> None:
    """A chart, made anew when its words or axes change."""
    ChartView(shown.picture, shown.frame).key(str(shown.picture))


@solara.component
def Rows(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], empty: str) -> None:
    """A table with a title, or a sentence when there is nothing in it."""
    with v.Html(tag="section", class_="md-table-part"):
        v.Html(tag="h3", class_="md-chart-title", children=[title])
        if not rows:
            v.Html(tag="p", children=[empty])
            return
        frame = v.Html(tag="div", class_="md-table-scroll", attributes={"tabindex": "0", "role": "region"})
        with frame, v.Html(tag="table", class_="md-table-rows"):
            with v.Html(tag="thead"), v.Html(tag="tr"):
                for name in head:
                    v.Html(tag="th", attributes={"scope": "col"}, children=[name])
            with v.Html(tag="tbody"):
                for row in rows:
                    cells = [v.Html(tag="td", children=[cell]) for cell in row]
                    v.Html(tag="tr", children=cells)


def events(session: Session) -> None:
    """What everybody knows of the last month."""
    last = session.state.round - 1
    if last < 0:
        return
    lines, meetings = events_of(session, last)
    with v.Html(tag="section", class_="md-table-part md-table-news"):
        v.Html(tag="h2", children=[text("table.news.title").format(n=last + 1)])
        v.Html(tag="p", children=[counted("table.news.meetings", meetings)])
        with v.Html(tag="ul"):
            for line in lines or [text("table.news.nothing")]:
                v.Html(tag="li", children=[line])


def course(session: Session) -> None:
    """Gap and trust so far."""
    with v.Html(tag="div", class_="md-table-two"):
        Chart(gap_of(session))
        Chart(trust_of(session))


@solara.component
def DebriefView(session: Session, newest: int, seats: Sequence[Seat] = SIDES) -> None:
    """Everything to talk about afterwards, the world among many first. `newest`: the entry it goes up to."""
    state = session.state
    debrief = solara.use_memo(lambda: debrief_of(session), [session, newest])
    question = Standings(state.setup.conflict, state.round * state.setup.days, debrief.own)
    found = use_answer(question, "standing")
    with v.Html(tag="section", class_="md-table-debrief", attributes={"aria-label": text("table.debrief")}):
        v.Html(tag="h2", children=[text("table.debrief")])
        v.Html(tag="p", class_="md-table-outcome", children=[outcome(debrief)])
        Tag(Kind.OUTPUT, text("table.source"))
        if found.answer is not None and not found.is_stale:
            Worlds(found.answer)
        else:
            said = text("table.standing.failed" if _failed(found.report.state) else "table.standing.wait")
            v.Html(tag="p", attributes={"role": "status"}, children=[said])
        with v.Html(tag="div", class_="md-table-two"):
            for seat in seats:
                Chart(belief_of(session, debrief, seat))
        Rows(
            text("table.guesses.title"),
            [text(f"table.guesses.{name}") for name in ("team", "question", "percent", "came", "off")],
            guess_rows(session, debrief),
            text("table.guesses.none"),
        )
        Rows(
            text("table.blame.title"),
            [text(f"table.blame.{name}") for name in ("day", "who", "deal", "cause", "reported")],
            blame_rows(session, debrief),
            text("table.blame.none"),
        )


def _failed(state: State) -> bool:
    return state in (State.FAILED, State.FULL)


@solara.component
def Press(word: str, act: Callable[[], None], off: bool = False, primary: bool = False) -> None:
    """A button of the page's."""
    solara.Button(
        word,
        on_click=act,
        disabled=off,
        color="primary" if primary else None,
        outlined=not primary,
        classes=["md-table-button"],
    )


@solara.component
def Download(session: Session, word: str, name: str, content: Callable[[Session], str]) -> None:
    """A file made when it is asked for."""
    with solara.FileDownload(lambda: content(session), f"{session.name}-{name}.csv", mime_type="text/csv"):
        solara.Button(word, icon_name="mdi-download", outlined=True, small=True)
