"""The dashboard as a visitor meets it, without any internet."""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
READY = "figure.md-chart[data-ready=true]"
IS_DRAWN = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set();
  for (let k = 0; k < data.length; k += 4) if (data[k + 3] > 200) colours.add(data.slice(k, k + 3).join());
  return colours.size;
}"""


@pytest.fixture(scope="module")
def address(serve) -> str:
    return serve("--port", "0").address()


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
    photograph(page, f"first-page-{size}-{scheme}")


def test_the_chart_is_painted_and_says_its_numbers(address, visitor):
    chart = gap_of_today(visitor.open(address))
    expect(chart).to_have_attribute("data-day", "0")
    expect(chart.get_by_role("img")).to_have_attribute("aria-label", re.compile(r"Gap 0\.\d\d\."))
    assert chart.locator("canvas").first.evaluate(IS_DRAWN) > 3


def test_the_chart_can_be_read_as_a_table_with_the_keyboard(address, visitor):
    page = visitor.open(address)
    chart = gap_of_today(page)
    chart.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(chart.locator("tbody tr")).to_have_count(6)
    expect(chart.locator("tbody tr").first).to_contain_text("Optimism")
    parts = [float(cell.replace("−", "-")) for cell in chart.locator("tbody td").all_inner_texts()]
    assert sum(parts[:-1]) == pytest.approx(parts[-1], abs=0.03)


def test_the_table_can_be_kept_as_a_file(address, visitor):
    chart = gap_of_today(visitor.open(address))
    chart.locator("summary").click()
    with chart.page.expect_download() as download:
        chart.get_by_role("button", name="Save as CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    parts = [float(line.rpartition(",")[2]) for line in lines[1:]]
    assert lines[0] == ",share of the stake"
    assert sum(parts[:-1]) == pytest.approx(parts[-1])


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
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
