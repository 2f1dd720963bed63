"""A hundred worlds as dots on one axis: they fall on it, and move through the days."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import anywidget
import numpy as np
import solara
import traitlets

from dashboards.panels.element import element_of
from dashboards.words import text
from microdeals.lessons import Findings, Lesson, tidied

LARGE, MEDIUM, SMALL = "large", "medium", "small"
"""Alone on a page, with something below it, or one of several."""


class Swarm(anywidget.AnyWidget):
    """Worlds on an axis, drawn by `swarm.js`.

    `values` are float32, day by day, each world's. With `is_moving` they fall at the first day and move to
    the last, else they stand there, and go to their new places when the values change. `borders` part the
    worlds that count from the others; which do is in `counted`. Both are empty until the result is told.
    """

    _esm = Path(__file__).with_name("swarm.js").read_text(encoding="utf-8")
    words = traitlets.Dict(
        {word: text(f"lessons.swarm.{word}") for word in ("day", "hint", "moving", "last")}
    ).tag(sync=True)
    label = traitlets.Unicode("").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    days = traitlets.List(traitlets.Int()).tag(sync=True)
    values = traitlets.Bytes(b"").tag(sync=True)
    low = traitlets.Float(0.0).tag(sync=True)
    high = traitlets.Float(100.0).tag(sync=True)
    every = traitlets.Float(25.0).tag(sync=True)
    borders = traitlets.List(traitlets.Float()).tag(sync=True)
    border_title = traitlets.Unicode("").tag(sync=True)
    counted = traitlets.List(traitlets.Bool()).tag(sync=True)
    is_told = traitlets.Bool(False).tag(sync=True)
    is_moving = traitlets.Bool(False).tag(sync=True)
    size = traitlets.Unicode(LARGE).tag(sync=True)


class SwarmLook(NamedTuple):
    """How a swarm is shown."""

    is_told: bool = False
    """Whether the result is known: then it has its border, and those that count are filled."""
    is_moving: bool = False
    size: str = LARGE


@solara.component
def SwarmView(lesson: Lesson, findings: Findings, key: str, look: SwarmLook) -> None:
    """The worlds of a setting, or of a step of the lever.

    Before it is told nothing of the result is sent but where the worlds end: no border, no count.
    """
    course, axis = findings.courses[key], lesson.course
    counted = findings.each[lesson.prediction.measure, key] > 0.0
    is_counted = look.is_told and lesson.asked.counts
    element_of(
        Swarm,
        label=label_of(lesson, findings, key, look.is_told),
        title=f"{axis.title} ({axis.unit})" if look.size == LARGE else axis.title,
        days=list(course.days if look.is_moving else course.days[-1:]),
        values=np.asarray(course.values if look.is_moving else course.values[-1:], "<f4").tobytes(),
        low=axis.low,
        high=axis.high,
        every=axis.every,
        borders=borders_of(lesson) if is_counted else [],
        border_title=axis.border if is_counted else "",
        counted=counted.tolist() if is_counted else [],
        is_told=look.is_told,
        is_moving=look.is_moving,
        size=look.size,
    )


def borders_of(lesson: Lesson) -> list[float]:
    """Where the axis is cut: the bounds of what is asked."""
    bounds = (lesson.asked.at_least, lesson.asked.at_most)
    return [bound * lesson.course.scale for bound in bounds if bound is not None]


def label_of(lesson: Lesson, findings: Findings, key: str, is_told: bool) -> str:
    """What is said to those who hear the picture: where worlds are, and once it is told, how many count."""
    last = findings.courses[key].values[-1]
    low, middle, high = (tidied(float(value), 0) for value in np.quantile(last, (0.1, 0.5, 0.9)))
    said = text("lessons.swarm.label").format(
        n=len(last), title=lesson.course.title, middle=middle, low=low, high=high
    )
    if not is_told or not lesson.asked.counts:
        return said
    count = round(findings.value(lesson.prediction.measure, key))
    return f"{said} {text('lessons.result.marks').format(n=count, title=lesson.asked.title)}"
