"""The closed forms beside lessons, as lines to draw: numbers of ``microdeals.theory``, words by keys."""

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from microdeals.lessons.tables import Theory
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


class FormAxis(NamedTuple):
    """An axis: the key of its title in ``lessons.theory``, its ends, and the step between ticks."""

    title: str
    low: float
    high: float
    every: float


class FormLine(NamedTuple):
    """A line: the key of its name, what is filled in there, and its values; NaN leaves a hole."""

    name: str
    names: Mapping[str, int]
    values: tuple[float, ...]


class ClosedForm(NamedTuple):
    """A chart. ``name`` is its key in ``lessons.parts`` and, for its title, in ``lessons.theory``."""

    name: str
    note: str
    """Key of its note; empty where it has none."""
    x: FormAxis
    y: FormAxis
    at: tuple[float, ...]
    lines: tuple[FormLine, ...]


def closed_forms_of(theory: Theory) -> tuple[ClosedForm, ...]:
    """The charts of a lesson's theory; none where it has none."""
    if theory is Theory.STAKE_WINDOW:
        return (_window(),)
    return (_cascade(), _forgiving()) if theory is Theory.CASCADE else ()


def _window() -> ClosedForm:
    """From which share of the dispute to which a first deal reassures, by trust."""
    trust = np.linspace(0.02, 0.5, 49).tolist()
    windows = [stake_window(at, KEEPER, CHEAT) for at in trust]
    return ClosedForm(
        "window",
        "note_window",
        FormAxis("trust", 0.0, 0.5, 0.1),
        FormAxis("share", 0.0, 1.0, 0.25),
        tuple(trust),
        (
            FormLine("highest", {}, tuple(window.highest for window in windows)),
            FormLine("lowest", {}, tuple(window.lowest for window in windows)),
        ),
    )


def _cascade() -> ClosedForm:
    """How long a cascade is, by how many violations one breeds."""
    bred = np.linspace(0.0, 1.2, 61).tolist()
    sizes = [mean_cascade(at) for at in bred]
    shown = tuple(size if size <= LONGEST_CASCADE else math.nan for size in sizes)
    return ClosedForm(
        "cascade",
        "note_cascade",
        FormAxis("bred", 0.0, 1.2, 0.2),
        FormAxis("size", 0.0, LONGEST_CASCADE, 5.0),
        tuple(bred),
        (FormLine("mean_cascade", {}, shown),),
    )


def _forgiving() -> ClosedForm:
    """How often two sides that answer each other cooperate in the long run, by how often they forgive."""
    generosity = np.linspace(0.0, 1.0, 51).tolist()
    return ClosedForm(
        "forgiving",
        "",
        FormAxis("generosity", 0.0, 1.0, 0.25),
        FormAxis("cooperation", 0.0, 1.0, 0.25),
        tuple(generosity),
        tuple(
            FormLine(
                "slip",
                {"n": round(100 * slip)},
                tuple(cooperation_of_a_generous_pair(slip, at) for at in generosity),
            )
            for slip in SLIPS
        ),
    )
