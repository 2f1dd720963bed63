"""The tally of guesses, and what came out, as pictures for the wall."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from microdeals.lessons import Findings, Kind, Lesson, tidied
from microdeals.lessons.guesses import right_line, right_option

BINS = 20
WIDTH, HEIGHT = 1000.0, 400.0
"""Of a picture, in its own units."""
NEAREST = 125.0
"""Between two texts of an axis: three figures in the largest letters that a wall or a phone has, 66 high."""


class OptionBar(NamedTuple):
    """An option, how many chose it, and whether it is what came out (None: not shown yet)."""

    text: str
    n: int
    is_right: bool | None


class GuessDot(NamedTuple):
    """A guess in a picture."""

    x: float
    y: float


class ClassTally(NamedTuple):
    """The guesses of a class. One of ``bars``, ``dots`` and ``lines`` is filled, by the lesson's kind.

    ``came`` is what came out, as texts say it, and ``came_at`` where in the picture; empty and None before
    the result is shown. ``ticks``: places and texts of the axis.
    """

    n: int
    n_declined: int
    bars: tuple[OptionBar, ...] = ()
    dots: tuple[GuessDot, ...] = ()
    lines: tuple[str, ...] = ()
    came: str = ""
    came_at: float | None = None
    came_line: str = ""
    ticks: tuple[tuple[float, str], ...] = ()


class SettingOutcome(NamedTuple):
    """What came out in a setting: a value as texts say it, and its part of the axis from 0 to 1."""

    key: str
    title: str
    text: str
    value: str
    part: float
    line: str


def tally_of(
    lesson: Lesson, guesses: Mapping[str, Sequence[float]], findings: Findings, is_shown: bool
) -> ClassTally:
    """The guesses; with ``is_shown`` beside what came out in setting A."""
    made = [values for values in guesses.values() if values]
    tally = ClassTally(len(made), len(guesses) - len(made))
    asked, measure = lesson.prediction, lesson.asked
    came = tidied(findings.value(asked.measure, "a"), measure.decimals) if is_shown else ""
    if asked.kind is Kind.CHOICE:
        right = right_option(lesson, findings) if is_shown else None
        bars = tuple(
            OptionBar(
                option.text,
                sum(values[0] == place for values in made),
                None if right is None else place == right,
            )
            for place, option in enumerate(asked.options)
        )
        return tally._replace(bars=bars, came=came)
    if asked.kind is Kind.DOTS:
        at = findings.value(asked.measure, "a") / 100.0 * WIDTH if is_shown else None
        ticks = tuple((share * WIDTH / 100, str(share)) for share in range(0, 101, 20))
        return tally._replace(dots=stacked([it[0] for it in made]), came=came, came_at=at, ticks=ticks)
    ticks = tuple(apart((_x(lesson, day), str(day)) for day in asked.days))
    lines = tuple(_path(lesson, values) for values in made)
    came_line = _path(lesson, right_line(lesson, findings)) if is_shown else ""
    return tally._replace(lines=lines, came_line=came_line, ticks=ticks)


def apart(ticks: Iterable[tuple[float, str]]) -> Iterator[tuple[float, str]]:
    """Those of an axis whose texts do not meet the one before, with letters as large as a wall has them."""
    last = -math.inf
    for x, words in ticks:
        if x - last >= NEAREST:
            yield x, words
            last = x


def stacked(values: Sequence[float]) -> tuple[GuessDot, ...]:
    """Guesses from 0 to 100 as dots that lie on each other where they are alike; never above the picture."""
    bins = [min(BINS - 1, int(value / 100 * BINS)) for value in values]
    highest = max((bins.count(it) for it in set(bins)), default=1)
    step = min(40.0, (HEIGHT - 40.0) / highest)
    below = [0] * BINS
    dots = []
    for place in bins:
        dots.append(GuessDot((place + 0.5) * WIDTH / BINS, HEIGHT - 20.0 - below[place] * step))
        below[place] += 1
    return tuple(dots)


class WorldDots(NamedTuple):
    """A hundred worlds as dots. ``n``: how many count, the first ones; None where each has a value."""

    dots: tuple[GuessDot, ...]
    radius: float
    n: int | None = None
    ticks: tuple[tuple[float, str], ...] = ()


COLUMNS, ROWS = 25, 4
BASE = 212.0
"""Where a stack of worlds stands, in the picture's units from above."""


def worlds_of(lesson: Lesson, findings: Findings) -> WorldDots | None:
    """The worlds of setting A that the guess was about; none where the guess is a line."""
    measure, name = lesson.asked, lesson.prediction.measure
    if lesson.prediction.kind is Kind.LINE:
        return None
    values = findings.each[name, "a"]
    if measure.counts:
        places = [(n % COLUMNS, n // COLUMNS) for n in range(len(values))]
        dots = tuple(GuessDot((x + 0.5) * WIDTH / COLUMNS, 25.0 + y * BASE / ROWS) for x, y in places)
        return WorldDots(dots, 15.0, round(findings.value(name, "a")))
    width = (measure.high - measure.low) / COLUMNS
    bins = [min(COLUMNS - 1, max(0, int((value - measure.low) / width))) for value in values]
    step = min(16.0, BASE / max(bins.count(it) for it in set(bins)))
    found: list[GuessDot] = []
    below = [0] * COLUMNS
    for place in bins:
        found.append(GuessDot((place + 0.5) * WIDTH / COLUMNS, BASE - below[place] * step))
        below[place] += 1
    ends = ((0.0, measure.low), (WIDTH / 2, (measure.low + measure.high) / 2), (WIDTH, measure.high))
    ticks = tuple((x, tidied(value, measure.decimals)) for x, value in ends)
    return WorldDots(tuple(found), max(3.0, step * 0.45), None, ticks)


def outcomes_of(lesson: Lesson, findings: Findings) -> list[SettingOutcome]:
    """What came out in each setting."""
    measure, name = lesson.asked, lesson.prediction.measure
    found = []
    for key, setting in lesson.settings.items():
        value = findings.value(name, key)
        part = min(1.0, max(0.0, (value - measure.low) / (measure.high - measure.low)))
        line = ""
        if lesson.prediction.kind is Kind.LINE:
            days = findings.line(key)
            line = _path(lesson, [float(days[min(day, len(days)) - 1]) for day in lesson.prediction.days])
        said = tidied(value, measure.decimals)
        found.append(SettingOutcome(key.upper(), setting.title, setting.text, said, part, line))
    return found


def _x(lesson: Lesson, day: int) -> float:
    first, last = lesson.prediction.days[0], lesson.prediction.days[-1]
    return (day - first) / (last - first) * WIDTH


def _path(lesson: Lesson, values: Sequence[float]) -> str:
    """Points of a line over the days of the prediction, as SVG takes them."""
    measure = lesson.asked
    shares = (np.asarray(values, float) - measure.low) / (measure.high - measure.low)
    heights = (1.0 - shares) * (HEIGHT - 40.0) + 10.0
    days = lesson.prediction.days
    return " ".join(f"{_x(lesson, day):.0f},{y:.0f}" for day, y in zip(days, heights, strict=True))
