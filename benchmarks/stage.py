"""How smoothly the stage plays, and how soon pages are there: ``python benchmarks/stage.py``.

Opens the real pages in the Chromium that the browser tests find (or MICRODEALS_CHROMIUM names), and counts
the time from one frame to the next while the stage plays; once more with the processor slowed four times. By
the clock on the wall: it wants a machine that does nothing else, and says first how busy this one is.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from browser.conftest import DESK, FLAGS, Server
from chromium import MISSING, find_chromium

SLOWED = (1, 4)
"""The processor as it is, and slowed so many times, as a school's laptop is."""
SECONDS, REPEATS = 5, 3
CHART = "figure.md-chart[data-ready=true]"
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"
NOW = "() => performance.now()"
FRAMES = """(seconds) => new Promise((told) => {
  const times = [];
  const note = (now) => {
    times.push(now);
    if (now - times[0] < 1000 * seconds) requestAnimationFrame(note);
    else told(times.slice(1).map((time, k) => time - times[k]));
  };
  requestAnimationFrame(note);
})"""
MOVED = """() => new Promise((told) => {
  const marks = () => [...document.querySelectorAll(".md-trade-mark")];
  const places = () => marks().map((mark) => mark.getAttribute("transform")).join();
  const [began, before] = [performance.now(), places()];
  const look = () => (places() === before ? requestAnimationFrame(look) : told(performance.now() - began));
  requestAnimationFrame(look);
})"""


def main() -> None:
    """Serve the dashboard, open its pages, and print what is measured."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.parse_args()
    chromium = find_chromium()
    if chromium is None:
        words.error(MISSING)
    load = "/".join(f"{part:.1f}" for part in os.getloadavg())
    print(f"{'load of the machine (1, 5, 15 minutes), processors':<64}{load}, {os.cpu_count()}", flush=True)
    server = Server("--port", "0")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for what, figure in figures(browser, server.address()):
                print(f"{what:<64}{figure}", flush=True)
            browser.close()
    finally:
        server.process.terminate()
        server.process.wait()


def figures(browser: Browser, address: str) -> Iterator[tuple[str, str]]:
    """What people wait for, then how the stage plays."""
    for path, there, name in (("/", CHART, "Start"), ("/about", ".md-numbers-table tbody tr", "About")):
        waits = [first_times(browser, address + path, there) for _ in range(REPEATS)]
        for what, times in zip(("first paint", "complete"), zip(*waits, strict=True), strict=True):
            yield f"{name}: {what}", f"{min(times) / 1000:.2f} s"
    yield "Start: from the slider to moved marks", f"{slider_to_marks(browser, address) / 1000:.2f} s"
    for slowed in SLOWED:
        played = frames(browser, f"{address}/", slowed)
        gaps = sorted(played.gaps)
        middle, slow = statistics.median(gaps), gaps[int(0.95 * len(gaps))]
        told = f"{middle:.1f} ms, 95 % within {slow:.1f} ms, {1000 * len(gaps) / sum(gaps):.0f} a second"
        yield f"the stage plays, processor slowed {slowed} times: a frame takes", told
        if slowed == 1:
            yield "  of these the page's own thread is at work for", f"{played.work:.2f} ms a frame"


def first_times(browser: Browser, address: str, there: str) -> tuple[float, float]:
    """First paint, and when all of the page is there, ms after it was asked for, with nothing kept."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(there).first).to_be_visible()
    expect(page.locator("figure.md-chart:not([data-ready=true])")).to_have_count(0)
    complete = float(page.evaluate(NOW))
    painted = float(page.evaluate(PAINTED))
    context.close()
    return painted, complete


def slider_to_marks(browser: Browser, address: str) -> float:
    """From a slider's step to the first mark that moves, ms; the best of a few."""
    page = new_page(browser, f"{address}/?guess=40")
    slider = page.get_by_role("slider").first
    expect(slider).to_be_visible()
    waits = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"):
        expect(page.locator(".md-trade[data-moving=false]").first).to_be_visible()
        slider.focus()
        page.evaluate(f"() => {{ window.moved = ({MOVED})(); }}")
        page.keyboard.press(key)
        waits.append(float(page.evaluate("() => window.moved")))
    page.context.close()
    return min(waits)


class Played(NamedTuple):
    """Times from frame to frame, ms, and the time that the page's thread was at work for each."""

    gaps: list[float]
    work: float


def frames(browser: Browser, address: str, slowed: int) -> Played:
    """What the stage takes while it plays. Work is time of its thread, which a busy machine tells, too."""
    page = new_page(browser, address)
    expect(page.locator(".md-stage").first).to_be_visible()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.locator(".md-stage").first.scroll_into_view_if_needed()
    page.locator(".md-stage .md-stage-main").first.click()
    before = at_work(devtools)
    gaps: list[float] = page.evaluate(FRAMES, SECONDS)
    work = (at_work(devtools) - before) / len(gaps)
    page.context.close()
    return Played(gaps, work)


def at_work(devtools: CDPSession) -> float:
    """For how long the page's thread has been at work so far, ms."""
    found = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(it["value"]) for it in found if it["name"] == "TaskDuration")


def new_page(browser: Browser, address: str) -> Page:
    """A page of its own, once its charts are there."""
    page = browser.new_context(viewport=DESK).new_page()
    page.goto(address)
    expect(page.locator(CHART).first).to_be_visible()
    return page


if __name__ == "__main__":
    main()
