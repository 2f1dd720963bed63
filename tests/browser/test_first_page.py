"""The dashboard as a visitor meets it, without any internet."""

from __future__ import annotations

import csv
import http.client
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.watching import show_table
from dashboards.asked.dials import dials_of
from dashboards.asked.run import Asked
from dashboards.charts import LABEL_LOOKS
from dashboards.first.in_words import count_of, findings
from dashboards.first.shipped import ensemble, one_world
from dashboards.first.worlds import pairs_of
from microdeals.conflicts.horizons import HORIZONS
from microdeals.rulebook.labels import SIGNS, Label
from waits import BOUND

SIZES = {
    "desk": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
    "hall": {"width": 1920, "height": 1080},
}
READY = "figure.md-chart[data-ready=true]"
IS_DRAWN = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let k = 0; k < data.length; k += 4) if (data[k + 3] > 200) colours.add(data.slice(k, k + 3).join());
  return colours.size;
}"""


SMALLEST_LETTERS = """() => {
  const zoom = +getComputedStyle(document.querySelector(".md-page")).zoom;
  const texts = document.createTreeWalker(document.querySelector(".md-page"), NodeFilter.SHOW_TEXT);
  let smallest = Infinity;
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || !holder.checkVisibility()) continue;
    smallest = Math.min(smallest, zoom * parseFloat(getComputedStyle(holder).fontSize));
  }
  return smallest;
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_complete_at_once_and_fits(
    address, visitor, photograph: Callable[[Page, str], None], size: str, scheme: str
):
    page = visitor.open(address, viewport=SIZES[size], color_scheme=scheme)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Small deals in a long war: first step to peace, or just a pause?"
    )
    expect(page.get_by_text("A teaching and research model, not a forecast.")).to_be_visible()
    expect(page.locator(READY)).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    if size != "phone":
        for part in (".md-first-sentence", ".md-trade", ".md-guess-button"):
            expect(page.locator(part)).to_be_in_viewport(ratio=1)
        expect(page.locator(".md-stage")).to_be_in_viewport(ratio=0.3)
    photograph(page, f"first-page-{size}-{scheme}")


def test_the_hundred_marks_are_the_shipped_worlds(address, visitor):
    page = visitor.open(address)
    marks = page.locator(".md-trade-mark")
    expect(marks).to_have_count(100)
    for (label, look), share in zip(LABEL_LOOKS.items(), ensemble().own.answer.shares, strict=True):
        n = count_of(ensemble().own.pairs, label)
        expect(page.locator(f".md-trade-mark.md-look-{look}")).to_have_count(n)
        name = page.locator(f".md-trade-name.md-look-{look}")
        expect(name).to_contain_text(SIGNS[label].plural)
        expect(name.locator(".md-trade-count")).to_have_text(str(share.of_hundred))
    for finding in findings(ensemble().own.answer):
        expect(page.locator(".md-first-sentence strong", has_text=finding.counted)).to_be_visible()
        expect(page.locator(".md-first-sentence")).to_contain_text(finding.ranges)
    page.get_by_text("All ranges, and what they are").click()
    expect(page.locator("details.md-first-ranges tr")).to_have_count(1 + len(Label))


def test_a_mark_leads_to_that_very_world_and_back(address, visitor):
    page = visitor.open(address)
    mark = page.locator(".md-trade-mark").nth(7)
    seed = re.match(r"World (\d+):", mark.get_attribute("aria-label"))[1]
    expect(page.locator(".md-trade")).to_have_attribute("data-moving", "false")
    mark.click()
    expect(page.locator(".md-so-far")).to_have_attribute("data-seed", seed)
    expect(page.locator(".md-numbers")).to_have_attribute("data-drawn", "true")
    assert "drawn=1" in page.url
    page.go_back()
    expect(page.locator(".md-trade-mark")).to_have_count(100)


def test_the_keyboard_walks_through_the_marks(address, visitor):
    page = visitor.open(address)
    expect(page.locator(".md-trade")).to_have_attribute("data-moving", "false")
    by_relief = sorted(ensemble().own.pairs, key=lambda pair: pair.relief)
    least = page.locator(f".md-trade-mark[data-key='{by_relief[0].seed}']")
    least.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    assert page.evaluate("+document.activeElement.dataset.key") in {pair.seed for pair in by_relief[:3]}
    assert page.locator(".md-trade-mark[tabindex='0']").count() == 1
    seed = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("Enter")
    expect(page.locator(".md-so-far")).to_have_attribute("data-seed", seed)


