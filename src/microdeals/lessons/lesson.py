"""A lesson: everything that its file says."""

from typing import Annotated

from pydantic import Field

from microdeals.conflicts import value_at
from microdeals.conflicts.declared import Value
from microdeals.lessons.tables import (
    SETTINGS,
    AboutLesson,
    Case,
    Clock,
    CourseTable,
    Criterion,
    Key,
    LessonClaim,
    LessonLever,
    LessonSetting,
    LessonTable,
    Measure,
    Paragraphs,
    Prediction,
    QuizQuestion,
    Reveal,
    Text,
    flat,
)


class Lesson(LessonTable):
    """A whole lesson. ``key`` is the name of its folder."""

    key: str
    lesson: AboutLesson
    clock: Clock
    hook: Paragraphs
    setting: dict[Key, LessonSetting]
    measure: Annotated[dict[Key, Measure], Field(min_length=1, max_length=10)]
    prediction: Prediction
    course: CourseTable
    lever: LessonLever
    play: Paragraphs
    reveal: Reveal
    contrast: Paragraphs
    recap: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    sandbox: Paragraphs
    debrief: Annotated[tuple[Text, ...], Field(min_length=4, max_length=10)]
    claim: Annotated[tuple[LessonClaim, ...], Field(min_length=1, max_length=8)]
    quiz: Annotated[tuple[QuizQuestion, ...], Field(min_length=6, max_length=6)]
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=3, max_length=6)]
    case: Case | None = None

    @property
    def title(self) -> str:
        """Its name."""
        return self.lesson.title

    @property
    def settings(self) -> dict[str, LessonSetting]:
        """The settings, A first."""
        return {key: self.setting[key] for key in SETTINGS if key in self.setting}

    @property
    def steps(self) -> dict[str, LessonSetting]:
        """The steps of the lever as settings, by their keys: step_1, step_2 and so on."""
        base = self.setting[self.lever.setting]
        found = {}
        for n, step in enumerate(self.lever.steps, start=1):
            changes = flat(base.changes) | dict.fromkeys(self.lever.paths, step.value)
            found[f"step_{n}"] = base.model_copy(update={"title": step.text, "changes": changes})
        return found

    @property
    def compared(self) -> dict[str, LessonSetting]:
        """The settings, and the steps of the lever that a claim names."""
        named = {key for claim in self.claim for key in (claim.of, claim.against)}
        return self.settings | {key: step for key, step in self.steps.items() if key in named}

    @property
    def kept(self) -> tuple[str, ...]:
        """Paths that a setting or the lever sets: they are drawn in none, so that nothing else differs."""
        own = {path for setting in self.setting.values() for path in flat(setting.changes)}
        return tuple(sorted(own | set(self.lever.paths)))

    def set_in(self, key: str) -> dict[str, Value]:
        """What is not drawn in a setting: the values there of all paths that any setting sets."""
        world = self.setting[key].world()
        return {path: value_at(world, path) for path in self.kept}

    @property
    def asked(self) -> Measure:
        """The measure that the prediction is about."""
        return self.measure[self.prediction.measure]

    def in_case(self) -> "Lesson":
        """The lesson with its real war in place of the invented one; as it is where it has none."""
        case = self.case
        if case is None:
            return self
        moved = {
            key: setting.model_copy(update={"conflict": case.conflict, "changes": getattr(case, key)})
            for key, setting in self.settings.items()
        }
        lever = self.lever.model_copy(update={"paths": case.lever or self.lever.paths})
        return self.model_copy(update={"setting": moved, "lever": lever})
