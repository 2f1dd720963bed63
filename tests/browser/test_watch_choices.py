"""The Watch page is chosen, changed, linked to and looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from browser.watching import (
    RUSSIA,
    answer,
    now,
    numbers,
    numbers_of,
    opened,
    play_for,
    press,
    run,
    run_to_the_end,
    start_again,
    step,
    type_seed,
)
from microdeals.conflicts import load

SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}


@pytest.fixture
def page(address, visitor) -> Page:
    return opened(visitor, address)


def test_another_seed_is_another_run_and_zero_is_a_seed(page):
    type_seed(page, "0")
    expect(now(page)).to_have_attribute("data-seed", "0")
    expect(answer(page)).to_have_text("A new run, with seed 0.")
    start_again(page)
    step(page, 3)
    assert numbers(page) == numbers_of(run(3, seed=0))
    page.wait_for_function(f"window.location.search === '?war={RUSSIA}&seed=0&day=3'")


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
    start_again(page)
    sectors = [sector.title for sector in load("arden_borea").sectors]
    expect(page.locator(".md-stage-place")).to_have_text(sectors)
    expect(page.get_by_text("Arden and Borea are invented")).to_be_visible()
    step(page, 2)
    assert numbers(page) == numbers_of(run(2, name="arden_borea"))


def test_a_slider_starts_again_with_the_same_seed_and_says_so(page):
    step(page, 2)
    press(page, "Change the world")
    label = "Russia: belief that the other side is trustworthy"
    page.get_by_role("slider", name=label).focus()
    page.keyboard.press("ArrowRight")
    expect(answer(page)).to_have_text(f"The same luck, seed 1: “{label}” is now 0.09.")
    lived(page, "trust=0.09")
    expect(page.locator(".md-recipe-command")).to_have_text(
        f"microdeals run {RUSSIA} --seed 1 --set party.russia.trust=0.09"
    )
    step(page, 2)
    assert numbers(page) == numbers_of(run(2, **{"party.russia.trust": 0.09}))


def lived(page: Page, change: str) -> None:
    """Wait until the run with a change is on the stage, and go to its day 0."""
    expect(now(page)).to_have_attribute("data-run", re.compile(re.escape(urlencode({"": change})[1:])))
    start_again(page)


def test_a_number_out_of_range_is_refused_in_words(page):
    step(page, 1)
    press(page, "Change the world")
    field = page.get_by_role("textbox", name="Ukraine: how much more bad news counts than good")
    field.fill("0.5")
    field.press("Enter")
    expect(answer(page)).to_contain_text("negativity = 0.5: must be between 1 and 10 (ratio).")
    expect(now(page)).to_have_attribute("data-day", "1")
    field.fill("2")
    field.press("Enter")
    expect(answer(page)).to_contain_text("is now 2.")
    lived(page, "negativity=2")


def test_a_ladder_without_deals_signs_none(page):
    press(page, "Change the world")
    page.locator(".md-dial", has_text="how deals are offered").locator(".v-select").click()
    page.get_by_role("option", name="none", exact=True).click()
    expect(answer(page)).to_contain_text("is now none.")
    lived(page, "policy=none")
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


def test_a_reload_and_a_link_open_the_day_that_was_left(address, visitor):
    page = opened(visitor, address, "?seed=4")
    step(page, 3)
    page.wait_for_function("window.location.search.endsWith('seed=4&day=3')")
    page.reload()
    expect(now(page)).to_have_attribute("data-day", "3")
    step(page, 1)
    assert numbers(page) == numbers_of(run(4, seed=4))
    start_again(page)
    page.wait_for_function("window.location.search.endsWith('seed=4&day=0')")
    first = page.locator(".md-stage-turn").first
    first.click()
    expect(now(page)).to_have_attribute("data-day", first.get_attribute("data-day"))
    page.wait_for_function("window.location.search.endsWith('seed=4')")


def test_a_bad_address_is_answered_in_words(address, visitor):
    query = "?war=narnia&seed=-1&set=publics.citizens%3D100000&set=party.russia.trust%3D7"
    page = opened(visitor, address, query)
    for said in ("There is no war “narnia” here.", "seed “-1”", "“publics.citizens=100000”", "trust = 7"):
        expect(answer(page)).to_contain_text(said)
    assert numbers(page)["trust-0"] == run(0).parties[0].trust


@pytest.mark.parametrize(("size", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_it_fits_and_can_be_looked_at(
    address, visitor, photograph: Callable[[Page, str], None], size: str, scheme: str
):
    page = opened(visitor, address, viewport=SIZES[size], color_scheme=scheme)
    photograph(page, f"watch-{size}-{scheme}-day-0")
    play_for(page, 60)
    photograph(page, f"watch-{size}-{scheme}-day-60")
    run_to_the_end(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    photograph(page, f"watch-{size}-{scheme}-end")
    if size == "desk":
        expect(page.get_by_role("button", name="Play")).to_be_in_viewport(ratio=1)
        for part in (".md-so-far", ".md-stage-scene", ".md-stage-curve", ".md-stage-turn"):
            expect(page.locator(part).first).to_be_in_viewport(ratio=1)
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
    expect(page.get_by_role("slider")).to_have_count(9)  # with the stage's
    names = [slider.get_attribute("aria-label") for slider in page.get_by_role("slider").all()]
    assert all(names)
    assert len(set(names)) == 9
    expect(page.locator(".md-dial-label", has_text="(days)")).to_have_count(1)
