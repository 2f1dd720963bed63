"""States that an address alone does not show, at every width: games, debriefs, panels, errors."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.judging import ARDEN
from browser.test_accessible import found_in
from browser.test_layout import (
    ANSWER,
    IN_A_ROOM,
    MEASURE,
    ROOMS,
    WIDTHS,
    Shown,
    faults_at,
    opened,
    too_long,
    unfolded,
)
from browser.test_table import at_round, choose, sheet_in_step

Reach = Callable[[Page], None]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def there(page: Page, place: str) -> None:
    expect(page.locator(place).first).to_be_visible()


def with_cards(page: Page) -> None:
    press(page, "Start the session")
    there(page, ".md-table-heading")


def debriefed(page: Page) -> None:
    press(page, "Rehearse with one click")
    there(page, ".md-table-debrief .md-stage")


def seated(page: Page) -> None:
    press(page, "Play Arden")
    there(page, ".md-table-heading")


def plays_a_month(page: Page, sides: tuple[str, ...], card: str, number: int) -> None:
    """Each of these sides offers a deal, and the month is played."""
    for side in sides:
        choose(page, f"{side}/says:{card}", "offer")
    press(page, f"Play month {number}")
    at_round(page, number)


def breaks_a_deal(page: Page) -> None:
    """The first side breaks the first deal in force."""
    card = page.locator('[data-cell^="first/does:"]').first
    before = sheet_in_step(page)
    card.locator('[data-value="break"]').click()
    expect(page.locator(".md-table-heading")).to_have_attribute("data-entries", str(before + 1))


def in_the_third_month(page: Page) -> None:
    with_cards(page)
    plays_a_month(page, ("first", "second"), "swap", 1)
    plays_a_month(page, ("first", "second"), "harvest_days", 2)
    breaks_a_deal(page)


def debriefed_between(page: Page) -> None:
    in_the_third_month(page)
    press(page, "Debrief so far")
    there(page, ".md-table-debrief .md-stage")


def seated_in_the_third_month(page: Page) -> None:
    seated(page)
    plays_a_month(page, ("first",), "swap", 1)
    plays_a_month(page, ("first",), "harvest_days", 2)
    breaks_a_deal(page)


def both_seats_played(page: Page) -> None:
    seated(page)
    for number in range(1, 7):
        press(page, f"Play month {number}")
        at_round(page, number)
    press(page, "Now play Borea")
    at_round(page, 0)
    for number in range(1, 7):
        press(page, f"Play month {number}")
        at_round(page, number)
    there(page, ".md-table-debrief .md-stage")


def dials_open(page: Page) -> None:
    press(page, "Change the world")
    there(page, ".md-dial")


def all_sliders(page: Page) -> None:
    press(page, "Give me three sliders")
    press(page, "Give me all sliders")
    expect(page.get_by_role("slider").nth(3)).to_be_visible()


def table_open(page: Page) -> None:
    page.locator(".md-chart-table summary").first.click()
    there(page, ".md-chart-table[open] table tbody tr")


def a_result(page: Page) -> None:
    press(page, "Run it")
    there(page, ".md-result .md-chart[data-kind=phase][data-ready=true]")


STATES: dict[str, tuple[Shown, Reach]] = {
    "table, cards": (Shown("/table", ".v-input"), with_cards),
    "table, in the third month": (Shown("/table", ".v-input"), in_the_third_month),
    "table, debrief in between": (Shown("/table", ".v-input"), debriefed_between),
    "table, debrief": (Shown("/table", ".v-input"), debriefed),
    "hot seat, a game": (Shown("/seat", ".md-table-button"), seated),
    "hot seat, in the third month": (Shown("/seat", ".md-table-button"), seated_in_the_third_month),
    "hot seat, both games": (Shown("/seat", ".md-table-button"), both_seats_played),
    "sweep, a result": (Shown("/sweep", "figure.md-chart[data-ready=true]"), a_result),
    "watch, dials": (Shown("/watch?day=60", "figure.md-chart[data-ready=true]"), dials_open),
    "start, all sliders": (Shown("/?guess=40", ".md-first-dials"), all_sliders),
    "start, table": (Shown("/", "figure.md-chart[data-ready=true]"), table_open),
}  # fmt: skip


UNFOLDED_BY_HAND = {"watch, dials", "start, all sliders", "start, table"}
"""Whoever opens what is folded has a page as long as that."""


@pytest.mark.parametrize("name", STATES)
def test_nothing_is_laid_out_badly_in_any_state_and_all_of_it_is_for_everybody(address, visitor, name: str):
    shown, reach = STATES[name]
    page = opened(visitor, address, shown)
    reach(page)
    found = [] if name in UNFOLDED_BY_HAND else too_long(page)
    unfolded(page)
    if page.locator(".md-table-debrief").count():
        expect(page.locator(".md-spread-table").first).to_be_visible()
    found += [fault for width in WIDTHS for fault in faults_at(page, width)]
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(f".v-application.theme--{scheme}")).not_to_have_count(0)
        found += [f"{scheme}: {fault}" for fault in found_in(page)]
    page.evaluate("window.microdeals.project(true)")
    found += [f"projector, {fault}" for width in ROOMS for fault in faults_at(page, width, IN_A_ROOM)]
    assert not found, "\n".join([name, *found])


BAD = {
    "a war that is not there": Shown("/watch?war=nosuch", "figure.md-chart[data-ready=true]"),
    "a verdict of no war": Shown("/verdict?war=nosuch&n=200", ANSWER),
    "a value out of range": Shown("/watch?set=party.arden.trust=9", "figure.md-chart[data-ready=true]"),
    "a path that is not there": Shown(f"/compare?war={ARDEN}&n=200&set=nosuch.path=3", ANSWER),
    "a lesson that is not there": Shown("/lessons?lesson=frog", ".md-answer"),
    "a game that is not there": Shown("/table?session=nosuch", ".md-page"),
    "an experiment that is not there": Shown("/sweep?experiment=nosuch", ".md-page"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_said_of_a_bad_address_is_laid_out_well_and_open_to_everybody(address, visitor, name: str):
    page = opened(visitor, address, BAD[name])
    found = [fault for width in WIDTHS for fault in faults_at(page, width)]
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(f".v-application.theme--{scheme}")).not_to_have_count(0)
        found += found_in(page)
    assert not found, "\n".join([name, *found])


@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_that_there_is_not_is_laid_out_like_the_others(address, desk, width: int):
    page = desk.new_page()
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    assert page.goto(f"{address}/nosuch").status == 404
    assert page.evaluate(MEASURE, {"smallest": 12, "hole": 400}) == []
    assert found_in(page) == []
    page.close()
