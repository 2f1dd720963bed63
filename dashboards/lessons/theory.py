"""The closed form beside a lesson, drawn from the library's own functions."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import solara
from reacton.core import Element

from dashboards.charts import Axis, Caption, ChartLine, Lines, Look
from dashboards.panels.chart_view import ChartView
from dashboards.words import text
from microdeals.lessons import Theory
from microdeals.theory.cascade import mean_cascade
from microdeals.theory.generosity import cooperation_of_a_generous_pair
from microdeals.theory.payoffs import Payoffs
from microdeals.theory.stake_window import stake_window

KEEPER = Payoffs(reward=4.0, temptation=3.0, punishment=1.0, sucker=0.0)
CHEAT = Payoffs(reward=3.0, temptation=5.0, punishment=1.0, sucker=0.0)
SLIPS = (0.01, 0.1)
"""Chances a round that an order is not obeyed."""
LONGEST_CASCADE = 20.0
"""Where the axis ends; a longer cascade leaves a hole in the line."""


View = Callable[[], Element[object]]


def theory_views(theory: Theory) -> tuple[tuple[str, View], ...]:
    """The charts of a lesson's theory, each with a name; none where it has none."""
    views: dict[Theory, tuple[tuple[str, View], ...]] = {
        Theory.STAKE_WINDOW: ((text("lessons.parts.window"), Window),),
        Theory.CASCADE: (
            (text("lessons.parts.cascade"), Cascade),
            (text("lessons.parts.forgiving"), Forgiving),
        ),
    }
    return views.get(theory, ())


@solara.component
def Window() -> None:
    """From which share of the stake to which a first deal reassures, by trust."""
    trust = np.linspace(0.02, 0.5, 49)
    windows = [stake_window(float(at), KEEPER, CHEAT) for at in trust]
    lines = (
        ChartLine(text("lessons.theory.highest"), Look.SIDE_A),
        ChartLine(text("lessons.theory.lowest"), Look.SIDE_B),
    )
    caption = Caption(
        text("lessons.theory.window"), text("lessons.theory.window_unit"), text("lessons.theory.note_window")
    )
    picture = Lines(
        caption,
        Axis(text("lessons.theory.trust"), 0.0, 0.5, 0.1),
        Axis(text("lessons.theory.share"), 0.0, 1.0, 0.25),
        lines,
        is_slide=True,
    )
    ys = [[window.highest for window in windows], [window.lowest for window in windows]]
    ChartView(picture, picture.frame(trust, ys))


@solara.component
def Cascade() -> None:
    """How long a cascade is, by how many violations one breeds."""
    bred = np.linspace(0.0, 1.2, 61)
    sizes = [mean_cascade(float(at)) for at in bred]
    shown = [size if size <= LONGEST_CASCADE else math.nan for size in sizes]
    caption = Caption(
        text("lessons.theory.cascade"),
        text("lessons.theory.cascade_unit"),
        text("lessons.theory.note_cascade"),
    )
    picture = Lines(
        caption,
        Axis(text("lessons.theory.bred"), 0.0, 1.2, 0.2),
        Axis(text("lessons.theory.size"), 0.0, LONGEST_CASCADE, 5.0),
        (ChartLine(text("lessons.theory.mean_cascade"), Look.THIRD),),
        is_slide=True,
    )
    ChartView(picture, picture.frame(bred, [shown]))


@solara.component
def Forgiving() -> None:
    """How often two sides that answer each other cooperate in the long run, by how often they forgive."""
    generosity = np.linspace(0.0, 1.0, 51)
    ys = [[cooperation_of_a_generous_pair(slip, float(at)) for at in generosity] for slip in SLIPS]
    caption = Caption(text("lessons.theory.forgiving"), text("lessons.theory.forgiving_unit"))
    picture = Lines(
        caption,
        Axis(text("lessons.theory.generosity"), 0.0, 1.0, 0.25),
        Axis(text("lessons.theory.cooperation"), 0.0, 1.0, 0.25),
        tuple(
            ChartLine(text("lessons.theory.slip").format(n=round(100 * slip)), look)
            for slip, look in zip(SLIPS, (Look.SIDE_A, Look.SIDE_B), strict=True)
        ),
        is_slide=True,
    )
    ChartView(picture, picture.frame(generosity, ys))
