"""Table and Hot seat served to others: a game opens for those who play it, on any of their devices.

Whoever asks for the machine by another name than its own comes from the network, also in a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import found_in
from browser.test_table import at_round, choose, expect_chosen, heading, option, press
from browser.watching import served
from microdeals.game import Seat, Session

NAME = "deals.localhost"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1366, "height": 768}


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """The folder of this server."""
    return tmp_path_factory.mktemp("network")


@pytest.fixture(scope="module")
def own(place) -> Iterator[str]:
    """The server as the machine itself has it."""
    with served(place, "--name", NAME) as address:
        yield address


@pytest.fixture
def others(own) -> str:
    """The same server as the network has it."""
    return own.replace("127.0.0.1", NAME)


def begun(visitor, address: str, name: str, **how: object) -> Page:
    """A game that a browser has begun, which nobody has opened before."""
    page = visitor.elsewhere(f"{address}/table", **({"viewport": DESK} | how))
    page.get_by_label("Name of the session").fill(name)
    press(page, "Start the session")
    expect(heading(page)).to_have_attribute("data-session", name)
    return page


def link_of(page: Page, word: str | re.Pattern[str]) -> str:
    """The link that a button makes."""
    if page.locator(".md-table-links[open]").count() == 0:
        page.locator(".md-table-links summary").click()
    before = page.locator(".md-table-link code").all_inner_texts()
    press(page, word)
    expect(page.locator(".md-table-link code")).not_to_have_text(before[0] if before else "")
    return page.locator(".md-table-link code").inner_text()


def test_a_game_opens_for_whoever_began_it_and_by_a_link_for_its_teams(
    own, others, place, visitor, photograph
):
    desk = begun(visitor, others, "monday")
    a_stranger_is_told(visitor, others, photograph)
    link = link_of(desk, "Link for Blue (Arden)")
    desk.locator(".md-table-link").scroll_into_view_if_needed()
    photograph(desk, "table-links")
    assert found_in(desk) == []
    phone = visitor.elsewhere(link, viewport=PHONE)
    at_round(phone, 0)
    assert phone.url == f"{others}/table?session=monday"
    expect(phone.locator("[data-seat]")).to_have_count(1)
    expect(phone.get_by_role("button", name="Play month 1")).to_have_count(0)
    choose(phone, "first/says:swap", "offer")
    expect_chosen(desk, "first/says:swap", "offer")
    choose(desk, "second/says:swap", "accept")
    expect(phone.locator(".md-table-said")).to_have_text("Saved.")
    photograph(phone, "table-seat-phone")
    assert found_in(phone) == []
    phone.reload()
    expect_chosen(phone, "first/says:swap", "offer")
    press(desk, "Play month 1")
    at_round(phone, 1)
    the_seat_is_taken_back(desk, phone, link)
    the_machine_plays_on(visitor, own, desk)
    kinds = [entry.kind for entry in Session.open(place / "results" / "table", "monday").entries]
    assert kinds == ["created", "key", "key", "orders", "orders", "played", "keys withdrawn", "played"]


def the_machine_plays_on(visitor, own: str, desk: Page) -> None:
    """Whoever sits at it leads every game."""
    owner = visitor.elsewhere(f"{own}/table?session=monday", viewport=DESK)
    press(owner, "Play month 2")
    at_round(desk, 2)


def a_stranger_is_told(visitor, others: str, photograph) -> None:
    """In a sentence; and no game of others is listed."""
    stranger = visitor.elsewhere(f"{others}/table?session=monday", viewport=PHONE)
    expect(stranger.get_by_role("alert")).to_contain_text("Game monday opens for those who play it")
    expect(stranger.get_by_text("There is none yet.")).to_be_visible()
    photograph(stranger, "table-not-yours")


def the_seat_is_taken_back(desk: Page, phone: Page, link: str) -> None:
    """At once on the phone, and by the link, too."""
    press(desk, "Take back the links to Arden")
    expect(phone.get_by_role("alert")).to_contain_text("Your seat in this game was taken back")
    phone.goto(link)
    expect(phone.get_by_role("alert")).to_contain_text("This link does not open game monday, or not any more")


def test_a_seat_that_sends_what_another_decides_is_told_in_words(others, place, visitor):
    desk = begun(visitor, others, "forged")
    phone = visitor.elsewhere(link_of(desk, "Link for Blue (Arden)"), viewport=PHONE)
    at_round(phone, 0)
    newest = Session.open(place / "results" / "table", "forged").state.newest
    phone.evaluate(
        """() => {
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function (sent) {
            const text = typeof sent === "string" ? sent.replace("first/walks", "second/walks") : sent;
            return send.call(this, text);
          };
        }"""
    )
    option(phone, "first/walks", "yes").click()
    expect(phone.locator(".md-table-said")).to_contain_text("is not yours, so nothing was written")
    assert Session.open(place / "results" / "table", "forged").state.newest == newest


def test_a_hot_seat_goes_on_on_another_device_and_is_nobody_elses(others, place, visitor, photograph):
    page = visitor.elsewhere(f"{others}/seat", viewport=DESK)
    press(page, "Play Arden")
    at_round(page, 0)
    name = heading(page).get_attribute("data-session")
    stranger = visitor.elsewhere(f"{others}/seat?game={name}", viewport=PHONE)
    expect(stranger.get_by_role("alert")).to_contain_text(f"Game {name} opens for those who play it")
    phone = visitor.elsewhere(link_of(page, "Link to lead the game"), viewport=PHONE)
    at_round(phone, 0)
    photograph(phone, "hot-seat-moved")
    for month in range(1, 7):
        press(phone, f"Play month {month}")
        at_round(phone, month)
    press(phone, "Now play Borea, with the same luck")
    at_round(phone, 0)
    page.reload()
    expect(heading(page)).to_have_attribute("data-session", f"{name}-2")
    choose(page, "second/walks", "yes")
    expect_chosen(phone, "second/walks", "yes")
    game = Session.open(place / "results" / "seat", f"{name}-2")
    assert game.state.draft_of(Seat.SECOND).walks_out


def test_on_the_machine_itself_nothing_is_asked(own, visitor):
    page = begun(visitor, own, "at-home")
    press(page, "Play month 1")
    at_round(page, 1)
    expect(page.locator(".md-table-links")).to_have_count(0)
    other = visitor.elsewhere(f"{own}/table?session=at-home", viewport=PHONE)
    at_round(other, 1)
