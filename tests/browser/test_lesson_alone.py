"""Lessons on pages that are one file: what a class sees and is told is what the dashboard's lesson shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.conftest import DESK
from browser.test_accessible import found_in
from browser.test_page_alone import ENGLISH, VISIBLE, foreign
from dashboards.lessons.trade import trade_of
from microdeals.lessons import (
    CLASS,
    STAGES,
    Findings,
    Guess,
    Kind,
    Lesson,
    filled,
    findings_at,
    findings_of,
    load_lesson,
    nearness,
    shipped_lessons,
    weigh_found,
)
from microdeals.lessons.home import home_of
from microdeals.lessons.measures import Worlds
from microdeals.page.command import written
from microdeals.page.html import LARGEST, html_of_lesson
from microdeals.page.words import PageWords, words_in

LESSONS = shipped_lessons()
TOLD = ("hook", "play", "contrast", "recap", "debrief", "sandbox")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of each lesson's page."""
    folder = tmp_path_factory.mktemp("lessons")
    for key in LESSONS:
        assert "needs no network" in written(key, folder / f"{key}.html")
        assert (folder / f"{key}.html").stat().st_size <= LARGEST
    return {key: (folder / f"{key}.html").as_uri() for key in LESSONS}


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=DESK, offline=True, reduced_motion="reduce") as context:
        yield context


def opened(context: BrowserContext, address: str) -> Page:
    """The page, with its worlds lived."""
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#md-main")).to_have_attribute("data-state", "done")
    return page


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def some_guesses(lesson: Lesson) -> list[Guess]:
    """Guesses of every kind of nearness: all that there are, or lines between the ends."""
    kind, asked = lesson.prediction.kind, lesson.asked
    if kind is Kind.CHOICE:
        return [Guess((float(place),)) for place in range(len(lesson.prediction.options))]
    if kind is Kind.DOTS:
        return [Guess((float(n),)) for n in range(CLASS + 1)]
    luck, n = np.random.default_rng(1), len(lesson.prediction.days)
    lines = [luck.uniform(asked.low, asked.high, n) for _ in range(40)]
    near = [30 + luck.normal(0, width, n) for width in (1, 3, 6) for _ in range(20)]
    return [Guess(tuple(float(round(it, 1)) for it in line)) for line in (*lines, *near)]


def texts_of(lesson: Lesson, found: Findings, guess: Guess) -> dict[str, Any]:
    """All that a class reads, with its numbers."""
    texts: dict[str, Any] = {
        name: [filled(lesson, text, found, guess) for text in getattr(lesson, name)] for name in TOLD
    }
    near = nearness(lesson, guess, found)
    return texts | {
        "question": filled(lesson, lesson.prediction.question, found),
        "reveal": filled(lesson, getattr(lesson.reveal, near.value), found, guess),
        "says": filled(lesson, lesson.lever.says, found),
    }


@pytest.mark.parametrize("key", LESSONS)
def test_numbers_texts_grades_and_claims_are_the_dashboards(key: str, pages, offline):
    page, lesson = opened(offline, pages[key]), load_lesson(key)
    told, found = page.evaluate("() => window.microdeals.findings()"), findings_of(lesson, CLASS)
    for (measure, setting), each in found.each.items():
        assert told["each"][f"{measure}_{setting}"] == each.tolist(), (measure, setting)
    for setting, course in found.courses.items():
        assert np.array_equal(np.array(told["courses"][setting]), course.values), setting
    for setting in found.lines:
        assert told["lines"].get(setting) == found.line(setting).tolist()
    guesses = some_guesses(lesson)
    graded = page.evaluate("(all) => all.map(window.microdeals.nearness)", [it.values for it in guesses])
    assert graded == [nearness(lesson, guess, found).value for guess in guesses]
    assert len(set(graded)) > 1
    for guess in (Guess(), guesses[0], guesses[-1]):
        said = page.evaluate("(guess) => window.microdeals.texts(guess)", guess.values)
        assert said == texts_of(lesson, found, guess)
    claims = page.evaluate("() => window.microdeals.claims()")
    assert claims == [
        {"says": it.claim.says, "holds": bool(it.holds)} for it in weigh_found(lesson, found)
    ]


@pytest.mark.parametrize("key", LESSONS)
def test_the_lever_and_the_trade_are_the_dashboards(key: str, pages, offline):
    page, lesson = opened(offline, pages[key]), load_lesson(key)
    steps = [step for step in lesson.steps if step != home_of(lesson)]
    for step in (steps[1], steps[-1]):
        told = page.evaluate("(step) => window.microdeals.live(step)", step)
        found = findings_at(lesson, step)
        for measure in lesson.measure:
            assert told["each"][f"{measure}_{step}"] == found.each[measure, step].tolist(), measure
    worlds = Worlds(lesson.settings["a"].world(), CLASS, kept=lesson.kept)
    rows = np.array(page.evaluate("() => window.microdeals.pairs('a')"))
    verdict = worlds.verdict
    assert rows[:, 0].astype(int).tolist() == [int(label) for label in verdict.labels]
    assert np.array_equal(rows[:, 2], worlds.verdict.table()["closing"].to_numpy())
    page.evaluate("() => { location.hash = '#stage=debrief' }")
    trade = page.locator(".md-lesson-trade[data-ready=true]")
    expect(trade.locator(".md-chart-title").first).to_have_text(
        trade_of(lesson, "a", verdict).picture.spec()["caption"]["title"]
    )
