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
from dashboards.lessons.pictures import OfLines, OfWorlds, OutcomeView
from dashboards.lessons.tables import AllNumbers
from dashboards.lessons.theory import TheoryView
from dashboards.words import text
from microdeals.lessons import DECLINED, Findings, Guess, Kind, Lesson, filled, nearness, weigh_found


class Scene(NamedTuple):
    """What a stage needs: the lesson, its worlds, and the guess as far as there is one."""

    lesson: Lesson
    findings: Findings
    guess: Guess | None
    take: Callable[[Guess], None]

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
        "recap": RecapStage,
        "sandbox": SandboxStage,
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
    """The question; once answered, the answer as it stands."""
    if scene.guess is None:
        PredictionForm(scene.lesson, scene.findings, scene.take)
    else:
        v.Html(tag="p", class_="md-lesson-question", children=[scene.said(scene.lesson.prediction.question)])
        v.Html(tag="p", class_="md-guess-made", children=[said_of(scene.lesson, scene.guess)])


@solara.component
def PlayStage(scene: Scene) -> None:
    """Setting A and one tap that runs it."""
    has_run, set_run = solara.use_state(False)
    setting = scene.lesson.settings["a"]
    Paragraphs(scene, scene.lesson.play)
    v.Html(tag="p", class_="md-note", children=[setting.text])
    if not has_run:
        solara.Button(
            text("lessons.play.run"), icon_name="mdi-play", on_click=lambda: set_run(True), color="primary"
        )
        return
    if scene.lesson.prediction.kind is Kind.LINE:
        OfWorlds(scene.lesson, scene.findings, "a")
    else:
        OutcomeView(scene.lesson, scene.findings, "a", None)
    with v.Html(tag="p", class_="md-note"):
        v.Html(tag="span", children=[text("lessons.play.done"), " "])
        with solara.Link(f"/watch{query_of(setting)}"):
            v.Html(tag="span", children=[text("lessons.play.watch")])


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
    """The result, how near the guess was, and why it comes out this way."""
    lesson, guess = scene.lesson, scene.guess or DECLINED
    near = nearness(lesson, guess, scene.findings)
    with Curtain():
        said = scene.said(getattr(lesson.reveal, near.value))
        v.Html(tag="p", class_="md-lesson-verdict", attributes={"data-near": near.value}, children=[said])
        if lesson.prediction.kind is Kind.LINE:
            OfLines(lesson, scene.findings, ("a",), guess)
        else:
            OutcomeView(lesson, scene.findings, "a", guess)
        Paragraphs(scene, lesson.reveal.text)


@solara.component
def ContrastStage(scene: Scene) -> None:
    """The other settings beside A, the guess still in the chart, and the theory."""
    lesson, keys = scene.lesson, tuple(scene.lesson.settings)
    with Curtain():
        if lesson.prediction.kind is Kind.LINE:
            OfLines(lesson, scene.findings, keys, scene.guess)
        else:
            with v.Html(tag="div", class_="md-outcomes"):
                for key in keys:
                    OutcomeView(lesson, scene.findings, key, scene.guess if key == "a" else None)
        with v.Html(tag="ul", class_="md-settings"):
            for key, setting in lesson.settings.items():
                name = text("lessons.result.setting").format(key=key.upper(), title=setting.title)
                v.Html(tag="li", children=[v.Html(tag="strong", children=[name]), f" · {setting.text}"])
        Paragraphs(scene, lesson.contrast)
        TheoryView(lesson.lesson.theory)
        AllNumbers(lesson, scene.findings)


@solara.component
def RecapStage(scene: Scene) -> None:
    """Three lines, the questions to talk about, and what was claimed."""
    lesson = scene.lesson
    v.Html(tag="h3", children=[text("lessons.recap.title")])
    with v.Html(tag="ol", class_="md-recap"):
        for line in lesson.recap:
            v.Html(tag="li", children=[scene.said(line)])
    minutes = text("lessons.recap.talk_minutes").format(n=lesson.clock.debrief)
    v.Html(tag="h3", children=[f"{text('lessons.recap.talk')} ({minutes})"])
    with v.Html(tag="ol", class_="md-debrief"):
        for question in lesson.debrief:
            v.Html(tag="li", children=[scene.said(question)])
    v.Html(tag="h3", children=[text("lessons.recap.claims")])
    with v.Html(tag="ul", class_="md-claims"):
        for weighed in weigh_found(lesson, scene.findings):
            word = "holds" if weighed.holds else "fails"
            said = f"{weighed.claim.says} ({text(f'lessons.recap.{word}')})"
            v.Html(tag="li", attributes={"data-claim": word}, children=[said])
    v.Html(tag="h3", children=[text("lessons.recap.goal")])
    v.Html(tag="p", class_="md-lesson-text", children=[lesson.lesson.goal])
    keys = ", ".join(lesson.lesson.sources)
    v.Html(tag="p", class_="md-note", children=[text("lessons.recap.sources").format(keys=keys)])


@solara.component
def SandboxStage(scene: Scene) -> None:
    """Everything is the visitor's own now."""
    v.Html(tag="h3", children=[text("lessons.sandbox.title")])
    Paragraphs(scene, scene.lesson.sandbox)
    with v.Html(tag="ul", class_="md-sandbox"):
        for key, setting in scene.lesson.settings.items():
            with v.Html(tag="li"):
                for page in ("watch", "verdict"):
                    with solara.Link(f"/{page}{query_of(setting)}"):
                        v.Html(tag="span", children=[text(f"lessons.sandbox.{page}").format(key=key.upper())])
                v.Html(tag="span", class_="md-note", children=[setting.title])
