"""Lessons on pages that are one file: what a class sees and is told is what the dashboard's lesson shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.conftest import DESK
from browser.test_accessible import found_in
from browser.test_page_alone import ENGLISH, VISIBLE, foreign
from dashboards.lessons.trade import trade_of
from microdeals.conflicts import load
from microdeals.lessons import (
    CLASS,
    STAGES,
    Findings,
    Guess,
    Kind,
    Lesson,
    filled,
    findings_at,
    findings_of,
    load_lesson,
    nearness,
    shipped_lessons,
    weigh_found,
)
from microdeals.lessons.home import home_of
from microdeals.lessons.measures import Worlds
from microdeals.page.command import asked_for, written
from microdeals.page.html import LARGEST, html_of_lesson
from microdeals.page.war import war_as_data
from microdeals.page.words import PageWords, words_spoken

LESSONS = shipped_lessons()
OF_MODEL = json.dumps(war_as_data(asked_for("arden_borea", as_given=True), words_spoken()))
"""What the model calls things."""
SHOWN = [(key, False) for key in LESSONS] + [(key, True) for key in LESSONS if load_lesson(key).case]
"""Lessons with the invented and with the real war."""
TOLD = ("hook", "play", "contrast", "recap", "debrief", "sandbox")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The address of each lesson's page."""
    folder = tmp_path_factory.mktemp("lessons")
    for key in LESSONS:
        assert "needs no network" in written(key, folder / f"{key}.html")
        assert (folder / f"{key}.html").stat().st_size <= LARGEST
    return {key: (folder / f"{key}.html").as_uri() for key in LESSONS}


@pytest.fixture
def offline(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=DESK, offline=True, reduced_motion="reduce") as context:
        yield context


def opened(context: BrowserContext, address: str) -> Page:
    """The page, with its worlds lived."""
    page = context.new_page()
    page.goto(address)
    expect(page.locator("#md-main")).to_have_attribute("data-state", "done")
    return page


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def some_guesses(lesson: Lesson) -> list[Guess]:
    """Guesses of every kind of nearness: all that there are, or lines between the ends."""
    kind, asked = lesson.prediction.kind, lesson.asked
    if kind is Kind.CHOICE:
        return [Guess((float(place),)) for place in range(len(lesson.prediction.options))]
    if kind is Kind.DOTS:
        return [Guess((float(n),)) for n in range(CLASS + 1)]
    luck, n = np.random.default_rng(1), len(lesson.prediction.days)
    lines = [luck.uniform(asked.low, asked.high, n) for _ in range(40)]
    near = [30 + luck.normal(0, width, n) for width in (1, 3, 6) for _ in range(20)]
    return [Guess(tuple(float(round(it, 1)) for it in line)) for line in (*lines, *near)]


def texts_of(lesson: Lesson, found: Findings, guess: Guess) -> dict[str, Any]:
    """All that a class reads, with its numbers."""
    texts: dict[str, Any] = {
        name: [filled(lesson, text, found, guess) for text in getattr(lesson, name)] for name in TOLD
    }
    near = nearness(lesson, guess, found)
    return texts | {
        "question": filled(lesson, lesson.prediction.question, found),
        "reveal": filled(lesson, getattr(lesson.reveal, near.value), found, guess),
        "says": filled(lesson, lesson.lever.says, found),
    }


def to_the_last_bit(told: dict[str, Any], found: Findings) -> None:
    """What a browser lived is what the library finds."""
    for (measure, setting), each in found.each.items():
        assert told["each"][f"{measure}_{setting}"] == each.tolist(), (measure, setting)
    for setting, course in found.courses.items():
        assert np.array_equal(np.array(told["courses"][setting]), course.values), setting
    for setting in found.lines:
        assert told["lines"].get(setting) == found.line(setting).tolist()


@pytest.mark.parametrize(("key", "is_case"), SHOWN)
def test_numbers_texts_grades_and_claims_are_the_dashboards(key: str, is_case: bool, pages, offline):
    page, lesson = opened(offline, f"{pages[key]}#{'case=1' if is_case else ''}"), load_lesson(key)
    lesson = lesson.in_case() if is_case else lesson
    told, found = page.evaluate("() => window.microdeals.findings()"), findings_of(lesson, CLASS)
    to_the_last_bit(told, found)
    guesses = some_guesses(lesson)
    graded = page.evaluate("(all) => all.map(window.microdeals.nearness)", [it.values for it in guesses])
    assert graded == [nearness(lesson, guess, found).value for guess in guesses]
    assert len(set(graded)) > 1
    for guess in (Guess(), guesses[0], guesses[-1]):
        said = page.evaluate("(guess) => window.microdeals.texts(guess)", guess.values)
        assert said == texts_of(lesson, found, guess)
    claims = page.evaluate("() => window.microdeals.claims()")
    assert claims == [{"says": it.claim.says, "holds": bool(it.holds)} for it in weigh_found(lesson, found)]


