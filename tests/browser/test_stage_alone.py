"""The stage on a page that is one file: the course that it plays is the one that the dashboard works out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import DESK
from dashboards.stage.course import course_of, lived_pair
from microdeals.conflicts import Conflict, load, with_values
from microdeals.conflicts.horizons import HORIZON, HORIZONS
from microdeals.page.command import written
from microdeals.unknowns import unknowns_of
from microdeals.verdict import fit_of, twins_of

WARS = ("arden_borea", "russia_ukraine_2025")
SEEDS = (*range(12), 137, 999)
COUNTED = """() => {
  const begin = WebAssembly.instantiate;
  self.called = { run_twins: 0, live_a_day: 0 };
  WebAssembly.instantiate = async (...asked) => {
    const { exports } = await begin(...asked);
    const counting = (name) => (...words) => {
      self.called[name] += 1;
      return exports[name](...words);
    };
    return { exports: { ...exports, run_twins: counting("run_twins"), live_a_day: counting("live_a_day") } };
  };
}"""
"""In a Worker: counts how often worlds are lived from their first day, and single days that follow."""
COURSE = "([asked, seed]) => window.microdeals.courseOf(asked, seed)"
SETTINGS: tuple[dict[str, float | int | str], ...] = (
    {"ladder.policy": "unilateral"},
    {"ladder.policy": "leap", "ladder.hold_days": 5},
)
"""What makes deals that begin alone, and many at a time."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of each war's page."""
    folder = tmp_path_factory.mktemp("pages")
    for war in WARS:
        written(war, folder / f"{war}.html")
    return {war: (folder / f"{war}.html").as_uri() for war in WARS}


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=DESK, offline=True, reduced_motion="reduce") as context:
        yield context


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#md-main")).to_have_attribute("data-state", "done")
    return page


def drawn(conflict: Conflict, seed: int) -> Conflict:
    """The war that a seed draws."""
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    return fit_of(twins_of(conflict), unknowns).twins_at(seed).with_deals


def by_python(conflict: Conflict, seed: int) -> dict[str, Any]:
    """The course of the dashboard, as JSON has it."""
    course: dict[str, Any] = json.loads(json.dumps(course_of(lived_pair(conflict, seed))))
    return course


def same(told: dict[str, Any], course: dict[str, Any]) -> None:
    assert set(told) == set(course)
    for part, value in course.items():
        assert told[part] == value, part


@pytest.mark.parametrize("war", WARS)
def test_courses_turning_points_sentences_and_stories_are_the_dashboards(war: str, pages, offline):
    page, conflict = opened(offline, pages[war]), load(war)
    kinds: set[str] = set()
    for seed in SEEDS:
        same(page.evaluate(COURSE, [{}, seed]), course := by_python(drawn(conflict, seed), seed))
        kinds |= {event["kind"] for event in course["events"]}
    for seed in range(3):
        same(page.evaluate(COURSE, [{"given": True}, seed]), by_python(conflict, seed))
    for values in SETTINGS:
        changed = with_values(conflict, values)
        told = page.evaluate(COURSE, [{"given": True, "set": values}, 1])
        same(told, course := by_python(changed, 1))
        kinds |= {event["kind"] for event in course["events"]}
    assert {"meeting", "signed", "breach", "report", "strike", "withdrawn", "first_move"} <= kinds


def test_five_lively_years_of_the_real_war_are_told_to_their_end(pages, offline):
    war = "russia_ukraine_2025"
    page, seed, longest = opened(offline, pages[war]), 3, max(HORIZONS)
    conflict = with_values(load(war), {HORIZON: longest})
    course = by_python(drawn(conflict, seed), seed)
    assert len(course["events"]) > 2000
    same(page.evaluate(COURSE, [{"days": longest}, seed]), course)


def test_a_world_to_watch_is_lived_as_often_however_long_it_is(pages, offline):
    """To see its evenings it is lived once more, day by day; not once more to each of them."""
    page = opened(offline, pages["arden_borea"])
    for worker in page.workers:
        worker.evaluate(COUNTED)
    lived = []
    for days in (182, 730):
        told = page.evaluate(COURSE, [{"days": days}, 3])
        assert len(told["gap"]) == days + 1
        lived.append([worker.evaluate("() => ({ ...self.called })") for worker in page.workers])
    runs, days = ([sum(it[name] for it in found) for found in lived] for name in ("run_twins", "live_a_day"))
    assert runs == [3, 6]  # the record of both twins, the day before the first, and the first day
    assert days == [181, 181 + 729]
