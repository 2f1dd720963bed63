"""The tables of a lesson's file, each key declared once; `lesson.Lesson` is the whole of them.

Texts are plain text, one paragraph an item. Where numbers of the model are due, a text says
``{measure_setting}``, such as ``{quiet_a}``; the number is filled in when worlds have been run.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from microdeals.conflicts import Conflict, load, with_values

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Line = Annotated[str, Field(min_length=1, max_length=160)]
Text = Annotated[str, Field(min_length=1, max_length=1200)]
Paragraphs = Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
Minutes = Annotated[int, Field(ge=1, le=40)]
SETTINGS = ("a", "b", "c")
STAGES = ("hook", "guess", "play", "reveal", "contrast", "lever", "recap", "sandbox", "debrief")
"""What the player shows, in order. The quiz is on paper."""


class LessonTable(BaseModel):
    """A table of the file: strict, no unknown key, and never changed."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, allow_inf_nan=False)


class Kind(StrEnum):
    """How a class says what it expects."""

    CHOICE = "choice"
    DOTS = "dots"
    """A number of worlds from 0 to 100."""
    LINE = "line"
    """A line over days, drawn or set point by point."""


class Theory(StrEnum):
    """Which closed form is drawn beside the contrast."""

    NONE = "none"
    STAKE_WINDOW = "stake_window"
    CASCADE = "cascade"


class Of(StrEnum):
    """What is measured in each world (units: shares of the dispute, days, war days; 0 or 1 for a label)."""

    SERIES = "series"
    STEPPING_STONE = "stepping_stone"
    PRESSURE_VALVE = "pressure_valve"
    PAINKILLER = "painkiller"
    DEAD_LETTER = "dead_letter"
    SETBACK = "setback"
    SETTLED = "settled"
    """Whether a settlement stands at the horizon, as in the verdict."""
    CLOSING = "closing"
    RELIEF = "relief"
    GAP = "gap"
    HARM = "harm"
    HARM_A_MONTH = "harm_a_month"
    """Harm a month until the settlement, or the horizon."""
    WAR_HARM = "war_harm"
    """Harm in all until then."""
    DAYS_OF_WAR = "days_of_war"
    """Days until the settlement, or the horizon."""
    DEALS_SIGNED = "deals_signed"
    BREACHES = "breaches"
    WITHDRAWALS = "withdrawals"
    """Deals that a side walked out of, as they were not worth it any more or as more was to be had."""


class Than(StrEnum):
    """Which way a claim goes."""

    MORE = "more"
    LESS = "less"
    SAME = "same"
    """Neither more nor less, by the margin."""


class AboutLesson(LessonTable):
    """Table [lesson]: what it is for."""

    title: Line
    order: Annotated[int, Field(ge=1, le=99)]
    goal: Text
    stage: Line
    """Stage of a conflict that it is about."""
    runs: Annotated[int, Field(ge=200, le=2000)]
    """Worlds a setting over which its claims are tested."""
    theory: Theory = Theory.NONE
    sources: Annotated[tuple[str, ...], Field(min_length=1, max_length=8)]
    """Keys of docs/references.bib."""


class Clock(LessonTable):
    """Table [clock]: minutes for each stage, 50 to 75 in all."""

    hook: Minutes
    guess: Minutes
    play: Minutes
    reveal: Minutes
    contrast: Minutes
    lever: Minutes
    recap: Minutes
    sandbox: Minutes
    debrief: Minutes
    quiz: Minutes

    @property
    def total(self) -> int:
        """Minutes of the whole lesson."""
        return sum(self.model_dump().values())

    def minutes(self, stage: str) -> int:
        """Minutes of one stage."""
        return int(getattr(self, stage))


class LessonSetting(LessonTable):
    """Table [setting.a], [setting.b] and perhaps [setting.c]: a war to compare with the others."""

    title: Line
    text: Text
    conflict: Line
    changes: dict[str, Any] = Field(default_factory=dict)
    """Values of the conflict model that differ, as conflict.toml writes them."""

    def world(self) -> Conflict:
        """The conflict model with its changes. Raises ConflictError where they do not fit."""
        return with_values(load(self.conflict), flat(self.changes))


class Measure(LessonTable):
    """Table [measure.<name>]: one number a world, averaged; with a bound, worlds of 100 within it."""

    title: Line
    unit: Line
    of: Of
    series: str = ""
    """A daily series by name, if ``of`` is series; its mean from first to last day (0: the horizon)."""
    first_day: Annotated[int, Field(ge=0, le=36525)] = 0
    last_day: Annotated[int, Field(ge=0, le=36525)] = 0
    scale: Annotated[float, Field(gt=0.0, le=1000.0)] = 1.0
    """What a value is multiplied by to be shown, such as 100."""
    at_least: float | None = None
    at_most: float | None = None
    """Bounds in the model's own unit."""
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    low: float = 0.0
    high: float = 100.0
    """Where its axis begins and ends."""

    @property
    def counts(self) -> bool:
        """Whether it counts worlds, of 100, rather than taking a mean."""
        return self.at_least is not None or self.at_most is not None or self.of in LABELS


