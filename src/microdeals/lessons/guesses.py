"""Guesses: what a class expected, and how near it was to what the worlds show."""

import math
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from microdeals.lessons.findings import Findings
from microdeals.lessons.lesson import Lesson
from microdeals.lessons.tables import Kind


class Nearness(StrEnum):
    """How near a guess was; also the key of what is said then."""

    RIGHT = "right"
    NEAR = "near"
    FAR = "far"
    DECLINED = "declined"


class Guess(NamedTuple):
    """What somebody guessed: the number of an option from 0, dots, or a line. Empty: openly declined."""

    values: tuple[float, ...] = ()


DECLINED = Guess()


def is_possible(lesson: Lesson, guess: Guess) -> bool:
    """Whether a guess answers the lesson's question: its kind, number and range."""
    asked, values = lesson.prediction, guess.values
    if not all(math.isfinite(value) for value in values):
        return False
    if asked.kind is Kind.CHOICE:
        return len(values) == 1 and values[0] in range(len(asked.options))
    if asked.kind is Kind.DOTS:
        return len(values) == 1 and values[0] in range(101)
    measure = lesson.asked
    is_within = len(values) == len(asked.days) and all(measure.low <= it <= measure.high for it in values)
    return is_within and not is_level(values)


def is_level(line: Sequence[float]) -> bool:
    """Whether a line rises and falls nowhere, as it stands before anybody has drawn."""
    return len(set(line)) < 2


def nearness(lesson: Lesson, guess: Guess, findings: Findings) -> Nearness:
    """How near a guess was to the worlds of setting A."""
    if not guess.values:
        return Nearness.DECLINED
    asked = lesson.prediction
    if asked.kind is Kind.CHOICE:
        return _of_choices(abs(int(guess.values[0]) - right_option(lesson, findings)), len(asked.options))
    if asked.kind is Kind.DOTS:
        return _by(abs(guess.values[0] - findings.value(asked.measure, "a")), asked.right, asked.near)
    found = right_line(lesson, findings)
    off = _by(float(np.mean(np.abs(np.asarray(guess.values) - np.asarray(found)))), asked.right, asked.near)
    if not asked.jump:
        return off
    missed = abs(jump_in(lesson, guess.values) - jump_in(lesson, found))
    return max(off, _by(missed, asked.jump_right, asked.jump_near), key=WORSE.index)


WORSE = (Nearness.RIGHT, Nearness.NEAR, Nearness.FAR)


def _by(off: float, right: float, near: float) -> Nearness:
    if off <= right:
        return Nearness.RIGHT
    return Nearness.NEAR if off <= near else Nearness.FAR


def jump_in(lesson: Lesson, line: tuple[float, ...]) -> float:
    """By how much a line (at the days of the prediction) rises where the lesson's jump is."""
    first, last = (lesson.prediction.days.index(day) for day in lesson.prediction.jump)
    return line[last] - line[first]


def _of_choices(options_off: int, n_options: int) -> Nearness:
    """Beside the right option is near, unless there are only two."""
    if options_off == 0:
        return Nearness.RIGHT
    return Nearness.NEAR if options_off == 1 and n_options > 2 else Nearness.FAR


def right_option(lesson: Lesson, findings: Findings) -> int:
    """The option (from 0) that holds the measure of setting A; the last one if it is beyond them all."""
    value = findings.value(lesson.prediction.measure, "a")
    options = lesson.prediction.options
    fits = [n for n, option in enumerate(options) if option.low <= value < option.high]
    return fits[0] if fits else len(options) - 1


def right_line(lesson: Lesson, findings: Findings) -> tuple[float, ...]:
    """The mean line of setting A on the days that the prediction asks for."""
    line = findings.line("a")
    return tuple(float(line[min(day, len(line)) - 1]) for day in lesson.prediction.days)
