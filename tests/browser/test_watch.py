"""The Watch page as a newcomer meets it: the installed command, a real browser, and the model's numbers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from microdeals.agents import ConflictModel, Deal, Status
from microdeals.conflicts import load, with_values
from microdeals.ledger import daily_rows

RUSSIA = "russia_ukraine_2025"
SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
SOON = 30.0


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard as the installed command serves it, started from some other folder."""
    command = [sys.executable, "-m", "microdeals", "dashboard", "--no-browser", "--port", "0"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    server = subprocess.Popen(
        command, cwd=tmp_path_factory.mktemp("home"), env=environment, stdout=subprocess.PIPE, text=True
    )
    too_late = threading.Timer(SOON, server.kill)
    too_late.start()
    assert server.stdout is not None
    said = server.stdout.readline()
    too_late.cancel()
    try:
        yield re.search(r"http://\S+", said)[0]
    finally:
        server.terminate()
        server.wait(SOON)
        server.stdout.close()


@pytest.fixture
def page(address, visitor) -> Page:
    return opened(visitor, address)


def opened(visitor, address: str, query: str = "", **how: object) -> Page:
    page = visitor.open(f"{address}/{query}", **how)
    expect(now(page)).to_have_attribute("data-day", "0")
    expect(page.locator(".md-chart[data-ready=true]")).to_have_count(6)
    return page


def now(page: Page) -> Locator:
    """The sentence on the run so far, which carries the numbers of the day."""
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
    trust = {f"trust-{side}": model.parties[side].trust for side in (0, 1)}
    return {"day": model.day, "gap": model.gap_now().total, **trust, "deals": len(model.deals)}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def step(page: Page, days: int) -> None:
    day = int(now(page).get_attribute("data-day"))
    for more in range(1, days + 1):
        press(page, "Step a day")
        expect(now(page)).to_have_attribute("data-day", str(day + more))


def choose_speed(page: Page, name: str) -> None:
    page.locator(".md-speed").click()
    page.get_by_role("option", name=name).click()


def run_to_the_end(page: Page) -> None:
    choose_speed(page, "40 days a second")
    press(page, "Play")
    expect(now(page)).to_have_attribute("data-over", "True", timeout=SOON * 1000)


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


def test_sixty_days_of_play_are_the_models_own(page):
    page.evaluate("document.querySelectorAll('.md-chart').forEach(it => { it.isSame = true; })")
    play_for(page, 60)
    shown = numbers(page)
    assert 60 <= shown["day"] < 100
    model = run(int(shown["day"]))
    assert shown == numbers_of(model)
    assert page.evaluate("[...document.querySelectorAll('.md-chart')].every(it => it.isSame)")
    for kind in ("strip", "lines", "timeline", "bars"):
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
    expect(page.get_by_role("button", name="Play")).to_be_disabled()
    press(page, "Start again")
    expect(now(page)).to_have_attribute("data-day", "0")
    expect(page.locator(".md-event")).to_have_count(0)


def test_the_first_screen_says_what_it_is(page):
    expect(page.get_by_text("One simulated run of the war between Russia and Ukraine")).to_be_visible()
    expect(page.get_by_text("Russia and Ukraine are real")).to_be_visible()
    expect(page.get_by_text("A teaching and research model, not a forecast.")).to_be_visible()
    expect(now(page)).to_have_text("Nothing has happened yet: press Play, or step a day.")
    expect(page.locator(".md-clock")).to_have_text(
        "Day 0 of 182 · begins on 5 September 2025 · ends on 5 March 2026"
    )


def test_another_seed_is_another_run_and_zero_is_a_seed(page):
    type_seed(page, "0")
    expect(now(page)).to_have_attribute("data-seed", "0")
    expect(answer(page)).to_have_text("A new run from day 0 with seed 0.")
    step(page, 3)
    assert numbers(page) == numbers_of(run(3, seed=0))
    assert page.url.endswith(f"?war={RUSSIA}&seed=0")


def test_a_bad_seed_keeps_the_run_and_says_what_would_do(page):
    step(page, 1)
    for typed in ("-1", "1.5", "", "seven", "9223372036854775808", "٣", "<b>1</b>"):
        type_seed(page, typed)
        expect(answer(page)).to_have_text(
            f"Seed “{typed}”: type a whole number from 0 to 9223372036854775807. The run goes on with seed 1."
        )
    expect(now(page)).to_have_attribute("data-day", "1")
    step(page, 1)
    assert numbers(page) == numbers_of(run(2))


def test_another_war_brings_its_own_front_and_numbers(page):
    step(page, 1)
    page.locator(".md-war").click()
    page.get_by_role("option", name="Arden and Borea").click()
    expect(now(page)).to_have_attribute("data-war", "arden_borea")
    expect(now(page)).to_have_attribute("data-day", "0")
    sectors = [sector.title for sector in load("arden_borea").sectors]
    expect(page.locator(".md-sector-name")).to_have_text(sectors)
    expect(page.get_by_text("Arden and Borea are invented")).to_be_visible()
    step(page, 2)
    assert numbers(page) == numbers_of(run(2, name="arden_borea"))


def test_a_slider_starts_again_with_the_same_seed_and_says_so(page):
    step(page, 2)
    press(page, "Change the world")
    label = "Russia: belief that the other side is trustworthy"
    page.get_by_role("slider", name=label).focus()
    page.keyboard.press("ArrowRight")
    expect(answer(page)).to_have_text(f"Back to day 0 with the same seed, 1: “{label}” is now 0.09.")
    expect(now(page)).to_have_attribute("data-day", "0")
    expect(page.locator(".md-recipe-command")).to_have_text(
        f"microdeals run {RUSSIA} --seed 1 --set party.russia.trust=0.09"
    )
    step(page, 2)
    assert numbers(page) == numbers_of(run(2, **{"party.russia.trust": 0.09}))


def test_a_number_out_of_range_is_refused_in_words(page):
    step(page, 1)
    press(page, "Change the world")
    field = page.get_by_role("textbox", name="Ukraine: weight of bad news against good")
    field.fill("0.5")
    field.press("Enter")
    expect(answer(page)).to_contain_text("negativity = 0.5: must be between 1 and 10 (ratio).")
    expect(now(page)).to_have_attribute("data-day", "1")
    field.fill("2")
    field.press("Enter")
    expect(answer(page)).to_contain_text("is now 2.")
    expect(now(page)).to_have_attribute("data-day", "0")


def test_a_ladder_without_deals_signs_none(page):
    press(page, "Change the world")
    page.locator(".md-dial", has_text="how deals are offered").locator(".v-select").click()
    page.get_by_role("option", name="none", exact=True).click()
    expect(answer(page)).to_contain_text("is now none.")
    run_to_the_end(page)
    assert numbers(page) == numbers_of(run(182, **{"ladder.policy": "none"}))
    expect(now(page)).to_contain_text("No deal has been signed so far.")


def test_the_address_leads_to_the_same_run(address, visitor):
    page = opened(visitor, address, "?war=arden_borea&seed=5&set=ladder.hold_days%3D3")
    expect(page.locator(".md-recipe-command")).to_have_text(
        "microdeals run arden_borea --seed 5 --set ladder.hold_days=3"
    )
    step(page, 2)
    assert numbers(page) == numbers_of(run(2, 5, "arden_borea", **{"ladder.hold_days": 3}))


def test_a_bad_address_is_answered_in_words(address, visitor):
    query = "?war=narnia&seed=-1&set=publics.citizens%3D100000&set=party.russia.trust%3D7"
    page = opened(visitor, address, query)
    for said in ("There is no war “narnia” here.", "seed “-1”", "“publics.citizens=100000”", "trust = 7"):
        expect(answer(page)).to_contain_text(said)
    assert numbers(page)["trust-0"] == run(0).parties[0].trust


def test_two_tabs_play_two_worlds(address, visitor):
    one, two = opened(visitor, address), opened(visitor, address)
    type_seed(two, "8")
    expect(now(two)).to_have_attribute("data-seed", "8")
    step(one, 2)
    step(two, 1)
    assert numbers(one) == numbers_of(run(2))
    assert numbers(two) == numbers_of(run(1, seed=8))


def test_the_keyboard_alone_can_play(page):
    for _ in range(12):
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
    expect(page.locator(".md-event").first).to_contain_text(f"{deal.title}: leaves it")
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
    row = next(k for k, kind in enumerate(load(RUSSIA).kinds) if kind.key == deal.kind.key)
    width = plot.bounding_box()["width"] - 208 - 28
    plot.click(position={"x": 208 + width * (deal.signed_on + 1) / 182, "y": 8 + 36 * row + 18})


def test_a_picked_sector_shows_only_its_own_events(page):
    run_to_the_end(page)
    page.locator(".md-sector", has_text="Pokrovsk – Toretsk").click()
    expect(page.locator(".md-chronicle")).to_have_attribute("data-picked", "sector-2")
    for text in page.locator(".md-event-text").all_inner_texts():
        assert "Pokrovsk – Toretsk" in text


def test_the_days_of_a_run_can_be_taken_home(page):
    step(page, 3)
    with page.expect_download() as download:
        press(page, "Days as CSV")
    assert download.value.path().read_text(encoding="utf-8") == daily_rows(run(3)).to_csv(index=False)
    press(page, "Tell the story so far")
    expect(page.locator(".md-keep pre")).to_contain_text("3 days from 2025-09-05, seed 1")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_looked_at(
    address, visitor, photograph: Callable[[Page, str], None], size: str, scheme: str
):
    page = opened(visitor, address, viewport=SIZES[size], color_scheme=scheme)
    photograph(page, f"watch-{size}-{scheme}-day-0")
    choose_speed(page, "40 days a second")
    play_for(page, 60)
    photograph(page, f"watch-{size}-{scheme}-day-60")
    press(page, "Play")
    expect(now(page)).to_have_attribute("data-over", "True")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    photograph(page, f"watch-{size}-{scheme}-end")
    if size == "desk":
        page.evaluate("window.scrollTo(0, 0)")
        expect(page.get_by_role("button", name="Play")).to_be_in_viewport(ratio=1)
        for kind in ("strip", "lines", "bars"):
            expect(page.locator(f".md-chart[data-kind={kind}]").first).to_be_in_viewport(ratio=1)
    else:
        page.locator(".md-keep").scroll_into_view_if_needed()
        expect(page.locator(".md-player")).to_be_in_viewport(ratio=1)


def test_the_narrowest_phone_needs_no_sideways_scrolling(address, visitor):
    page = opened(visitor, address, viewport={"width": 320, "height": 640})
    press(page, "Change the world")
    expect(page.locator(".md-dial").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_control_has_a_name_and_every_value_a_unit(page):
    press(page, "Change the world")
    expect(page.get_by_role("slider")).to_have_count(8)
    names = [slider.get_attribute("aria-label") for slider in page.get_by_role("slider").all()]
    assert all(names)
    assert len(set(names)) == 8
    expect(page.locator(".md-dial-label", has_text="(days)")).to_have_count(1)


def test_the_command_line_can_be_copied(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press(page, "Copy")
    expect(page.locator(".md-recipe-said")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == f"microdeals run {RUSSIA} --seed 1"