def test_the_same_worlds_can_be_lived_for_longer(address, visitor):
    page = visitor.open(address)
    longest = HORIZONS[-1]
    page.get_by_role("button", name="five years").click()
    expect(page.locator(".md-first-sentence")).to_contain_text("each lived for five years")
    for finding in findings(ensemble().lived_for(longest).answer):
        expect(page.locator(".md-first-sentence strong", has_text=finding.counted)).to_be_visible()
    expect(page.locator(".md-trade-mark")).to_have_count(100)
    page.locator(".md-trade-mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/watch?*conflict.horizon_days%3D{longest}")


def test_the_one_war_stands_on_its_first_turning_point_until_it_is_played(address, visitor):
    page = visitor.open(address)
    stage, turns = page.locator(".md-stage"), one_world().course["turns"]
    expect(stage).to_have_attribute("data-day", str(turns[0]["day"]))
    expect(page.locator(".md-stage-turn")).to_have_count(len(turns))
    page.get_by_role("button", name="Play").click()
    expect(stage).not_to_have_attribute("data-day", str(turns[0]["day"]))
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Start again").click()
    expect(stage).to_have_attribute("data-day", "0")
    page.get_by_role("link", name="Watch this war, with charts and log").click()
    expect(page.locator(".md-so-far")).to_have_attribute("data-seed", str(ensemble().seed))
    gap = one_world().course["gap"][turns[0]["day"]]
    expect(page.locator(".md-so-far")).to_have_attribute("data-gap", str(gap))


def test_a_guess_is_kept_beside_the_truth_and_in_the_address(address, visitor, photograph):
    page = visitor.open(address)
    expect(page.locator(".md-first-top").get_by_role("slider")).to_have_count(0)
    page.get_by_role("button", name="Guess first").click()
    field = page.get_by_role("textbox", name="My guess, of 100 worlds")
    field.fill("101")
    expect(page.get_by_text("“101” is not a whole number from 0 to 100.")).to_be_visible()
    expect(page.get_by_role("button", name="This is my guess")).to_be_disabled()
    field.fill("40")
    page.get_by_role("button", name="This is my guess").click()
    n, change = count_of(ensemble().changed.pairs, Label.STEPPING_STONE), ensemble().change
    said = page.locator(".md-reveal-said")
    expect(said).to_contain_text("You guessed 40. With monitors that miss half as much, small deals brought")
    expect(said).to_contain_text(f"closer in {change.after} of 100 wars")
    expect(said).to_contain_text(f"{n} of the hundred shown")
    expect(page.locator(".md-trade-guess")).to_have_text("you guessed 40")
    expect(page.locator(".md-trade-mark.md-look-stepping-stone")).to_have_count(n)
    expect(page.locator(".md-chart[data-kind=trade]")).to_have_count(1)
    expect(page.locator(".md-first-top").get_by_role("slider")).to_have_count(1)
    photograph(page, "first-page-guessed")
    page.wait_for_function("window.location.search.includes('guess=40')")
    page.reload()
    expect(said).to_contain_text("You guessed 40.")


def test_sliders_come_one_three_all_and_run_the_hundred_again(address, visitor):
    page = visitor.open(f"{address}/?guess=none")
    expect(page.locator(".md-reveal-said")).to_contain_text("You made no guess.")
    for button, n in (("Give me three sliders", 3), ("Give me all sliders", 8)):
        page.get_by_role("button", name=button).click()
        expect(page.locator(".md-first-top").get_by_role("slider")).to_have_count(n)
    page.locator(".md-first-top").get_by_role("slider").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".md-reveal-said")).to_contain_text("With your changes")
    access = next(dial for dial in dials_of(Asked().conflict()) if dial.declared.key == "access")
    turned = dict.fromkeys(access.paths, access.rounded(access.value + access.step))
    pairs = pairs_of(Asked().changed(turned).conflict(), 100, ensemble().first_seed, turned)
    n = count_of(pairs, Label.STEPPING_STONE)
    expect(page.locator(".md-reveal-said")).to_contain_text(f"closer in {n} of the same 100 wars")


def test_links_take_what_is_asked_for_along_and_mark_the_page(address, visitor):
    page = visitor.open(f"{address}/watch?seed=5")
    ways = page.get_by_role("navigation")
    expect(ways.locator("[aria-current=page]")).to_have_text("Watch")
    expect(ways.get_by_role("link", name="Verdict")).to_have_attribute("href", re.compile(r"seed=5"))
    ways.get_by_role("link", name="Start").click()
    expect(page.locator(".md-trade-mark")).to_have_count(100)
    expect(ways.locator("[aria-current=page]")).to_have_text("Start")


