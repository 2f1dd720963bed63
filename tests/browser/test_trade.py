"""The trade in a browser: marks lie in their regions, and stay the same worlds when a dial turns."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.judging import ARDEN, answered, judged, type_number
from browser.watching import show_table
from dashboards.charts import LABEL_LOOKS
from dashboards.first.in_words import label_of
from dashboards.first.shipped import ensemble
from microdeals.rulebook.labels import Label

TRUST = "Arden: belief that the other side is trustworthy"
OUTSIDE = """() => {
  const regions = new Map([...document.querySelectorAll(".md-trade-region")].map((it) =>
    [[...it.classList].find((name) => name.startsWith("md-look-")), it.getBBox()]));
  return [...document.querySelectorAll(".md-trade-mark")].filter((mark) => {
    const { e: x, f: y } = mark.transform.baseVal.consolidate().matrix;
    const look = [...mark.classList].find((name) => name.startsWith("md-look-"));
    const { x: left, y: top, width, height } = regions.get(look);
    return x < left - 1 || x > left + width + 1 || y < top - 1 || y > top + height + 1;
  }).map((mark) => mark.dataset.key);
}"""  # fmt: skip
COVERED = """() => {
  const names = [...document.querySelectorAll(".md-trade-name, .md-trade-band")];
  const boxes = names.map((name) => name.getBBox());
  return [...document.querySelectorAll(".md-trade-mark:not(.md-trade-own)")].filter((mark) => {
    const { e: x, f: y } = mark.transform.baseVal.consolidate().matrix;
    return boxes.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height);
  }).map((mark) => mark.dataset.key);
}"""  # fmt: skip
LOOKS = """() => Object.fromEntries([...document.querySelectorAll(".md-trade-mark")].map((mark) =>
  [mark.dataset.key, [...mark.classList].find((name) => name.startsWith("md-look-")).slice(8)]))"""
RINGED = '() => [...document.querySelectorAll(".md-trade-changed")].map((mark) => mark.dataset.key).sort()'
REMEMBER = 'document.querySelectorAll(".md-trade-mark").forEach((mark) => { mark.own = mark.dataset.key; })'
SAME = '() => [...document.querySelectorAll(".md-trade-mark")].every((mark) => mark.own === mark.dataset.key)'
PLAYED = """async (times) => {
  const { stage } = await import("/assets/charts/motion.js");
  let [next, heard] = [null, []];
  const [now, ask, drop] = [performance.now, window.requestAnimationFrame, window.cancelAnimationFrame];
  performance.now = () => 0;
  window.requestAnimationFrame = (step) => { next = step; return 1; };
  window.cancelAnimationFrame = () => { next = null; };
  const held = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  document.body.append(held);
  const marks = Array.from({ length: 100 }, () => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", "path");
    held.append(node);
    return { node, to: null };
  });
  const places = marks.map((_, k) => [k, 2 * k]);
  const motion = stage((isMoving) => heard.push(isMoving));
  const isThere = (mark, k) => mark.x === k && mark.y === 2 * k && !mark.node.hasAttribute("visibility");
  const arrived = () => marks.filter(isThere).length;
  motion.send(marks, places, false);
  const found = [arrived()];
  for (const time of times) {
    if (time === "key") document.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
    else if (time === "turn") motion.send(marks, places.map(([x, y]) => [x + 8, y]), false);
    else if (next) next(time);
    found.push(arrived());
  }
  held.remove();
  [performance.now, window.requestAnimationFrame, window.cancelAnimationFrame] = [now, ask, drop];
  return [found, heard];
}"""  # fmt: skip


def at_rest(page: Page) -> None:
    """Wait until every mark has fallen into its place, or moved there."""
    expect(page.locator(".md-trade")).to_have_attribute("data-moving", "false")


@pytest.fixture
def shown(address, onlooker) -> Page:
    """The first page, for those that only look."""
    return onlooker.look_at(address, at_rest)


def longer(page: Page, name: str, days: int) -> dict[str, str]:
    """Choose a horizon, and wait for its marks; the look that each world has there."""
    page.get_by_role("button", name=name).click()
    looks = {str(pair.seed): LABEL_LOOKS[label_of(pair)].value for pair in ensemble().lived_for(days).pairs}
    page.wait_for_function(f"looks => JSON.stringify(({LOOKS})()) === looks", arg=compact(looks))
    at_rest(page)
    return looks


def compact(looks: dict[str, str]) -> str:
    """As the browser writes it."""
    return "{" + ",".join(f'"{seed}":"{look}"' for seed, look in looks.items()) + "}"


def test_every_mark_lies_in_the_region_of_its_label(address, visitor, photograph):
    page = visitor.open(address)
    at_rest(page)
    assert page.evaluate(OUTSIDE) == []
    longer(page, "five years", 1826)
    assert page.evaluate(OUTSIDE) == []
    expect(page.locator(".md-trade-band")).to_have_count(2)
    photograph(page, "trade-five-years")


@pytest.mark.parametrize("width", [320, 390, 768, 1366, 1920])
def test_no_name_stands_over_a_mark(address, visitor, width: int):
    """Of half a year, and of five, where two bands of settlements have their names as well."""
    page = visitor.open(address, viewport={"width": width, "height": 800})
    at_rest(page)
    assert page.evaluate(COVERED) == []
    longer(page, "five years", 1826)
    assert page.evaluate(COVERED) == []
    assert page.evaluate(OUTSIDE) == []


def test_marks_stay_the_same_worlds_when_the_horizon_turns(address, visitor):
    page = visitor.open(address)
    at_rest(page)
    before = page.evaluate(LOOKS)
    page.evaluate(REMEMBER)
    after = longer(page, "two years", 730)
    assert page.evaluate(SAME)
    changed = sorted(seed for seed, look in after.items() if look != before[seed])
    assert page.evaluate(RINGED) == changed
    assert changed


def test_marks_of_the_verdict_stay_the_same_worlds_when_a_dial_turns(address, visitor):
    page = visitor.open(f"{address}/verdict?war={ARDEN}&n=200")
    answered(page)
    at_rest(page)
    expect(page.locator(".md-trade-mark")).to_have_count(200)
    page.evaluate(REMEMBER)
    type_number(page, TRUST, "0.9")
    answered(page, "party.arden.trust=0.9")
    at_rest(page)
    assert page.evaluate(SAME)
    assert page.evaluate(OUTSIDE) == []
    labels = judged(**{"party.arden.trust": 0.9}).labels.tolist()
    looks = {str(place + 1): LABEL_LOOKS[Label(label)].value for place, label in enumerate(labels)}
    assert page.evaluate(LOOKS) == looks


def test_marks_fall_one_after_another_within_two_seconds(shown):
    found, heard = shown.evaluate(PLAYED, [0, 600, 1400])
    assert found[:2] == [0, 0]
    assert 10 < found[2] < 90
    assert found[3] == 100
    assert heard == [True, False]


def test_a_key_ends_the_fall_and_a_turned_dial_moves_all_at_once(shown):
    found, heard = shown.evaluate(PLAYED, [0, "key", "turn", 200, 400])
    assert found == [0, 0, 100, 100, 0, 0]  # moved on, they are no longer where they fell
    assert heard == [True, False, True, False]


def test_who_wants_no_motion_sees_the_end_at_once(address, visitor):
    page = visitor.open(address, reduced_motion="reduce")
    expect(page.locator(".md-trade-mark")).to_have_count(100)
    assert page.locator(".md-trade-mark[visibility]").count() == 0
    assert page.evaluate(PLAYED, []) == [[100], []]


def test_a_click_near_a_mark_opens_its_world(address, visitor):
    """The war in which the most suffering was spared lies furthest to the right."""
    page = visitor.open(address)
    at_rest(page)
    best = max(ensemble().own.pairs, key=lambda pair: pair.relief)
    box = page.locator(f".md-trade-mark[data-key='{best.seed}']").bounding_box()
    page.mouse.click(box["x"] + box["width"] + 3, box["y"] + box["height"] / 2)
    expect(page.locator(".md-so-far")).to_have_attribute("data-seed", str(best.seed))


def test_the_table_has_the_figures_of_each_world(shown):
    chart = shown.locator(".md-chart[data-kind=trade]")
    show_table(chart)
    expect(chart.locator("tbody tr")).to_have_count(100)
    pair = ensemble().own.pairs[4]
    row = chart.locator("tbody tr").nth(4)
    cells = [row.locator("th").inner_text(), *row.locator("td").all_inner_texts()]
    assert cells[:2] == [str(pair.seed), pair.label.replace("_", " ")]
    figures = [float(cell.replace("−", "-")) for cell in cells[2:4]]
    assert figures == pytest.approx([100 * pair.relief, 100 * pair.closing], abs=0.006)


def test_the_picture_can_be_kept(shown):
    chart = shown.locator(".md-chart[data-kind=trade]")
    show_table(chart)
    with shown.expect_download() as download:
        chart.get_by_role("button", name="Save as SVG").click()
    svg = download.value.path().read_text(encoding="utf-8")
    assert svg.count("md-trade-mark md-look-") == 100
    assert "fill:rgb(0, 107, 78)" in svg  # the colours go along
