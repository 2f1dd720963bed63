"""What the room guessed: every guess of the class, beside the result."""

from __future__ import annotations

from collections import Counter

import reacton.ipyvuetify as v
import solara

from dashboards.words import counted, text
from microdeals.lessons import CLASS, Findings, Guess, Kind, Lesson
from microdeals.lessons.guesses import right_option

STEP = 2
"""Guesses so near each other stand in one stack."""
TALLEST = 7
"""A stack is drawn no higher."""
FOOT, DOT = 22, 8
"""Where the stacks begin above the numbers, and how high a dot is (px)."""


@solara.component
def RoomView(lesson: Lesson, findings: Findings, room: tuple[Guess, ...], own: Guess | None) -> None:
    """The guesses of the room, the visitor's own marked, and where the result lies."""
    made = [guess for guess in room if guess.values]
    declined = len(room) - len(made)
    said = [counted("lessons.room.guesses", len(made))]
    if declined:
        said.append(counted("lessons.room.declined", declined))
    with v.Html(
        tag="section",
        class_="md-room",
        attributes={"aria-label": text("lessons.room.name"), "data-guesses": str(len(made))},
    ):
        v.Html(tag="p", class_="md-chart-subtitle", children=[" ".join(said)])
        if made and lesson.prediction.kind is Kind.DOTS:
            RoomDots(lesson, findings, made, own)
        elif made:
            RoomBars(lesson, findings, made, own)


@solara.component
def RoomDots(lesson: Lesson, findings: Findings, made: list[Guess], own: Guess | None) -> None:
    """A dot a guess on a line from 0 to 100, and a stroke where the worlds are."""
    result = round(findings.value(lesson.prediction.measure, "a"))
    numbers = sorted(round(guess.values[0]) for guess in made)
    said = text("lessons.room.dots").format(numbers=", ".join(map(str, numbers)), n=result)
    stacks = Counter(number // STEP for number in numbers)
    high = FOOT + DOT * min(TALLEST, max(stacks.values())) + 14
    label = {"role": "img", "aria-label": said}
    with v.Html(tag="div", class_="md-room-dots", style_=f"height: {high}px", attributes=label):
        filled: Counter[int] = Counter()
        for number in numbers:
            up = FOOT + DOT * min(filled[number // STEP], TALLEST - 1)
            filled[number // STEP] += 1
            v.Html(tag="span", class_="md-room-dot", style_=f"left: {number}%; bottom: {up}px")
        if own and own.values:
            up = FOOT + 2 + DOT * min(TALLEST, stacks[round(own.values[0]) // STEP])
            place = f"left: {own.values[0]:g}%; bottom: {up}px"
            v.Html(tag="span", class_="md-room-own", style_=place, children=["▼"])
        v.Html(tag="span", class_="md-room-result", style_=f"left: {result}%")
        for number in (0, 25, 50, 75, CLASS):
            v.Html(tag="span", class_="md-room-tick", style_=f"left: {number}%", children=[str(number)])
    key = "lessons.room.key_own" if own and own.values else "lessons.room.key"
    v.Html(tag="p", class_="md-chart-note", children=[text(key).format(n=result)])


@solara.component
def RoomBars(lesson: Lesson, findings: Findings, made: list[Guess], own: Guess | None) -> None:
    """A bar an option, as long as many chose it; which is right is marked."""
    right = right_option(lesson, findings)
    chosen = [int(guess.values[0]) for guess in made]
    with v.Html(tag="ul", class_="md-room-bars"):
        for place, option in enumerate(lesson.prediction.options):
            n = chosen.count(place)
            marks = [text("lessons.room.right")] if place == right else []
            if own and own.values and int(own.values[0]) == place:
                marks.append(text("lessons.guess.yours"))
            share = 100.0 * n / max(1, len(chosen))
            is_right = " md-room-right" if place == right else ""
            with v.Html(tag="li", class_=f"md-room-option{is_right}", attributes={"data-guesses": str(n)}):
                v.Html(tag="span", children=[option.text])
                with v.Html(tag="span", class_="md-room-bar", attributes={"aria-hidden": "true"}):
                    v.Html(tag="span", style_=f"width: {share:g}%")
                v.Html(tag="span", class_="md-room-n", children=[" · ".join([str(n), *marks])])
