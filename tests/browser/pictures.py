"""Pictures of every page and state, for people to look at: what ``tools/take_pictures.py`` takes.

The states are those whose layout is measured by tests, reached in the same way.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, expect, sync_playwright

from browser.conftest import DESK, FLAGS, SCREENSHOTS, Visitor, patient
from browser.test_class import ServedClass
from browser.test_class_tables import PlayedClass
from browser.test_layout import CHART, LOOKED_AT, PAGES, WIDTHS, Shown, at_rest, opened, unfolded
from browser.test_layout_of_lessons import states
from browser.test_layout_of_rooms import AROUND, RoomShown, through_a_game, through_a_lesson
from browser.test_layout_of_states import BAD, STATES
from browser.test_lessons import opened as opened_lesson
from browser.test_lessons_to_their_end import WRONG
from browser.test_sweep_page import SMALL
from browser.watching import served

OUT = SCREENSHOTS / "all"
SCHEMES = ("light", "dark")
STILL = {"viewport": DESK, "reduced_motion": "reduce"}


UNROLL = """() => document.querySelectorAll(":has(.md-page)").forEach((it) => {
  it.dataset.rolled = it.getAttribute("style") ?? "";
  it.style.cssText += "; height: auto !important; max-height: none !important; overflow: visible !important";
})"""
"""All of a page, and not what a box of the screen's height shows of it."""
ROLL_UP = """() => document.querySelectorAll("[data-rolled]").forEach((it) => {
  it.setAttribute("style", it.dataset.rolled);
  delete it.dataset.rolled;
})"""


class ScreenLook(NamedTuple):
    """A screen by its width, and whether it is a projector's."""

    width: int
    is_projector: bool = False


PHONE, LAPTOP, HALL = ScreenLook(390), ScreenLook(1366), ScreenLook(1920)
LOOKS = {"phone": PHONE, "laptop": LAPTOP, "hall": HALL, "projector": ScreenLook(1366, is_projector=True)}
PLAIN = {"phone": PHONE, "laptop": LAPTOP, "hall": HALL}
"""The looks of a page that has no view for a projector."""


class Motif(NamedTuple):
    """What a picture is taken of: its name, the page as it stands there, and on which screens."""

    name: str
    page: Page
    looks: Mapping[str, ScreenLook] = LOOKS


Tour = Callable[[Visitor, Path], Iterator[Motif]]
"""A walk through some pages, with a folder to work in."""


def take(motif: Motif) -> None:
    """A picture on each screen, light and, where the page knows it, dark."""
    page = motif.page
    has_dark = page.locator(".v-application").count() > 0 or motif.looks is not PLAIN
    for scheme in SCHEMES if has_dark else SCHEMES[:1]:
        page.emulate_media(color_scheme=scheme)
        if page.locator(".v-application").count():
            expect(page.locator(f".v-application.theme--{scheme}")).not_to_have_count(0)
        for look, screen in motif.looks.items():
            project(page, screen.is_projector)
            page.set_viewport_size({"width": screen.width, "height": WIDTHS[screen.width]})
            at_rest(page)
            page.evaluate(LOOKED_AT)
            name = re.sub(r"[^a-z0-9]+", "-", motif.name.lower()).strip("-")
            page.evaluate(UNROLL)
            page.screenshot(path=OUT / f"{look}-{scheme}" / f"{name}.png", full_page=True)
            page.evaluate(ROLL_UP)
    project(page, False)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESK)


def project(page: Page, wanted: bool) -> None:
    """Have the page as a projector shows it, or not."""
    page.evaluate("(it) => window.microdeals?.project?.(it)", wanted)


def folded_and_not(name: str, page: Page) -> Iterator[Motif]:
    """A page as it comes, and with every part open that is folded."""
    yield Motif(name, page)
    if page.locator(".md-fold-head").count():
        yield Motif(f"{name} open", unfolded(page))


def pages(visitor: Visitor, home: Path) -> Iterator[Motif]:
    """Every page, and the one that there is not."""
    with served(home) as address:
        for name, shown in PAGES.items():
            with closing(opened(visitor, address.rstrip("/"), shown)) as page:
                yield from folded_and_not(f"page {name}", page)
        with closing(visitor.open(f"{address.rstrip('/')}/nosuch")) as page:
            yield Motif("page none", page, PLAIN)


def in_states(visitor: Visitor, home: Path) -> Iterator[Motif]:
    """What an address alone does not show: games, debriefs, panels."""
    with served(home) as address:
        for name, (shown, reach) in STATES.items():
            with closing(opened(visitor, address.rstrip("/"), shown)) as page:
                reach(page)
                yield from folded_and_not(f"state {name}", page)


