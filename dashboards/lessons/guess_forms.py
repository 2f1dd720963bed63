"""The guess: one tap where it can be, and an open way to decline."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import reacton.ipyvuetify as v
import solara

from dashboards.lessons.drawn_line import DrawnLine
from dashboards.lessons.marks import GuessMarks
from dashboards.panels.element import element_of
from dashboards.panels.entered import use_entered, use_let_go
from dashboards.words import text
from microdeals.lessons import DECLINED, Findings, Guess, Kind, Lesson, filled, is_possible

Take = Callable[[Guess], None]
MIDDLE = 50


@solara.component
def PredictionForm(lesson: Lesson, findings: Findings, take: Take, is_own: bool) -> None:
    """The question, what it is answered with, and for the visitor's own guess the way to decline."""
    asked = lesson.prediction
    with v.Html(tag="section", class_="md-guessing", attributes={"aria-label": text("lessons.guess.title")}):
        v.Html(tag="p", class_="md-lesson-question", children=[filled(lesson, asked.question, findings)])
        v.Html(tag="p", class_="md-note", children=[filled(lesson, asked.hint, findings)])
        {Kind.CHOICE: ChoiceGuess, Kind.DOTS: DotsGuess, Kind.LINE: LineGuess}[asked.kind](
            lesson, findings, take, text("lessons.guess.this" if is_own else "lessons.room.this")
        )
        if is_own:
            solara.Button(text("lessons.guess.none"), on_click=lambda: take(DECLINED), text=True)


@solara.component
def ChoiceGuess(lesson: Lesson, findings: Findings, take: Take, this: str) -> None:  # noqa: ARG001 (all kinds take the same)
    """A button for each option: tapping it is the guess."""
    with v.Html(tag="div", class_="md-options"):
        for place, option in enumerate(lesson.prediction.options):
            label = f"{place + 1}. {option.text}"

            def choose(place: int = place) -> None:
                take(Guess((float(place),)))

            solara.Button(label, on_click=choose, outlined=True, classes=["md-option"])


@solara.component
def DotsGuess(lesson: Lesson, findings: Findings, take: Take, this: str) -> None:  # noqa: ARG001
    """A number from 0 to 100, by slider or by typing."""
    at, set_at = solara.use_state(MIDDLE)
    typed, set_typed = solara.use_state(str(MIDDLE))
    refused, refuse = solara.use_state(cast("str | None", None))

    def type_in(text_typed: str) -> None:
        set_typed(text_typed)
        found = dots_from(lesson, text_typed)
        set_at(at if found is None else found)

    def say() -> None:
        if dots_from(lesson, typed) is None:
            refuse(typed)
        else:
            take(Guess((float(at),)))

    name = {"aria-label": text("lessons.guess.dots")}
    with v.Html(tag="div", class_="md-dots-guess"):
        slider = v.Slider(v_model=at, min=0, max=100, step=1, attributes=name, hide_details=True)
        # When it is let go: a slider also tells of values that were typed.
        use_let_go(slider, lambda value: type_in(str(int(value))))
        field = v.TextField(
            v_model=typed,
            on_v_model=type_in,
            attributes=name | {"inputmode": "numeric"},
            suffix="/ 100",
            dense=True,
            hide_details=True,
        )
        use_entered(field, type_in)
    GuessMarks(at, 100)
    if refused == typed:
        v.Html(
            tag="p", class_="md-answer", attributes={"role": "alert"}, children=[text("lessons.guess.bad")]
        )
    solara.Button(this, on_click=say, color="primary")


def dots_from(lesson: Lesson, typed: str) -> int | None:
    """How many of a hundred were typed; None where that is no such number."""
    found = typed.strip()
    is_number = found.isascii() and found.isdigit() and len(found) < 4
    return int(found) if is_number and is_possible(lesson, Guess((float(found),))) else None


@solara.component
def LineGuess(lesson: Lesson, findings: Findings, take: Take, this: str) -> None:
    """A line to draw; it starts level, at what the question tells of the first day."""
    asked, measure = lesson.prediction, lesson.asked
    start = round(float(findings.line("a")[asked.days[0] - 1]), measure.decimals)
    values, set_values = solara.use_state([start] * len(asked.days))
    refused, refuse = solara.use_state(cast("list[float] | None", None))

    def say() -> None:
        guess = Guess(tuple(float(value) for value in values))
        if is_possible(lesson, guess):
            take(guess)
        else:
            refuse(list(values))

    v.Html(tag="p", class_="md-chart-subtitle", children=[f"{measure.title} ({measure.unit})"])
    element_of(
        DrawnLine,
        days=list(asked.days),
        values=values,
        on_values=set_values,
        low=measure.low,
        high=measure.high,
        unit=measure.unit,
    )
    if refused == values:
        v.Html(
            tag="p", class_="md-answer", attributes={"role": "alert"}, children=[text("lessons.guess.level")]
        )
    solara.Button(this, on_click=say, color="primary")
