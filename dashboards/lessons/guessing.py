"""The guess: one tap where it can be, and an open way to decline."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.lessons.drawing import DrawnLine
from dashboards.lessons.guesses import is_possible
from dashboards.panels.entered import use_entered
from dashboards.words import text
from microdeals.lessons import DECLINED, Findings, Guess, Kind, Lesson, filled, guess_in_words

Take = Callable[[Guess], None]
MIDDLE = 50


@solara.component
def Guessing(lesson: Lesson, findings: Findings, take: Take) -> None:
    """The question, what it is answered with, and the way to decline."""
    asked = lesson.prediction
    with v.Html(tag="section", class_="md-guessing", attributes={"aria-label": text("lessons.guess.title")}):
        v.Html(tag="p", class_="md-lesson-question", children=[filled(lesson, asked.question, findings)])
        v.Html(tag="p", class_="md-note", children=[filled(lesson, asked.hint, findings)])
        {Kind.CHOICE: Choice, Kind.DOTS: Dots, Kind.LINE: Drawn}[asked.kind](lesson, findings, take)
        solara.Button(text("lessons.guess.none"), on_click=lambda: take(DECLINED), text=True)


@solara.component
def Choice(lesson: Lesson, findings: Findings, take: Take) -> None:  # noqa: ARG001 (all kinds take the same)
    """A button for each option: tapping it is the guess."""
    with v.Html(tag="div", class_="md-options"):
        for place, option in enumerate(lesson.prediction.options):
            label = f"{place + 1}. {option.text}"

            def choose(place: int = place) -> None:
                take(Guess((float(place),)))

            solara.Button(label, on_click=choose, outlined=True, classes=["md-option"])


@solara.component
def Dots(lesson: Lesson, findings: Findings, take: Take) -> None:  # noqa: ARG001
    """A number from 0 to 100, by slider or by typing."""
    at, set_at = solara.use_state(MIDDLE)
    typed, set_typed = solara.use_state(str(MIDDLE))
    refused, refuse = solara.use_state(None)

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
        v.use_event(slider, "change", lambda _widget, _event, value: type_in(str(int(value))))
        field = v.TextField(
            v_model=typed,
            on_v_model=type_in,
            attributes=name | {"inputmode": "numeric"},
            suffix="/ 100",
            dense=True,
            hide_details=True,
        )
        use_entered(field, type_in)
    Marks(at, 100, None)
    if refused == typed:
        v.Html(
            tag="p", class_="md-answer", attributes={"role": "alert"}, children=[text("lessons.guess.bad")]
        )
    solara.Button(text("lessons.guess.this"), on_click=say, color="primary")


def dots_from(lesson: Lesson, typed: str) -> int | None:
    """How many of a hundred were typed; None where that is no such number."""
    found = typed.strip()
    is_number = found.isascii() and found.isdigit() and len(found) < 4
    return int(found) if is_number and is_possible(lesson, Guess((float(found),))) else None


@solara.component
def Drawn(lesson: Lesson, findings: Findings, take: Take) -> None:
    """A line to draw; it starts level, at what the question tells of the first day."""
    asked, measure = lesson.prediction, lesson.asked
    start = round(float(findings.line("a")[asked.days[0] - 1]), measure.decimals)
    values, set_values = solara.use_state([start] * len(asked.days))

    def say() -> None:
        guess = Guess(tuple(float(value) for value in values))
        if is_possible(lesson, guess):
            take(guess)

    v.Html(tag="p", class_="md-chart-subtitle", children=[f"{measure.title} ({measure.unit})"])
    DrawnLine.element(
        days=list(asked.days),
        values=values,
        on_values=set_values,
        low=measure.low,
        high=measure.high,
        unit=measure.unit,
    )
    solara.Button(text("lessons.guess.this"), on_click=say, color="primary")


@solara.component
def Marks(n: int, of: int, guess: int | None, title: str = "") -> None:
    """``of`` worlds as marks in tens, those that count first and filled; the guess is a bar between them."""
    label = {"role": "img", "aria-label": text("lessons.result.marks").format(n=n, title=title)}
    with v.Html(tag="div", class_="md-lesson-marks", attributes=label if title else {"aria-hidden": "true"}):
        for world in range(of):
            kind = "md-lesson-mark-yes" if world < n else "md-lesson-mark-no"
            after = " md-lesson-mark-guess" if guess is not None and world == guess - 1 else ""
            before = " md-lesson-mark-guess-first" if guess == 0 and world == 0 else ""
            v.Html(tag="span", class_=f"md-lesson-mark {kind}{after}{before}")


def said_of(lesson: Lesson, guess: Guess) -> str:
    """The guess in a line."""
    if not guess.values:
        return text("lessons.guess.declined")
    return text("lessons.guess.made").format(guess=guess_in_words(lesson, guess))