def at_bad_addresses(visitor: Visitor, home: Path) -> Iterator[Motif]:
    """What is said of addresses with mistakes."""
    with served(home) as address:
        for name, shown in BAD.items():
            with closing(opened(visitor, address.rstrip("/"), shown)) as page:
                yield Motif(f"bad {name}", page)


def lessons(visitor: Visitor, home: Path) -> Iterator[Motif]:
    """Every stage of every lesson."""
    with served(home) as address:
        for key in WRONG:
            page = opened_lesson(visitor, address.rstrip("/"), f"lesson={key}", reduced_motion="reduce")
            with closing(page):
                for state in states(page, key):
                    yield Motif(f"lesson {key} {state}", page)


def of_a_room(what: str, rooms: Iterator[RoomShown]) -> Iterator[Motif]:
    """The phone, the wall and the desk of each moment of a room."""
    for n, room in enumerate(rooms):
        name = f"{what} {n} {room.name}"
        yield Motif(f"{name} phone", room.phone, {"phone": PHONE})
        yield Motif(f"{name} wall", room.wall, {"laptop": LAPTOP, "hall": HALL})
        yield Motif(f"{name} desk", room.desk, PLAIN)


@contextmanager
def ended(server: ServedClass) -> Iterator[ServedClass]:
    """End the server of a room in any case."""
    try:
        yield server
    finally:
        server.kill()


def rooms(visitor: Visitor, home: Path) -> Iterator[Motif]:
    """Rooms of lessons, with their doors and refusals, and a room with a game."""
    for key in ("promise", "fog", "mediator"):
        with ended(ServedClass(home, key)) as room:
            yield from of_a_room(f"room {key}", through_a_lesson(room, visitor))
            for place in AROUND if key == "promise" else ():
                path = place.format(room=f"/room/{room.code}")
                with closing(visitor.open(room.address + path)) as page:
                    yield Motif(f"room around {place}", page, PLAIN)
    with ended(PlayedClass(home, "arden_borea_table")) as game:
        yield from of_a_room("game", through_a_game(game, visitor))


def commanded(home: Path, *words: str) -> None:
    """Have the command do something in the folder."""
    done = subprocess.run(
        [sys.executable, "-m", "microdeals", *words], cwd=home, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"microdeals {' '.join(words)}\n{done.stderr}")


def results(visitor: Visitor, home: Path) -> Iterator[Motif]:
    """Results of sweeps and of a choice among policies: on the Sweep page, and their own pages."""
    commanded(home, "sweep", "monitors_and_negativity", "--runs", "20", "--as-given")
    commanded(home, "report", "results/monitors_and_negativity")
    commanded(home, "robust", "which_ladder", "--states", "24", "--runs", "10")
    commanded(home, "validate", "--size", "40", "--report", "validation.html")
    with served(home) as address:
        for result in ("monitors_and_negativity", "which_ladder_robust"):
            shown = Shown(f"/sweep?{SMALL}&result={result}", ".md-result")
            with closing(opened(visitor, address.rstrip("/"), shown)) as page:
                expect(page.locator(".md-chart[data-kind=phase]").first).to_have_attribute(
                    "data-ready", "true"
                )
                yield Motif(f"result {result}", page)
    for file in (*sorted(home.glob("results/**/*.html")), home / "validation.html"):
        with closing(visitor.open(file.as_uri())) as page:
            yield Motif(f"report {file.relative_to(home)}", page, PLAIN)


def files(visitor: Visitor, home: Path) -> Iterator[Motif]:
    """A war and the lessons as pages in one file."""
    for what in ("russia_ukraine_2025", *WRONG):
        commanded(home, "page", what, "--out", f"{what}.html")
        uri = (home / f"{what}.html").as_uri()
        with closing(visitor.elsewhere(uri, bypass_csp=True, **STILL)) as page:  # or nothing is asked of it
            expect(page.locator("#md-main")).to_have_attribute("data-state", "done")
            yield Motif(f"file {what}", page)
            if what not in WRONG:
                page.goto(f"{page.url}#world=3")
                expect(page.locator(CHART).first).to_be_visible()
                yield Motif(f"file {what}, a world", page)


TOURS: Mapping[str, Tour] = {
    "pages": pages,
    "states": in_states,
    "bad": at_bad_addresses,
    "lessons": lessons,
    "rooms": rooms,
    "results": results,
    "files": files,
}


def taken(names: list[str], chromium: str) -> Iterator[str]:
    """Go on these tours and take all pictures; the name of each motif once it is done."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name in names:
            with tempfile.TemporaryDirectory() as home, patient(browser.new_context(viewport=DESK)) as desk:
                visitor = Visitor(desk, browser)
                for motif in TOURS[name](visitor, Path(home)):
                    take(motif)
                    yield motif.name
                visitor.close()
        browser.close()