@pytest.mark.parametrize("key", LESSONS)
def test_the_lever_and_the_trade_are_the_dashboards(key: str, pages, offline):
    page, lesson = opened(offline, pages[key]), load_lesson(key)
    steps = [step for step in lesson.steps if step != home_of(lesson)]
    for step in (steps[1], steps[-1]):
        told = page.evaluate("(step) => window.microdeals.live(step)", step)
        found = findings_at(lesson, step)
        for measure in lesson.measure:
            assert told["each"][f"{measure}_{step}"] == found.each[measure, step].tolist(), measure
    worlds = Worlds(lesson.settings["a"].world(), CLASS, kept=lesson.kept)
    rows = np.array(page.evaluate("() => window.microdeals.pairs('a')"))
    verdict = worlds.verdict
    assert rows[:, 0].astype(int).tolist() == [int(label) for label in verdict.labels]
    assert np.array_equal(rows[:, 2], worlds.verdict.table()["closing"].to_numpy())
    page.evaluate("() => { location.hash = '#stage=debrief' }")
    trade = page.locator(".md-lesson-trade[data-ready=true]")
    expect(trade.locator(".md-chart-title").first).to_have_text(
        trade_of(lesson, "a", verdict).picture.spec()["caption"]["title"]
    )


def test_what_is_no_guess_is_refused(pages, offline):
    page = opened(offline, f"{pages['fog']}#stage=guess")
    typed = page.get_by_role("textbox", name="Worlds, of 100")
    for wrong in ("101", "-1", "1.5", "some", ""):
        typed.fill(wrong)
        page.get_by_role("button", name="This is my guess").click()
        expect(page.locator(".md-guessing [role=alert]")).to_contain_text("no whole number from 0 to 100")
    assert page.locator("#md-main").get_attribute("data-stage") == "guess"


def test_a_lesson_is_played_from_hook_to_debrief_and_guesses_are_on_the_chart(pages, offline):
    page = opened(offline, pages["fog"])
    main, following = page.locator("#md-main"), part(page, "next")
    following.press("Enter")
    page.get_by_role("textbox", name="Worlds, of 100").fill("60")
    page.get_by_role("button", name="This is my guess").click()
    expect(main).to_have_attribute("data-stage", "play")
    part(page, "back").click()
    page.get_by_role("textbox", name="Worlds, of 100").fill("20")
    page.get_by_role("button", name="Add this guess").click()
    expect(part(page, "stage")).to_contain_text("2 guesses so far.")
    following.click()
    assert page.locator(".md-swarm").count() == 0
    page.get_by_role("button", name="Run 100 worlds").press("Enter")
    expect(page.locator(".md-swarm-dot")).to_have_count(CLASS)
    assert page.locator(".md-swarm-border, .md-swarm-yes").count() == 0  # nothing is told before the reveal
    following.click()
    result_is_shown(page)
    for stage in STAGES[4:]:
        following.click()
        expect(main).to_have_attribute("data-stage", stage)
    expect(following).to_be_hidden()


def result_is_shown(page: Page) -> None:
    """With the guesses 60, which is the first, and 20."""
    found = findings_of(load_lesson("fog"), CLASS)
    n = round(found.value("quiet", "a"))
    expect(page.locator(".md-lesson-verdict")).to_have_text(f"You guessed 60. It is {n} of 100.")
    expect(page.locator(".md-count")).to_have_attribute("data-count", str(n))
    room = page.locator(".md-room-dots")
    expect(room).to_have_attribute("aria-label", f"Guesses, of 100 worlds: 20, 60. The worlds: {n}.")
    expect(room.locator(".md-room-own")).to_have_attribute("style", re.compile("left: 60%"))


def test_nobody_has_to_guess(pages, offline):
    page = opened(offline, f"{pages['bomb']}#stage=reveal")
    expect(page.locator(".md-lesson-verdict")).to_contain_text("You made no guess.")
    assert page.locator(".md-room").count() == 0