LABELS = (Of.STEPPING_STONE, Of.PRESSURE_VALVE, Of.PAINKILLER, Of.DEAD_LETTER, Of.SETBACK, Of.SETTLED)


class CourseTable(LessonTable):
    """Table [course]: the axis on which worlds move through the days, before anything is counted."""

    title: Line
    unit: Line
    low: float
    high: float
    scale: Annotated[float, Field(gt=0.0, le=1000.0)] = 1.0
    """What a value is multiplied by on this axis, such as 100."""
    every: Annotated[float, Field(gt=0.0)]
    """From one number on the axis to the next."""
    border: Annotated[str, Field(max_length=60)] = ""
    """What stands at the bound of the measure that is asked for, once the result is shown."""


class LeverStep(LessonTable):
    """One place of a lever: what a student reads, and the value it stands for."""

    text: Annotated[str, Field(min_length=1, max_length=32)]
    value: bool | int | float | str


class LessonLever(LessonTable):
    """Table [lever]: one thing to turn inside the story of a setting, and what is counted then."""

    question: Text
    title: Line
    setting: Key
    paths: Annotated[tuple[Line, ...], Field(min_length=1, max_length=4)]
    """Paths that all take the value of a step."""
    steps: Annotated[tuple[LeverStep, ...], Field(min_length=3, max_length=9)]
    measures: Annotated[tuple[Key, ...], Field(min_length=1, max_length=3)]
    """The first is drawn step by step."""
    says: Text
    """What the whole row shows."""


class Option(LessonTable):
    """One answer to choose: right if the measure is at least ``low`` and below ``high``."""

    text: Line
    low: float = -1e9
    high: float = 1e9


class Prediction(LessonTable):
    """Table [prediction]: what is asked first, always of setting A."""

    kind: Kind
    question: Text
    hint: Text
    measure: Key
    right: Annotated[float, Field(ge=0.0)] = 0.0
    """How far off is still right, in the measure's shown unit."""
    near: Annotated[float, Field(ge=0.0)] = 0.0
    options: Annotated[tuple[Option, ...], Field(max_length=6)] = ()
    days: Annotated[tuple[int, ...], Field(max_length=13)] = ()
    """Days at which a line is drawn."""
    jump: Annotated[tuple[int, ...], Field(max_length=2)] = ()
    """Two of them between which the line jumps; how far it does is judged by itself."""
    jump_right: Annotated[float, Field(ge=0.0)] = 0.0
    jump_near: Annotated[float, Field(ge=0.0)] = 0.0


class Reveal(LessonTable):
    """Table [reveal]: what is said after the result, by how near the guess was."""

    right: Text
    near: Text
    far: Text
    declined: Text
    text: Paragraphs
    """Why it comes out this way."""


class LessonClaim(LessonTable):
    """Table [[claim]]: a surprise that a test can check: ``of`` has more, less or the same as ``against``.

    Both are settings, or steps of the lever (``step_1`` is the first).
    """

    says: Text
    measure: Key
    of: Key
    against: Key
    than: Than
    margin: Annotated[float, Field(gt=0.0)]
    """By how much at least (at most, where it is the same), in the measure's shown unit."""


class QuizQuestion(LessonTable):
    """Table [[quiz]]: one of six, asked before and after."""

    question: Text
    options: Annotated[tuple[Line, ...], Field(min_length=3, max_length=5)]
    answer: Annotated[int, Field(ge=1, le=5)]
    """Which option is right, from 1."""
    why: Text


class Criterion(LessonTable):
    """Table [[rubric]]: one row of a single-point rubric."""

    criterion: Line
    proficient: Text


class Case(LessonTable):
    """Table [case]: the lesson with a real war, for who asks for it; its claims are shown, not promised."""

    conflict: Line
    note: Text
    """What to say before a real war is on the screen."""
    a: dict[str, Any] = Field(default_factory=dict)
    b: dict[str, Any] = Field(default_factory=dict)
    c: dict[str, Any] = Field(default_factory=dict)
    lever: Annotated[tuple[Line, ...], Field(max_length=4)] = ()
    """Paths of the lever, where they are others than in the invented war."""


def flat(table: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Nested tables as dotted paths.

    >>> flat({"ladder": {"policy": "none"}, "party.arden.trust": 0.3})
    {'ladder.policy': 'none', 'party.arden.trust': 0.3}
    """
    found: dict[str, Any] = {}
    for key, value in table.items():
        found |= flat(value, f"{above}{key}.") if isinstance(value, dict) else {above + key: value}
    return found
