"""What the lessons claim is true of the model, over at least 200 worlds a setting."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import numpy as np
import pytest

from microdeals.conflicts import load
from microdeals.lessons import (
    SETTINGS,
    Findings,
    Kind,
    Lesson,
    Weighed,
    Worlds,
    load_lesson,
    shipped_lessons,
    weigh_claims,
    weigh_found,
)
from microdeals.lessons.tables import LessonClaim
from microdeals.verdict import Label

CHECKOUT = Path(__file__).resolve().parents[2]
COURSE = ("promise", "fog", "relief", "mediator", "bomb")
CLEAR = 3.0
"""Standard errors by which a claim has to hold: a class looks at other worlds than this test."""


def test_there_are_five_lessons_in_the_order_of_a_course():
    assert shipped_lessons() == COURSE


@pytest.mark.parametrize("key", COURSE)
def test_the_model_agrees_with_every_claim_and_not_by_a_hair(key: str):
    lesson = load_lesson(key)
    assert lesson.lesson.runs >= 200
    for weighed in weigh_claims(lesson):
        told = f"{key}: {weighed.difference:.2f} against {weighed.margin}, slack {weighed.slack:.1f}"
        assert weighed.holds, told
        assert weighed.slack >= CLEAR, told


def weighed(than: str, apart: list[float], margin: float) -> Weighed:
    """Step one against setting A, where each world differs by so much."""
    claim = {"says": "s", "measure": "quiet", "of": "step_1", "against": "a", "than": than, "margin": margin}
    lesson = load_lesson("fog").model_copy(
        update={"claim": (LessonClaim.model_validate_json(json.dumps(claim)),)}
    )
    each = {("quiet", "a"): np.zeros(len(apart)), ("quiet", "step_1"): np.array(apart)}
    return weigh_found(lesson, Findings(each, {}, {}))[0]


@pytest.mark.parametrize(
    ("than", "margin", "holds"),
    [
        ("more", 2.0, True),
        ("more", 4.0, False),
        ("less", 2.0, False),
        ("same", 2.0, False),
        ("same", 4.0, True),
    ],
)
def test_a_claim_holds_by_its_margin_and_its_own_way(than: str, margin: float, holds: bool):
    for sign in (1.0, -1.0) if than == "same" else (1.0,):
        found = weighed(than, [sign * it for it in (2.0, 4.0, 3.0, 3.0)], margin)
        assert found.holds is holds
        # The mean is 3 and its standard error 0.41: one from the margin is 2.4 errors.
        distance = -5.0 if than == "less" else 1.0 if holds else -1.0
        assert found.slack == pytest.approx(distance / math.sqrt(2.0 / 3.0 / 4.0))


def test_the_verdict_of_a_lesson_s_own_sandbox_says_what_the_lesson_says():
    """Relief: deals at once push peace away, and deals that teach bring it closer."""
    lesson = load_lesson("relief")
    ways = {key: Worlds(lesson.settings[key].world(), 100, kept=lesson.kept).verdict.labels for key in "ac"}
    further, closer = [Label.PAINKILLER, Label.SETBACK], [Label.STEPPING_STONE]
    assert np.isin(ways["a"], further).sum() > 50 > 20 > np.isin(ways["a"], closer).sum()
    assert np.isin(ways["c"], closer).sum() > 50 > 20 > np.isin(ways["c"], further).sum()


@pytest.mark.parametrize("key", COURSE)
def test_a_lesson_fits_into_a_class(key: str):
    lesson = load_lesson(key)
    assert 50 <= lesson.clock.total <= 75
    assert lesson.clock.debrief >= lesson.clock.total / 5


def test_all_three_ways_to_guess_are_used():
    assert {load_lesson(key).prediction.kind for key in COURSE} == set(Kind)


@pytest.mark.parametrize("key", COURSE)
def test_sides_are_invented_unless_somebody_asks_and_then_there_is_a_note(key: str):
    lesson = load_lesson(key)
    assert all(load(setting.conflict).fictional for setting in lesson.setting.values())
    moved = lesson.in_case()
    if lesson.case is None:
        assert moved == lesson
    else:
        assert "neither" in lesson.case.note
        assert not any(setting.world().fictional for setting in moved.setting.values())


@pytest.mark.parametrize("key", COURSE)
def test_every_source_is_in_the_references(key: str):
    known = re.findall(r"^@\w+\{([^,]+),$", (CHECKOUT / "docs" / "references.bib").read_text(), re.MULTILINE)
    assert set(load_lesson(key).lesson.sources) <= set(known)


@pytest.mark.parametrize("key", COURSE)
def test_quiz_answers_do_not_all_stand_in_the_same_place(key: str):
    assert len({item.answer for item in load_lesson(key).quiz}) > 1


@pytest.mark.parametrize("key", COURSE)
def test_settings_differ_from_each_other(key: str):
    lesson: Lesson = load_lesson(key)
    worlds = [lesson.settings[name].world() for name in SETTINGS if name in lesson.settings]
    assert all(first != second for n, first in enumerate(worlds) for second in worlds[n + 1 :])