def test_a_drawn_line_stands_beside_the_models(pages, offline):
    page = opened(offline, f"{pages['mediator']}#stage=guess")
    page.get_by_role("button", name="This is my guess").click()
    expect(page.locator(".md-guessing [role=alert]")).to_contain_text("Your line is still level")
    point = page.get_by_role("slider", name="day 100")
    point.focus()
    point.press("PageUp")
    page.get_by_role("button", name="This is my guess").click()
    part(page, "next").click()
    chart = page.locator(".md-chart[data-ready=true]")
    expect(chart.locator("svg")).to_contain_text("your guess")
    chart.locator("summary").click()
    row = chart.locator("tbody tr").nth(99).locator("td, th")
    line = findings_of(load_lesson("mediator"), CLASS).line("a")
    assert [row.nth(0).inner_text(), row.nth(1).inner_text()] == ["100", f"{line[99]:.2f}"]


def test_the_lever_answers_each_step_and_shows_its_worlds(pages, offline):
    page, lesson = opened(offline, f"{pages['fog']}#stage=lever"), load_lesson("fog")
    column = page.locator(".md-lever-column[data-step=step_3]")
    expect(column).to_have_attribute("data-value", "?")
    column.get_by_role("button").press("Enter")
    n = findings_at(lesson, "step_3").value("quiet", "step_3")
    expect(column).to_have_attribute("data-value", f"{n:.0f}")
    expect(page.locator(".md-swarm-yes")).to_have_count(round(n))
    assert page.url.endswith("#stage=lever&step=step_3")
    again = opened(offline, page.url)
    expect(again.locator(".md-lever[data-ready=true]")).to_have_attribute("data-step", "step_3")


def test_the_sandbox_turns_dials_and_opens_a_war_on_the_stage(pages, offline):
    page = opened(offline, f"{pages['relief']}#stage=sandbox&setting=c")
    trade = page.locator(".md-lesson-trade")
    expect(trade).to_have_attribute("data-ready", "true")
    expect(trade).to_have_attribute("data-setting", "c")
    before = trade.locator(".md-chart-title").first.inner_text()
    dial = trade.locator("[data-path='party.arden.trust']")
    dial.get_by_role("textbox").fill("0.9")
    dial.get_by_role("textbox").press("Enter")
    expect(trade.locator(".md-chart-title").first).not_to_have_text(before)
    expect(trade).to_have_attribute("data-ready", "true")
    trade.locator(".md-trade-mark[tabindex='0']").press("Enter")
    expect(trade.locator(".md-stage[data-ready=true]")).to_be_visible()
    link = page.get_by_role("link", name="Arden and Borea: the valley war")
    assert link.get_attribute("href") == "arden_borea.html"


def test_the_real_war_is_shown_behind_a_note_and_there_is_a_way_back(pages, offline):
    page = opened(offline, pages["promise"])
    expect(page.get_by_role("note")).to_have_count(0)
    page.get_by_role("button", name="A real war instead").press("Enter")
    expect(page.locator(".md-case")).to_contain_text("This shows a war that is being fought.")
    page.get_by_role("button", name="Show it with the real war").press("Enter")
    expect(page.get_by_role("note")).to_contain_text("read Russia for Arden and Ukraine for Borea")
    expect(page.locator("#md-foot")).to_contain_text("war russia_ukraine_2025")
    expect(page.locator("#md-main")).to_have_attribute("data-state", "done")
    part(page, "next").click()
    assert page.url.endswith("#stage=guess&case=1")
    page.get_by_role("button", name="Back to the invented sides").click()
    expect(page.get_by_role("note")).to_have_count(0)
    expect(page.locator("#md-foot")).to_contain_text("war arden_borea")


def test_on_a_projector_letters_are_large_and_a_result_waits_for_a_tap(pages, browser: Browser):
    size = {"width": 1366, "height": 768}
    with browser.new_context(viewport=size, offline=True, reduced_motion="reduce") as context:
        page = opened(context, f"{pages['fog']}#stage=reveal")
        expect(page.locator(".md-count")).to_be_visible()
        page.get_by_role("button", name="Projector").press("Enter")
        assert page.url.endswith("#stage=reveal&view=projector")
        expect(page.locator(".md-count")).to_be_hidden()
        page.get_by_role("button", name="Show the result").press("Enter")
        expect(page.locator(".md-count")).to_be_visible()
        page.get_by_role("button", name="Why", exact=True).click()
        expect(page.locator(".md-count")).to_be_hidden()
        text = page.locator(".md-part-on .md-lesson-text").first
        assert text.bounding_box()["width"] > 1000
        for stage in STAGES:
            page.evaluate("(stage) => { location.hash = `stage=${stage}&view=projector` }", stage)
            expect(page.locator("#md-main")).to_have_attribute("data-stage", stage)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], stage
        page.evaluate("() => { location.hash = 'stage=reveal' }")
        expect(page.locator(".md-count")).to_be_visible()


