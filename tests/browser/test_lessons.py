"""A lesson is taken in a real browser: the guess first, then everything else."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from microdeals.lessons import STAGES, filled, findings_at, findings_of, load_lesson

SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}


def lesson_in(page: Page) -> Locator:
    return page.locator(".md-lesson")


def at(page: Page, stage: str) -> None:
    expect(lesson_in(page)).to_have_attribute("data-stage", stage)


def opened(visitor, address: str, query: str, **how: object) -> Page:
    page = visitor.open(f"{address}/lessons?{query}", **how)
    return ready(page)


def ready(page: Page) -> Page:
    expect(lesson_in(page)).to_have_attribute("data-ready", "true")
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def on(page: Page, stage: str) -> None:
    press(page, "Next:")
    at(page, stage)


def guess_dots(page: Page, number: str) -> None:
    page.get_by_role("textbox", name="Worlds, of 100").fill(number)
    press(page, "This is my guess")


def test_the_list_leads_into_a_lesson_and_back(address, visitor):
    page = visitor.open(f"{address}/lessons?lesson=frog")
    expect(page.get_by_text("There is no lesson “frog” here.")).to_be_visible()
    expect(page.locator(".md-lesson-card")).to_have_count(5)
    press(page, "Open “One mistake in the fog”")
    at(page, "hook")
    press(page, "All lessons")
    expect(page.locator(".md-lesson-card")).to_have_count(5)


@pytest.mark.parametrize("stage", ["play", "reveal", "sandbox"])
def test_an_address_cannot_skip_the_guess_and_nothing_of_the_result_is_in_the_page(
    address, visitor, stage: str
):
    page = opened(visitor, address, f"lesson=fog&stage={stage}")
    at(page, "guess")
    expect(page.get_by_text("First a guess")).to_be_visible()
    expect(page.get_by_role("button", name="Reveal")).to_be_disabled()
    lesson = load_lesson("fog")
    told = [filled(lesson, words, findings_of(lesson)) for words in (*lesson.reveal.text, *lesson.contrast)]
    html = page.content()
    assert not any(words[:40] in html for words in told)


def ran(page: Page) -> Locator:
    """The worlds of the stage Play at their last day."""
    press(page, "Run 100 worlds")
    swarm = page.locator(".md-swarm")
    expect(swarm).to_have_attribute("data-moving", "false")
    return swarm


def test_worlds_play_before_anything_is_counted(address, visitor):
    page = opened(visitor, address, "lesson=fog&stage=guess", reduced_motion="no-preference")
    guess_dots(page, "35")
    at(page, "play")
    expect(page.locator(".md-swarm")).to_have_count(0)
    press(page, "Run 100 worlds")
    swarm = page.locator(".md-swarm")
    expect(swarm).to_have_attribute("data-moving", "true")
    expect(swarm).to_have_attribute("data-day", re.compile("[1-9]"))
    page.keyboard.press("Escape")  # any key ends it
    expect(swarm).to_have_attribute("data-moving", "false")
    expect(swarm).to_have_attribute("data-day", "182")
    expect(page.locator(".md-swarm-dot")).to_have_count(100)
    for told in (".md-swarm-yes", ".md-swarm-no", ".md-swarm-border", "[data-count]", ".md-room"):
        expect(page.locator(told)).to_have_count(0)


def test_a_guess_opens_the_rest_and_stays_beside_the_result(address, visitor):
    page = opened(visitor, address, "lesson=fog&stage=guess")
    guess_dots(page, "35")
    at(page, "play")
    on(page, "reveal")
    findings = findings_of(load_lesson("fog"))
    n = {key: round(findings.value("quiet", key)) for key in "abc"}
    expect(page.locator(".md-lesson-verdict")).to_contain_text(f"You guessed 35. It is {n['a']} of 100.")
    expect(page.locator(".md-outcome [data-count]")).to_have_attribute("data-count", str(n["a"]))
    expect(page.locator(".md-swarm-yes")).to_have_count(n["a"])
    expect(page.locator(".md-room-own")).to_have_attribute("style", re.compile("left: ?35%"))
    on(page, "contrast")
    for key, count in n.items():
        outcome = page.locator(f".md-outcome[data-setting={key}]")
        expect(outcome.locator("[data-count]")).to_have_attribute("data-count", str(count))
        expect(outcome.locator(".md-swarm-yes")).to_have_count(count)
    on(page, "lever")
    on(page, "recap")
    expect(page.locator(".md-recap li")).to_have_count(3)
    expect(page.locator("[data-claim=holds]")).to_have_count(len(load_lesson("fog").claim))
    on(page, "sandbox")


def test_others_before_the_same_screen_guess_until_the_result_is_seen(address, visitor):
    page = opened(visitor, address, "lesson=relief&stage=guess")
    guess_dots(page, "90")
    at(page, "play")
    press(page, "Back")
    at(page, "guess")
    before = said_guesses(page)
    for n, typed in enumerate(("0", "100"), start=1):
        field = page.get_by_role("textbox", name="Worlds, of 100")
        expect(field).to_have_value("50")  # a new form for each
        field.fill(typed)
        press(page, "Add this guess")
        expect(page.get_by_role("status").first).to_contain_text(f"{before + n} guesses so far.")
    on(page, "play")
    on(page, "reveal")
    expect(page.locator(".md-lesson-verdict")).to_contain_text("You guessed 90.")
    expect(page.locator(".md-room")).to_have_attribute("data-guesses", str(before + 2))
    expect(page.locator(".md-room-dot")).to_have_count(before + 2)
    press(page, "Back")
    press(page, "Back")
    at(page, "guess")
    expect(page.get_by_role("button", name="Add this guess")).to_have_count(0)


def said_guesses(page: Page) -> int:
    """How many guesses there are so far, as the page says it."""
    return int(re.search(r"(\d+) guess", page.get_by_role("status").first.inner_text())[1])


def test_a_lever_is_answered_by_the_worlds_of_its_step(address, visitor):
    page = opened(visitor, address, "lesson=promise&stage=guess")
    page.locator(".md-option").nth(3).click()
    at(page, "play")
    press(page, "Turn it")
    at(page, "lever")
    lesson = load_lesson("promise")
    columns = page.locator(".md-lever-column")
    values = [columns.nth(n).get_attribute("data-value") for n in range(len(lesson.lever.steps))]
    home = f"{findings_of(lesson).value('convinced', 'a'):.0f}"
    assert values == [home, *["?"] * (len(values) - 1)]
    page.get_by_role("group", name=lesson.lever.title).get_by_role("button", name="10").click()
    found = round(findings_at(lesson, "step_5").value("convinced", "step_5"))
    expect(columns.nth(4)).to_have_attribute("data-value", str(found))
    expect(page.locator(".md-lever .md-swarm-yes")).to_have_count(found)
    press(page, "What the whole row shows")
    expect(page.locator(".md-lever-says")).to_contain_text("The row goes up and comes down again.")


def test_a_bad_number_is_refused_in_words(address, visitor):
    page = opened(visitor, address, "lesson=fog&stage=guess")
    field, alert = page.get_by_role("textbox", name="Worlds, of 100"), page.get_by_role("alert")
    for typed in ("101", "-1", "many", "4.5", "", "7"):
        field.fill(typed)
        expect(alert).to_have_count(0)  # the number before was complained of, this one is not yet
        press(page, "This is my guess")
        if typed != "7":
            expect(alert).to_have_text("That is no whole number from 0 to 100.")
            at(page, "guess")
    at(page, "play")
    on(page, "reveal")
    expect(page.locator(".md-lesson-verdict")).to_contain_text("You guessed 7.")


def test_a_reload_returns_to_the_same_stage_and_guess(address, visitor):
    page = opened(visitor, address, "lesson=bomb&stage=guess", viewport=SIZES["desk"])
    guess_dots(page, "12")
    at(page, "play")
    on(page, "reveal")
    expect(page).to_have_url(re.compile(r"lesson=bomb&stage=reveal$"))
    page.reload()
    expect(lesson_in(page)).to_have_attribute("data-ready", "true")
    at(page, "reveal")
    expect(page.locator(".md-lesson-verdict")).to_contain_text("You guessed 12.")
    press(page, "Let the next group guess")
    at(page, "hook")
    expect(lesson_in(page)).to_have_attribute("data-guess", "none")


def test_somebody_else_with_the_address_is_asked_to_guess(address, visitor):
    first = opened(visitor, address, "lesson=relief&stage=guess", viewport=SIZES["desk"])
    press(first, "I make no guess")
    at(first, "play")
    phone = visitor.elsewhere(f"{address}/lessons?lesson=relief&stage=reveal", viewport=SIZES["phone"])
    second = ready(phone)
    at(second, "guess")


def test_declining_is_open_and_said(address, visitor):
    page = opened(visitor, address, "lesson=promise&stage=guess")
    press(page, "I make no guess")
    at(page, "play")
    expect(lesson_in(page)).to_have_attribute("data-guess", "declined")
    on(page, "reveal")
    expect(page.locator(".md-lesson-verdict")).to_have_attribute("data-near", "declined")
    expect(page.locator(".md-lesson-verdict")).to_contain_text("You made no guess.")


def test_one_tap_chooses_an_option(address, visitor):
    page = opened(visitor, address, "lesson=promise&stage=guess", viewport=SIZES["phone"])
    page.locator(".md-option").nth(0).click()
    at(page, "play")
    on(page, "reveal")
    expect(page.locator(".md-lesson-verdict")).to_have_attribute("data-near", "right")
    expect(page.locator(".md-swarm-dot")).to_have_count(100)
    expect(page.locator(".md-room-right")).to_contain_text("hardly any")
    expect(page.locator(".md-room-right")).to_contain_text("your guess")


def test_a_whole_lesson_with_a_drawn_line_by_keyboard_alone(address, visitor):
    page = opened(visitor, address, "lesson=mediator", viewport=SIZES["desk"])
    tab_to(page, "Next: Guess")
    page.keyboard.press("Enter")
    at(page, "guess")
    tab_to(page, "day 1")
    tab_to(page, "This is my guess")
    page.keyboard.press("Space")
    expect(page.get_by_role("alert")).to_contain_text("Your line is still level.")
    at(page, "guess")
    days = load_lesson("mediator").prediction.days
    back_to(page, "day 1")
    for day in days:
        if day > 90:
            page.keyboard.press("PageUp")
            page.keyboard.press("ArrowUp")
        page.keyboard.press("Tab")
    points = page.locator(".md-drawing-point").all()
    drawn = [point.get_attribute("aria-valuenow") for point in points]
    assert drawn == ["54" if day > 90 else "43" for day in days]  # 43 and 11 steps of 1
    tab_to(page, "This is my guess")
    page.keyboard.press("Space")
    at(page, "play")
    for stage in STAGES[STAGES.index("play") + 1 :]:
        tab_to(page, "Next:")
        page.keyboard.press("Enter")
        at(page, stage)
    expect(lesson_in(page)).to_have_attribute("data-guess", "made")


def back_to(page: Page, name: str) -> None:
    """Press Tab backwards until the thing of exactly that name has the focus."""
    for _ in range(40):
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            return
        page.keyboard.press("Shift+Tab")
    raise AssertionError(f"the keyboard does not lead back to “{name}”")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of that name has the focus; twice around the page at most."""
    for _ in range(120):
        focused = page.evaluate(
            "(it => it.getAttribute('aria-label') || it.textContent.trim())(document.activeElement)"
        )
        if focused.startswith(name):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach “{name}”")


