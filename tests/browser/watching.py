"""What the tests of the Watch page share: the installed command, a page of it, and the model beside it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from microdeals.agents import ConflictModel
from microdeals.conflicts import load, with_values
from waits import BOUND, bounded

RUSSIA = "russia_ukraine_2025"


@contextmanager
def served(home: Path, *more: str, options: tuple[str, ...] = ()) -> Iterator[str]:
    """The address of the dashboard as the installed command serves it, started from the folder `home`.

    `more` are the command's own options, `options` stand before it.
    """
    command = [
        sys.executable,
        "-m",
        "microdeals",
        *options,
        "dashboard",
        "--no-browser",
        "--port",
        "0",
        *more,
    ]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    server = subprocess.Popen(command, cwd=home, env=environment, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    with bounded(server):
        said = server.stdout.readline()
    try:
        yield re.search(r"http://\S+", said)[0]
    finally:
        server.terminate()
        server.wait(BOUND)
        server.stdout.close()


CHARTS = 6
OF_THE_DEAD = (
    "ERR_CONNECTION",
    "ERR_CONTENT_LENGTH_MISMATCH",
    "ERR_EMPTY_RESPONSE",
    "ERR_INCOMPLETE_CHUNKED",
)
"""What a browser says of a server that is dead, or was killed in the middle of an answer."""


def opened(visitor, address: str, query: str = "", **how: object) -> Page:
    """The page on the day before the first; it opens on the first turning point."""
    page = visitor.open(f"{address}/watch{query}", **how)
    ready(page)
    start_again(page)
    return page


def start_again(page: Page) -> None:
    """Go to the day before the first."""
    press(page, "Start again")
    expect(now(page)).to_have_attribute("data-day", "0")


def ready(page: Page) -> None:
    """Wait until the run is lived, and everything shows it."""
    expect(page.locator(".md-stage[data-ready=true]")).to_have_count(1)
    expect(page.locator(".md-chart[data-ready=true]")).to_have_count(CHARTS)


def now(page: Page) -> Locator:
    """The sentence on the day that the stage shows, which carries the numbers of the day."""
    return page.locator(".md-so-far")


def numbers(page: Page) -> dict[str, float]:
    given = json.loads(now(page).evaluate("it => JSON.stringify(it.dataset)"))
    # a dash before a digit stays a dash in the browser's names
    return {name: float(given[name]) for name in ("day", "gap", "trust-0", "trust-1", "deals")}


def run(days: int, seed: int = 1, name: str = RUSSIA, **values: float) -> ConflictModel:
    model = ConflictModel(with_values(load(name), values), rng=seed)
    for _ in range(days):
        model.step()
    return model


def numbers_of(model: ConflictModel) -> dict[str, float]:
    """The same of a world; the stage has four decimals."""
    trust = {f"trust-{side}": round(model.parties[side].trust, 4) for side in (0, 1)}
    return {"day": model.day, "gap": round(model.gap_now().total, 4), **trust, "deals": len(model.deals)}


def show_table(chart: Locator) -> None:
    """Open the table of a chart, if it is not open yet."""
    details = chart.locator("details.md-chart-table")
    if details.get_attribute("open") is None:
        details.locator("summary").click()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def step(page: Page, days: int) -> None:
    day = int(now(page).get_attribute("data-day"))
    for more in range(1, days + 1):
        press(page, "Step a day")
        expect(now(page)).to_have_attribute("data-day", str(day + more))


def run_to_the_end(page: Page) -> None:
    page.get_by_label("Speed").select_option(label="40 days/s")
    press(page, "Play")
    expect(now(page)).to_have_attribute("data-over", "true")


def play_for(page: Page, days: int) -> None:
    """Play until so many days are over, and pause: a day or two later."""
    press(page, "Play")
    page.wait_for_function(f"+document.querySelector('.md-so-far').dataset.day >= {days}")
    press(page, "Pause")
    expect(page.locator(".md-status")).to_have_text("Paused.")


def seed_field(page: Page) -> Locator:
    return page.get_by_label("Seed")


def type_seed(page: Page, text: str) -> None:
    seed_field(page).fill(text)
    seed_field(page).press("Enter")


def answer(page: Page) -> Locator:
    """What the page says to the visitor's last wish."""
    return page.locator(".md-answer")
