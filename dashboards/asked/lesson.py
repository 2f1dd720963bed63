"""What lessons ask of the pool: the worlds of their settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.work.tickets import AnswerPart
from microdeals.ensemble.ready import make_ready
from microdeals.lessons import CLASS, Findings, Lesson, in_steps, load_lesson


class LessonQuestion(NamedTuple):
    """The question what comes out in the worlds of a lesson. Its answer is `Findings`."""

    key: str
    is_case: bool = False

    @property
    def patience(self) -> int:
        """A class waits for it."""
        return 0

    def lesson(self) -> Lesson:
        """The lesson, with the real war where that is asked for."""
        lesson = load_lesson(self.key)
        return lesson.in_case() if self.is_case else lesson

    def parts(self) -> Iterator[AnswerPart[Findings]]:
        """Setting by setting, in this thread."""
        lesson = self.lesson()
        total = CLASS * len(lesson.compared)
        make_ready(lesson.settings["a"].world())
        for n, found in enumerate(in_steps(lesson, CLASS, threads=1), start=1):
            done = n * CLASS
            yield AnswerPart(done, total, found if done == total else None)
