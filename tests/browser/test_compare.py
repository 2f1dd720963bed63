"""The Compare page: two settings, the same seeds, and numbers that are the library's own."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

import microdeals as md
from browser.judging import ARDEN, answered, counts, facts, numbers, open_more, type_number
from browser.watching import answer, now, press
from microdeals.conflicts import load, with_values
from microdeals.verdict import Comparison, Label
from microdeals.verdict.change_in_words import what_decides_the_change

SIZES = {
    "desk": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
    "wall": {"width": 1920, "height": 1080},
}
TRUST = "Arden: belief that the other side is trustworthy"
LEFT, RIGHT = {"party.arden.trust": 0.3}, {"party.arden.trust": 0.6, "party.borea.trust": 0.5}
QUERY = (
    f"?war={ARDEN}&n=200&set=party.arden.trust%3D0.3"
    "&right=party.arden.trust%3D0.6&right=party.borea.trust%3D0.5"
)


@pytest.fixture
def address(dashboard: str) -> str:
    return f"{dashboard}/compare"


@pytest.fixture
def page(address, visitor) -> Page:
    page = visitor.open(address + QUERY)
    answered(page)
    return page


@pytest.fixture
def shown(address, onlooker) -> Page:
    """The same for tests that only look."""
    return onlooker.look_at(address + QUERY, answered)


def compared(seed: int = 1, as_given: bool = False, **right: object) -> Comparison:
    """The library's own comparison, of the left with the right of the address or with another."""
    sides = (with_values(load(ARDEN), values) for values in (LEFT, right or RIGHT))
    return md.compare(*sides, runs=200, seed=seed, as_given=as_given)


def dials(page: Page, side: str) -> Locator:
    return page.get_by_role("group", name=f"{side}: change the world")


def test_both_sides_and_what_differs_are_the_librarys(shown):
    found = compared()
    assert numbers(shown, "left-") == counts(found.first)
    assert numbers(shown, "right-") == counts(found.second)
    change = found.shares[Label.STEPPING_STONE]
    assert (int(facts(shown)["data-gained"]), int(facts(shown)["data-lost"])) == (change.gained, change.lost)
    row = shown.locator(".md-compare-table tbody tr").first
    printed = row.locator("td").last.inner_text().replace("−", "-")
    assert int(printed.split(" ")[0]) == round(100 * change.share)
    expect(shown.locator(".md-compare-finding")).to_contain_text("With 2 things changed")
    assert facts(shown)["data-ranges"] == "both"
    assert "by luck alone" in printed
    open_more(shown)
    expect(shown.locator(".md-decides")).to_have_text(what_decides_the_change(found))


def test_as_given_luck_alone_is_left_on_both_sides(page):
    page.locator(".md-unknown").click()
    page.get_by_role("option", name="as given in the file").click()
    expect(page.locator(".md-verdict-stage")).to_have_attribute("data-ranges", "luck")
    answered(page)
    found = compared(as_given=True)
    assert numbers(page, "left-") == counts(found.first)
    assert numbers(page, "right-") == counts(found.second)
    page.wait_for_function("window.location.search.includes('given=1')")
    commands = page.locator(".md-recipe-command").all_inner_texts()
    assert [command.endswith("--as-given") for command in commands] == [True, True]


def test_the_changes_with_their_ranges_can_be_taken_away(shown):
    open_more(shown)
    with shown.expect_download() as taken:
        press(shown, "Changes and ranges as CSV")
    table = pd.read_csv(io.BytesIO(Path(taken.value.path()).read_bytes()))
    told = compared().summary()
    pd.testing.assert_frame_equal(table[list(told.columns)], told)
    assert set(table.columns) - set(told.columns) == {"war", "seed", "version"}


def test_turning_the_right_leaves_the_left_alone(page):
    left = numbers(page, "left-")
    type_number(dials(page, "Right"), TRUST, "0.1")
    expect(answer(page)).to_have_text(f"Right: “{TRUST}” is now 0.1.")
    answered(page, "party.arden.trust=0.1 party.borea.trust=0.5")
    assert numbers(page, "left-") == left
    found = compared(**{"party.arden.trust": 0.1, "party.borea.trust": 0.5})
    assert numbers(page, "right-") == counts(found.second)


def test_the_address_and_the_command_lines_hold_both_sides(page):
    command = f"microdeals judge {ARDEN} --seed 1 --runs 200 --set party.arden.trust="
    commands = [f"{command}0.3 --set party.borea.trust=0.18", f"{command}0.6 --set party.borea.trust=0.5"]
    expect(page.locator(".md-recipe-command")).to_have_text(commands)
    press(page, "Swap left and right")
    expect(page.locator(".md-recipe-command")).to_have_text(commands[::-1])
    answered(page, "party.arden.trust=0.3")
    swapped = numbers(page, "left-")
    assert swapped == counts(compared().second)
    page.wait_for_function("window.location.search.endsWith('right=party.arden.trust%3D0.3')")
    page.reload()
    answered(page, "party.arden.trust=0.3")
    assert numbers(page, "left-") == swapped


def test_equal_sides_do_not_differ(page):
    press(page, "Make the right like the left")
    answered(page, "party.arden.trust=0.3")
    assert numbers(page, "left-") == numbers(page, "right-")
    assert (facts(page)["data-gained"], facts(page)["data-lost"]) == ("0", "0")
    expect(page.locator(".md-compare-finding")).to_have_text(
        "Both sides are the same. Change something on one of them."
    )


def test_other_luck_is_the_same_on_both_sides(page):
    field = page.get_by_role("textbox", name="Seed (luck)")
    field.fill("50")
    field.press("Enter")
    expect(page.locator(".md-verdict-stage")).to_have_attribute("data-seed", "50")
    answered(page)
    found = compared(seed=50)
    assert numbers(page, "left-") == counts(found.first)
    assert numbers(page, "right-") == counts(found.second)


def test_a_seed_can_be_watched_on_either_side(page):
    chart = page.locator(".md-chart[data-kind=trade]")
    chart.locator("summary").click()
    chart.get_by_role("button", name="17", exact=True).click()
    expect(page.locator(".md-world-title")).to_have_text("The world of seed 17")
    page.get_by_role("link", name="Watch it: Right").click()
    expect(now(page)).to_have_attribute("data-seed", "17")
    expect(page.locator(".md-recipe-command")).to_contain_text("--set party.borea.trust=0.5")


def test_worlds_that_are_something_else_on_the_right_have_a_line_from_the_left(shown):
    found = compared()
    expect(shown.locator(".md-trade-mark")).to_have_count(200)
    changed = (found.first.labels != found.second.labels).sum()
    expect(shown.locator(".md-trade-trail")).to_have_count(int(changed))


def test_the_file_has_a_row_a_seed(shown):
    open_more(shown)
    with shown.expect_download() as taken:
        press(shown, "Seed by seed as CSV")
    table = pd.read_csv(io.BytesIO(Path(taken.value.path()).read_bytes()))
    assert list(table.seed) == list(range(1, 201))
    gained = (table.label_first != "stepping_stone") & (table.label_second == "stepping_stone")
    assert gained.sum() == int(facts(shown)["data-gained"])


@pytest.mark.parametrize(
    ("size", "scheme"), [("desk", "light"), ("wall", "light"), ("phone", "light"), ("phone", "dark")]
)
def test_it_fits_and_can_be_looked_at(address, visitor, photograph, size: str, scheme: str):
    page = visitor.open(address + QUERY, viewport=SIZES[size], color_scheme=scheme)
    answered(page)
    expect(page.locator(".md-chart[data-ready=true]")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    photograph(page, f"compare-{size}-{scheme}")
