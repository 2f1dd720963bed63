"""The Table page and the hot seat: what is entered is on disk at once, whatever happens to the server."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from browser.test_accessible import found_in
from browser.watching import served
from microdeals.game import Seat, Session, Stance
from microdeals.game.played_world import Month
from microdeals.game.played_world import lived as played


def heading(page: Page) -> Locator:
    return page.locator(".md-table-heading")


def at_round(page: Page, number: int) -> None:
    expect(heading(page)).to_have_attribute("data-round", str(number))


def sheet_in_step(page: Page) -> int:
    """Wait until the sheet is as new as the heading: a choice on an older one is refused. Their entries."""
    entries = heading(page).get_attribute("data-entries")
    expect(page.locator(".md-entry")).to_have_attribute("data-seen", entries)
    return int(entries)


def option(page: Page, cell: str, value: str) -> Locator:
    return page.locator(f'[data-cell="{cell}"] [data-value="{value}"]')


def expect_chosen(page: Page, cell: str, value: str) -> None:
    expect(page.locator(f'[data-cell="{cell}"]')).to_have_attribute("data-value", value)


def choose(page: Page, cell: str, value: str) -> None:
    """Choose in a cell, and wait until it is on disk."""
    before = sheet_in_step(page)
    option(page, cell, value).click()
    expect(heading(page)).to_have_attribute("data-entries", str(before + 1))


def type_in(page: Page, cell: str, value: str) -> None:
    before = sheet_in_step(page)
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
        expect_chosen(page, "first/says:harvest_days", "accept")
        expect(page.locator('[data-cell="second/belief"]')).to_have_value("65")
        press(page, "Play month 2")
        at_round(page, 2)
        page.close()
    session = on_disk(tmp_path, "monday")
    first, second = session.state.months
    assert first.first.says == first.second.says == {"swap": Stance.OFFER}
    assert second.first.says == {"harvest_days": Stance.ACCEPT}
    assert session.state.beliefs == {(1, Seat.SECOND): 65}
    assert session.world.log == played(session.conflict, 1, 30, [first, second]).log
    assert first.keeps == second.keeps == (True, True)


def test_a_card_is_typed_without_the_mouse(address, home, visitor):
    page = started(visitor, address, "keys")
    at = '[data-cell="first/says:{}"] [tabindex="0"]'
    page.locator(at.format("swap")).focus()
    page.keyboard.press("o")
    page.keyboard.press("Enter")
    expect(page.locator(at.format("harvest_days"))).to_be_focused()
    page.keyboard.press("a")
    expect(heading(page)).to_have_attribute("data-entries", "3")
    expect(page.locator(at.format("harvest_days"))).to_be_focused()
    expect_chosen(page, "first/says:harvest_days", "accept")
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
    expect_chosen(two, "first/says:swap", "offer")
    expect_chosen(two, "first/says:harvest_days", "no")
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


NO_WAKING = """(() => {
  const real = window.setTimeout;
  window.waking = [];
  window.setTimeout = (act, wait, ...words) =>
    wait === 600 ? -window.waking.push(act) : real(act, wait, ...words);
})()"""
"""The rest of a button that was pressed (press.js) ends when the test says so, not by the clock."""


def started_without_clock(visitor, address: str, name: str) -> Page:
    page = visitor.open(f"{address}/about")
    page.add_init_script(NO_WAKING)
    page.goto(f"{address}/table")
    page.get_by_label("Name of the session").fill(name)
    press(page, "Start the session")
    expect(heading(page)).to_have_attribute("data-session", name)
    return page


def click_on(page: Page, name: str, times: int) -> None:
    """Click on what stands there, whether it rests or not."""
    button = page.get_by_role("button", name=name)
    expect(button).to_be_visible()
    button.evaluate("(it, times) => { for (let n = 0; n < times; n += 1) it.click(); }", times)


def wake(page: Page) -> None:
    page.evaluate("window.waking.splice(0).forEach((act) => act())")


def test_a_double_click_plays_one_month_before_and_after_the_page_has_drawn_it(address, home, visitor):
    page = started_without_clock(visitor, address, "twice")
    choose(page, "first/says:swap", "offer")
    click_on(page, "Play month 1", 2)
    at_round(page, 1)
    click_on(page, "Play month 2", 20)  # still the same press: a slow double click, or a key held down
    expect(page.get_by_role("button", name="Play month 2")).to_be_disabled()
    wake(page)
    press(page, "Play month 2")
    at_round(page, 2)
    assert [entry.kind for entry in on_disk(home, "twice").entries] == [
        "created",
        "orders",
        "played",
        "played",
    ]


def test_a_double_click_on_going_back_asks_and_takes_nothing_back(address, home, visitor):
    page = started_without_clock(visitor, address, "back-twice")
    press(page, "Play month 1")
    at_round(page, 1)
    click_on(page, "Go back a month", 2)
    expect(page.get_by_role("button", name="Yes, go back to the start of month 1")).to_be_visible()
    wake(page)
    click_on(page, "Yes, go back to the start of month 1", 2)
    at_round(page, 0)
    assert [entry.kind for entry in on_disk(home, "back-twice").entries] == ["created", "played", "rewound"]


def test_a_double_click_starts_one_game(address, home, visitor):
    for place, name in (("table", "Rehearse with one click"), ("seat", "Play Arden")):
        folder = home / "results" / place
        before = len(list(folder.glob("*.sqlite")))
        page = visitor.open(f"{address}/{place}")
        click_on(page, name, 2)
        expect(heading(page)).to_be_visible()
        page.reload()
        expect(heading(page)).to_be_visible()
        assert len(list(folder.glob("*.sqlite"))) == before + 1


def test_two_people_at_one_seat_lose_neither_decision_and_both_are_told(address, home, visitor):
    one = started(visitor, address, "both")
    line = Line(visitor, address, "/table?session=both")
    two = line.page
    at_round(two, 0)
    line.hold()
    choose(one, "first/says:swap", "accept")
    option(two, "first/says:harvest_days", "offer").click()
    line.let_go()
    expect(two.locator(".md-table-said")).to_have_text("Saved. Another page meanwhile: Arden, Prisoner swap.")
    expect(one.locator(".md-table-said")).to_have_text("Saved. Another page meanwhile: Arden, Harvest days.")
    for page in (one, two):
        expect_chosen(page, "first/says:swap", "accept")
        expect_chosen(page, "first/says:harvest_days", "offer")
    says = on_disk(home, "both").state.drafts[0, Seat.FIRST].says
    assert says == {"swap": Stance.ACCEPT, "harvest_days": Stance.OFFER}


def test_a_page_that_shows_an_older_sheet_changes_nothing(address, home, visitor):
    one = started(visitor, address, "stale")
    line = Line(visitor, address, "/table?session=stale")
    two = line.page
    at_round(two, 0)
    line.hold()
    choose(one, "first/says:swap", "accept")
    option(two, "first/says:swap", "offer").click()
    press(two, "Play month 1")
    line.let_go()
    expect(two.locator(".md-table-said")).to_contain_text("Another page has changed this round meanwhile")
    expect_chosen(two, "first/says:swap", "accept")
    assert len(on_disk(home, "stale").entries) == 2


class Line:
    """A page behind a line that can be held: what the server says arrives when it is let go."""

    def __init__(self, visitor, address: str, place: str) -> None:
        self._held: list[str | bytes] | None = None
        self.page = visitor.open(f"{address}/about")  # another page: the line is laid before this one
        self.page.route_web_socket(re.compile("/channels"), self._connect)
        self.page.goto(f"{address}{place}")

    def _connect(self, browser: WebSocketRoute) -> None:
        self._browser = browser
        browser.connect_to_server().on_message(self._hear)

    def _hear(self, message: str | bytes) -> None:
        if self._held is None:
            self._browser.send(message)
        else:
            self._held.append(message)

    def hold(self) -> None:
        """From now on nothing arrives."""
        self._held = []

    def let_go(self) -> None:
        """Everything arrives now."""
        held, self._held = self._held or [], None
        for message in held:
            self._browser.send(message)


def test_the_hot_seat_has_a_way_back(address, home, visitor):
    page = visitor.open(f"{address}/seat")
    press(page, "Play Arden")
    at_round(page, 0)
    name = heading(page).get_attribute("data-session")
    for month in (1, 2, 3, 4, 5, 6):
        press(page, f"Play month {month}")
        at_round(page, month)
    expect(page.get_by_role("button", name="Now play Borea, with the same luck")).to_be_visible()
    press(page, "Go back a month")
    press(page, "Yes, go back to the start of month 6")
    at_round(page, 5)
    expect(page.get_by_role("button", name="Now play Borea, with the same luck")).to_have_count(0)
    choose(page, "first/walks", "yes")
    press(page, "Play month 6")
    at_round(page, 6)
    game = Session.open(home / "results" / "seat", name)
    assert [entry.kind for entry in game.entries][-4:] == ["played", "rewound", "orders", "played"]
    assert {entry.origin.partition(":")[0] for entry in game.entries} == {"here"}


def test_one_damaged_session_leaves_the_others_and_opens_in_part(address, home, visitor):
    page = started(visitor, address, "broken")
    press(page, "Play month 1")
    at_round(page, 1)
    choose(page, "first/says:swap", "offer")
    press(page, "All sessions")
    path = home / "results" / "table" / "broken.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER no_update")
        connection.execute("UPDATE entry SET content = '{' WHERE id = 3")
    connection.close()
    page = visitor.open(f"{address}/table")
    row = page.get_by_role("listitem").filter(has_text="broken.sqlite: entry 3 cannot be read")
    expect(row).to_contain_text("up to round 2, can be opened as a copy")
    row.get_by_role("button", name="Open what can be read as a copy").click()
    expect(heading(page)).to_have_attribute("data-session", "broken-copy")
    at_round(page, 1)


def test_entries_can_be_hidden_from_the_class(address, visitor):
    page = started(visitor, address, "secret")
    choose(page, "first/says:swap", "offer")
    chosen, other = (option(page, "first/says:swap", value) for value in ("offer", "accept"))
    look = "it => (({ color, backgroundColor }) => color + backgroundColor)(getComputedStyle(it))"
    page.locator('[data-cell="second/says:swap"] [tabindex="0"]').focus()
    assert chosen.evaluate(look) != other.evaluate(look)
    press(page, "Hide entries")
    expect(page.locator(".md-entry-hidden")).to_be_visible()
    assert chosen.evaluate(look) == other.evaluate(look)
    press(page, "Show entries")
    expect(page.locator(".md-entry-hidden")).to_have_count(0)
    assert chosen.evaluate(look) != other.evaluate(look)


def test_a_rehearsal_is_one_click_and_ends_in_the_debrief(address, home, visitor, photograph):
    page = visitor.open(f"{address}/table")
    press(page, "Rehearse with one click")
    at_round(page, 6)
    press(page, "The numbers")
    expect(page.locator(".md-table-standing")).to_be_visible()
    expect(page.locator(".md-spread-own")).to_have_count(2)
    counts = page.locator(".md-spread").first.locator("td span").all_inner_texts()
    assert sum(int(count.split()[0]) for count in counts) == 500
    expect(page.get_by_text("Nobody guessed.")).to_be_visible()
    photograph(page, "table_debrief")
    assert on_disk(home, "rehearsal-1").state.months == [Month()] * 6
    with page.expect_download() as download:
        press(page, "Gradebook column as CSV")
    assert Path(download.value.path()).read_text() == (
        "session,team,seat,completion_percent,months_played,months_decided,war,seed,version\n"
    )


def test_a_session_that_is_not_there_is_said_in_the_lobby(address, visitor):
    page = visitor.open(f"{address}/table?session=nowhere")
    expect(page.get_by_role("alert")).to_contain_text("there is no session of this name")
    expect(page.get_by_role("button", name="Start the session")).to_be_visible()


def test_the_hot_seat_plays_both_sides_and_survives_a_reload(address, home, visitor, photograph):
    page = visitor.open(f"{address}/seat")
    press(page, "Play Arden")
    choose(page, "first/says:swap", "offer")
    name = heading(page).get_attribute("data-session")
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
    games = [Session.open(home / "results" / "seat", game) for game in (name, f"{name}-2")]
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
        expect(page.locator(".md-entry")).to_be_visible()
        shown = page.locator(".md-entry button:visible")
        assert min(shown.evaluate_all("its => its.map((it) => it.getBoundingClientRect().height)")) >= 44
        expect(option(page, "second/says:swap", "offer")).to_be_hidden()
        press(page, "Borea")
        expect(option(page, "second/says:swap", "offer")).to_be_visible()
        assert found_in(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
