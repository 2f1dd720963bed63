"""Devices of tests: who opens a second one shares nothing with the first, however it is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.conftest import DESK, next_profile

PHONE = {"width": 390, "height": 844}
ADDRESS = "http://nowhere.test/"
PAGE = "<!doctype html><title>a page</title><link rel=icon href='data:,'>"
KEEP = "() => { document.cookie = 'key=1'; localStorage.setItem('key', '1') }"
KEPT = "() => [document.cookie, localStorage.getItem('key')]"
NOTHING = ["", None]
EVERYTHING = ["key=1", "1"]


@pytest.fixture(autouse=True)
def a_page(desk: BrowserContext) -> Iterator[None]:
    """One that nobody serves."""
    desk.route(ADDRESS, lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    yield
    desk.unroute(ADDRESS)


@pytest.fixture
def used(visitor) -> Page:
    """A tab at the desk that has stored something."""
    page = visitor.open(ADDRESS)
    page.evaluate(KEEP)
    return page


def test_a_second_tab_at_the_desk_has_what_the_first_one_stored(used: Page, visitor):
    second = visitor.open(ADDRESS)
    assert second.context == used.context
    assert second.evaluate(KEPT) == EVERYTHING


def test_a_device_never_here_before_has_nothing(used: Page, visitor):
    used.close()
    page = visitor.open(ADDRESS, viewport=PHONE, color_scheme="dark", reduced_motion="reduce")
    assert page.evaluate(KEPT) == NOTHING
    assert page.evaluate("() => [innerWidth, innerHeight]") == [PHONE["width"], PHONE["height"]]
    for wish in ("(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"):
        assert page.evaluate("wish => matchMedia(wish).matches", wish), wish


def test_a_device_leaves_what_others_have_at_the_desk(used: Page, visitor):
    phone = visitor.open("data:text/html,", viewport=PHONE)
    assert phone.context != used.context
    assert used.evaluate(KEPT) == EVERYTHING


def test_nobody_is_at_the_desk_while_it_is_another_device(visitor):
    phone = visitor.open(ADDRESS, viewport=PHONE)
    phone.evaluate(KEEP)
    other = visitor.open("data:text/html,")
    assert other.context != phone.context
    assert other.viewport_size == DESK


def test_a_profile_takes_over_files_and_compiled_scripts_alone(tmp_path: Path):
    first = next_profile(tmp_path)
    for name in ("Default/Cache/a", "Default/Code Cache/b", "Default/Cookies/c", "Default/Local Storage/d"):
        (first / name).parent.mkdir()
        (first / name).touch()
    second = next_profile(tmp_path)
    there = {file.relative_to(second).as_posix() for file in second.rglob("*") if file.is_file()}
    assert there == {"Default/Cache/a", "Default/Code Cache/b"}
    assert [*tmp_path.iterdir()] == [second]
