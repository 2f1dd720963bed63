"""Every page in a language that nobody speaks: nothing plain is left, and pages hold in both directions."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from browser.test_class import LINK, PHONE, WALL
from browser.test_layout import LIMITS, MEASURE, PAGES, WIDTHS, Shown, at_rest, opened
from browser.test_layout_of_rooms import RoomShown, of_all
from browser.watching import served
from language.plain import english_in
from microdeals.language.command import pseudo_written
from microdeals.lessons.tables import STAGES
from microdeals.page.command import asked_for
from microdeals.page.html import html_of
from microdeals.page.words import words_spoken
from waits import BOUND, bounded

VISIBLE = Path(__file__).with_name("visible.js").read_text(encoding="utf-8")
MEASURED = (390, 1366)
LESSON = "bomb"


def shown_on(page: Page) -> list[str]:
    """All that is read or heard on a page."""
    found: list[tuple[str, str]] = page.evaluate(VISIBLE)
    return [text for _, text in found]


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The language in both directions."""
    folder = tmp_path_factory.mktemp("languages")
    for direction in ("ltr", "rtl"):
        pseudo_written(folder / direction, direction=direction)
    return {direction: folder / direction for direction in ("ltr", "rtl")}


@pytest.fixture(scope="module")
def address(languages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that speaks it."""
    with served(tmp_path_factory.mktemp("home"), options=("--language", str(languages["ltr"]))) as found:
        yield found.rstrip("/")


@pytest.fixture(scope="module")
def turned_address(languages: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that speaks it from right to left."""
    with served(tmp_path_factory.mktemp("home"), options=("--language", str(languages["rtl"]))) as found:
        yield found.rstrip("/")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_english_and_its_layout_holds_longer_words(address, visitor, name: str):
    page = opened(visitor, address, PAGES[name])
    at_rest(page)
    assert page.evaluate("() => [document.documentElement.lang, document.dir]") == ["en-XA", "ltr"]
    assert english_in(shown_on(page)) == []
    assert faults(page) == []


def faults(page: Page) -> list[str]:
    found = []
    for width in MEASURED:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        at_rest(page)
        found += [f"{width}: {fault}" for fault in page.evaluate(MEASURE, LIMITS)]
    return found


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_of_a_lesson_has_no_english(address, visitor, stage: str):
    """Stages after the guess are reached by declining, once in this browser."""
    page = visitor.open(f"{address}/lessons?lesson={LESSON}&stage=guess")
    expect(page.locator(".md-lesson-head h2")).to_be_visible()
    at_rest(page)
    if page.locator(".md-guessing button").count():
        page.locator(".md-guessing button").last.click()
    page.goto(f"{address}/lessons?lesson={LESSON}&stage={stage}")
    expect(page.locator(".md-lesson-head h2")).to_be_visible()
    at_rest(page)
    assert english_in(shown_on(page)) == []


@pytest.mark.parametrize("path", ["/nowhere", "/join"])
def test_a_page_without_solara_has_no_english(address, browser, path: str):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + path)
        assert page.evaluate("() => [document.documentElement.lang, document.dir]") == ["en-XA", "ltr"]
        shown = [text.replace("RIVER-42", "").replace(path, "") for text in shown_on(page)]
        assert english_in(shown) == []


