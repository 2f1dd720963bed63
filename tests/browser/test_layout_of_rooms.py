"""A room's pages, for a class and for a game: phones, the wall from the last row, the desk, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import AT_REST, found_in
from browser.test_class import DESK, WALL, ServedClass, joined
from browser.test_class_tables import NAMES, OFFER, PlayedClass, choose
from browser.test_layout import IN_A_ROOM, LIMITS, MEASURE, ROOMS, WIDTHS

PHONES = (320, 390, 768)


REDRAWN = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
)
"""A picture follows a screen's new size in the frame after it, and its names in the next."""


def faults(page: Page, name: str, widths: tuple[int, ...], limits: dict[str, int]) -> Iterator[str]:
    """What is wrong on the screens of a page, and what axe-core finds."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.evaluate(REDRAWN)
        page.wait_for_function(AT_REST)
        for fault in page.evaluate(MEASURE, limits):
            yield f"{name}, {width}: {fault}"
    for fault in found_in(page):
        yield f"{name}: {fault}"


class RoomShown(NamedTuple):
    """A moment of a room: what happens, and the pages that show it."""

    name: str
    phone: Page
    wall: Page
    desk: Page


def of_all(room: RoomShown) -> list[str]:
    """The same of a phone, of the wall, which a room reads, and of the desk."""
    return [
        *faults(room.phone, f"{room.name}, phone", PHONES, LIMITS),
        *faults(room.wall, f"{room.name}, wall", ROOMS, IN_A_ROOM),
        *faults(room.desk, f"{room.name}, desk", tuple(WIDTHS), LIMITS),
    ]


@pytest.fixture(params=["promise", "fog", "mediator"])
def taught(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ServedClass]:
    """A class for each way to guess: an option, a number, a line."""
    server = ServedClass(tmp_path, request.param)
    yield server
    server.kill()


@pytest.fixture
def played(tmp_path: Path) -> Iterator[PlayedClass]:
    server = PlayedClass(tmp_path, "arden_borea_table")
    yield server
    server.kill()


def through_a_lesson(taught: ServedClass, visitor) -> Iterator[RoomShown]:
    """Every stage of a lesson in a room, and the guess when it is made."""
    desk = visitor.elsewhere(taught.desk, viewport=DESK)
    wall = visitor.elsewhere(f"{taught.address}/room/{taught.code}/screen", viewport=WALL)
    phone = joined(visitor, taught)
    stages = desk.locator("button[data-act*='\"go\"']:not(.main)")
    for n in range(stages.count()):
        stages.nth(n).click()
        expect(stages.nth(n)).to_have_attribute("aria-current", "step")
        words = stages.nth(n).inner_text()
        expect(phone.locator("h1")).to_have_text(words)
        expect(wall.locator(".stage")).to_contain_text(words)
        yield RoomShown(words, phone, wall, desk)
        if guess := phone.locator("form.guess button").all():
            if (sliders := phone.locator("form.guess input[type=range]")).count():
                sliders.first.press("End")  # a line that is still level is no guess
            guess[0].click()
            expect(phone.locator("#said")).to_have_text("Kept.")
            expect(desk.get_by_role("cell", name="made", exact=True)).to_have_count(1)
            yield RoomShown(f"{words}, guessed", phone, wall, desk)


def test_nothing_is_laid_out_badly_in_a_room_of_a_lesson(taught: ServedClass, visitor):
    found = [fault for room in through_a_lesson(taught, visitor) for fault in of_all(room)]
    assert not found, "\n".join(found)


AROUND = ("/join", "/join?code=NOSUCH-12", "/room/NOSUCH-12", "{room}", "{room}/desk", "{room}/screen/paper")
"""Pages around a room: doors, refusals, a desk without its key, paper."""


@pytest.mark.parametrize("taught", ["promise"], indirect=True)
def test_nothing_is_laid_out_badly_around_a_room(taught: ServedClass, visitor):
    found = []
    for place in AROUND:
        path = place.format(room=f"/room/{taught.code}")
        page = visitor.open(taught.address + path)
        found += faults(page, path, tuple(WIDTHS), LIMITS)
        page.close()
    visitor.troubles[:] = [it for it in visitor.troubles if "404" not in it]
    assert not found, "\n".join(found)


def through_a_game(played: PlayedClass, visitor) -> Iterator[RoomShown]:
    """A game at two tables: lobby, cards, news, and every part of the debrief; a mediator's phone as well."""
    played.open(visitor)
    phones, wall, desk = played.phones, played.wall, played.desk_page
    yield RoomShown("lobby", phones[0], wall, desk)
    played.press("Begin the game")
    expect(phones[0].locator("h1")).to_contain_text("Table 1")
    yield RoomShown("month 1", phones[0], wall, desk)
    yield RoomShown("month 1, mediator", phones[NAMES.index("Violet 1")], wall, desk)
    for phone in (phones[0], phones[2]):
        choose(phone, "Prisoner swap", OFFER)
    phones[2].get_by_role("button", name="Ready", exact=True).click()
    expect(wall.locator(".tables .ready")).to_have_count(1)
    yield RoomShown("one is ready", phones[0], wall, desk)
    played.play(1, phones)
    yield RoomShown("news", phones[0], wall, desk)
    for part in ("What the deals did", "Where it turned", "Who was believed"):
        played.press(part)
        expect(wall.locator(".question")).to_have_text(part)
        expect(wall.locator(".told li")).to_have_count(2)
        yield RoomShown(part, phones[0], wall, desk)


def test_nothing_is_laid_out_badly_in_a_room_with_a_game(played: PlayedClass, visitor):
    found = [fault for room in through_a_game(played, visitor) for fault in of_all(room)]
    assert not found, "\n".join(found)
