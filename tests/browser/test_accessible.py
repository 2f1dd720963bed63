"""Pages for everybody: held against WCAG 2.2 AA by axe-core, and used with the keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from dashboards.server.vendored import fingerprint

AXE = Path(__file__).with_name("axe")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
READY = "figure.md-chart[data-ready=true]"
PHONE = {"width": 390, "height": 844}
AT_REST = """document.getAnimations().every(
  (it) => it.playState !== "running" || it.effect.getComputedTiming().endTime === Infinity)"""
"""Whether every fade and slide is over; what turns for ever may."""


def opened(visitor, address: str, **how: object) -> Page:
    page = visitor.open(address, **how)
    expect(page.locator(READY).first).to_be_visible()
    expect(page.locator("figure.md-chart:not([data-ready=true])")).to_have_count(0)
    return page


def found_in(page: Page) -> list[str]:
    """What axe-core finds against the standards, serious or critical, once nothing moves or fades."""
    expect(page.get_by_role("progressbar")).to_have_count(0)  # the server's own, while it is busy
    page.wait_for_function(AT_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate((AXE / "axe.min.js").read_text(encoding="utf-8"))
    result: dict[str, Any] = page.evaluate("it => axe.run(document, { runOnly: it })", STANDARDS)
    return [
        f"{it['id']}: {it['nodes'][0]['html'][:200]}"
        for it in result["violations"]
        if it["impact"] in ("serious", "critical")
    ]


def test_the_checker_is_the_one_that_was_fetched():
    for line in (AXE / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert fingerprint((AXE / name).read_bytes()) == digest


@pytest.mark.parametrize("path", ["/", "/?guess=40", "/watch?day=60", "/watch?view=projector"])
def test_nothing_serious_is_found_whether_it_is_light_or_dark(address, visitor, path: str):
    page = opened(visitor, address + path, color_scheme="light")
    if path.startswith("/watch"):
        page.get_by_role("button", name="Change the world").click()
        expect(page.locator(".md-dial").first).to_be_visible()
        page.locator(".md-chart summary").first.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator(f".v-application.theme--{scheme}")).not_to_have_count(0)
        assert found_in(page) == [], scheme


def test_nothing_serious_is_found_on_a_phone(address, visitor):
    page = opened(visitor, address, viewport=PHONE)
    page.get_by_role("button", name="Guess first").click()
    expect(page.locator(".md-first-top").get_by_role("slider")).to_have_count(1)
    assert found_in(page) == []


def test_the_checker_would_find_something(address, visitor):
    page = opened(visitor, address)
    page.evaluate("document.querySelector('.md-content').append(document.createElement('button'))")
    assert [it for it in found_in(page) if it.startswith("button-name")]


def test_the_keyboard_alone_makes_a_guess_and_turns_a_slider(address, visitor):
    page = opened(visitor, address)
    to_button(page, "Guess first")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="My guess, of 100 worlds")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    expect(page.locator(".md-first-top").get_by_role("slider").first).to_have_attribute("aria-valuenow", "12")
    to_button(page, "This is my guess")
    page.keyboard.press("Enter")
    expect(page.locator(".md-reveal-said")).to_contain_text("You guessed 12.")
    page.wait_for_function("window.location.search.includes('guess=12')")


def to_button(page: Page, name: str) -> None:
    """Press Tab until a button that begins with `name` has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        held = page.evaluate("(document.activeElement.innerText ?? '').trim()")
        if re.match(re.escape(name), held):
            return
    raise AssertionError(f"the Tab key does not lead to {name!r}")


def test_a_select_is_one_control_with_a_name(address, visitor):
    page = opened(visitor, f"{address}/watch")
    war = page.get_by_role("combobox", name="War")
    expect(war).to_have_attribute("aria-expanded", "false")
    war.focus()
    page.keyboard.press("Enter")
    expect(war).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(war).to_have_attribute("aria-expanded", "false")
