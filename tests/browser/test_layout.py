"""Every page at every width: no text over text, nothing outside the screen, no small letters, no holes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from browser.judging import ARDEN, answered
from browser.test_accessible import AT_REST

MEASURE = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
WIDTHS = {320: 700, 390: 844, 768: 1024, 1366: 768, 1920: 1080}
"""Widths of screens and their heights, px: a small phone, a phone, a tablet, a laptop, a projector."""
TALL = """() => Math.max(...[...document.querySelectorAll(":has(.md-page)")].map((it) => it.scrollHeight))"""
"""How high all of a page is: a box within the document scrolls it, px."""
LAPTOP, HALL, SCREENS = 1366, 1920, 3
"""No page is longer than so many screens of a laptop."""
LIMITS = {"smallest": 12, "hole": 120}
"""Letters at least so high, and empty bands at most so high, px."""
ROOMS = (1366, 1920)
IN_A_ROOM = {"smallest": 24, "hole": 240}
"""The same where a projector shows everything at twice its size."""

CHART = "figure.md-chart[data-ready=true]"
ANSWER = ".md-verdict-stage[aria-busy=false]"


LOOKED_AT = """async () => {
  const frames = (left) => new Promise((done) => {
    const step = () => (left-- ? requestAnimationFrame(step) : done());
    step();
  });
  for (const chart of document.querySelectorAll("figure.md-chart")) {
    chart.scrollIntoView();
    await frames(4);
  }
  document.querySelectorAll(":has(.md-page)").forEach((it) => it.scrollTo(0, 0));
  await frames(12);
}"""
"""Charts take on another size and another ink once they are in view."""


class Shown(NamedTuple):
    """A page: its address, and what is there once all of it is."""

    path: str
    there: str


PAGES = {
    "start": Shown("/", CHART),
    "start, guessed": Shown("/?guess=40", CHART),
    "watch": Shown("/watch?day=60", CHART),
    "verdict": Shown(f"/verdict?war={ARDEN}&n=200", ANSWER),
    "compare": Shown(f"/compare?war={ARDEN}&n=200", ANSWER),
    "sweep": Shown("/sweep", ".md-standing, .md-two-levers"),
    "lessons": Shown("/lessons", "a[href*=lesson]"),
    "table": Shown("/table", ".v-input"),
    "seat": Shown("/seat", ".md-table-button"),
    "about": Shown("/about", ".md-fold-part"),
}


def at_rest(page: Page) -> None:
    """Wait until everything that was asked for is there and nothing moves any more."""
    expect(page.locator("figure.md-chart:not([data-ready=true])")).to_have_count(0)
    expect(page.get_by_role("progressbar")).to_have_count(0)
    page.wait_for_function(AT_REST)


def faults_at(page: Page, width: int, limits: dict[str, int] = LIMITS) -> list[str]:
    """What the layout does wrong on a screen of this width."""
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    at_rest(page)
    page.evaluate(LOOKED_AT)
    found: list[str] = page.evaluate(MEASURE, limits)
    return [f"{width}: {fault}" for fault in found]


def too_long(page: Page) -> list[str]:
    """Whether a laptop shows more of the page than three screens at once; what is further down is folded."""
    page.set_viewport_size({"width": LAPTOP, "height": WIDTHS[LAPTOP]})
    at_rest(page)
    tall = page.evaluate(TALL)
    return [f"{LAPTOP}: the page is {tall} px high"] if tall > SCREENS * WIDTHS[LAPTOP] else []


def too_small(page: Page) -> list[str]:
    """Whether a page is a strip in the middle of a hall's screen."""
    page.set_viewport_size({"width": HALL, "height": WIDTHS[HALL]})
    at_rest(page)
    wide = page.locator(".md-page").evaluate("it => it.getBoundingClientRect().width")
    return [f"{HALL}: the page is {wide:.0f} px wide"] if wide < 0.7 * HALL else []


def unfolded(page: Page) -> Page:
    """The page with every part open that stands behind its heading."""
    for head in page.locator(".md-fold-head button").all():
        if head.get_attribute("aria-expanded") == "false":
            head.click()
            expect(head).to_have_attribute("aria-expanded", "true")
    at_rest(page)
    return page


def opened(visitor, address: str, shown: Shown) -> Page:
    """The page, once all of it is there."""
    page = visitor.open(address + shown.path)
    expect(page.locator(shown.there).first).to_be_visible()
    if shown.there == ANSWER:
        answered(page)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_laid_out_badly_and_a_room_can_read_it(address, visitor, name: str):
    page = opened(visitor, address, PAGES[name])
    found = too_long(page) + too_small(page)
    unfolded(page)
    found += [fault for width in WIDTHS for fault in faults_at(page, width)]
    page.get_by_role("button", name="Projector").click()
    expect(page.locator("html")).to_have_attribute("data-view", "projector")
    found += [f"projector, {fault}" for width in ROOMS for fault in faults_at(page, width, IN_A_ROOM)]
    assert not found, "\n".join([name, *found])


PLANTED = {
    "<p style='font-size: 11px'>tiny</p>": "letters of 11.0 px: “tiny”",
    "<svg viewBox='0 0 400 40' width='200'><text y='30' font-size='20'>tiny</text></svg>": "letters of 10",
    "<p style='margin-bottom: -34px'>above</p><p>below</p>": "text over text: “above” and “below”",
    "<p style='width: 9em; margin-left: 98vw'>off the edge</p>": "outside the screen: “off the edge”",
    "<p>first</p><div style='height: 150px'></div><p>last</p>": "a hole of",
    "<div style='width: 3em; overflow: hidden'><p style='width: 9em'>cut in two</p></div>": "cut off",
    "<p>x</p><div style='width: 2000px; height: 9px'></div>": "the page is 20",
}
SCROLLED = """<!doctype html><body style='font: 16px sans-serif'>
<div style='height: 60px; overflow: auto'>
<p>first</p><p>second</p><p>third</p><p>fourth</p></div><p>below</p>"""


FRAMED = """<!doctype html><body style='font: 16px sans-serif; margin: 0'>
<div style='height: 100vh; overflow: auto'><div class='md-page'>{}</div></div>"""


@pytest.mark.parametrize("content", PLANTED)
def test_what_is_planted_below_the_first_screen_of_a_page_would_be_found(desk, content: str):
    page = desk.new_page()
    page.set_content(FRAMED.format("<p>text</p>" * 60 + content))
    found = page.evaluate(MEASURE, LIMITS)
    tall = page.evaluate(TALL)
    page.close()
    assert tall > 60 * 16
    assert any(fault.startswith(PLANTED[content]) for fault in found), found


@pytest.mark.parametrize("content", PLANTED)
def test_the_measure_would_find_what_is_planted(desk, content: str):
    page = desk.new_page()
    page.set_content(f"<!doctype html><body style='font: 16px sans-serif'>{content}</body>")
    found = page.evaluate(MEASURE, LIMITS)
    page.close()
    assert any(fault.startswith(PLANTED[content]) for fault in found), found


def test_what_is_scrolled_out_of_a_box_is_over_nothing(desk):
    page = desk.new_page()
    page.set_content(SCROLLED)
    assert page.evaluate(MEASURE, LIMITS) == []
    page.close()


def test_the_measure_finds_nothing_on_a_plain_page(desk):
    page = desk.new_page()
    page.set_content(
        "<!doctype html><h1>Title</h1><p>Some text.</p><p>More of it, in a second paragraph.</p>"
    )
    assert page.evaluate(MEASURE, LIMITS) == []
    page.close()
