"""What a class with browsers costs the server: ``python benchmarks/classroom_browsers.py [--pages 30]``.

So many pages are open at once in a Chromium, on Verdict, Compare or Start, each in a window of its own. Each
turns a dial to a value that no other has, and waits for its answer. It prints the CPU seconds of the server's
process for each answer: once with the browsers answering, as they do, and once with browsers that have no
WebAssembly, which the server answers; and what the open pages cost it in a minute in which nobody does
anything. CPU seconds hardly depend on what else the machine does.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from chromium import MISSING, find_chromium

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
WITHOUT = "delete globalThis.WebAssembly"
WAR = "russia_ukraine_2025"
LABEL = "Russia: belief that the other side is trustworthy"
BOUND = 1_800_000.0
"""Milliseconds after which a page is given up."""
expect.set_options(timeout=BOUND)


class Cost(NamedTuple):
    """CPU seconds of the server and seconds by the clock."""

    cpu: float
    clock: float


class Dashboard:
    """The server, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "microdeals", "dashboard", "--no-browser", "--port", "0"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)
        found = re.search(r"http://\S+", self.process.stdout.readline() if self.process.stdout else "")
        if found is None:
            raise SystemExit("the server did not start")
        self.address = found[0]

    def cpu(self) -> float:
        """CPU seconds of the process so far, and of processes that it has waited for."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        return sum(map(int, stat.rpartition(")")[2].split()[11:15])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


class OnVerdict:
    """Pages on Verdict, with a thousand pairs and both ranges."""

    path = f"/verdict?war={WAR}"

    @staticmethod
    def turn(page: Page, value: float) -> None:
        """Put a number into a dial."""
        field = page.get_by_role("textbox", name=LABEL)
        field.fill(str(value))
        field.press("Enter")

    @staticmethod
    def wait(page: Page, value: float | None) -> None:
        """Wait for the whole answer, to this value if one was set."""
        stage = page.locator(".md-verdict-stage")
        if value is not None:
            expect(stage).to_have_attribute("data-settings", f"party.russia.trust={value}")
        expect(page.locator(".md-answering").first).to_have_attribute("data-state", "done")
        expect(stage).to_have_attribute("data-pairs", "1000")


class OnCompare:
    """Pages on Compare, with a thousand pairs on either side and all ranges."""

    path = f"/compare?war={WAR}"

    @staticmethod
    def turn(page: Page, value: float) -> None:
        """Put a number into a dial of the right side."""
        field = page.get_by_role("group", name="Right: change the world").get_by_role("textbox", name=LABEL)
        field.fill(str(value))
        field.press("Enter")

    @staticmethod
    def wait(page: Page, value: float | None) -> None:
        """Wait for the whole answer, to this value if one was set."""
        stage = page.locator(".md-verdict-stage")
        if value is not None:
            settings = re.compile(rf"party\.russia\.trust={value}")
            expect(stage).to_have_attribute("data-right-settings", settings)
        expect(page.locator(".md-answering").first).to_have_attribute("data-state", "done")
        expect(stage).to_have_attribute("data-pairs", "1000")


class OnStart:
    """Pages on Start after the guess: a hundred pairs."""

    path = "/?guess=none"

    @staticmethod
    def turn(page: Page, value: float) -> None:
        """Put a number into the first dial."""
        field = page.locator(".md-first-top").get_by_role("textbox").first
        field.fill(str(value))
        field.press("Enter")

    @staticmethod
    def wait(page: Page, value: float | None) -> None:
        """Wait for the answer."""
        said = page.locator(".md-reveal-said")
        expect(said).to_contain_text("With nothing set, small" if value is None else "With your changes")
        if value is not None:
            expect(page.locator(".md-reveal .md-answering")).to_have_attribute("data-state", "done")


KINDS = {"verdict": OnVerdict, "compare": OnCompare, "start": OnStart}
MINUTE = 60.0


def main() -> None:
    """Measure, and print as it goes."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--pages", type=int, default=30, help="pages that are open at once")
    words.add_argument("--on", default="verdict,compare,start", help="which pages")
    words.add_argument("--ways", default="browser,server", help="who answers")
    asked = words.parse_args()
    chromium = find_chromium()
    if chromium is None:
        words.error(MISSING)
    if not Path("/proc/self/stat").exists():
        words.error("CPU seconds of another process are read from /proc, which Linux has")
    print(f"{os.cpu_count()} cores, load before: {os.getloadavg()[0]:.1f}; CPU seconds of the server")
    print(
        "page      answered by    pages     cpu an answer   cpu of opening a page   clock of all   a minute"
    )
    for on in asked.on.split(","):
        for way in asked.ways.split(","):
            opening, turning, resting = measured(chromium, on, way, asked.pages)
            told = f"{turning.cpu / asked.pages:13.3f}{opening.cpu / asked.pages:22.3f}{turning.clock:15.1f}"
            told += f"{resting.cpu * MINUTE / resting.clock:15.2f}"
            print(f"{on:<10}{way:<12}{asked.pages:8d}    {told}", flush=True)


def visitor_of(browser: Browser, way: str) -> BrowserContext:
    """Somebody's browser; without WebAssembly where the server is to answer."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    if way == "server":
        context.add_init_script(WITHOUT)
    return context


def measured(chromium: str, on: str, way: str, n: int) -> tuple[Cost, Cost, Cost]:
    """What opening so many pages costs, what turning a dial on each does, and what they cost at rest."""
    kind = KINDS[on]
    with tempfile.TemporaryDirectory() as folder, dashboard(Path(folder)) as server, sync_playwright() as run:
        browser = run.chromium.launch(executable_path=chromium, args=FLAGS)
        warm = visitor_of(browser, way).new_page()
        warm.set_default_timeout(BOUND)
        warm.goto(server.address + kind.path)
        kind.wait(warm, None)
        warm.close()
        began = now(server)
        pages = []
        for _ in range(n):
            page = visitor_of(browser, way).new_page()
            page.set_default_timeout(BOUND)
            page.goto(server.address + kind.path)
            pages.append(page)
        for page in pages:
            kind.wait(page, None)
        opened = now(server)
        values = [round(0.2 + 0.6 * (place + 0.5) / n, 4) for place in range(n)]
        for page, value in zip(pages, values, strict=True):
            kind.turn(page, value)
        for page, value in zip(pages, values, strict=True):
            kind.wait(page, value)
        over = now(server)
        pages[0].wait_for_timeout(MINUTE * 1000)
        rested = now(server)
        browser.close()
        return cost_between(began, opened), cost_between(opened, over), cost_between(over, rested)


def cost_between(before: Cost, after: Cost) -> Cost:
    """What there was from one moment to another."""
    return Cost(after.cpu - before.cpu, after.clock - before.clock)


def now(server: Dashboard) -> Cost:
    """How much there was so far."""
    return Cost(server.cpu(), time.monotonic())


@contextmanager
def dashboard(folder: Path) -> Iterator[Dashboard]:
    """A server that is ended at the end."""
    server = Dashboard(folder)
    try:
        yield server
    finally:
        server.stop()


if __name__ == "__main__":
    main()
