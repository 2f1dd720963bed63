"""What came out: marks, dots or lines of one setting, with the guess in the chart."""

from __future__ import annotations

import math

import numpy as np
import reacton.ipyvuetify as v
import solara

from dashboards.charts import Axis, Caption, ChartLine, Lines, Look
from dashboards.charts.dots import DotKind as Mark
from dashboards.charts.dots import DotRegion, Dots
from dashboards.lessons.marks import GuessMarks
from dashboards.panels.chart_view import ChartView
from dashboards.words import text
from microdeals.lessons import CLASS, Findings, Guess, Kind, Lesson, tidied

BINS = 25
STEP = 10
"""Worlds between ticks of a stack's height."""
WORLDS_SHOWN = 4
LOOKS = {"a": Look.SIDE_A, "b": Look.SIDE_B, "c": Look.THIRD}
SINGLE = (Look.THIRD, Look.THIRD_DASHED, Look.THIRD_DOTTED, Look.THIRD_MIXED)


@solara.component
def OutcomeView(lesson: Lesson, findings: Findings, key: str, guess: Guess | None) -> None:
    """The measure that the guess is about, in one setting; ``guess`` None shows none."""
    with v.Html(tag="div", class_="md-outcome", attributes={"data-setting": key}):
        name = text("lessons.result.setting").format(key=key.upper(), title=lesson.settings[key].title)
        v.Html(tag="h3", class_="md-chart-title", children=[name])
        if lesson.prediction.kind is Kind.DOTS:
            CountedView(lesson, findings, key, guess)
        else:
            StackedView(lesson, findings, key, guess)


@solara.component
def CountedView(lesson: Lesson, findings: Findings, key: str, guess: Guess | None) -> None:
    """One hundred marks, those that count first."""
    n = round(findings.value(lesson.prediction.measure, key))
    guessed = round(guess.values[0]) if guess and guess.values else None
    v.Html(tag="p", class_="md-chart-subtitle", children=[lesson.asked.title])
    v.Html(tag="p", class_="md-count", children=[text("lessons.result.count").format(n=n)])
    GuessMarks(n, CLASS, guessed, lesson.asked.title)
    legend = text("lessons.result.key" if guessed is not None else "lessons.result.key_plain")
    v.Html(tag="p", class_="md-chart-note", children=[legend])


@solara.component
def StackedView(lesson: Lesson, findings: Findings, key: str, guess: Guess | None) -> None:
    """A dot for each world over the measure's axis, stacked where worlds are alike; the guess is a field."""
    asked, measure = lesson.prediction, lesson.asked
    values = findings.each[asked.measure, key]
    x, y = stacked(values, measure.low, measure.high)
    top = roof(lesson, findings)
    mean = tidied(float(values.mean()), measure.decimals)
    caption = Caption(f"{measure.title}: {text('lessons.result.mean').format(value=mean)}", measure.unit)
    regions: tuple[DotRegion, ...] = ()
    if guess and guess.values and asked.kind is Kind.CHOICE:
        option = asked.options[int(guess.values[0])]
        left, right = max(option.low, measure.low), min(option.high, measure.high)
        regions = (DotRegion(text("lessons.guess.yours"), left, right, 0.0, top),)
    picture = Dots(
        caption,
        Axis("", measure.low, measure.high),
        Axis(text("lessons.result.worlds"), 0.0, top),
        (Mark(text("lessons.result.worlds"), LOOKS[key]),),
        regions,
    )
    frame = picture.frame(x, y, np.zeros(len(x)))
    ChartView(picture, frame, {"setting": key, "mean": float(values.mean())})


def roof(lesson: Lesson, findings: Findings) -> float:
    """Where the axis of the stacks ends: above the highest of all settings, so that they compare."""
    name, measure = lesson.prediction.measure, lesson.asked
    stacks = (stacked(findings.each[name, key], measure.low, measure.high)[1] for key in lesson.settings)
    highest = max(float(heights.max()) for heights in stacks)
    return float(STEP * math.ceil((highest + 0.4 * STEP) / STEP))


def stacked(values: np.ndarray, low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
    """Places of dots: the middle of a bin, and the height in its stack from 1."""
    width = (high - low) / BINS
    bins = np.clip(((values - low) / width).astype(int), 0, BINS - 1)
    heights = np.zeros(len(values))
    for place in range(BINS):
        inside = np.flatnonzero(bins == place)
        heights[inside] = np.arange(1, len(inside) + 1)
    return low + (bins + 0.5) * width, heights


@solara.component
def OfLines(lesson: Lesson, findings: Findings, keys: tuple[str, ...], guess: Guess | None) -> None:
    """Mean lines of some settings, and the guess."""
    lines = [ChartLine(text("lessons.result.short").format(key=key.upper()), LOOKS[key]) for key in keys]
    ys = [findings.line(key) for key in keys]
    days = np.arange(1, len(ys[0]) + 1)
    if guess and guess.values:
        lines.append(ChartLine(text("lessons.guess.yours"), Look.GUESS))
        ys.append(np.interp(days, lesson.prediction.days, guess.values))
    MeasureLines(lesson, tuple(lines), ys, text("lessons.result.note"))


@solara.component
def OfWorlds(lesson: Lesson, findings: Findings, key: str) -> None:
    """Some single worlds of a setting."""
    lines = tuple(
        ChartLine(text("lessons.result.world").format(n=n), look)
        for n, look in enumerate(SINGLE[:WORLDS_SHOWN])
    )
    MeasureLines(lesson, lines, list(findings.lines[key][:WORLDS_SHOWN]), "")


@solara.component
def MeasureLines(lesson: Lesson, lines: tuple[ChartLine, ...], ys: list[np.ndarray], note: str) -> None:
    """A chart of lines of the measure over days."""
    measure = lesson.asked
    caption = Caption(measure.title, measure.unit, note)
    x = np.arange(1, len(ys[0]) + 1)
    days = Axis(text("panels.axis.day"), 0, float(len(x)), 30)
    picture = Lines(caption, days, Axis(measure.unit.partition(";")[0], measure.low, measure.high), lines)
    ends = {f"end_{n}": float(y[-1]) for n, y in enumerate(ys)}
    ChartView(picture, picture.frame(x, ys), ends)
