"""The lesson player: one stage after the other, with the guess before anything is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara
from solara.server import kernel_context

from dashboards.asked.answer import PoolAnswer, use_answer
from dashboards.asked.lesson import LessonQuestion
from dashboards.browser.lesson_files import LessonFiles, lesson_files_of
from dashboards.browser.widget import CAN, CANNOT
from dashboards.charts.looks import Json
from dashboards.lessons.clock import StageClock
from dashboards.lessons.guesses import GUESSES
from dashboards.lessons.here import HeardOfLesson, LessonHereView, at_now
from dashboards.lessons.in_words import stands_for
from dashboards.lessons.place import GUESS, RECAP, At
from dashboards.lessons.stages import Scene, StageView
from dashboards.panels.address import Address
from dashboards.panels.answer_bar import AnswerBar
from dashboards.panels.element import element_of
from dashboards.panels.tag import NumberKind, Tag
from dashboards.words import text
from microdeals.conflicts import load
from microdeals.lessons import STAGES, Findings, Guess, Lesson, load_lesson

Go = Callable[[At], None]


REVEAL = STAGES.index("reveal")


class Held(NamedTuple):
    """The guess of this session in this lesson, and what can be done about it."""

    guess: Guess | None
    take: Callable[[Guess], None]
    forget: Callable[[], None]
    add: Callable[[Guess], None] | None
    """Takes the guess of somebody else before the same screen, until the result is seen there."""

    def hear(self, made: Guess) -> None:
        """Take a guess: the visitor's own, or once there is one, somebody else's."""
        if self.guess is None:
            self.take(made)
        elif self.add and made.values:
            self.add(made)


def use_guess(asked: At, go: Go) -> Held:
    """A hook: the kept guess. Making it leads on; forgetting it leads to the beginning."""
    session = kernel_context.get_current_context().session_id
    turn, set_turn = solara.use_state(0)
    name = (session, asked.lesson, asked.is_case)

    def finish() -> None:
        if asked.stage == STAGES[RECAP]:
            GUESSES.complete(name)
        elif asked.number >= REVEAL:
            GUESSES.see(name)

    solara.use_effect(finish, [asked.stage])

    def take(made: Guess) -> None:
        GUESSES.keep(name, made)
        go(asked._replace(stage=STAGES[GUESS + 1]))

    def forget() -> None:
        GUESSES.forget(name)
        set_turn(turn + 1)  # at the beginning already, only this draws the page again
        go(asked._replace(stage=STAGES[0]))

    def add(made: Guess) -> None:
        GUESSES.add(name, made)
        set_turn(turn + 1)

    return Held(GUESSES.of(name), take, forget, None if GUESSES.has_seen(name) else add)


class WhoLives(NamedTuple):
    """Who lives the worlds of a lesson: the visitor's browser with these files, or the server."""

    files: LessonFiles | None
    shown: PoolAnswer[LessonQuestion]
    is_ready: bool
    hear: Callable[[str], None]
    """Hears whether the browser can."""


def use_worlds(taught: LessonQuestion) -> WhoLives:
    """A hook: the server is asked where the browser cannot."""
    can, set_can = solara.use_state("")
    files = None if can == CANNOT else lesson_files_of(taught.key, taught.is_case)
    shown = use_answer(None if files else taught, "lesson")
    return WhoLives(files, shown, can == CAN if files else shown.has_answer, set_can)


@solara.component
def LessonPlayer(asked: At, go: Go) -> None:
    """A lesson at the stage that is asked for, or at the guess if that is due."""
    taught = LessonQuestion(asked.lesson, asked.is_case)
    lesson = solara.use_memo(taught.lesson, [taught])
    held = use_guess(asked, go)
    at = asked.checked(held.guess is not None)
    worlds = use_worlds(taught)
    Address("", at.own())
    with v.Html(tag="article", class_="md-lesson", attributes=facts_of(at, held, worlds.is_ready)):
        Head(lesson, at, go)
        Stages(at, held.guess is not None, go)
        if asked != at:
            said = [text("lessons.step.first_guess")]
            v.Html(tag="p", class_="md-answer", attributes={"role": "status"}, children=said)
        ShownStage(lesson, at, held, worlds)
        Steps(at, held.guess is not None, go)
        with v.Html(tag="div", class_="md-lesson-foot"):
            Tag(NumberKind.OUTPUT, text("lessons.source").format(lesson=at.lesson))
            CaseOffer(lesson, at, go)
            if held.guess is not None:
                solara.Button(text("lessons.again"), on_click=held.forget, text=True, small=True)


