"""A world's story on a page that is one file: sections that open, and what turned is open at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from browser.conftest import CHECKOUT, DESK
from dashboards.stage.course import course_of, lived_pair
from microdeals.conflicts import load, with_values
from microdeals.conflicts.horizons import HORIZON
from microdeals.page.command import written
from microdeals.page.html import shortened_style

ARDEN = "arden_borea"
PHONE = {"width": 390, "height": 844}
# Values of our own (--md-...) are told as they are written, room and all.
RULES = """(texts) => texts.map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(", ", ","));
})"""


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the war's page, as its file has it."""
    file = tmp_path_factory.mktemp("story") / "war.html"
    written(ARDEN, file, as_given=True)
    return file.as_uri()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport=PHONE, offline=True, reduced_motion="reduce") as context:
        yield context


def told(context: BrowserContext, address: str) -> tuple[Page, Locator]:
    """The page with its world on the stage, and the story."""
    page = context.new_page()
    page.goto(address)
    story = page.locator(".md-story")
    expect(story).to_be_visible()
    return page, story


def sections(story: Locator) -> list[tuple[str, bool]]:
    """Every section by its name, and whether it is open."""
    read = "all => all.map(it => [it.querySelector('summary strong').textContent, it.open])"
    return [(name, is_open) for name, is_open in story.locator("details").evaluate_all(read)]


def test_months_of_half_a_year_are_sections_and_those_that_turned_are_open(war: str, phone):
    _, story = told(phone, f"{war}#world=3")
    months = course_of(lived_pair(load(ARDEN), 3))["story"]["months"]
    assert sections(story) == [(month["title"], bool(month["turns"])) for month in months]
    assert any(month["turns"] for month in months)
    assert not all(month["turns"] for month in months)
    for month in months:
        part = story.locator("details", has=story.page.locator(f"strong:text-is('{month['title']}')"))
        expect(part.locator("p")).to_have_text(month["told"])
        for turn in month["turns"]:
            expect(part.locator("summary")).to_contain_text(turn)


def test_five_years_stand_in_sections_of_years_and_a_closed_one_takes_a_line(war: str, phone):
    page, story = told(phone, f"{war}#days=1826&world=3")
    months = course_of(lived_pair(with_values(load(ARDEN), {HORIZON: 1826}), 3))["story"]["months"]
    turned = {month["year"] for month in months if month["turns"]}
    years = list(dict.fromkeys(month["year"] for month in months))
    assert len(years) > 1
    found = dict(sections(story))
    assert {year: found[year] for year in years} == {year: year in turned for year in years}
    closed = page.locator(".md-story > details:not([open])")
    assert closed.count() == len(years) - len(turned)
    for tall in closed.evaluate_all("all => all.map(it => it.getBoundingClientRect().height)"):
        assert tall < 3 * 24


def test_one_button_opens_all_and_closes_all_again(war: str, browser: Browser):
    with browser.new_context(viewport=DESK, offline=True, reduced_motion="reduce") as context:
        _, story = told(context, f"{war}#days=1826&world=3")
        story.get_by_role("button", name="Open all months").press("Enter")
        assert {is_open for _, is_open in sections(story)} == {True}
        button = story.get_by_role("button", name="Close all months")
        story.locator("details summary").last.press("Enter")
        expect(story.get_by_role("button", name="Open all months")).to_be_visible()
        story.get_by_role("button", name="Open all months").press("Enter")
        button.press("Enter")
        assert {is_open for _, is_open in sections(story)} == {False}


def test_a_shortened_style_says_what_the_file_says(browser: Browser):
    files = [*(CHECKOUT / "dashboards").glob("*/*.css"), *(CHECKOUT / "src/microdeals/page").glob("*.css")]
    files += [CHECKOUT / "dashboards/assets/web/custom.css"]
    assert {"stage.css", "lessons.css", "page.css"} <= {file.name for file in files}
    with browser.new_context() as context:
        page = context.new_page()
        for file in files:
            whole = file.read_text(encoding="utf-8")
            told = page.evaluate(RULES, [whole, shortened_style(whole)])
            assert told[0] == told[1], file
            assert told[0]
