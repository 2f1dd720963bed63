"""A lesson of the dashboard lived by the visitor's browser: the server's numbers, to the last bit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import DESK, patient
from browser.test_lesson_alone import SHOWN, to_the_last_bit
from browser.test_lessons import at, guess_dots, lesson_in, on, opened, press, ran
from microdeals.lessons import CLASS, STAGES, Lesson, findings_at, findings_of, load_lesson
from microdeals.lessons.home import home_of
from microdeals.lessons.measures import Worlds

LESSON = "document.querySelector('.md-taught').parentElement.lesson"
FOUND = f"() => (({{ each, courses, lines }}) => ({{ each, courses, lines }}))({LESSON}.findings)"
STEP = f"(step) => {LESSON}.live(step).then(() => {LESSON}.findings.each)"
HELD = """(() => {
  const [post, held] = [Worker.prototype.postMessage, []];
  Worker.prototype.postMessage = function (...told) { held.push([this, told]); };
  window.letGo = () => {
    Worker.prototype.postMessage = post;
    held.forEach(([worker, told]) => post.apply(worker, told));
  };
})()"""
"""Workers hear nothing until they are let go."""
PAIRS = f"key => {LESSON}.pairs(key, [])"


def taught(key: str, is_case: bool) -> Lesson:
    lesson = load_lesson(key)
    return lesson.in_case() if is_case else lesson


@pytest.fixture
def older(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without WebAssembly."""
    with patient(browser.new_context(viewport=DESK)) as context:
        context.add_init_script("delete globalThis.WebAssembly")
        yield context


@pytest.mark.parametrize(("key", "is_case"), SHOWN)
def test_the_hundreds_of_every_lesson_are_the_servers_to_the_last_bit(address, visitor, key, is_case):
    page = opened(visitor, address, f"lesson={key}{'&case=1' if is_case else ''}")
    lesson = taught(key, is_case)
    to_the_last_bit(page.evaluate(FOUND), findings_of(lesson, CLASS))
    step = next(step for step in lesson.steps if step not in (home_of(lesson), *lesson.compared))
    each = page.evaluate(STEP, step)
    for (measure, _), found in findings_at(lesson, step).each.items():
        assert each[f"{measure}_{step}"] == found.tolist(), measure
    verdict = Worlds(lesson.settings["a"].world(), CLASS, kept=lesson.kept).verdict
    rows = np.array(page.evaluate(PAIRS, "a"))
    assert rows[:, 0].astype(int).tolist() == [int(label) for label in verdict.labels]
    assert np.array_equal(rows[:, 2], verdict.table()["closing"].to_numpy())


def test_without_webassembly_the_server_shows_the_same(address, visitor, older):
    told: list[dict[str, Any]] = []
    ways = (older.new_page(), opened(visitor, address, "lesson=fog", viewport=DESK))
    ways[0].goto(f"{address}/lessons?lesson=fog")
    for page in ways:
        expect(lesson_in(page)).to_have_attribute("data-ready", "true")
        told.append(gone_through(page))
        expect(page.locator(".md-taught")).to_have_count(int(page is ways[1]))
    assert told[0] == told[1]
    assert {"reveal", "debrief"} <= set(told[0])


def gone_through(page: Page) -> dict[str, Any]:
    """What a class is told and shown of every stage."""
    told: dict[str, Any] = {}
    for stage in STAGES:
        if stage == "play":
            guess_dots(page, "35")
        elif stage != "hook":
            press(page, "Next:")
        at(page, stage)
        if stage == "play":
            ran(page)
        if stage == "debrief":
            expect(page.locator(".md-trade-mark")).to_have_count(CLASS)
        place = page.locator(".md-lesson-stage")
        told[stage] = {
            "texts": place.locator(
                ".md-lesson-hook, .md-lesson-text, .md-lesson-question, .md-lesson-verdict, .md-recap li, "
                ".md-claims li, .md-debrief li, .md-lever-numbers li, .md-room .md-chart-note"
            ).all_inner_texts(),
            "counts": place.locator("[data-count]").evaluate_all("all => all.map(it => it.dataset.count)"),
            "dots": place.locator(".md-swarm-dot").evaluate_all(
                "all => all.map(it => it.getAttribute('class'))"
            ),
            "labels": place.locator(".md-swarm svg").evaluate_all("all => all.map(it => it.ariaLabel)"),
            "trade": place.locator(".md-trade-count").all_inner_texts(),
        }
    return told


def test_who_leaves_and_comes_back_has_the_worlds_still(address, visitor):
    page = opened(visitor, address, "lesson=bomb")
    page.evaluate(f"() => {{ window.lived = {LESSON}.findings; }}")
    press(page, "All lessons")
    press(page, f"Open “{load_lesson('bomb').title}”")
    expect(lesson_in(page)).to_have_attribute("data-ready", "true")
    assert page.evaluate(f"() => {LESSON}.findings === window.lived")


def test_a_world_of_the_trade_is_watched_with_its_seed(address, visitor):
    page = opened(visitor, address, "lesson=fog&stage=guess")
    press(page, "I make no guess")
    at(page, "play")
    press(page, "Debrief")
    expect(page.locator(".md-lesson-trade[data-ready=true] .md-trade[data-moving=false]")).to_have_count(1)
    mark = page.locator(".md-trade-mark[tabindex='0']")
    key = mark.get_attribute("data-key")
    mark.press("Enter")
    expect(page.locator(".md-so-far")).to_have_attribute("data-seed", str(key))


def test_who_leaves_before_the_worlds_are_lived_leaves_no_error(address, visitor):
    """What would say that the browser can has nobody to tell then; the visitor notes errors of the page."""
    page = visitor.open(f"{address}/about")
    page.add_init_script(HELD)
    page.goto(f"{address}/lessons")
    with page.expect_worker():
        press(page, "Open “One mistake in the fog”")
    at(page, "hook")
    press(page, "All lessons")
    expect(page.locator(".md-lesson-card")).to_have_count(5)
    page.evaluate("letGo()")
    press(page, "Open “One mistake in the fog”")  # lived after what is still on its way
    on(page, "guess")
    press(page, "I make no guess")
    at(page, "play")
    ran(page)
