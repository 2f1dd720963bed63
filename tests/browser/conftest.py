"""The real server in a process of its own, and a real browser that looks at it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from browser.watching import served
from waits import BOUND, BOUND_MS

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
SCREENSHOTS = CHECKOUT / "build" / "screenshots"
LEFT_OUT_BY_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
    "Translate",
)
"""What Playwright turns off; Chromium listens to the last list only."""
NO_POPUP_FOR_ADDRESSES = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
"""A page behind each window's address field, which nobody sees here: 0.6 s of a processor a window."""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The tabs of a desk share a process, and what has been compiled for one: a third of an opening.
    "--process-per-site",
    f"--disable-features={','.join((*LEFT_OUT_BY_PLAYWRIGHT, *NO_POPUP_FOR_ADDRESSES))}",
]
DESK = {"width": 1366, "height": 768}
expect.set_options(timeout=BOUND_MS)

collect_ignore = ["gallery.py"]  # a page for the server, not a test


class Server:
    """`python -m dashboards` with some arguments. Modules in the folder `home` come before the checkout's."""

    def __init__(self, *arguments: str, home: Path = CHECKOUT) -> None:
        command = [sys.executable, "-m", "dashboards", "--no-browser", *arguments]
        path = os.pathsep.join(str(place) for place in (home, CHECKOUT, CHECKOUT / "src", HERE))
        self.process = subprocess.Popen(
            command,
            cwd=home,
            env=os.environ | {"PYTHONPATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines: list[str] = []
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.lines.append(line.rstrip("\n"))
                self._news.notify_all()

    @property
    def output(self) -> str:
        return "\n".join(self.lines)

    def address(self) -> str:
        """Where it answers; waits until it says so."""
        ready = re.compile(r"The dashboard is ready: (\S+)")
        with self._news:
            assert self._news.wait_for(lambda: ready.search(self.output), BOUND), self.output
        found = ready.search(self.output)
        assert found
        return found[1]

    def ended(self) -> int:
        """Its exit code; waits until it has ended by itself."""
        code = self.process.wait(BOUND)
        self._reader.join(BOUND)
        return code

    def stop(self) -> None:
        """End it, if it still runs."""
        if self.process.poll() is None:
            self.process.terminate()
        self.ended()
        if self.process.stdout:
            self.process.stdout.close()


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers; whatever still runs at the end of the test file is ended."""
    started: list[Server] = []

    def start(*arguments: str, home: Path = CHECKOUT) -> Server:
        started.append(Server(*arguments, home=home))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder from which the dashboard was started: results go there."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def dashboard(home: Path) -> Iterator[str]:
    """Address of the dashboard as the installed command serves it, one for all test files."""
    with served(home) as address:
        yield address


@pytest.fixture
def address(dashboard: str) -> str:
    """Where a test file's pages begin, unless it says otherwise."""
    return dashboard


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for a test file. Not for the session: its event loop would be in the way of others."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody at a desk who opens one tab after the other, and so has most files already."""
    with patient(browser.new_context(viewport=DESK)) as context:
        yield context


def patient(context: BrowserContext) -> BrowserContext:
    """A device whose pages wait as long as every other wait of the tests."""
    context.set_default_timeout(BOUND_MS)
    return context


class Visitor:
    """Opens pages and notes whatever should not happen: other hosts, missing files, errors."""

    def __init__(self, desk: BrowserContext, browser: Browser) -> None:
        self._desk = desk
        self._browser = browser
        self._opened: list[Page | BrowserContext] = []
        self.troubles: list[str] = []

    def open(self, address: str, viewport: dict[str, int] = DESK, **media: str) -> Page:
        """A tab at the desk, of this size and with these media (colour scheme, reduced motion)."""
        self._keep(address)
        page = self._desk.new_page()
        self._opened.append(page)
        page.set_viewport_size(viewport)
        if media:
            page.emulate_media(**media)
        return self._gone_to(address, page)

    def _keep(self, address: str) -> None:
        """Leave a tab open at the desk, or what its pages have compiled ends with the last of them."""
        origin = urlsplit(address)
        if origin.netloc and not self._desk.pages:
            self._desk.new_page().goto(f"{origin.scheme}://{origin.netloc}/no-such-page")

    def elsewhere(self, address: str, viewport: dict[str, int] = DESK, **how: object) -> Page:
        """The page on a device never here before: it has no file yet, and is somebody else's."""
        device = patient(self._browser.new_context(viewport=viewport, **how))
        self._opened.append(device)
        return self._gone_to(address, device.new_page())

    def _gone_to(self, address: str, page: Page) -> Page:
        self._watch(page, urlsplit(address).netloc)
        page.goto(address)
        return page

    def _watch(self, page: Page, home: str) -> None:
        note = self.troubles.append
        page.on("request", lambda asked: self._is_home(asked.url, home) or note(f"elsewhere: {asked.url}"))
        page.on("response", lambda got: got.status < 400 or note(f"{got.status}: {got.url}"))
        page.on("console", lambda said: said.type != "error" or note(f"console: {said.text}"))
        page.on("pageerror", lambda error: note(f"error in the page: {error}"))

    @staticmethod
    def _is_home(url: str, home: str) -> bool:
        return urlsplit(url).netloc == home or url.startswith(("data:", "blob:"))

    def close(self) -> None:
        for opened in self._opened:
            opened.close()


@pytest.fixture
def visitor(desk: BrowserContext, browser: Browser) -> Iterator[Visitor]:
    """A visitor who expects no trouble: the test fails if there was any, unless it clears the list."""
    desk.clear_cookies()  # somebody else than before
    visitor = Visitor(desk, browser)
    yield visitor
    visitor.close()
    assert visitor.troubles == []


class Onlooker(Visitor):
    """Opens each address once for a whole test file, for tests that look and change nothing others see."""

    def __init__(self, desk: BrowserContext, browser: Browser) -> None:
        super().__init__(desk, browser)
        self._pages: dict[str, Page] = {}

    def look_at(self, address: str, is_there: Callable[[Page], object]) -> Page:
        """The page at an address; `is_there` waits for all of it when it is opened."""
        if address not in self._pages:
            page = self.open(address)
            is_there(page)
            self._pages[address] = page
        return self._pages[address]


@pytest.fixture(scope="module")
def onlooker(desk: BrowserContext, browser: Browser) -> Iterator[Onlooker]:
    """An onlooker who expects no trouble: the file's last test fails at its end if there was any."""
    onlooker = Onlooker(desk, browser)
    yield onlooker
    onlooker.close()
    assert onlooker.troubles == []


@pytest.fixture
def photograph() -> Callable[[Page, str], None]:
    """Take a picture of a page, for people to look at, if MICRODEALS_PHOTOGRAPHS is set (build/screenshots).

    `make pictures` has every page; these are the moments that only a test comes to.
    """

    def take(page: Page, name: str) -> None:
        if not os.environ.get("MICRODEALS_PHOTOGRAPHS"):
            return
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

    return take
