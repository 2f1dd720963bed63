"""A room's pages, for a class and for a game: phones, the wall from the last row, the desk, refusals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import AT_REST, found_in
from browser.test_class import DESK, WALL, ServedClass, joined
from browser.test_class_tables import NAMES, OFFER, PlayedClass, choose
from browser.test_layout import IN_A_ROOM, LIMITS, MEASURE, ROOMS, WIDTHS

PHONES = (320, 390, 768)


def faults(page: Page, name: str, widths: tuple[int, ...], limits: dict[str, int]) -> Iterator[str]:
    """What is wrong on the screens of a page, and what axe-core finds."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.wait_for_function(AT_REST)
        for fault in page.evaluate(MEASURE, limits):
            yield f"{name}, {width}: {fault}"
    for fault in found_in(page):
        yield f"{name}: {fault}"


def of_all(name: str, phone: Page, wall: Page, desk: Page) -> list[str]:
    """The same of a phone, of the wall, which a room reads, and of the desk."""
    return [
        *faults(phone, f"{name}, phone", PHONES, LIMITS),
        *faults(wall, f"{name}, wall", ROOMS, IN_A_ROOM),
        *faults(desk, f"{name}, desk", tuple(WIDTHS), LIMITS),
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


def test_nothing_is_laid_out_badly_in_a_room_of_a_lesson(taught: ServedClass, visitor):
    desk = visitor.open(taught.desk, viewport=DESK)
    wall = visitor.open(f"{taught.address}/room/{taught.code}/screen", viewport=WALL)
    phone = joined(visitor, taught)
    found = []
    stages = desk.locator("button[data-act*='\"go\"']:not(.main)")
    for n in range(stages.count()):
        stages.nth(n).click()
        expect(stages.nth(n)).to_have_attribute("aria-current", "step")
        words = stages.nth(n).inner_text()
        expect(phone.locator("h1")).to_have_text(words)
        expect(wall.locator(".stage")).to_contain_text(words)
        found += of_all(words, phone, wall, desk)
        if guess := phone.locator("form.guess button").all():
            if (sliders := phone.locator("form.guess input[type=range]")).count():
                sliders.first.press("End")  # a line that is still level is no guess
            guess[0].click()
            expect(phone.locator("#said")).to_have_text("Kept.")
            expect(desk.get_by_role("cell", name="made", exact=True)).to_have_count(1)
            found += of_all(f"{words}, guessed", phone, wall, desk)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("taught", ["promise"], indirect=True)
def test_nothing_is_laid_out_badly_around_a_room(taught: ServedClass, visitor):
    found = []
    room = f"/room/{taught.code}"
    for path in (
        "/join",
        "/join?code=NOSUCH-12",
        "/room/NOSUCH-12",
        room,
        f"{room}/desk",
        f"{room}/screen/paper",
    ):
        page = visitor.open(taught.address + path)
        found += faults(page, path, tuple(WIDTHS), LIMITS)
        page.close()
    visitor.troubles[:] = [it for it in visitor.troubles if "404" not in it]
    assert not found, "\n".join(found)


def test_nothing_is_laid_out_badly_in_a_room_with_a_game(played: PlayedClass, visitor):
    played.open(visitor)
    phones, wall, desk = played.phones, played.wall, played.desk_page
    found = of_all("lobby", phones[0], wall, desk)
    played.press("Begin the game")
    expect(phones[0].locator("h1")).to_contain_text("Table 1")
    found += of_all("month 1", phones[0], wall, desk)
    found += faults(phones[NAMES.index("Violet 1")], "month 1, mediator", PHONES, LIMITS)
    for phone in (phones[0], phones[2]):
        choose(phone, "Prisoner swap", OFFER)
    phones[2].get_by_role("button", name="Ready", exact=True).click()
    expect(wall.locator(".tables .ready")).to_have_count(1)
    found += of_all("one is ready", phones[2], wall, desk)
    played.play(1, phones)
    found += of_all("news", phones[0], wall, desk)
    for part in ("What the deals did", "Where it turned", "Who was believed"):
        played.press(part)
        expect(wall.locator(".question")).to_have_text(part)
        expect(wall.locator(".told li")).to_have_count(2)
        found += of_all(part, phones[0], wall, desk)
    assert not found, "\n".join(found)
