"""A game of two tables on six phones, in a real browser, with a server that dies in the middle of a month."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import found_in
from browser.test_class import DESK, WALL, ServedClass, joined
from browser.watching import OF_THE_DEAD

NAMES = ("Blue 1", "Red 1", "Green 1", "Gold 1", "Violet 1", "Grey 1")
PLACES = (
    "Arden Table 1",
    "Arden Table 2",
    "Borea Table 1",
    "Borea Table 2",
    "Mediator Table 1",
    "Mediator Table 2",
)
OFFER = "Offer"
EXPECTED = (*OF_THE_DEAD, "409", "403", "404")
"""What a browser says of a server that is dead or still counts, and where a seat or a room was given up."""


class PlayedClass(ServedClass):
    """A served game, with a desk, a wall and six phones that have joined."""

    desk_page: Page
    wall: Page
    phones: list[Page]

    def open(self, visitor) -> None:
        self.desk_page = visitor.elsewhere(self.desk, viewport=DESK)
        self.desk_page.on("dialog", lambda asked: asked.accept())
        self.wall = visitor.elsewhere(f"{self.address}/room/{self.code}/screen", viewport=WALL)
        self.phones = [joined(visitor, self) for _ in NAMES]

    def press(self, button: str) -> None:
        """A button of the desk."""
        self.desk_page.get_by_role("button", name=button, exact=True).click()

    def play(self, month: int, phones: list[Page]) -> None:
        """Play a month at the desk, until these phones have gone on."""
        self.press(f"Play month {month}")
        for phone in phones:
            expect(phone.locator(".news h2")).to_have_text(f"What you know of month {month}")


@pytest.fixture
def played(tmp_path) -> Iterator[PlayedClass]:
    server = PlayedClass(tmp_path, "arden_borea_table")
    yield server
    server.kill()


def choose(phone: Page, card: str, choice: str) -> None:
    """Press a button of a card, and wait until it is kept."""
    button = phone.get_by_role("group", name=card, exact=True).get_by_role("button", name=choice, exact=True)
    button.click()
    expect(phone.locator("#said")).to_have_text("Kept.")
    expect(button).to_have_attribute("aria-pressed", "true")


def test_six_phones_play_at_two_tables_though_the_server_dies(played: PlayedClass, visitor, photograph):
    played.open(visitor)
    the_game_begins(played, photograph)
    first, second = played.phones[0], played.phones[2]
    two_sides_decide(played, first, second)
    the_server_dies_and_nobody_loses_a_seat_or_an_order(played)
    photograph(first, "class-tables-phone")
    photograph(played.wall, "class-tables-wall")
    photograph(played.desk_page, "class-tables-desk")
    assert found_in(first) + found_in(played.wall) + found_in(played.desk_page) == []

    played.play(1, played.phones)
    expect(first.locator(".news")).to_contain_text("Both sides sign a deal: Prisoner swap")
    expect(played.phones[1].locator(".news")).not_to_contain_text("sign a deal")
    first.get_by_role("group", name="Prisoner swap").get_by_role("button", name="Break").click()
    expect(first.locator("#said")).to_have_text("Kept.")
    somebody_leaves_and_a_late_comer_takes_the_seat(played, visitor)
    played.play(2, played.phones[:5])
    expect(first.locator(".news")).to_contain_text("Arden breaks a deal: Prisoner swap")
    expect(second.locator(".news")).not_to_contain_text("breaks a deal")
    expect(first.locator(".news")).to_be_in_viewport()
    photograph(first, "class-tables-news")

    the_debrief_is_shown(played, photograph)
    the_class_is_saved_and_deleted(played)
    visitor.troubles[:] = [it for it in visitor.troubles if not any(code in it for code in EXPECTED)]


def the_game_begins(played: PlayedClass, photograph) -> None:
    """Six phones get the six seats of two tables."""
    expect(played.wall.locator(".here")).to_have_text("6 of 6 here")
    expect(played.desk_page.locator("[data-seat]")).to_have_count(6)
    expect(played.desk_page.get_by_label("Tables")).to_have_value("2")
    photograph(played.desk_page, "class-tables-lobby")
    played.press("Begin the game")
    for phone, place in zip(played.phones, PLACES, strict=True):
        expect(phone.locator("h1")).to_have_text(place)


def two_sides_decide(played: PlayedClass, first: Page, second: Page) -> None:
    """Both offer a swap; one says what it believes, the other that it is ready."""
    choose(first, "The war is settled by the end", "40")
    choose(first, "How likely is the other to keep its word? 0 to 100", "80")
    for phone in (first, second):
        choose(phone, "Prisoner swap", OFFER)
    second.get_by_role("button", name="Ready", exact=True).click()
    expect(played.wall.locator(".tables .ready")).to_have_count(1)


def the_server_dies_and_nobody_loses_a_seat_or_an_order(played: PlayedClass) -> None:
    """What a seat decides while it is away is kept once it is there again."""
    code, first = played.code, played.phones[0]
    played.kill()
    first.get_by_role("group", name="Harvest days").get_by_role("button", name=OFFER).click()
    expect(first.locator("#said")).to_contain_text("Not kept yet")
    played.start()
    assert played.code == code
    expect(first.locator("#said")).to_have_text("Kept.")
    for phone, name, place in zip(played.phones, NAMES, PLACES, strict=True):
        phone.reload()
        expect(phone.locator(".name")).to_have_text(name)
        expect(phone.locator("h1")).to_have_text(place)
    for card in ("Prisoner swap", "Harvest days"):
        offered = first.get_by_role("group", name=card).get_by_role("button", name=OFFER)
        expect(offered).to_have_attribute("aria-pressed", "true")
    expect(played.wall.locator(".tables .ready")).to_have_count(1)


def somebody_leaves_and_a_late_comer_takes_the_seat(played: PlayedClass, visitor) -> None:
    """The mediator of table 2 goes; whoever comes next sits there."""
    leaving = played.phones[5]
    leaving.get_by_text("More").click()
    leaving.get_by_role("button", name="Leave the room").click()
    expect(leaving.get_by_role("button", name="Join")).to_be_visible()
    late = joined(visitor, played)
    expect(late.locator(".name")).to_have_text("Brown 1")
    expect(late.locator("h1")).to_have_text("Mediator Table 2")
    played.phones.append(late)


def the_debrief_is_shown(played: PlayedClass, photograph) -> None:
    """On the wall with both tables among the model's wars, and on a phone its own table."""
    wall, phone = played.wall, played.phones[0]
    played.press("What the deals did")
    expect(wall.locator(".md-trade-own-name")).to_have_text(["Table 1", "Table 2"])
    expect(wall.locator(".md-trade-mark")).to_have_count(502)
    expect(wall.locator(".told li")).to_have_count(2)
    expect(phone.locator("h1")).to_have_text("Your game at table 1")
    expect(phone.locator("ol li")).to_have_count(2)
    wall.wait_for_function("document.querySelector('.md-trade').dataset.moving === 'false'")
    photograph(wall, "class-tables-trade")
    photograph(phone, "class-tables-debrief")
    assert found_in(wall) + found_in(phone) == []
    for part in ("Where it turned", "Who was believed"):
        played.press(part)
        expect(wall.locator(".question")).to_have_text(part)
        photograph(wall, f"class-tables-{part.split()[0].lower()}")
    believed = "On average Arden put the chance that it would at 80 in 100."
    expect(wall.locator(".told li").first).to_contain_text(believed)


def the_class_is_saved_and_deleted(played: PlayedClass) -> None:
    """The archive has both tables; the button leaves nothing."""
    desk = played.desk_page
    with desk.expect_download() as saving:
        desk.get_by_role("link", name="Save the class").click()
    with zipfile.ZipFile(saving.value.path()) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("game_tables.csv").decode())))
    assert [(row["table"], row["months_played"]) for row in rows] == [("1", "2"), ("2", "2")]
    rooms = played.home / "results" / "rooms"
    assert any(rooms.iterdir())
    for page in (played.wall, *played.phones):
        page.close()
    played.press("Delete the room")
    expect(desk.get_by_role("heading", name="Join your class")).to_be_visible()
    assert list(rooms.iterdir()) == []
