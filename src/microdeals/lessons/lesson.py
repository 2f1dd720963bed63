"""A lesson: everything that its file says."""

from typing import Annotated

from pydantic import Field

from microdeals.lessons.parts import (
    SETTINGS,
    About,
    Case,
    Claim,
    Clock,
    Criterion,
    Key,
    Measure,
    Paragraphs,
    Part,
    Prediction,
    Question,
    Reveal,
    Setting,
    Text,
)


class Lesson(Part):
    """A whole lesson. ``key`` is the name of its folder."""

    key: str
    lesson: About
    clock: Clock
    hook: Paragraphs
    setting: dict[Key, Setting]
    measure: Annotated[dict[Key, Measure], Field(min_length=1, max_length=8)]
    prediction: Prediction
    play: Paragraphs
    reveal: Reveal
    contrast: Paragraphs
    recap: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    sandbox: Paragraphs
    debrief: Annotated[tuple[Text, ...], Field(min_length=4, max_length=10)]
    claim: Annotated[tuple[Claim, ...], Field(min_length=1, max_length=6)]
    quiz: Annotated[tuple[Question, ...], Field(min_length=6, max_length=6)]
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=3, max_length=6)]
    case: Case | None = None

    @property
    def title(self) -> str:
        """Its name."""
        return self.lesson.title

    @property
    def settings(self) -> dict[str, Setting]:
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