@contextmanager
def taught(home: Path, language: Path, subject: str = LESSON) -> Iterator[str]:
    """The desk of a room for a class in a language."""
    words = ["--language", str(language), "class", subject, "--no-browser"]
    words += ["--host", "127.0.0.1", "--port", "0"]
    server = subprocess.Popen(
        [sys.executable, "-m", "microdeals", *words], cwd=home, stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    with bounded(server):
        found = next(filter(None, map(LINK.search, server.stdout)))
    try:
        yield found[0]
    finally:
        server.terminate()
        server.wait(BOUND)
        server.stdout.close()


def test_a_room_has_no_english_at_the_door_the_desk_the_wall_and_a_seat(
    languages: dict[str, Path], visitor, tmp_path: Path
):
    with taught(tmp_path, languages["ltr"]) as link:
        address, code = LINK.match(link)[1], LINK.match(link)[3]  # type: ignore[index]
        phone = visitor.elsewhere(f"{address}/room/{code}", viewport=PHONE)
        pages = {"door": shown_on(phone)}
        phone.locator("button.main").click()
        expect(phone.locator(".name")).to_be_visible()
        name = phone.locator(".name").inner_text()
        desk = visitor.open(link)
        expect(desk.locator(".desk-columns")).to_be_visible()
        wall = visitor.elsewhere(f"{address}/room/{code}/screen", viewport=WALL)
        expect(wall.locator("[data-part]").first).to_be_visible()
        for stage in ("hook", "guess", "play"):
            desk.locator(f"button[data-act*='\"{stage}\"']").first.click()
            expect(phone.locator(f"[data-stage={stage}]")).to_be_visible()
            pages |= {f"seat, {stage}": shown_on(phone), f"wall, {stage}": shown_on(wall)}
            pages[f"desk, {stage}"] = shown_on(desk)
        for page in (phone, desk, wall):
            page.close()  # before the server, for which they would ask
        typed = re.compile("|".join(map(re.escape, (code, name, address))))
        left = {place: english_in(typed.sub("", text) for text in texts) for place, texts in pages.items()}
        assert {place: texts for place, texts in left.items() if texts} == {}


def test_a_war_on_one_page_has_no_english(
    languages: dict[str, Path], browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MICRODEALS_LANGUAGE", str(languages["ltr"]))
    file = tmp_path / "page.html"
    file.write_bytes(html_of(asked_for("arden_borea", as_given=False), words_spoken()))
    with browser.new_context(offline=True, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{file.as_uri()}#world=3&set=nothing")
        expect(page.locator("figure.md-chart[data-ready=true]").first).to_be_visible(timeout=BOUND * 1000)
        assert page.evaluate("() => document.documentElement.lang") == "en-XA"
        assert english_in(text.replace("nothing", "") for text in shown_on(page)) == []


@pytest.mark.parametrize("name", ["start", "watch", "verdict", "compare", "lessons", "table"])
def test_from_right_to_left_nothing_is_laid_out_badly(turned_address, visitor, photograph, name: str):
    page = opened(visitor, turned_address, Shown(*PAGES[name]))
    at_rest(page)
    assert page.evaluate("() => document.dir") == "rtl"
    assert page.evaluate("() => getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    photograph(page, f"rtl-{name}")
    assert faults(page) == []


def test_from_right_to_left_a_lesson_with_a_war_on_the_stage_is_laid_out_well(turned_address, visitor):
    page = visitor.open(f"{turned_address}/lessons?lesson={LESSON}&stage=guess", reduced_motion="reduce")
    page.locator(".md-guessing button").last.click()
    expect(page.locator(".md-play")).to_be_visible()
    page.locator(".md-play > button").last.click()
    expect(page.locator(".md-swarm")).to_have_attribute("data-moving", "false")
    page.locator(".md-play > button").last.click()
    expect(page.locator(".md-one-war .md-stage[data-ready=true]")).to_be_visible()
    assert faults(page) == []


class TurnedRoom(NamedTuple):
    """The three pages of a room that is read from right to left."""

    phone: Page
    wall: Page
    desk: Page

    @classmethod
    def joined(cls, visitor, link: str) -> TurnedRoom:
        """A desk, its wall, and a phone that has gone through the door."""
        address, code = LINK.match(link)[1], LINK.match(link)[3]  # type: ignore[index]
        phone = visitor.elsewhere(f"{address}/room/{code}", viewport=PHONE)
        phone.locator("button.main").click()
        expect(phone.locator(".name")).to_be_visible()
        desk = visitor.open(link)
        expect(desk.locator(".desk-columns")).to_be_visible()
        wall = visitor.elsewhere(f"{address}/room/{code}/screen", viewport=WALL)
        expect(wall.locator("[data-part]").first).to_be_visible()
        return cls(phone, wall, desk)

    def act(self, wanted: str) -> None:
        """Press the button of the desk that does this."""
        self.desk.locator(f"button[data-act*='{wanted}']").first.click()

    def address_begins(self) -> bool:
        """Whether the address on the wall begins on its left."""
        begins: bool = self.wall.locator(".address").evaluate(
            """it => {
              const [text, range] = [it.firstChild, document.createRange()];
              const left = (at) => {
                range.setStart(text, at);
                range.setEnd(text, at + 1);
                return range.getBoundingClientRect().left;
              };
              return left(0) < left(text.length - 1);
            }"""
        )
        return begins

    def faults(self, name: str) -> list[str]:
        """What is laid out badly, and that each page is written from right to left."""
        for page in self:
            assert page.evaluate("() => getComputedStyle(document.body).direction") == "rtl"
        # This language puts each text in brackets, so no longer one has a shorter one in it.
        found = of_all(RoomShown(name, *self))
        return [it for it in found if "label-content-name-mismatch" not in it]

    def close(self) -> None:
        """Before the server, for which they would ask."""
        for page in self:
            page.close()


def test_from_right_to_left_a_room_of_a_lesson_is_laid_out_well(
    languages: dict[str, Path], visitor, photograph, tmp_path: Path
):
    with taught(tmp_path, languages["rtl"]) as link:
        room = TurnedRoom.joined(visitor, link)
        assert room.address_begins()
        found = room.faults("before the lesson")
        for stage in STAGES:
            room.act(f'"{stage}"')
            expect(room.phone.locator(f"[data-stage={stage}]")).to_be_visible()
            expect(room.wall.locator(f".at-{stage}")).to_be_visible()
            found += room.faults(stage)
            for name, page in room._asdict().items():
                photograph(page, f"rtl-room-{stage}-{name}")
        room.close()
    assert not found, "\n".join(found)


def test_from_right_to_left_a_room_with_a_game_is_laid_out_well(
    languages: dict[str, Path], visitor, photograph, tmp_path: Path
):
    with taught(tmp_path, languages["rtl"], "arden_borea_table") as link:
        room = TurnedRoom.joined(visitor, link)
        room.act("begin")
        expect(room.phone.locator(".card").first).to_be_visible()
        expect(room.wall.locator(".tables")).to_be_visible()
        found = room.faults("month 1")
        room.act("play")
        expect(room.phone.locator(".news")).to_be_visible()
        found += room.faults("news")
        for part in ("trade", "turns", "words"):
            room.act(f'"{part}"')
            expect(room.wall.locator(".told li").first).to_be_visible()
            found += room.faults(part)
            for name, page in room._asdict().items():
                photograph(page, f"rtl-game-{part}-{name}")
        room.close()
    assert not found, "\n".join(found)