def test_a_projector_gets_large_letters_and_the_address_keeps_it(address, visitor, photograph):
    page = visitor.open(address, viewport=SIZES["hall"])
    expect(page.locator(READY)).not_to_have_count(0)
    page.get_by_role("button", name="Projector").click()
    page.wait_for_function("window.location.search === '?view=projector'")
    smallest = page.evaluate(SMALLEST_LETTERS)
    assert smallest >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["hall"]["width"]
    photograph(page, "first-page-projector")
    page.get_by_role("link", name="Watch", exact=True).click()
    expect(page.locator(f"{READY}[data-kind=bars]")).to_have_count(1)
    page.wait_for_function("window.location.search.includes('view=projector')")
    assert page.evaluate(SMALLEST_LETTERS) >= 24
    photograph(page, "watch-projector")
    page.reload()
    expect(page.get_by_role("button", name="Projector")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Projector").click()
    page.wait_for_function("!window.location.search.includes('view')")


def test_the_keyboard_can_skip_to_the_page(address, visitor):
    page = visitor.open(address)
    expect(page.locator(READY)).not_to_have_count(0)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


@pytest.fixture
def watched(address, onlooker) -> Page:
    """The Watch page, for those that only look."""
    return onlooker.look_at(f"{address}/watch", gap_of_today)


def test_the_chart_is_painted_and_says_its_numbers(watched):
    chart = gap_of_today(watched)
    day = chart.page.locator(".md-so-far").get_attribute("data-day")
    expect(chart).to_have_attribute("data-day", day)
    expect(chart.get_by_role("img")).to_have_attribute("aria-label", re.compile(r"Gap 0\.\d\d\."))
    assert chart.locator("canvas").first.evaluate(IS_DRAWN) > 3


def test_the_chart_can_be_read_as_a_table_with_the_keyboard(watched):
    chart = gap_of_today(watched)
    chart.locator("summary").focus()
    watched.keyboard.press("Enter")
    expect(chart.locator("tbody tr")).to_have_count(6)
    expect(chart.locator("tbody tr").first).to_contain_text("Optimism")
    parts = [float(cell.replace("−", "-")) for cell in chart.locator("tbody td").all_inner_texts()]
    assert sum(parts[:-1]) == pytest.approx(parts[-1], abs=0.03)


def test_the_table_can_be_kept_as_a_file(watched):
    chart = gap_of_today(watched)
    show_table(chart)
    with chart.page.expect_download() as download:
        chart.get_by_role("button", name="Save as CSV").click()
    head, *rows = csv.reader(download.value.path().read_text(encoding="utf-8").splitlines())
    parts = [float(part) for _, part, _ in rows]
    assert head == ["", "share of the dispute", "source"]
    assert sum(parts[:-1]) == pytest.approx(parts[-1], abs=5e-4)


def gap_of_today(page: Page) -> Locator:
    """The chart of the gap's channels."""
    chart = page.locator(f"{READY}[data-kind=bars]")
    expect(chart).to_have_count(1)
    return chart


def test_the_page_follows_a_browser_that_wants_it_dark(address, visitor):
    page = visitor.open(address, color_scheme="dark")
    expect(page.locator(READY)).not_to_have_count(0)
    background = page.locator(".v-application").evaluate("it => getComputedStyle(it).backgroundColor")
    assert background in ("rgb(18, 18, 18)", "rgb(30, 30, 30)")
    page.emulate_media(color_scheme="light")
    expect(page.locator(".v-application.theme--light")).not_to_have_count(0)


def test_the_page_says_its_language_and_can_be_zoomed(address, visitor):
    page = visitor.open(address)
    assert page.locator("html").get_attribute("lang") == "en"
    zoom = page.locator("meta[name=viewport]").get_attribute("content")
    assert zoom == "width=device-width, initial-scale=1"


def test_a_narrow_window_needs_no_sideways_scrolling(address, visitor):
    page = visitor.open(address, viewport={"width": 320, "height": 640})
    expect(page.locator(READY)).not_to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "path",
    ["/resourcez", "/nothing/here", "/_solara/cdn/left-pad@1.3.0/index.js", "/assets/charts/../widget.py"],
)
def test_what_is_not_there_is_not_fetched_from_anywhere(address, path: str):
    assert got(address, path)[0] == 404


def test_it_says_when_it_is_ready(address):
    assert got(address, "/readyz") == (200, b'{"status":"ok"}')


def got(address: str, path: str) -> tuple[int, bytes]:
    """Status and body, for exactly this path."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=BOUND)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
