"""The lever of a lesson: one thing to turn, answered by a hundred worlds."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import use_answer
from dashboards.lessons.question import LeverQuestion
from dashboards.lessons.swarm import SMALL, SwarmLook, SwarmView
from dashboards.panels.answer_bar import AnswerBar
from dashboards.words import text
from microdeals.lessons import Findings, Lesson, filled, tidied
from microdeals.lessons.home import home_of

Tried = dict[str, Findings]


@solara.component
def LessonLeverView(lesson: Lesson, findings: Findings, is_case: bool) -> None:
    """The question, the steps with what came out at those that were tried, and the worlds of the last one."""
    lever, home = lesson.lever, home_of(lesson)
    first = lever.measures[0]
    at, set_at = solara.use_state(home)
    tried = solara.use_ref(known_in(lesson, findings, home))
    asked = LeverQuestion(lesson.key, is_case, at) if at and at not in tried.current else None
    shown = use_answer(asked, "lever")
    if asked is not None and shown.fresh is not None:
        tried.current[asked.step] = shown.fresh
    is_there = at in tried.current
    found, key = (tried.current[at], at) if is_there else (findings, lever.setting)
    facts = {"data-step": at, "data-ready": str(is_there).lower()}
    with v.Html(
        tag="section", class_="md-lever", attributes=facts | {"aria-label": text("lessons.lever.name")}
    ):
        v.Html(tag="p", class_="md-lesson-question", children=[filled(lesson, lever.question, findings)])
        with v.Html(tag="div", class_="md-lever-two"):
            with v.Html(tag="div"):
                LeverSteps(
                    lesson, {key: it.value(first, key) for key, it in tried.current.items()}, at, set_at
                )
                with v.Html(tag="div", class_="md-lever-state"):
                    if asked is not None and not is_there:
                        AnswerBar(shown, text("lessons.counted"))
                    else:
                        StepNumbers(lesson, found, key)
            with v.Html(tag="div", class_="md-lever-swarm"):
                SwarmView(lesson, found, key, SwarmLook(is_told=True, size=SMALL))
        WholeRow(lesson, findings)


def known_in(lesson: Lesson, findings: Findings, home: str) -> Tried:
    """What is known before anything is turned: the setting that the lever starts from."""
    if not home:
        return {}
    own = {(name, home): findings.each[name, lesson.lever.setting] for name in lesson.measure}
    return {home: Findings(own, {}, {home: findings.courses[lesson.lever.setting]})}


@solara.component
def LeverSteps(lesson: Lesson, tried: dict[str, float], at: str, choose: Callable[[str], None]) -> None:
    """A column a step: what came out where it was tried, and the button that tries it."""
    measure = lesson.measure[lesson.lever.measures[0]]
    v.Html(tag="p", class_="md-lever-what", children=[f"{measure.title} · {measure.unit.partition(';')[0]}"])
    with v.Html(
        tag="div", class_="md-lever-steps", attributes={"role": "group", "aria-label": lesson.lever.title}
    ):
        for key, step in zip(lesson.steps, lesson.lever.steps, strict=True):
            value = tried.get(key)
            said = text("lessons.lever.untried") if value is None else tidied(value, measure.decimals)
            share = 0.0 if value is None else (value - measure.low) / (measure.high - measure.low)

            def turn(key: str = key) -> None:
                choose(key)

            with v.Html(
                tag="div", class_="md-lever-column", attributes={"data-value": said, "data-step": key}
            ):
                with v.Html(tag="div", class_="md-lever-well"):
                    v.Html(tag="span", class_="md-lever-value", children=[said])
                    height = f"height: {100.0 * min(1.0, max(0.0, share)):.1f}%"
                    v.Html(tag="span", class_="md-lever-bar", style_=height)
                solara.Button(
                    step.text,
                    on_click=turn,
                    outlined=True,
                    small=True,
                    classes=["md-lever-step"],
                    attributes={"aria-pressed": str(key == at).lower()},
                )
    v.Html(tag="p", class_="md-lever-what", children=[lesson.lever.title])


@solara.component
def StepNumbers(lesson: Lesson, found: Findings, key: str) -> None:
    """What else is counted at this step."""
    with (
        v.Html(tag="div", attributes={"role": "status"}),
        v.Html(tag="ul", class_="md-lever-numbers"),
    ):
        for name in lesson.lever.measures[1:]:
            measure = lesson.measure[name]
            said = text("lessons.lever.number").format(
                title=measure.title, value=tidied(found.value(name, key), measure.decimals)
            )
            v.Html(tag="li", children=[said])


@solara.component
def WholeRow(lesson: Lesson, findings: Findings) -> None:
    """What the whole row shows, once somebody asks for it."""
    is_open, set_open = solara.use_state(False)
    if is_open:
        said = filled(lesson, lesson.lever.says, findings)
        v.Html(tag="p", class_="md-lesson-text md-lever-says", attributes={"role": "status"}, children=[said])
    else:
        solara.Button(text("lessons.lever.row"), on_click=lambda: set_open(True), outlined=True, small=True)