@pytest.mark.parametrize(
    ("hash_part", "said"),
    [
        ("case=2", "The address asks for case “2”. This page has 1."),
        ("view=mirror", "The address asks for view “mirror”. This page has projector."),
        ("__proto__=1&constructor=2", "The address asks for “constructor”, which this page does not know"),
        ("stage=constructor", "The address asks for stage “constructor”"),
        ("stage=party", "The address asks for stage “party”. This page has hook, guess"),
        ("step=step_99", "The address asks for step “step_99”"),
        ("setting=z", "The address asks for setting “z”. This page has a, b, c."),
        ("guess=40", "The address asks for “guess”, which this page does not know"),
        ("%E0%A4%A", "This is the lesson from its beginning."),
        ("stage=%3Cimg%20src%3Dx%3E", "<img src=x>"),
        ("stage=" + "9" * 5_000, "too long"),
    ],
)
def test_an_address_that_is_damaged_or_hostile_begins_the_lesson_and_says_so(hash_part, said, pages, offline):
    page = opened(offline, f"{pages['fog']}#{hash_part}")
    expect(part(page, "address")).to_contain_text(said)
    expect(page.locator("#md-main")).to_have_attribute("data-stage", "hook")
    assert page.locator("[data-part=address] img").count() == 0


@pytest.mark.parametrize(
    ("key", "width", "scheme"), [("promise", 320, "light"), ("fog", 390, "dark"), ("mediator", 1920, "light")]
)
def test_nothing_sticks_out_and_nothing_serious_is_found_on_any_stage(
    key, width, scheme, pages, browser: Browser
):
    how = {"color_scheme": scheme, "bypass_csp": True, "reduced_motion": "reduce"}
    with browser.new_context(viewport={"width": width, "height": 844}, **how) as context:
        page = opened(context, pages[key])
        for stage in STAGES:
            page.locator(f"li[data-stage={stage}] button").click()
            expect(page.locator("#md-main")).to_have_attribute("data-stage", stage)
            if stage == "play":
                page.get_by_role("button", name="Run 100 worlds").click()
                page.get_by_role("button", name="Play one of these worlds here").click()
                expect(page.locator(".md-stage[data-ready=true]")).to_be_visible()
            if stage in ("sandbox", "debrief"):
                expect(page.locator(".md-lesson-trade[data-ready=true]")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, stage
            assert found_in(page) == [], stage
        page.get_by_role("button", name="A real war instead").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert found_in(page) == []
        page.get_by_role("button", name="Projector").click()
        assert found_in(page) == []


def test_no_english_is_left_in_the_code_of_lessons(browser: Browser, tmp_path):
    """In another language all is in that language, save what the lesson and the model themselves say."""
    own_words = words_spoken()
    arabic = own_words.language._replace(code="ar", direction="rtl")
    other = PageWords(arabic, {key: foreign(text) for key, text in own_words.texts.items()})
    lesson = load_lesson("fog")
    file = tmp_path / "other.html"
    file.write_bytes(html_of_lesson(lesson, other))
    own = set(ENGLISH.findall(lesson.model_dump_json())) | set(ENGLISH.findall(f"microdeals {OF_MODEL}"))
    own |= set(ENGLISH.findall(load("russia_ukraine_2025").title))  # its other war
    with browser.new_context(viewport=DESK, reduced_motion="reduce") as context:
        page = opened(context, file.as_uri())
        seen: set[str] = set()
        for stage in STAGES:
            page.locator(f"li[data-stage={stage}] button").click()
            expect(page.locator("#md-main")).to_have_attribute("data-stage", stage)
            if stage in ("sandbox", "debrief"):
                expect(page.locator(".md-lesson-trade[data-ready=true]")).to_be_visible()
            seen |= {word for text in page.evaluate(VISIBLE) for word in ENGLISH.findall(text)}
        told = page.evaluate("() => JSON.stringify([window.microdeals.texts()])")
    assert seen - own - set(ENGLISH.findall(told)) == set()
