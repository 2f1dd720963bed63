"""A class on its own phones, in a real browser, with a server that dies in the middle of it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import found_in
from browser.watching import OF_THE_DEAD
from waits import BOUND, bounded

PHONE = {"width": 390, "height": 844}
WALL = {"width": 1920, "height": 1080}
DESK = {"width": 1366, "height": 768}
LINK = re.compile(r"(http://127\.0\.0\.1:(\d+))/room/([A-Z]+-\d+)/desk#\S+")


class ServedClass:
    """`microdeals class` in a folder of its own, which can die and be started again by the same words."""

    def __init__(self, home: Path, subject: str = "promise") -> None:
        self.home, self.port, self.subject = home, "0", subject
        self.start()

    def start(self) -> None:
        words = ["class", self.subject, "--host", "127.0.0.1", "--port", self.port, "--no-browser"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "microdeals", *words], cwd=self.home, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        with bounded(self.process):
            found = next(filter(None, map(LINK.search, self.process.stdout)))
        self.desk, self.address, self.port, self.code = found[0], found[1], found[2], found[3]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(BOUND)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def taught(tmp_path) -> Iterator[ServedClass]:
    server = ServedClass(tmp_path)
    yield server
    server.kill()


def joined(visitor, taught: ServedClass) -> Page:
    """A phone that has gone through the door."""
    phone = visitor.elsewhere(f"{taught.address}/room/{taught.code}", viewport=PHONE)
    phone.get_by_role("button", name="Join").click()
    expect(phone.locator(".name")).to_be_visible()
    return phone


def the_server_dies_and_comes_back(taught: ServedClass, phones: list[Page]) -> None:
    """Red 1 answers while it is away, and the answer is kept once it is there again, in the same room."""
    code = taught.code
    taught.kill()
    phones[1].locator(".option").nth(2).click()
    expect(phones[1].locator("#said")).to_contain_text("Not kept yet")
    expect(phones[2].locator("#line")).to_be_visible()
    taught.start()
    assert taught.code == code
    expect(phones[1].locator("#said")).to_have_text("Kept.")
    expect(phones[2].locator("#line")).to_be_hidden()


def test_a_lesson_is_taught_though_the_server_dies_and_nobody_loses_a_seat_or_an_answer(
    taught: ServedClass, visitor, photograph
):
    desk = visitor.elsewhere(taught.desk, viewport=DESK)
    wall = visitor.elsewhere(f"{taught.address}/room/{taught.code}/screen", viewport=WALL)
    phones = [joined(visitor, taught) for _ in range(3)]
    expect(wall.locator(".here")).to_have_text("3 of 3 here")
    assert found_in(phones[0]) + found_in(wall) + found_in(desk) == []

    desk.get_by_role("button", name="Next: Your guess").click()
    for phone in phones:
        expect(phone.locator(".option")).to_have_count(4)
    phones[0].locator(".option").nth(0).click()
    expect(phones[0].locator("#said")).to_have_text("Kept.")
    the_server_dies_and_comes_back(taught, phones)
    for phone, name in zip(phones, ("Blue 1", "Red 1", "Green 1"), strict=True):
        phone.reload()
        expect(phone.locator(".name")).to_have_text(name)
    expect(phones[0].locator(".option").nth(0)).to_have_attribute("aria-pressed", "true")
    expect(phones[1].locator(".option").nth(2)).to_have_attribute("aria-pressed", "true")
    expect(wall.locator(".count")).to_contain_text("2 of 3 have answered")
    photograph(phones[0], "class-phone")
    assert found_in(phones[0]) == []

    for stage in ("A hundred worlds", "What came out"):
        desk.get_by_role("button", name=f"Next: {stage}").click()
        expect(phones[2].locator("h1")).to_have_text(stage)
    the_result_is_shown(wall, phones)
    photograph(wall, "class-wall")
    photograph(desk, "class-desk")
    assert found_in(wall) + found_in(desk) == []
    visitor.troubles[:] = [it for it in visitor.troubles if not any(code in it for code in OF_THE_DEAD)]


def the_result_is_shown(wall: Page, phones: list[Page]) -> None:
    """To everybody by their own guess, and to all on the wall."""
    expect(wall.locator(".bars .right")).to_have_count(1)
    assert wall.locator(".tally .n").all_inner_texts() == ["1", "0", "1", "0"]
    option = wall.locator(".bars .words").first.inner_text().partition("●")[0].strip()
    expect(phones[0].locator(".result")).to_contain_text(f"You guessed “{option}”")
    came = re.search(r"a hundred worlds: (\S+)", wall.locator(".tally figcaption").first.inner_text())
    assert came
    expect(phones[2].locator(".result")).to_contain_text(f"{came[1]} of 100")


def test_a_seat_goes_to_another_device_and_one_that_is_taken_away_says_so(taught: ServedClass, visitor):
    desk = visitor.elsewhere(taught.desk, viewport=DESK)
    desk.on("dialog", lambda asked: asked.accept())
    phone = joined(visitor, taught)
    phone.get_by_text("More").click()
    phone.get_by_role("button", name="Show the way to another phone").click()
    other = visitor.elsewhere(phone.locator("#link code").inner_text(), viewport=PHONE)
    expect(other.locator(".name")).to_have_text("Blue 1")
    assert "#" not in other.url
    expect(desk.locator("[data-seat]")).to_have_count(1)
    desk.get_by_role("button", name="Unseat").click()
    for device in (phone, other):
        expect(device.locator("#said")).to_contain_text("no seat in this room any more")
    visitor.troubles[:] = [it for it in visitor.troubles if "403" not in it]
