"""Every stage of every lesson, with all its parts and a war on the stage, at every width and for a room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.test_accessible import found_in
from browser.test_layout import IN_A_ROOM, LAPTOP, ROOMS, WIDTHS, faults_at
from browser.test_lessons import at, opened, press, ran
from browser.test_lessons_to_their_end import WRONG, guess_wrong, settled
from microdeals.lessons import STAGES


@pytest.mark.parametrize("key", WRONG)
def test_nothing_is_laid_out_badly_in_a_lesson_and_each_stage_is_one_screen(address, visitor, key: str):
    page = opened(visitor, address, f"lesson={key}", reduced_motion="reduce")
    found = []
    for state in states(page, key):
        found += [f"{state}: {fault}" for fault in faults(page)]
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator(f".v-application.theme--{scheme}")).not_to_have_count(0)
            found += [f"{state}, {scheme}: {fault}" for fault in found_in(page)]
    assert not found, "\n".join(found)


def states(page: Page, key: str) -> Iterator[str]:
    """Goes through the lesson: each stage, the hundred worlds, one of them on the stage, and each part."""
    for stage in STAGES:
        if stage == "play":
            guess_wrong(page, WRONG[key])
        elif stage != "hook":
            press(page, "Next:")
        at(page, stage)
        yield stage
        if stage == "play":
            ran(page)
            yield "the hundred"
            press(page, "Play one of these worlds here")
            expect(page.locator(".md-one-war .md-stage[data-ready=true]")).to_be_visible()
            yield "one war"
        ways = page.locator(".md-parts > .md-parts-ways button:visible")
        for n in range(1, ways.count()):
            ways.nth(n).click()
            yield f"{stage}, part {n + 1}"


UNDER_THE_FRONT = """() => {
  const [said, cell] = [".md-stage-road text", ".md-stage-cell"].map((it) => document.querySelector(it));
  if (!said?.textContent || !cell?.checkVisibility()) return [];
  const under = said.getBoundingClientRect().bottom - cell.getBoundingClientRect().top;
  return under > 1 ? [`${under.toFixed(1)} px of “${said.textContent}” are under the front`] : [];
}"""
"""Words of the road that sectors of the front are drawn over."""


def faults(page: Page) -> list[str]:
    """What the layout does wrong, as it is and for a room; both show all of it at once."""
    found = [fault for width in WIDTHS for fault in faults_at(page, width)] + too_tall(page, LAPTOP)
    page.evaluate("window.microdeals.project(true)")
    for width in ROOMS:
        found += [f"projector, {fault}" for fault in faults_at(page, width, IN_A_ROOM)]
        found += [f"projector, {fault}" for fault in too_tall(page, width)]
        found += [f"projector, {width}: {fault}" for fault in page.evaluate(UNDER_THE_FRONT)]
    page.evaluate("window.microdeals.project(false)")
    return found


def too_tall(page: Page, width: int) -> list[str]:
    """Whether the page is higher than a screen of that width."""
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    settled(page)
    tall = page.locator(".md-page").evaluate("it => it.getBoundingClientRect().height")
    return [f"{width}: the page is {tall:.0f} px high"] if tall > WIDTHS[width] else []
