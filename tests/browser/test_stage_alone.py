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
from microdeals.page.command import written
from microdeals.unknowns import unknowns_of
from microdeals.verdict import fit_of, twins_of

WARS = ("arden_borea", "russia_ukraine_2025")
SEEDS = (*range(12), 137, 999)
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


def first_day_apart(told: dict[str, Any], course: dict[str, Any]) -> None:
    """Before its first day a world is as far apart, on a page, as on the first evening: no record has it."""
    for one in (told, told["twin"]):
        assert one["gap"][0] == one["gap"][1]
    for one in (told, told["twin"], course, course["twin"]):
        one["gap"] = one["gap"][1:]


def same(told: dict[str, Any], course: dict[str, Any]) -> None:
    first_day_apart(told, course)
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