def test_a_line_is_drawn_in_one_stroke(address, visitor):
    page = opened(visitor, address, "lesson=mediator&stage=guess", viewport=SIZES["phone"])
    drawing = page.locator(".md-drawing")
    expect(page.locator(".md-clock-box")).to_be_visible()  # it stands above, and comes when it likes
    drawing.scroll_into_view_if_needed()
    box = drawing.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 10, box["y"] + 35, steps=40)
    page.mouse.up()
    values = [
        float(point.get_attribute("aria-valuenow")) for point in page.locator(".md-drawing-point").all()
    ]
    assert 50.0 < min(values) < max(values)
    press(page, "This is my guess")
    at(page, "play")
    on(page, "reveal")
    expect(page.locator(".md-lesson-verdict")).to_have_attribute("data-near", "far")


def test_on_a_projector_a_result_waits_for_a_tap(address, visitor, photograph: Callable[[Page, str], None]):
    page = opened(visitor, address, "lesson=bomb&stage=guess&view=projector", viewport=SIZES["desk"])
    press(page, "I make no guess")
    at(page, "play")
    for stage in ("reveal", "contrast"):
        on(page, stage)
        expect(page.locator(".md-behind")).to_be_hidden()
        press(page, "Show the result")
        expect(page.locator(".md-behind")).to_be_visible()
    photograph(page, "lessons-projector-contrast")


def test_the_real_war_comes_after_a_note_and_with_a_guess_of_its_own(address, visitor):
    page = opened(visitor, address, "lesson=fog&stage=guess", viewport=SIZES["desk"])
    press(page, "I make no guess")
    at(page, "play")
    press(page, "A real war instead")
    expect(page.get_by_text("This shows a war that is being fought.")).to_be_visible()
    expect(lesson_in(page)).to_have_attribute("data-case", "false")
    press(page, "Show it with the real war")
    expect(lesson_in(page)).to_have_attribute("data-case", "true")
    expect(lesson_in(page)).to_have_attribute("data-guess", "none")
    expect(page.get_by_role("note")).to_contain_text("read Russia for Arden and Ukraine for Borea")


def test_the_sandbox_leads_to_the_setting_in_watch(address, visitor):
    page = opened(visitor, address, "lesson=relief&stage=guess", viewport=SIZES["desk"])
    press(page, "I make no guess")
    press(page, "Sandbox")
    page.get_by_role("link", name="Watch setting A").click()
    expect(page.locator(".md-so-far")).to_have_attribute("data-horizon", "1095")
    expect(page.locator(".md-recipe-command")).to_contain_text("--set ladder.policy=leap")
