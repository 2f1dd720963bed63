"""Charts in a real page, on any day of a world whose numbers are known on paper."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.watching import press, show_table

SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
LAST_DAY = 60
KINDS = ("lines", "timeline", "bars")


@pytest.fixture(scope="module")
def address(serve) -> str:
    return serve("--port", "0", "--page", "gallery").address()


@pytest.fixture
def page(address, visitor) -> Page:
    return opened(visitor, address)


@pytest.fixture
def shown(address, onlooker) -> Page:
    """The page of those that only look."""
    return onlooker.look_at(address, all_ready)


@pytest.fixture
def at_the_end(address, onlooker) -> Page:
    """The same on the last day."""

    def is_there(page: Page) -> None:
        all_ready(page)
        go_to_the_end(page)

    return onlooker.look_at(f"{address}/?end", is_there)


def opened(visitor, address: str, **how: object) -> Page:
    page = visitor.open(address, **how)
    all_ready(page)
    return page


def all_ready(page: Page) -> None:
    for kind in KINDS:
        expect(chart(page, kind)).to_have_attribute("data-ready", "true")


def chart(page: Page, kind: str) -> Locator:
    return page.locator(f".md-chart[data-kind={kind}]")


def go_to_the_end(page: Page) -> None:
    press(page, "Go to the last day")
    for kind in KINDS:
        expect(chart(page, kind)).to_have_attribute("data-day", str(LAST_DAY))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_last_day_has_its_numbers(
    address, visitor, photograph: Callable[[Page, str], None], size: str, scheme: str
):
    page = opened(visitor, address, viewport=SIZES[size], color_scheme=scheme)
    go_to_the_end(page)
    assert float(chart(page, "lines").get_attribute("data-trust-arden")) == 0.20 + 0.01 * LAST_DAY
    gap = float(chart(page, "bars").get_attribute("data-gap"))
    assert gap == pytest.approx(0.1 + 0.3 + 0.08 - 0.15 - 0.1)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    tall = page.evaluate("Math.max(...[...document.querySelectorAll('*')].map(it => it.scrollHeight))")
    page.set_viewport_size({"width": SIZES[size]["width"], "height": tall})
    expect(chart(page, "bars")).to_be_in_viewport(ratio=1)
    photograph(page, f"gallery-{size}-{scheme}")


def test_a_step_is_one_day_on_every_chart(page):
    press(page, "Step a day")
    press(page, "Step a day")
    for kind in KINDS:
        expect(chart(page, kind)).to_have_attribute("data-day", "2")


def test_charts_whose_script_comes_late_still_show_every_day(address, visitor):
    """On bad Wi-Fi the drawing code takes seconds; widgets that wait for it hear of nothing later."""
    page = visitor.open(address)
    page.route("**/assets/charts/widget.js", late)
    page.reload()
    press(page, "Step a day")
    for kind in KINDS:
        expect(chart(page, kind)).to_have_attribute("data-day", "1")
    press(page, "Step a day")
    for kind in KINDS:
        expect(chart(page, kind)).to_have_attribute("data-day", "2")


def late(route: Route) -> None:
    """Answer a request after four seconds: twice what the widget library waits for a script."""
    time.sleep(4.0)
    route.continue_()


def test_start_again_goes_back_to_day_zero(page):
    press(page, "Step a day")
    expect(chart(page, "lines")).to_have_attribute("data-day", "1")
    press(page, "Start again")
    expect(chart(page, "lines")).to_have_attribute("data-day", "0")


def test_each_tab_has_its_own_day(address, visitor):
    one, two = opened(visitor, address), opened(visitor, address)
    press(one, "Step a day")
    expect(chart(one, "lines")).to_have_attribute("data-day", "1")
    press(two, "Step a day")
    press(two, "Step a day")
    expect(chart(two, "lines")).to_have_attribute("data-day", "2")
    expect(chart(one, "lines")).to_have_attribute("data-day", "1")


def test_a_page_whose_line_drops_keeps_its_day(page):
    press(page, "Step a day")
    expect(chart(page, "lines")).to_have_attribute("data-day", "1")
    page.evaluate("solara.debug.dropConnection()")
    page.wait_for_function("solara.debug.reconnectCount === 1")
    press(page, "Step a day")
    expect(chart(page, "lines")).to_have_attribute("data-day", "2")


def test_a_chart_that_shows_another_day_is_not_made_anew(page):
    """The same elements stay: only the widgets' values travel."""
    page.evaluate("document.querySelectorAll('.md-chart').forEach(it => { it.isSame = true; })")
    go_to_the_end(page)
    assert page.evaluate("[...document.querySelectorAll('.md-chart')].every(it => it.isSame)")


def test_a_line_chart_says_its_last_values(at_the_end):
    expect(chart(at_the_end, "lines").get_by_role("img")).to_have_attribute(
        "aria-label",
        re.compile(r"At day 60: Arden 0\.80, Borea 0\.50, Mediator 0\.35, Your guess 0\.60\."),
    )


