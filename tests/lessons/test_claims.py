"""What the lessons claim is true of the model, over at least 200 worlds a setting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from microdeals.conflicts import load
from microdeals.lessons import SETTINGS, Kind, Lesson, load_lesson, shipped_lessons, weigh_claims

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
