"""Every lesson to its end, by a class that guesses wrong, and every stage of one on two screens."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import found_in
from browser.test_lessons import SIZES, at, guess_dots, opened, press, ran
from microdeals.lessons import STAGES

WRONG = {"promise": "option", "fog": "100", "relief": "100", "mediator": "line", "bomb": "0"}


@pytest.mark.parametrize("key", WRONG)
def test_a_class_that_guesses_wrong_gets_to_the_end_with_each_stage_on_one_screen(address, visitor, key: str):
    page = opened(visitor, address, f"lesson={key}", reduced_motion="reduce")
    for stage in STAGES:
        if stage == "play":
            guess_wrong(page, WRONG[key])
        elif stage != "hook":
            press(page, "Next:")
        at(page, stage)
        if stage == "play":
            ran(page)
        if stage == "reveal":
            expect(page.locator(".md-lesson-verdict")).to_have_attribute("data-near", "far")
        assert {part: tall for part, tall in heights(page) if tall > SIZES["desk"]["height"]} == {}, stage
    assert sum(int(it) for it in page.locator(".md-trade-count").all_text_contents()) == 100


def guess_wrong(page: Page, how: str) -> None:
    if how == "option":
        page.locator(".md-option").last.click()
        return
    if how == "line":
        page.locator(".md-drawing-point").first.press("Home")
        press(page, "This is my guess")
        return
    guess_dots(page, how)


def heights(page: Page) -> Iterator[tuple[str, float]]:
    """How high the page is, part by part of its stage: as it is, and for a projector."""
    for view in ("laptop", "projector"):
        page.evaluate("view => window.microdeals.project(view === 'projector')", view)
        if page.get_by_role("button", name="Show the result").is_visible():
            press(page, "Show the result")
        ways = page.locator(".md-parts > .md-parts-ways button:visible")
        for n in range(max(1, ways.count())):
            if ways.count():
                ways.nth(n).click()
            expect(page.locator("figure.md-chart:visible:not([data-ready=true])")).to_have_count(0)
            settled(page)
            tall = page.locator(".md-page").evaluate("it => it.getBoundingClientRect().height")
            yield f"{view} {n + 1}", tall
        if ways.count():
            ways.first.click()
    page.evaluate("window.microdeals.project(false)")


def settled(page: Page) -> None:
    """Wait until the page has had the same height for some frames."""
    page.evaluate(
        """() => new Promise((done) => {
          let [last, same] = [0, 0];
          const look = () => {
            const now = document.querySelector(".md-page").getBoundingClientRect().height;
            same = now === last ? same + 1 : 0;
            last = now;
            if (same > 12 && !document.querySelector(".md-answering")) done();
            else requestAnimationFrame(look);
          };
          look();
        })"""
    )


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_every_stage_fits_and_is_open_to_everybody(address, visitor, photograph, size: str, scheme: str):
    page = opened(visitor, address, "lesson=fog", viewport=SIZES[size], color_scheme=scheme)
    for stage in STAGES:
        if stage == "play":
            press(page, "This is my guess")
        elif stage != "hook":
            press(page, "Next:")
        at(page, stage)
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
        assert found_in(page) == []
        photograph(page, f"lessons-{size}-{scheme}-{stage}")
