"""The Watch page plays: its numbers are the model's own, and any deal can be asked why it ended."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import Page, expect

from browser.watching import (
    RUSSIA,
    now,
    numbers,
    numbers_of,
    opened,
    play_for,
    press,
    ready,
    run,
    run_to_the_end,
    start_again,
    step,
    type_seed,
)
from microdeals.agents import ConflictModel, Deal, Status
from microdeals.agents.files import daily_rows
from microdeals.conflicts import load
from microdeals.documents.tables import Made, csv_of_frame


@pytest.fixture
def page(address, onlooker) -> Page:
    """The run of the first seed before its first day; one page, which each test starts again."""
    page = onlooker.look_at(f"{address}/watch", ready)
    page.get_by_label("Speed").select_option(label="10 days/s")
    page.locator(".md-chronicle-select").select_option(label="everything")
    start_again(page)
    return page


def test_the_first_screen_says_what_it_is(page):
    expect(page.get_by_text("One simulated run of the war between Russia and Ukraine")).to_be_visible()
    expect(page.get_by_text("Russia and Ukraine are real")).to_be_visible()
    expect(page.get_by_text("A teaching and research model, not a forecast.")).to_be_visible()
    expect(now(page)).to_contain_text("Nothing has happened yet.")
    expect(page.locator(".md-clock")).to_have_text("Day 0 of 182 · begins on 5 September 2025")


def test_nothing_stands_over_a_chart_on_a_phone(address, visitor):
    page = opened(visitor, address, viewport={"width": 390, "height": 844})
    ends = "all => Math.max(...all.map(it => it.getBoundingClientRect().bottom))"
    below = page.locator(".md-keep").evaluate("it => it.getBoundingClientRect().top")
    assert page.locator(".md-chart").evaluate_all(ends) <= below


def test_sixty_days_of_play_are_the_models_own(page):
    play_for(page, 60)
    shown = numbers(page)
    assert 60 <= shown["day"] < 182
    model = run(int(shown["day"]))
    assert shown == numbers_of(model)
    for kind in ("lines", "timeline", "bars"):
        expect(page.locator(f".md-chart[data-kind={kind}]").first).to_have_attribute(
            "data-day", str(model.day)
        )
    expect(page.locator(".md-clock")).to_contain_text(f"Day {model.day} of 182 · ")
    expect(page.locator(".md-event")).to_have_count(min(40, len(model.log)))
    command = f"microdeals run {RUSSIA} --seed 1 --days {model.day}"
    expect(page.locator(".md-recipe-command")).to_have_text(command)


def test_the_end_says_how_it_came_out(page):
    run_to_the_end(page)
    model = run(182)
    assert numbers(page) == numbers_of(model)
    expect(now(page)).to_contain_text(f"{len(model.deals)} deals signed")
    expect(now(page)).to_contain_text(re.compile("War: |Managed freeze: |Settlement: "))
    expect(page.get_by_role("button", name="Step a day")).to_be_disabled()
    start_again(page)
    expect(page.locator(".md-event")).to_have_count(0)


def test_two_tabs_play_two_worlds(address, visitor):
    one, two = opened(visitor, address), opened(visitor, address)
    type_seed(two, "8")
    expect(now(two)).to_have_attribute("data-seed", "8")
    start_again(two)
    step(one, 2)
    step(two, 1)
    assert numbers(one) == numbers_of(run(2))
    assert numbers(two) == numbers_of(run(1, seed=8))


def test_the_keyboard_alone_can_play(address, visitor):
    page = visitor.open(f"{address}/watch?day=0")
    ready(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText.trim()") == "Play":
            break
    page.keyboard.press("Enter")
    page.wait_for_function("+document.querySelector('.md-so-far').dataset.day >= 3")
    page.keyboard.press("Enter")
    expect(page.locator(".md-status")).to_have_text("Paused.")


def test_a_picked_deal_shows_its_life_and_why_it_ended(address, visitor):
    seed, model = a_run_with(Status.WITHDRAWN)
    number = next(k for k, deal in enumerate(model.deals) if deal.status is Status.WITHDRAWN)
    deal = model.deals[number]
    page = opened(visitor, address, f"?seed={seed}")
    run_to_the_end(page)
    timeline = page.locator(".md-chart[data-kind=timeline]")
    timeline.locator("summary").focus()
    page.keyboard.press("Enter")
    timeline.locator("tbody button").nth(number).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-chronicle")).to_have_attribute("data-picked", f"deal-{number}")
    life = page.locator(".md-life")
    expect(life).to_contain_text(f"on day {deal.signed_on}, ")
    expect(life.locator("dd").last).to_have_text(deal.why)
    expect(page.locator(".md-event").first).to_contain_text(f"walked out of “{deal.title}”")
    for text in page.locator(".md-event-text").all_inner_texts():
        assert deal.title in text


def a_run_with(status: Status) -> tuple[int, ConflictModel]:
    """The first seed whose run has a deal that ended so, and that run."""
    for seed in range(100):
        model = run(182, seed)
        if any(deal.status is status for deal in model.deals):
            return seed, model
    raise AssertionError(f"no deal in a hundred runs is {status.value}")


def test_a_click_on_a_bar_picks_its_deal_again_and_again(page):
    run_to_the_end(page)
    first = run(182).deals[0]
    for _ in range(2):
        click_on_bar(page, first)
        expect(page.locator(".md-chronicle")).to_have_attribute("data-picked", "deal-0")
        expect(page.locator(".md-life dd").last).to_have_text(first.why)
        page.locator(".md-chronicle-select").select_option(label="everything")
        expect(page.locator(".md-life")).to_be_hidden()


def click_on_bar(page: Page, deal: Deal) -> None:
    """Click a little after the day on which a deal of its kind was signed."""
    plot = page.locator(".md-chart[data-kind=timeline]").get_by_role("img")
    plot.scroll_into_view_if_needed()
    signed = {deal.kind.key for deal in run(182).deals}
    kinds = [kind.key for kind in load(RUSSIA).kinds if kind.key in signed]
    row = kinds.index(deal.kind.key)
    width = plot.bounding_box()["width"] - 208 - 28
    plot.click(position={"x": 208 + width * (deal.signed_on + 1) / 182, "y": 8 + 36 * row + 18})


def test_a_picked_sector_shows_only_its_own_events(page):
    run_to_the_end(page)
    page.locator("[data-key=sector-2]").click()
    expect(page.locator(".md-chronicle")).to_have_attribute("data-picked", "sector-2")
    for text in page.locator(".md-event-text").all_inner_texts():
        assert "Pokrovsk – Toretsk" in text


def test_the_days_of_a_run_can_be_taken_home(page):
    step(page, 3)
    with page.expect_download() as download:
        press(page, "Days as CSV")
    assert download.value.path().read_text(encoding="utf-8") == csv_of_frame(
        daily_rows(run(3)), Made(RUSSIA, 1)
    )
    with page.expect_download() as columns:
        press(page, "What the columns mean")
    told = {
        row["column"] for row in csv.DictReader(columns.value.path().read_text(encoding="utf-8").splitlines())
    }
    head = download.value.path().read_text(encoding="utf-8").split("\n")[0].split(",")
    assert {"war", "seed", "version"} <= set(head) <= told
    press(page, "Tell the story so far")
    expect(page.locator(".md-story")).to_contain_text("On 7 September 2025, after 3 days, the sides are")
    page.get_by_text("The same as an account").click()
    expect(page.locator(".md-keep pre")).to_contain_text("3 days from 2025-09-05, seed 1")


def test_the_command_line_can_be_copied(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Copy")
    expect(page.locator(".md-recipe-said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"microdeals run {RUSSIA} --seed 1"
