"""Findings: what a class sees of the worlds of a lesson, small enough to keep."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.lessons.lesson import Lesson
from microdeals.lessons.measures import WorldCourse, Worlds
from microdeals.lessons.tables import Kind

CLASS = 100
"""Worlds a setting that a class looks at, so that counts are counts."""


class Findings(NamedTuple):
    """``each`` world's value as shown, by measure and setting, and its course through the days.

    In a lesson with a line also the lines.
    """

    each: dict[tuple[str, str], NDArray[np.float64]]  # (runs,)
    lines: dict[str, NDArray[np.float64]]  # by setting, (runs, days)
    courses: dict[str, WorldCourse]  # by setting

    def value(self, measure: str, setting: str) -> float:
        """The mean over worlds, or how many worlds of 100 count."""
        return float(self.each[measure, setting].mean())

    def line(self, setting: str) -> NDArray[np.float64]:
        """The mean line over all days."""
        return np.asarray(self.lines[setting].mean(axis=0), dtype=np.float64)


def findings_of(lesson: Lesson, runs: int = CLASS, threads: int | None = None) -> Findings:
    """Run the worlds of every setting and measure them. A world a seed, with its own draw and luck."""
    return list(in_steps(lesson, runs, threads))[-1]


def in_steps(lesson: Lesson, runs: int = CLASS, threads: int | None = None) -> Iterator[Findings]:
    """The findings, growing by a setting at each step; steps of the lever that a claim names come last."""
    found = Findings({}, {}, {})
    for key, setting in lesson.compared.items():
        _find(found, lesson, key, Worlds(setting.world(), runs, threads, lesson.kept))
        yield found


def findings_at(lesson: Lesson, step: str, runs: int = CLASS, threads: int | None = None) -> Findings:
    """What comes out at one step of the lever, ``step_1`` or another."""
    found = Findings({}, {}, {})
    _find(found, lesson, step, Worlds(lesson.steps[step].world(), runs, threads, lesson.kept))
    return found


def _find(found: Findings, lesson: Lesson, key: str, worlds: Worlds) -> None:
    for name, measure in lesson.measure.items():
        found.each[name, key] = worlds.each(measure)
    found.courses[key] = worlds.course(lesson.asked, lesson.course.scale)
    if lesson.prediction.kind is Kind.LINE:
        found.lines[key] = worlds.series(lesson.asked.series) * lesson.asked.scale
