"""The About page: every number of a war with its kind and source, and a way to each thing to try."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import found_in
from microdeals._version import __version__
from microdeals.conflicts import load, value_at

SIZES = {
    "desk": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
    "hall": {"width": 1920, "height": 1080},
}
CREDITS = Path(__file__).parents[2] / "dashboards" / "about" / "credits.json"


def opened(visitor, address: str, query: str = "", **how: object) -> Page:
    page = visitor.open(f"{address}/about{query}", **how)
    has_numbers(page)
    return page


@pytest.fixture
def shown(address, onlooker) -> Page:
    """The page of those that only look, and of one that looks for a number."""
    return onlooker.look_at(f"{address}/about", has_numbers)


def has_numbers(page: Page) -> None:
    page.get_by_role("button", name="Every number, and where it comes from").click()
    expect(page.locator(".md-numbers-table tbody tr").first).to_be_visible()


def test_a_number_is_found_by_a_word_and_is_the_models_own(shown):
    shown.get_by_label("Find (").fill("united_states fickleness")
    row = shown.locator(".md-numbers-table tbody tr")
    expect(row).to_have_count(1)
    path = "third_party.united_states.fickleness"
    expect(row.locator("th")).to_have_text(path)
    expect(row.locator("td").first).to_have_text(str(value_at(load("russia_ukraine_2025"), path)))
    expect(shown.locator(".md-numbers-said")).to_contain_text("1 of ")
    shown.get_by_label("Find (").fill("no such word")
    expect(row).to_have_count(0)


def test_a_phone_that_is_slow_to_start_its_widgets_still_hears_from_the_server(address, visitor):
    """A processor of an eighth of this machine's; the visitor notes any widget that gave up."""
    page = opened(visitor, address, viewport=SIZES["phone"])
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 8})
    page.reload()
    page.get_by_role("button", name="Every number, and where it comes from").click()
    row = page.locator(".md-numbers-table tbody tr")
    expect(row.first).to_be_visible()
    page.get_by_label("Find (").fill("united_states fickleness")
    expect(row).to_have_count(1)


def test_the_table_can_be_taken_home_with_a_source_for_every_number(address, visitor):
    page = opened(visitor, address, "?war=donbas_2015")
    page.get_by_label("Kind").select_option(label="fitted to data")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    assert {row["Name"] for row in rows} >= {"commanders.breeding_live", "commanders.decay"}
    assert {(row["War"], row["Version"]) for row in rows} == {("donbas_2015", __version__)}
    assert all(row["Kind"] == "fitted" and "posterior.toml" in row["Reason"] for row in rows)


def test_a_mark_says_what_a_number_is_by_keyboard_alone(shown):
    mark = shown.locator(".md-tag-output summary")
    expect(mark).to_have_attribute("aria-label", "model output: what this means")
    mark.focus()
    shown.keyboard.press("Enter")
    expect(shown.get_by_text("in worlds that never were")).to_be_visible()


def test_what_there_is_to_try_opens_what_it_says(address, visitor):
    page = opened(visitor, address)
    page.get_by_role("button", name="Things to try").click()
    page.get_by_role("link", name="The same autumn without any deals.").click()
    expect(page.locator(".md-so-far")).to_contain_text("No deal has been signed")
    expect(page.locator(".md-recipe-command, .md-command").first).to_contain_text("ladder.policy=none")


def test_a_heading_opens_its_part_and_closes_it_by_keyboard_alone(shown):
    head = shown.get_by_role("heading", name="Facts").get_by_role("button")
    expect(head).to_have_attribute("aria-expanded", "false")
    head.focus()
    shown.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-expanded", "true")
    expect(shown.locator(".md-facts")).to_contain_text("69 prisoner exchanges")
    shown.keyboard.press("Enter")
    expect(shown.locator(".md-facts")).to_have_count(0)


def test_it_says_how_to_cite(shown):
    shown.get_by_role("button", name="How to cite").click()
    citation = json.loads(CREDITS.read_text(encoding="utf-8"))["citation"]
    expect(shown.locator(".md-citation")).to_have_text(citation["line"])


@pytest.mark.parametrize("size", SIZES)
def test_the_page_fits_and_is_for_everybody(
    address, visitor, photograph: Callable[[Page, str], None], size: str
):
    page = opened(visitor, address, viewport=SIZES[size])
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    photograph(page, f"about-{size}")
    assert found_in(page) == []
