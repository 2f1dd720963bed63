"""A lesson: everything that its file says."""

from typing import Annotated

from pydantic import Field

from microdeals.lessons.tables import (
    SETTINGS,
    AboutLesson,
    Case,
    Clock,
    Criterion,
    Key,
    LessonClaim,
    LessonSetting,
    LessonTable,
    Measure,
    Paragraphs,
    Prediction,
    QuizQuestion,
    Reveal,
    Text,
)


class Lesson(LessonTable):
    """A whole lesson. ``key`` is the name of its folder."""

    key: str
    lesson: AboutLesson
    clock: Clock
    hook: Paragraphs
    setting: dict[Key, LessonSetting]
    measure: Annotated[dict[Key, Measure], Field(min_length=1, max_length=8)]
    prediction: Prediction
    play: Paragraphs
    reveal: Reveal
    contrast: Paragraphs
    recap: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    sandbox: Paragraphs
    debrief: Annotated[tuple[Text, ...], Field(min_length=4, max_length=10)]
    claim: Annotated[tuple[LessonClaim, ...], Field(min_length=1, max_length=6)]
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
        return self.model_copy(update={"setting": moved})
