"""Telling: how near a guess was, and texts with the numbers of the model in them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from microdeals.lessons.lesson import Lesson
from microdeals.lessons.measures import Worlds, value_of
from microdeals.lessons.parts import Kind


class Nearness(StrEnum):
    """How near a guess was; also the key of what is said then."""

    RIGHT = "right"
    NEAR = "near"
    FAR = "far"
    DECLINED = "declined"


class Guess(NamedTuple):
    """What somebody guessed: the number of an option from 0, dots, or a line. Empty: openly declined."""

    values: tuple[float, ...] = ()


def nearness(lesson: Lesson, guess: Guess, worlds: Worlds) -> Nearness:
    """How near a guess was to the worlds of setting A."""
    if not guess.values:
        return Nearness.DECLINED
    asked = lesson.prediction
    if asked.kind is Kind.CHOICE:
        off = abs(int(guess.values[0]) - right_option(lesson, worlds))
        return (
            (Nearness.RIGHT, Nearness.NEAR)[off] if off < 2 and len(asked.options) > 2 - off else Nearness.FAR
        )
    if asked.kind is Kind.DOTS:
        off_by = abs(guess.values[0] - value_of(worlds, lesson.asked))
    else:
        off_by = float(np.mean(np.abs(np.asarray(guess.values) - np.asarray(line_of(lesson, worlds)))))
    if off_by <= asked.right:
        return Nearness.RIGHT
    return Nearness.NEAR if off_by <= asked.near else Nearness.FAR


def _of_choices(options_off: int, n_options: int) -> Nearness:
    """Beside the right option is near, unless there are only two."""
    if options_off == 0:
        return Nearness.RIGHT
    return Nearness.NEAR if options_off == 1 and n_options > 2 else Nearness.FAR


def right_option(lesson: Lesson, worlds: Worlds) -> int:
    """The option (from 0) that holds the measure of setting A; the last one if it is beyond them all."""
    value = value_of(worlds, lesson.asked)
    options = lesson.prediction.options
    fits = [n for n, option in enumerate(options) if option.low <= value < option.high]
    return fits[0] if fits else len(options) - 1


def line_of(lesson: Lesson, worlds: Worlds) -> tuple[float, ...]:
    """The measure over the days that the prediction asks for, mean over worlds, as shown."""
    measure = lesson.asked
    days = [min(day, worlds.conflict.horizon_days) - 1 for day in lesson.prediction.days]
    found = worlds.series(measure.series)[:, days].mean(axis=0) * measure.scale
    return tuple(float(value) for value in found)


DECLINED = Guess()


def filled(lesson: Lesson, text: str, worlds: Mapping[str, Worlds], guess: Guess = DECLINED) -> str:
    """A text with its numbers: ``{measure_setting}`` and ``{guess}``. Only what is asked for is run."""
    return text.format_map(_Numbers(lesson, worlds, guess))


class _Numbers(dict[str, str]):
    """Numbers by name, found when a text asks for them."""

    def __init__(self, lesson: Lesson, worlds: Mapping[str, Worlds], guess: Guess) -> None:
        super().__init__()
        self.lesson, self.worlds, self.guess = lesson, worlds, guess

    def __missing__(self, name: str) -> str:
        if name == "guess":
            return self._guess()
        key, _, setting = name.rpartition("_")
        measure = self.lesson.measure[key]
        return tidied(value_of(self.worlds[setting], measure), measure.decimals)

    def _guess(self) -> str:
        if not self.guess.values:
            return "–"
        if self.lesson.prediction.kind is Kind.CHOICE:
            return self.lesson.prediction.options[int(self.guess.values[0])].text
        return ", ".join(tidied(value, self.lesson.asked.decimals) for value in self.guess.values)


def tidied(value: float, decimals: int) -> str:
    """A number as texts write it, with a real minus.

    >>> tidied(-0.04, 1), tidied(-2.46, 1)
    ('0.0', '−2.5')
    """
    return f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "−")
