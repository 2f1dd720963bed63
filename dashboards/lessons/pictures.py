"""What came out: the worlds of one setting, counted, or lines; with the guesses in the chart."""

from __future__ import annotations

import numpy as np
import reacton.ipyvuetify as v
import solara
from numpy.typing import NDArray

from dashboards.charts import Axis, Caption, ChartLine, Lines, Look
from dashboards.lessons.swarm import MEDIUM, SwarmLook, SwarmView
from dashboards.panels.chart_view import ChartView
from dashboards.words import counted, text
from microdeals.lessons import Findings, Guess, Lesson

LOOKS = {"a": Look.SIDE_A, "b": Look.SIDE_B, "c": Look.THIRD}
MOST_LINES = 40
"""Lines of the class that are drawn; the newest."""


@solara.component
def OutcomeView(lesson: Lesson, findings: Findings, key: str, size: str = MEDIUM) -> None:
    """The measure that the guess is about, in one setting: how many of a hundred, and each of them."""
    with v.Html(tag="div", class_="md-outcome", attributes={"data-setting": key}):
        name = text("lessons.result.setting").format(key=key.upper(), title=lesson.settings[key].title)
        v.Html(tag="h3", class_="md-chart-title", children=[name])
        n = round(findings.value(lesson.prediction.measure, key))
        facts = {"data-count": str(n)}
        with v.Html(tag="p", class_="md-count", attributes=facts):
            v.Html(tag="strong", children=[text("lessons.result.count").format(n=n)])
            v.Html(tag="span", class_="md-count-of", children=[" ", lesson.asked.title])
        SwarmView(lesson, findings, key, SwarmLook(is_told=True, size=size))


@solara.component
def OfLines(
    lesson: Lesson,
    findings: Findings,
    keys: tuple[str, ...],
    guess: Guess | None,
    room: tuple[Guess, ...] = (),
) -> None:
    """Mean lines of some settings, the own guess, and those of the room as a fan behind them."""
    ys = [findings.line(key) for key in keys]
    days = np.arange(1, len(ys[0]) + 1)
    drawn = [it for it in room if it.values][-MOST_LINES:]
    lines = [ChartLine("", Look.PLAIN) for _ in drawn]
    lines += [ChartLine(text("lessons.result.short").format(key=key.upper()), LOOKS[key]) for key in keys]
    ys = [*(_through(lesson, it, days) for it in drawn), *ys]
    if guess and guess.values:
        lines.append(ChartLine(text("lessons.guess.yours"), Look.GUESS))
        ys.append(_through(lesson, guess, days))
    said = [counted("lessons.room.lines", len(drawn))] if drawn else []
    measure = lesson.asked
    caption = Caption(measure.title, " · ".join([measure.unit, *said]), text("lessons.result.note"))
    picture = Lines(
        caption,
        Axis(text("panels.axis.day"), 0, float(len(days)), 30),
        Axis(measure.unit.partition(";")[0], measure.low, measure.high),
        tuple(lines),
        is_slide=True,
    )
    facts = {f"end_{key}": float(findings.line(key)[-1]) for key in keys}
    ChartView(picture, picture.frame(days, ys), facts | {"guesses": len(drawn)})


def _through(lesson: Lesson, guess: Guess, days: NDArray[np.int64]) -> NDArray[np.float64]:
    """A guess as a line through all days."""
    return np.asarray(np.interp(days, lesson.prediction.days, guess.values), np.float64)
