"""One war on the stage, lived by the pool when somebody asks to watch it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import use_answer
from dashboards.asked.run import world_from
from dashboards.charts.looks import Json
from dashboards.panels.answer_bar import AnswerBar
from dashboards.stage.course import course_of, lived_pair
from dashboards.stage.first_shown import opening_day
from dashboards.stage.widget import WarStageView
from dashboards.words import text
from dashboards.work.tickets import AnswerPart, PoolQuestion


class AskedCourse(NamedTuple):
    """The course of the world that an address asks for, beside its twin without deals."""

    query: str
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart[Json]]:
        """A second or two of work, in this thread."""
        asked, _ = world_from(self.query.removeprefix("?"))
        yield AnswerPart(0, 1)
        pair = lived_pair(asked.conflict(), asked.seed)
        yield AnswerPart(1, 1, course_of(pair, "", asked.query()))


@solara.component
def WarOnStage(question: PoolQuestion[Json], title: str) -> None:
    """The war on the stage; until it is lived, that it is on its way."""
    shown = use_answer(question, "course")
    with v.Html(tag="section", class_="md-one-war", attributes={"aria-label": title}):
        v.Html(tag="h3", class_="md-chart-title", children=[title])
        if shown.answer is None or shown.is_stale:
            AnswerBar(shown, text("panels.one_war.days"))
        else:
            WarStageView(shown.answer, opening_day(shown.answer))
