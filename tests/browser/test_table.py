"""The Table page and the hot seat: what is entered is on disk at once, whatever happens to the server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.watching import served
from microdeals.game import Seat, Session, Stance
from microdeals.game.played_world import Month
from microdeals.game.played_world import lived as played


def heading(page: Page) -> Locator:
    return page.locator(".md-table-heading")


def at_round(page: Page, number: int) -> None:
    expect(heading(page)).to_have_attribute("data-round", str(number))


def choose(page: Page, cell: str, value: str) -> None:
    """Choose in a cell, and wait until it is on disk."""
    before = int(heading(page).get_attribute("data-entries"))
    page.locator(f'[data-cell="{cell}"]').select_option(value)
    expect(heading(page)).to_have_attribute("data-entries", str(before + 1))


def type_in(page: Page, cell: str, value: str) -> None:
    before = int(heading(page).get_attribute("data-entries"))
    field = page.locator(f'[data-cell="{cell}"]')
    field.fill(value)
    field.press("Enter")
    expect(heading(page)).to_have_attribute("data-entries", str(before + 1))


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name).click()


def started(visitor, address: str, name: str) -> Page:
    page = visitor.open(f"{address}/table")
    field = page.get_by_label("Name of the session")
    expect(field).to_be_visible()
    field.fill(name)
    press(page, "Start the session")
    expect(heading(page)).to_have_attribute("data-session", name)
    return page


def on_disk(home: Path, name: str) -> Session:
    return Session.open(home / "results" / "table", name)


def test_nothing_is_lost_when_the_server_dies_between_two_months(tmp_path, visitor, photograph):
    with served(tmp_path) as address:
        page = started(visitor, address, "monday")
        for side in ("first", "second"):
            choose(page, f"{side}/says:swap", "offer")
        press(page, "Play month 1")
        at_round(page, 1)
        choose(page, "first/says:harvest_days", "accept")
        type_in(page, "second/belief", "65")
        photograph(page, "table")
        page.close()
    with served(tmp_path) as address:
        page = visitor.open(f"{address}/table?session=monday")
        expect(heading(page)).to_be_visible()
        at_round(page, 1)
        expect(page.locator('[data-cell="first/says:harvest_days"]')).to_have_value("accept")
        expect(page.locator('[data-cell="second/belief"]')).to_have_value("65")
        press(page, "Play month 2")
        at_round(page, 2)
        gap = heading(page).get_attribute("data-gap")
        page.close()
    session = on_disk(tmp_path, "monday")
    first, second = session.state.months
    assert first.first.says == first.second.says == {"swap": Stance.OFFER}
    assert second.first.says == {"harvest_days": Stance.ACCEPT}
    assert session.state.beliefs == {(1, Seat.SECOND): 65}
    assert gap == repr(float(played(session.conflict, 1, 30, [first, second]).gap_now().total))


def test_a_card_is_typed_without_the_mouse(address, home, visitor):
    page = started(visitor, address, "keys")
    page.locator('[data-cell="first/says:swap"]').focus()
    page.keyboard.press("o")
    page.keyboard.press("Enter")
    expect(page.locator('[data-cell="first/says:harvest_days"]')).to_be_focused()
    page.keyboard.press("a")
    expect(heading(page)).to_have_attribute("data-entries", "3")
    expect(page.locator('[data-cell="first/says:harvest_days"]')).to_be_focused()
    says = on_disk(home, "keys").state.drafts[0, Seat.FIRST].says
    assert says == {"swap": Stance.OFFER, "harvest_days": Stance.ACCEPT}


def test_what_is_no_chance_is_refused_in_words(address, visitor):
    page = started(visitor, address, "typo")
    page.locator('[data-cell="first/belief"]').fill("120")
    page.locator('[data-cell="first/belief"]').press("Enter")
    expect(page.locator(".md-table-said")).to_contain_text("“120” is not a number from 0")
    expect(heading(page)).to_have_attribute("data-entries", "1")


def test_two_tabs_share_a_session_and_the_slower_one_is_told(address, home, visitor):
    one = started(visitor, address, "shared")
    two = visitor.open(f"{address}/table?session=shared")
    at_round(two, 0)
    choose(one, "first/says:swap", "offer")
    expect(two.locator('[data-cell="first/says:swap"]')).to_have_value("offer")
    expect(two.locator('[data-cell="first/says:harvest_days"]')).to_have_value("no")
    press(one, "Play month 1")
    at_round(two, 1)
    at_round(one, 1)
    assert len(on_disk(home, "shared").entries) == 3


def test_a_month_can_be_taken_back_and_played_otherwise(address, home, visitor):
    page = started(visitor, address, "again")
    press(page, "Play month 1")
    at_round(page, 1)
    press(page, "Go back a month")
    press(page, "Yes, go back to the start of month 1")
    at_round(page, 0)
    choose(page, "second/walks", "yes")
    press(page, "Play month 1")
    at_round(page, 1)
    expect(heading(page)).to_have_attribute("data-deals", "0")
    assert [entry.kind for entry in on_disk(home, "again").entries] == [
        "created",
        "played",
        "rewound",
        "orders",
        "played",
    ]


def test_entries_can_be_hidden_from_the_class(address, visitor):
    page = started(visitor, address, "secret")
    choose(page, "first/says:swap", "offer")
    page.locator('[data-cell="second/says:swap"]').focus()
    field = page.locator('[data-cell="first/says:swap"]')
    press(page, "Hide entries")
    expect(field).to_have_css("color", "rgba(0, 0, 0, 0)")
    press(page, "Show entries")
    expect(field).not_to_have_css("color", "rgba(0, 0, 0, 0)")


def test_a_rehearsal_is_one_click_and_ends_in_the_debrief(address, home, visitor, photograph):
    page = visitor.open(f"{address}/table")
    press(page, "Rehearse with one click")
    at_round(page, 6)
    expect(page.locator(".md-table-standing")).to_be_visible()
    expect(page.locator(".md-spread-own")).to_have_count(2)
    counts = page.locator(".md-spread").first.locator("td span").all_inner_texts()
    assert sum(int(count.split()[0]) for count in counts) == 500
    expect(page.get_by_text("Nobody guessed.")).to_be_visible()
    photograph(page, "table_debrief")
    assert on_disk(home, "rehearsal-1").state.months == [Month()] * 6
    with page.expect_download() as download:
        press(page, "Gradebook column as CSV")
    assert Path(download.value.path()).read_text() == "session,team,seat,completion_percent\n"


def test_a_session_that_is_not_there_is_said_in_the_lobby(address, visitor):
    page = visitor.open(f"{address}/table?session=nowhere")
    expect(page.get_by_role("alert")).to_contain_text("there is no session of this name")
    expect(page.get_by_role("button", name="Start the session")).to_be_visible()


def test_the_hot_seat_plays_both_sides_and_survives_a_reload(address, home, visitor, photograph):
    page = visitor.open(f"{address}/seat")
    press(page, "Play Arden")
    choose(page, "first/says:swap", "offer")
    press(page, "Play month 1")
    at_round(page, 1)
    page.reload()
    at_round(page, 1)
    play_on(page, 1)
    press(page, "Now play Borea, with the same luck")
    at_round(page, 0)
    expect(page.locator('[data-cell="first/says:swap"]')).to_have_count(0)
    choose(page, "second/says:swap", "offer")
    play_on(page, 0)
    expect(page.get_by_role("columnheader", name="As Borea")).to_be_visible()
    photograph(page, "hot_seat")
    names = sorted((file.stem for file in (home / "results" / "seat").glob("*.sqlite")), key=len)
    games = [Session.open(home / "results" / "seat", name) for name in names]
    assert games[0].state.setup.seed == games[1].state.setup.seed
    assert [game.state.months[0].first.says is None for game in games] == [False, True]
    gaps = page.get_by_role("row", name="Gap at the end").locator("td").all_inner_texts()
    # The label, both games, the model alone, no deals.
    assert [float(gap.replace("−", "-")) for gap in gaps[1:3]] == [
        pytest.approx(game.world.gap_now().total, abs=0.00501) for game in games
    ]


def play_on(page: Page, number: int) -> None:
    for month in range(number + 1, 7):
        press(page, f"Play month {month}")
        at_round(page, month)


@pytest.mark.parametrize("place", ["table", "seat"])
def test_a_phone_scrolls_only_down(address, visitor, place):
    page = visitor.open(f"{address}/{place}", viewport={"width": 390, "height": 844})
    expect(page.locator(".md-table-form").first).to_be_visible()
    if place == "table":
        press(page, "Start the session")
        expect(page.locator(".md-entry-table")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
