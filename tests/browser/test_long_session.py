"""A long session: hundreds of clicks leave the server as it was, and a page outlives its server."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from browser.watching import CHARTS, start_again

ROUNDS = 20
CLICKS = 12
MEGABYTE = 1024 * 1024
MARGIN = 60 * MEGABYTE
"""What Python keeps for later, and what the first rounds have not touched yet."""


def resident(pid: int) -> int:
    """Bytes that a process holds in memory."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return 1024 * int(re.search(r"VmRSS:\s+(\d+) kB", told)[1])


def watch(page: Page) -> None:
    expect(page.locator(".md-chart[data-ready=true]")).to_have_count(CHARTS)


def round_of_clicks(page: Page, seed: int) -> None:
    """Another seed, some days, and back to the start."""
    field = page.get_by_label("Seed")
    field.fill(str(seed))
    field.press("Enter")
    expect(page.locator(".md-so-far")).to_have_attribute("data-seed", str(seed))
    start_again(page)
    step = page.get_by_role("button", name="Step a day")
    for day in range(1, CLICKS - 3):
        step.click()
        expect(page.locator(".md-so-far")).to_have_attribute("data-day", str(day))
    start_again(page)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_hundreds_of_clicks_do_not_fill_the_memory(serve, visitor):
    server = serve("--port", "0")
    page = visitor.open(f"{server.address()}/watch")
    watch(page)
    for seed in range(5):
        round_of_clicks(page, seed)
    before = resident(server.process.pid)
    for seed in range(5, 5 + ROUNDS):
        round_of_clicks(page, seed)
    assert resident(server.process.pid) - before < MARGIN


def test_a_page_that_plays_outlives_its_server(serve, visitor):
    first = serve("--port", "0")
    address = first.address()
    page = visitor.open(f"{address}/watch?seed=6")
    watch(page)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("/day=[1-9]/.test(window.location.search)")
    day = int(page.evaluate("/day=(\\d+)/.exec(window.location.search)[1]"))
    first.process.kill()
    with contextlib.suppress(AssertionError):
        first.ended()
    page.evaluate("window.isOld = true")
    serve("--port", str(urlsplit(address).port)).address()
    page.wait_for_function("!window.isOld")
    watch(page)
    here = page.locator(".md-so-far")
    expect(here).to_have_attribute("data-seed", "6")
    came_back = int(here.get_attribute("data-day"))
    assert came_back >= day
    page.get_by_role("button", name="A day back").click()  # forward there may be none: it has played on
    expect(here).to_have_attribute("data-day", str(came_back - 1))
    visitor.troubles.clear()  # the page lost its server for a moment
