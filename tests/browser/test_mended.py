"""Charts that stay while the page around them changes: the same mark again, and a finding of another name."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.judging import ARDEN, answered, type_number

TRUST = "Arden: belief that the other side is trustworthy"


@pytest.fixture
def address(dashboard: str) -> str:
    return f"{dashboard}/verdict?war={ARDEN}&n=200"


def saved_name(page: Page) -> str:
    """How the file of the marks is called when it is saved now."""
    marks = page.locator(".md-chart[data-kind=trade]")
    with page.expect_download() as download:
        marks.get_by_role("button", name="Save as CSV").click()
    return download.value.suggested_filename


def test_the_same_mark_can_be_chosen_again_after_a_dial_was_turned(address, visitor):
    page = visitor.open(address)
    answered(page)
    marks, title = page.locator(".md-chart[data-kind=trade]"), page.locator(".md-world-title")
    marks.locator("summary").click()
    marks.get_by_role("button", name="17", exact=True).click()
    expect(title).to_contain_text("The world of seed 17")
    type_number(page, TRUST, "0.5")
    answered(page, "party.arden.trust=0.5")
    expect(title).to_have_count(0)
    marks.get_by_role("button", name="17", exact=True).click()
    expect(title).to_contain_text("The world of seed 17")


def file_named(title: str) -> str:
    """A title as the name of a file: its words."""
    return f"{'-'.join(re.findall('[a-z0-9]+', title.lower()))}.csv"


def test_a_saved_chart_is_named_after_the_finding_that_it_shows(address, visitor):
    page = visitor.open(address)
    answered(page)
    marks = page.locator(".md-chart[data-kind=trade]")
    marks.locator("summary").click()
    first = marks.locator(".md-chart-title").inner_text()
    assert re.match(r"In \d+ of 100 (worlds|wars that fit what we know), small deals ", first)
    assert saved_name(page) == file_named(first)
    type_number(page, TRUST, "0.9")
    answered(page, "party.arden.trust=0.9")
    title = marks.locator(".md-chart-title").inner_text()
    assert title != first
    assert saved_name(page) == file_named(title)
    expect(marks.get_by_role("region")).to_have_attribute("aria-label", f"{title}: table")