@solara.component
def ShownStage(lesson: Lesson, at: At, held: Held, worlds: WhoLives) -> None:
    """The stage, drawn by the browser or by the server; or that its worlds are on their way."""
    findings = worlds.shown.answer
    if not worlds.files and findings is None:
        AnswerBar(worlds.shown, text("lessons.counted"))
        return
    with v.Html(tag="div", class_="md-lesson-stage"):
        if worlds.files:
            LessonHereView(lesson, worlds.files, at_of(held, at), HeardOfLesson(held.hear, worlds.hear))
        elif findings is not None:
            StageView(at.stage, scene_of(lesson, findings, held, at)).key(at.stage)


def scene_of(lesson: Lesson, findings: Findings, held: Held, at: At) -> Scene:
    """What a stage needs."""
    room = GUESSES.room(at.lesson, at.is_case)
    return Scene(lesson, findings, held.guess, held.take, room, held.add, at.is_case)


def at_of(held: Held, at: At) -> Json:
    """The same for a browser that answers by itself; what others guessed comes after the own guess."""
    room = () if held.guess is None else GUESSES.room(at.lesson, at.is_case)
    return at_now(at.stage, held.guess, room, held.add is None)


def facts_of(at: At, held: Held, is_ready: bool) -> dict[str, str]:
    """Where the visitor is, for tests and scripts. The guess itself is not among them."""
    made = "none" if held.guess is None else "made" if held.guess.values else "declined"
    return {
        "data-lesson": at.lesson,
        "data-stage": at.stage,
        "data-guess": made,
        "data-ready": str(is_ready).lower(),
        "data-case": str(at.is_case).lower(),
    }


@solara.component
def Head(lesson: Lesson, at: At, go: Go) -> None:
    """The title, who is meant in the real war, and the clock."""
    with v.Html(tag="div", class_="md-lesson-head"):
        v.Html(tag="h2", children=[lesson.title])
        element_of(StageClock, minutes=lesson.clock.minutes(at.stage)).key(at.stage)
        solara.Button(text("lessons.all"), on_click=lambda: go(At()), text=True, small=True)
    if at.is_case and lesson.case:
        note = [lesson.case.note, stands_for(lesson, load_lesson(at.lesson))]
        v.Html(tag="p", class_="md-note", attributes={"role": "note"}, children=[" ".join(note)])


@solara.component
def Stages(at: At, has_guessed: bool, go: Go) -> None:
    """The stages as steps; those after the guess open with it."""
    with (
        v.Html(tag="nav", attributes={"aria-label": text("lessons.stages.name")}),
        v.Html(tag="ol", class_="md-stages"),
    ):
        for place, stage in enumerate(STAGES):
            current = {"aria-current": "step"} if stage == at.stage else {}

            def choose(stage: str = stage) -> None:
                go(at._replace(stage=stage))

            with v.Html(tag="li", attributes=current):
                solara.Button(
                    text(f"lessons.stages.{stage}"),
                    on_click=choose,
                    text=True,
                    small=True,
                    disabled=place > GUESS and not has_guessed,
                    attributes=current,
                )


@solara.component
def Steps(at: At, has_guessed: bool, go: Go) -> None:
    """Back and on. From the guess it goes on by guessing, or by declining."""
    is_last = at.number == len(STAGES) - 1
    waits = at.stage == STAGES[GUESS] and not has_guessed
    with v.Html(tag="div", class_="md-steps"):
        solara.Button(
            text("lessons.step.back"),
            on_click=lambda: go(at.moved(-1)),
            outlined=True,
            disabled=at.number == 0,
        )
        if not is_last and not waits:
            following = at.moved(1).stage
            name = text(f"lessons.stages.{following}")
            solara.Button(
                text("lessons.step.next").format(stage=name),
                on_click=lambda: go(at.moved(1)),
                color="primary",
            )


@solara.component
def CaseOffer(lesson: Lesson, at: At, go: Go) -> None:
    """The real war, behind a note on what it shows; or the way back."""
    is_open, set_open = solara.use_state(False)
    if lesson.case is None:
        return
    if at.is_case:
        solara.Button(text("lessons.case.back"), on_click=lambda: go(At(at.lesson)), text=True, small=True)
        return

    def accept() -> None:
        set_open(False)
        go(At(at.lesson, is_case=True))

    opened = {"aria-expanded": str(is_open).lower()}
    solara.Button(
        text("lessons.case.offer"),
        on_click=lambda: set_open(not is_open),
        text=True,
        small=True,
        attributes=opened,
    )
    if is_open:
        with v.Html(tag="section", class_="md-case", attributes={"aria-label": text("lessons.case.note")}):
            offer = text("lessons.case.offer_text").format(title=load(lesson.case.conflict).title)
            v.Html(tag="p", children=[offer])
            v.Html(tag="p", children=[lesson.case.note])
            solara.Button(text("lessons.case.accept"), on_click=accept, outlined=True, small=True)
