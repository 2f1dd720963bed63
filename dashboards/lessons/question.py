"""What the page of lessons asks of the pool besides a lesson's own worlds (`asked.lesson`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.asked.lesson import LessonQuestion
from dashboards.work.tickets import AnswerPart
from microdeals.conflicts import value_at
from microdeals.lessons import CLASS, Findings, Lesson, Worlds, findings_at
from microdeals.verdict import Verdict


class LeverQuestion(NamedTuple):
    """The question what comes out at a step of a lesson's lever (``step_1`` or another)."""

    key: str
    is_case: bool
    step: str

    @property
    def patience(self) -> int:
        """A class waits for it."""
        return 0

    def parts(self) -> Iterator[AnswerPart[Findings]]:
        """All at once: a hundred worlds take some tenths of a second."""
        lesson = LessonQuestion(self.key, self.is_case).lesson()
        yield AnswerPart(0, CLASS)
        yield AnswerPart(CLASS, CLASS, findings_at(lesson, self.step, CLASS, threads=1))


class TradeQuestion(NamedTuple):
    """The question what small deals did in the worlds of a setting, each beside the same one without them."""

    key: str
    is_case: bool
    setting: str

    @property
    def patience(self) -> int:
        """A class looks at an empty place."""
        return 0

    def parts(self) -> Iterator[AnswerPart[Verdict]]:
        """Some pairs at a time."""
        lesson = LessonQuestion(self.key, self.is_case).lesson()
        worlds = Worlds(lesson.settings[self.setting].world(), CLASS, threads=1, kept=lesson.kept)
        found = []
        for pairs in worlds.pairs():
            found.append(pairs)
            done = sum(map(len, found))
            if done < CLASS:
                yield AnswerPart(done, CLASS)
        yield AnswerPart(CLASS, CLASS, worlds.judged(found))


def traded_in(lesson: Lesson) -> tuple[str, ...]:
    """The settings in which deals can be signed: what is left has nothing to judge."""
    settings = lesson.settings.items()
    return tuple(key for key, one in settings if value_at(one.world(), "ladder.policy") != "none")
