"""The stage plays by itself: keys move its days, the server hears nothing, and movement can be refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import patient
from browser.watching import now, numbers, numbers_of, press, ready, run
from dashboards.stage.course import course_of, lived_pair
from dashboards.stage.script import one_script
from dashboards.stage.widget import STYLE
from microdeals.conflicts import load

MOVES = """() => new Promise((done) => {
  const [days, places] = [new Set(), new Set()];
  const look = () => {
    days.add(document.querySelector(".md-stage").dataset.day);
    const parts = [".md-stage-cursor", ".md-stage-flame"].map((part) => document.querySelector(part));
    places.add(parts.map((part) => part.getAttribute("transform")).join());
    if (days.size > 6) done({ days: days.size, places: places.size });
    else requestAnimationFrame(look);
  };
  look();
})"""
"""Looks at each frame of the screen until some days have gone by: how many days, and pictures of them."""


def opened(visitor, address: str, query: str = "?day=60", **how: object) -> Page:
    page = visitor.open(f"{address}/watch{query}", **how)
    ready(page)
    return page


def scrubber(page: Page) -> Locator:
    return page.get_by_role("slider", name="Day")


def test_an_opened_world_stands_on_its_first_turning_point_with_all_its_course(address, visitor):
    page = opened(visitor, address, "")
    turns = page.locator(".md-stage-turn")
    expect(turns).to_have_count(3)
    expect(turns.first).to_have_attribute("aria-pressed", "true")
    expect(turns.first).to_have_text("1Day 76: a false report. Ukraine’s trust falls from 6 to 2.")
    expect(now(page)).to_have_attribute("data-day", "76")
    expect(page.locator(".md-stage-news")).to_contain_text("Ukraine reported that Russia broke")
    turns.last.click()
    expect(now(page)).to_have_attribute("data-day", turns.last.get_attribute("data-day"))
    for kind in ("lines", "bars", "timeline"):
        chart = page.locator(f".md-chart[data-kind={kind}]").first
        expect(chart).to_have_attribute("data-day", turns.last.get_attribute("data-day"))


def test_keys_move_the_day_and_each_day_is_the_models_own(address, visitor):
    page = opened(visitor, address)
    scrubber(page).focus()
    for key, day in (("ArrowRight", 61), ("ArrowLeft", 60), ("PageUp", 67), ("End", 182), ("Home", 0)):
        page.keyboard.press(key)
        expect(scrubber(page)).to_have_attribute("aria-valuenow", str(day))
        assert numbers(page) == numbers_of(run(day))
    page.keyboard.press("End")
    worlds = run(182), run(1), run(182, **{"ladder.policy": "none"})
    gap, first, twin = (round(100 * world.gap_now().total) for world in worlds)
    said = f"The sides are {gap} % of the dispute apart: {first} % on day 1, and {twin} % if there had"
    expect(now(page)).to_contain_text(said)
    spoken = scrubber(page).get_attribute("aria-valuetext")
    assert spoken.startswith("Day 182 of 182 · 5 March 2026.")
    assert f"{gap} % of the dispute apart" in spoken
    page.keyboard.press(" ")
    expect(page.locator(".md-status")).to_have_text("Playing.")
    page.keyboard.press(" ")
    expect(page.locator(".md-status")).to_have_text("Paused.")


def test_the_server_hears_nothing_while_it_plays(address, visitor):
    page = opened(visitor, address, "?day=0")
    messages: list[str] = []

    def listen(socket) -> None:
        for way in ("framesent", "framereceived"):
            socket.on(way, lambda said: messages.append(str(said)))

    page.on("websocket", listen)
    page.reload()
    ready(page)
    press(page, "Play")
    page.wait_for_function("document.querySelector('.md-stage').dataset.day >= 5")
    messages.clear()
    page.wait_for_function("document.querySelector('.md-stage').dataset.day >= 60")
    assert [said for said in messages if "comm_" in said] == []
    press(page, "Pause")
    expect(page.locator(".md-status")).to_have_text("Paused.")
    with page.expect_download() as download:
        press(page, "Days as CSV")
    days = download.value.path().read_text(encoding="utf-8").splitlines()
    assert len(days) == 1 + numbers(page)["day"]


CROSSED = Path(__file__).with_name("threads.js").read_text(encoding="utf-8")
"""Deals whose name a thread runs through, their own or that above."""


@pytest.mark.parametrize("width", [390, 1366, 1920])
def test_no_thread_runs_through_the_name_of_a_deal(address, visitor, width: int):
    page = visitor.open(f"{address}/?guess=40", viewport={"width": width, "height": 768})
    expect(page.locator(".md-stage[data-ready=true]")).to_have_count(1)
    widths = "its => its.map((it) => Number(it.getAttribute('stroke-width')))"
    assert max(page.locator(".md-stage-cord").evaluate_all(widths)) > 4.0
    assert page.evaluate(CROSSED) == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_who_wants_no_movement_sees_days_and_nothing_between_them(address, visitor, motion: str):
    page = opened(visitor, address, "?day=60", reduced_motion=motion)
    page.get_by_label("Speed").select_option(label="4 days/s")
    press(page, "Play")
    seen = page.evaluate(MOVES)
    if motion == "reduce":
        assert seen["places"] == seen["days"]
    else:
        assert seen["places"] > seen["days"]


@pytest.fixture
def alone(browser) -> Iterator[Page]:
    """A page without a server that can draw the stage."""
    context = patient(browser.new_context(offline=True))
    page = context.new_page()
    page.set_content("<div id='place'></div>")
    page.add_style_tag(content=STYLE.read_text(encoding="utf-8"))
    page.add_script_tag(content=one_script(), type="module")
    page.wait_for_function("typeof window.microdealsStage === 'function'")
    yield page
    context.close()


DRAW = "course => microdealsStage(document.querySelector('#place'), course, { day: 80 })"


def test_a_page_of_one_file_plays_without_a_server(alone):
    alone.evaluate(DRAW, course_of(lived_pair(load("arden_borea"), 1)))
    expect(now(alone)).to_have_attribute("data-day", "80")
    press(alone, "Play")
    alone.wait_for_function("document.querySelector('.md-stage').dataset.day >= 83")


def test_flames_stay_red_around_their_core_however_hot_the_front_is(alone):
    course = course_of(lived_pair(load("arden_borea"), 1))
    alone.evaluate(DRAW, course | {"fires": [[2.5 for _ in fires] for fires in course["fires"]]})
    tall = "its => its.map((it) => it.getBoundingClientRect().height)"
    flames, cores = (alone.locator(f".md-stage-{name}").evaluate_all(tall) for name in ("flame", "core"))
    assert flames
    assert len(flames) == len(cores)
    assert all(core < 0.8 * flame for flame, core in zip(flames, cores, strict=True))