def test_the_tables_hold_what_the_charts_draw(at_the_end):
    show_table(chart(at_the_end, "lines"))
    expect(chart(at_the_end, "lines").locator("tbody tr")).to_have_count(LAST_DAY + 1)
    expect(chart(at_the_end, "lines").locator("tbody tr").last.locator("td").first).to_have_text("0.80")
    show_table(chart(at_the_end, "timeline"))
    left = chart(at_the_end, "timeline").locator("tbody tr", has_text="Energy pause")
    expect(left).to_contain_text("Arden reviewed it: worth of staying -0.07 < 0 after 3 reports.")
    expect(left.locator("td").nth(3)).to_have_text("one side pulled out")


def test_a_deal_can_be_chosen_from_the_table_or_by_clicking_its_bar(at_the_end):
    show_table(chart(at_the_end, "timeline"))
    chart(at_the_end, "timeline").get_by_role("button", name="First exchange").click()
    expect(at_the_end.locator(".picked")).to_have_text("Picked: swap-1")
    plot = chart(at_the_end, "timeline").get_by_role("img")
    plot.scroll_into_view_if_needed()
    width = plot.bounding_box()["width"]
    plot.click(position={"x": 208 + (width - 208 - 28) * 14 / LAST_DAY, "y": 8 + 36 * 1.5})
    expect(at_the_end.locator(".picked")).to_have_text("Picked: energy-1")


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("Break the drawing", "ValueError: broken while drawing"),
        ("Break by a button", "RuntimeError: broken by a button"),
    ],
)
def test_an_error_is_one_sentence_and_the_page_goes_on(page, button: str, said: str):
    press(page, button)
    expect(page.get_by_role("alert").first).to_contain_text(said)
    assert "Traceback" not in page.locator("body").inner_text()
    press(page, "Try again")
    expect(page.locator(".picked")).to_have_text("Picked:")


def test_names_at_line_ends_are_moved_apart_but_stay_inside(shown):
    apart = "async (asked) => (await import('/assets/charts/lines.js')).apart(...asked)"
    assert shown.evaluate(apart, [[10, 12, 50], 17, 0, 100]) == [10, 27, 50]
    assert shown.evaluate(apart, [[99, 98], 17, 0, 100]) == [100, 83]


def test_deals_that_overlap_in_a_row_get_lanes_of_their_own(shown):
    bars = [
        {"key": "a", "row": "swap", "signed": 0, "end": 10},
        {"key": "b", "row": "swap", "signed": 5, "end": -1},
        {"key": "c", "row": "swap", "signed": 12, "end": 14},
        {"key": "d", "row": "line", "signed": 5, "end": -1},
    ]
    lanes = """async (bars) => (await import('/assets/charts/timeline.js')).lanes(bars, { high: 20 })
      .map(({ bar, lane, n }) => [bar.key, lane, n])"""
    assert sorted(shown.evaluate(lanes, bars)) == [["a", 0, 2], ["b", 1, 2], ["c", 0, 2], ["d", 0, 1]]


def test_a_waterfall_starts_each_bar_where_the_last_one_ended(shown):
    spans = """async (steps) => (await import('/assets/charts/bars.js')).spans({ running: true }, steps)
      .map(({ from, to }) => [from, to])"""
    steps = [{"value": 0.5}, {"value": -0.25}, {"value": 0.25, "total": True}]
    assert shown.evaluate(spans, steps) == [[0, 0.5], [0.5, 0.25], [0, 0.25]]


def test_the_browser_knows_every_look(shown):
    from dashboards.charts import Look

    looks = "async (names) => { const { palette } = await import('/assets/charts/palette.js');" \
        " return names.map((name) => palette().look(name).color); }"  # fmt: skip
    colours = shown.evaluate(looks, [look.value for look in Look])
    plain = colours[list(Look).index(Look.PLAIN)]
    assert [look for look, colour in zip(Look, colours, strict=True) if colour == plain] == [Look.PLAIN]


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_can_be_kept_as_a_picture_and_as_numbers(at_the_end, kind: str):
    show_table(chart(at_the_end, kind))
    title = chart(at_the_end, kind).locator("h3").inner_text()
    svg = kept(chart(at_the_end, kind), "Save as SVG").decode()
    assert svg.startswith("<svg")
    assert "xmlns" in svg
    assert f"<title>{title}</title>" in svg
    assert "<path" in svg
    assert kept(chart(at_the_end, kind), "Save as PNG").startswith(b"\x89PNG")
    n_rows = chart(at_the_end, kind).locator("tbody tr").count()
    assert len(kept(chart(at_the_end, kind), "Save as CSV").decode().splitlines()) == 1 + n_rows


def kept(place: Locator, button: str) -> bytes:
    """The file that a button of a chart saves."""
    with place.page.expect_download() as download:
        place.get_by_role("button", name=button).click()
    return download.value.path().read_bytes()


def test_no_chart_has_words_of_its_own(shown):
    """Each fixed word comes with the spec: with other words, others are shown."""
    figures = shown.locator(".md-chart")
    for place in figures.all():
        expect(place.locator("summary")).to_have_text("Table")
    scripts = Path(__file__).parents[2] / "dashboards" / "charts" / "js"
    sentence = re.compile(r"""["'`](?:\$\{[^}]*\} )?[A-Z]?[a-z]+ [a-z]+ [a-z ]+[.,"'`]""")
    for script in sorted(scripts.glob("*.js")):
        code = re.sub(r"^\s*//.*$", "", script.read_text(encoding="utf-8"), flags=re.M)
        assert not [found[0] for found in sentence.finditer(code)], script.name
