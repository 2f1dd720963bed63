"""What each stage of a lesson shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara
from reacton.core import Element

from dashboards.asked.lesson_settings import query_of
from dashboards.lessons.guess_forms import PredictionForm
from dashboards.lessons.in_words import said_of
from dashboards.lessons.lever import LessonLeverView
from dashboards.lessons.parts import Parts
from dashboards.lessons.pictures import OfLines, OutcomeView
from dashboards.lessons.room import RoomView
from dashboards.lessons.swarm import SMALL, SwarmLook, SwarmView
from dashboards.lessons.tables import AllNumbers
from dashboards.lessons.theory import theory_views
from dashboards.lessons.trade import LessonTrade
from dashboards.panels.one_war import AskedCourse, WarOnStage
from dashboards.words import counted, text
from microdeals.lessons import DECLINED, Findings, Guess, Kind, Lesson, filled, nearness, weigh_found


class Scene(NamedTuple):
    """What a stage needs: the lesson, its worlds, and the guess as far as there is one."""

    lesson: Lesson
    findings: Findings
    guess: Guess | None
    take: Callable[[Guess], None]
    room: tuple[Guess, ...] = ()
    """What everybody at this server guessed, this visitor too."""
    add: Callable[[Guess], None] | None = None
    """Takes the guess of somebody else before this screen; None once the result has been seen here."""
    is_case: bool = False

    def said(self, words: str) -> str:
        """A text of the lesson with its numbers."""
        return filled(self.lesson, words, self.findings, self.guess or DECLINED)


@solara.component
def StageView(stage: str, scene: Scene) -> None:
    """One stage."""
    views = {
        "hook": HookStage,
        "guess": GuessStage,
        "play": PlayStage,
        "reveal": RevealStage,
        "contrast": ContrastStage,
        "lever": LeverStage,
        "recap": RecapStage,
        "sandbox": SandboxStage,
        "debrief": DebriefStage,
    }
    views[stage](scene)


@solara.component
def Paragraphs(scene: Scene, words: tuple[str, ...], style: str = "md-lesson-text") -> None:
    """Texts of the lesson."""
    for paragraph in words:
        v.Html(tag="p", class_=style, children=[scene.said(paragraph)])


@solara.component
def HookStage(scene: Scene) -> None:
    """Something to wonder about."""
    Paragraphs(scene, scene.lesson.hook, "md-lesson-hook")


@solara.component
def GuessStage(scene: Scene) -> None:
    """The question; once answered, the answer as it stands, and room for the guesses of others."""
    if scene.guess is None:
        PredictionForm(scene.lesson, scene.findings, scene.take, is_own=True)
        return
    v.Html(tag="p", class_="md-guess-made", children=[said_of(scene.lesson, scene.guess)])
    if scene.add is None:
        v.Html(tag="p", class_="md-lesson-question", children=[scene.said(scene.lesson.prediction.question)])
        return
    said = f"{text('lessons.room.add')} {counted('lessons.room.guesses', len(scene.room))}"
    v.Html(tag="p", class_="md-note", attributes={"role": "status"}, children=[said])
    # A new form for each: the next one is not to see what the last one guessed.
    PredictionForm(scene.lesson, scene.findings, scene.add, is_own=False).key(f"after {len(scene.room)}")


@solara.component
def PlayStage(scene: Scene) -> None:
    """Setting A and one tap that runs it: the worlds move through the days, and nothing is counted yet."""
    has_run, set_run = solara.use_state(False)
    is_one, set_one = solara.use_state(False)
    setting = scene.lesson.settings["a"]
    query = query_of(scene.lesson, "a")
    with v.Html(tag="div", class_="md-play", attributes={"data-run": str(has_run).lower()}):
        with v.Html(tag="div", class_="md-play-text"):
            Paragraphs(scene, scene.lesson.play)
            v.Html(tag="p", class_="md-note", children=[setting.text])
        if not has_run:
            solara.Button(
                text("lessons.play.run"),
                icon_name="mdi-play",
                on_click=lambda: set_run(True),
                color="primary",
            )
            return
        if is_one:
            WarOnStage(AskedCourse(query), text("lessons.play.one"))
        else:
            SwarmView(scene.lesson, scene.findings, "a", SwarmLook(is_moving=True))
        with v.Html(tag="p", class_="md-note"):
            v.Html(tag="span", children=[text("lessons.play.done"), " "])
            with solara.Link(f"/watch{query}"):
                v.Html(tag="span", children=[text("lessons.play.watch")])
        other = text("lessons.play.all" if is_one else "lessons.play.see_one")
        solara.Button(other, on_click=lambda: set_one(not is_one), outlined=True, small=True)


@solara.component
def Curtain(children: Sequence[Element[object]] = ()) -> None:
    """Hides a result on a projector until it is asked for; elsewhere shows it."""
    is_open, set_open = solara.use_state(False)
    state = {"data-open": str(is_open).lower()}
    with v.Html(tag="div", class_="md-curtain", attributes=state):
        if not is_open:
            solara.Button(
                text("lessons.reveal.tap"),
                icon_name="mdi-eye",
                on_click=lambda: set_open(True),
                color="primary",
                classes=["md-curtain-button"],
            )
        v.Html(tag="div", class_="md-behind", children=list(children))


@solara.component
def RevealStage(scene: Scene) -> None:
    """The result with the guesses of the room, how near the own one was, and why it comes out this way."""
    lesson, guess = scene.lesson, scene.guess or DECLINED
    near = nearness(lesson, guess, scene.findings)
    with Curtain():
        said = scene.said(getattr(lesson.reveal, near.value))
        v.Html(tag="p", class_="md-lesson-verdict", attributes={"data-near": near.value}, children=[said])
        is_line = lesson.prediction.kind is Kind.LINE
        room = () if is_line else (text("lessons.parts.room"),)
        with Parts((text("lessons.parts.result"), *room, text("lessons.parts.why")), is_beside=True):
            if is_line:
                OfLines(lesson, scene.findings, ("a",), guess, scene.room)
            else:
                OutcomeView(lesson, scene.findings, "a")
                RoomView(lesson, scene.findings, scene.room, scene.guess)
            with v.Html(tag="div"):
                Paragraphs(scene, lesson.reveal.text)


@solara.component
def ContrastStage(scene: Scene) -> None:
    """The other settings beside A, what it means, the theory, and every number."""
    lesson = scene.lesson
    theory = theory_views(lesson.lesson.theory)
    names = [text("lessons.parts.settings"), text("lessons.parts.words"), *(name for name, _ in theory)]
    with Curtain(), Parts((*names, text("lessons.parts.numbers"))):
        SideBySide(scene)
        with v.Html(tag="div"):
            Paragraphs(scene, lesson.contrast)
        for _, view in theory:
            view()
        AllNumbers(lesson, scene.findings)


@solara.component
def SideBySide(scene: Scene) -> None:
    """Every setting as a picture, with what it sets."""
    lesson = scene.lesson
    if lesson.prediction.kind is Kind.LINE:
        with v.Html(tag="div"):
            OfLines(lesson, scene.findings, tuple(lesson.settings), scene.guess)
            with v.Html(tag="ul", class_="md-settings"):
                for key, setting in lesson.settings.items():
                    name = text("lessons.result.setting").format(key=key.upper(), title=setting.title)
                    v.Html(tag="li", children=[v.Html(tag="strong", children=[name]), f" · {setting.text}"])
        return
    with v.Html(tag="div", class_="md-outcomes"):
        v.Html(tag="p", class_="md-slide-only", children=[lesson.asked.title])
        for key, setting in lesson.settings.items():
            with v.Html(tag="div"):
                OutcomeView(lesson, scene.findings, key, size=SMALL)
                v.Html(tag="p", class_="md-note md-outcome-text", children=[setting.text])


@solara.component
def LeverStage(scene: Scene) -> None:
    """One thing to turn, inside the story."""
    LessonLeverView(scene.lesson, scene.findings, scene.is_case)


@solara.component
def RecapStage(scene: Scene) -> None:
    """Three lines, and what was claimed."""
    lesson = scene.lesson
    with Parts((text("lessons.recap.title"), text("lessons.recap.claims")), is_beside=True):
        with v.Html(tag="div"):
            v.Html(tag="h3", children=[text("lessons.recap.title")])
            with v.Html(tag="ol", class_="md-recap"):
                for line in lesson.recap:
                    v.Html(tag="li", children=[scene.said(line)])
            v.Html(tag="h3", children=[text("lessons.recap.goal")])
            v.Html(tag="p", class_="md-lesson-text", children=[lesson.lesson.goal])
        with v.Html(tag="div"):
            v.Html(tag="h3", children=[text("lessons.recap.claims")])
            with v.Html(tag="ul", class_="md-claims"):
                for weighed in weigh_found(lesson, scene.findings):
                    word = "holds" if weighed.holds else "fails"
                    said = f"{weighed.claim.says} ({text(f'lessons.recap.{word}')})"
                    v.Html(tag="li", attributes={"data-claim": word}, children=[said])
            keys = ", ".join(lesson.lesson.sources)
            v.Html(tag="p", class_="md-note", children=[text("lessons.recap.sources").format(keys=keys)])


@solara.component
def DebriefStage(scene: Scene) -> None:
    """The trade of the hundred wars, and the questions to talk about."""
    lesson = scene.lesson
    with Parts((text("lessons.parts.trade"), text("lessons.recap.talk")), is_beside=True):
        LessonTrade(lesson, scene.is_case)
        with v.Html(tag="div"):
            minutes = text("lessons.recap.talk_minutes").format(n=lesson.clock.debrief)
            v.Html(tag="h3", children=[f"{text('lessons.recap.talk')} ({minutes})"])
            with v.Html(tag="ol", class_="md-debrief"):
                for question in lesson.debrief:
                    v.Html(tag="li", children=[scene.said(question)])


@solara.component
def SandboxStage(scene: Scene) -> None:
    """Everything is the visitor's own now."""
    v.Html(tag="h3", children=[text("lessons.sandbox.title")])
    Paragraphs(scene, scene.lesson.sandbox)
    with v.Html(tag="ul", class_="md-sandbox"):
        for key, setting in scene.lesson.settings.items():
            with v.Html(tag="li"):
                for page in ("watch", "verdict"):
                    with solara.Link(f"/{page}{query_of(scene.lesson, key)}"):
                        v.Html(tag="span", children=[text(f"lessons.sandbox.{page}").format(key=key.upper())])
                v.Html(tag="span", class_="md-note", children=[setting.title])
