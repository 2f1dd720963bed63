"""Charts of a notebook in a browser: their script draws on an empty page, without any server or network."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import microdeals as md
from waits import BOUND_MS

# What a front end of Jupyter does: the script from a text, its style, and a model in the middle.
SHOW = """async ([script, style, traits, values, before]) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
  const code = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { default: widget } = await import(code);
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  if (values) traits.frame.values = new DataView(bytes(values).buffer);
  if (before) traits.frame.before.values = new DataView(bytes(before).buffer);
  window.told = [];
  const hearing = new Set();
  const model = {
    get: (name) => traits[name],
    set: (name, value) => { traits[name] = value; },
    save_changes: () => window.told.push(traits.picked),
    on: (what, hear) => what === "msg:custom" && hearing.add(hear),
    off: (what, hear) => hearing.delete(hear),
    send: async (message) => {
      const [answer, packed] = await window.asked_of_python(message);
      hearing.forEach((hear) => hear(answer, [new DataView(bytes(packed).buffer)]));
    },
  };
  const el = document.querySelector("#cell").appendChild(document.createElement("div"));
  window.end = await widget.render({ model, el });
}"""
MARKS = """() => [...document.querySelectorAll(".md-trade-mark")].map((mark) =>
  [mark.dataset.key, getComputedStyle(mark).fill, mark.getBoundingClientRect().width > 0])"""


def shown(page: Page, chart: Any) -> None:
    frame = dict(chart.frame)
    values = base64.b64encode(frame.pop("values", b"")).decode()
    before = dict(frame.get("before", {}))
    was = base64.b64encode(before.pop("values", b"")).decode()
    frame |= {"before": before} if before else {}
    traits = {"spec": chart.spec, "frame": frame, "facts": {}, "picked": ""}
    page.evaluate(SHOW, [chart._esm, chart._css, traits, values, was])
    kind = chart.spec["kind"]
    page.wait_for_selector(f'.md-chart[data-kind="{kind}"][data-ready="true"]', timeout=BOUND_MS)


def answered_by(page: Page, chart: Any) -> list[Any]:
    """Let a page ask this chart for what it needs, as the messages of a widget do; and what was asked."""
    asked: list[Any] = []

    def answer(message: Any) -> list[Any]:
        sent: list[Any] = []
        chart.send = lambda content, buffers: sent.append([content, *map(_as_text, buffers)])
        asked.append(message)
        chart._hand_out(chart, message, [])
        return sent[0]

    page.expose_function("asked_of_python", answer)
    return asked


def _as_text(content: bytes) -> str:
    return base64.b64encode(content).decode()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("body", "stepping_stone"),
    [
        ('data-jp-theme-light="true"', "rgb(0, 107, 78)"),
        ('data-jp-theme-light="false"', "rgb(44, 199, 155)"),
        ('class="vscode-dark"', "rgb(44, 199, 155)"),
    ],
)
def test_the_trade_is_drawn_in_a_cell_without_a_server(
    browser: Browser, body: str, stepping_stone: str, photograph: Any
):
    verdict = md.judge("arden_borea", runs=40, as_given=True)
    chart = md.chart(verdict)
    context = browser.new_context(viewport={"width": 900, "height": 620}, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: asked.append(str(error)))
    dark = "light" not in body or "false" in body
    look = "background: #121212; color: #ededed" if dark else ""
    page.set_content(f'<body {body} style="font-family: sans-serif; {look}"><div id="cell"></div></body>')
    shown(page, chart)
    page.wait_for_selector('.md-trade[data-moving="false"]', timeout=BOUND_MS)

    marks = page.evaluate(MARKS)
    assert [key for key, _, _ in marks] == [str(seed) for seed in verdict.pairs.seed]
    assert all(is_seen for _, _, is_seen in marks)
    stones = [
        fill
        for (_, fill, _), label in zip(marks, verdict.table().label, strict=True)
        if label == "stepping_stone"
    ]
    assert {*stones} == {stepping_stone}
    assert page.inner_text(".md-chart-title") == verdict.twins.with_deals.title
    photograph(page, f"notebook-{'dark' if dark else 'light'}")

    page.locator(".md-trade-mark").first.press("Enter")
    assert page.evaluate("window.told").pop() in {str(seed) for seed in verdict.pairs.seed}
    page.evaluate("window.end()")
    assert [url for url in asked if not url.startswith("blob:")] == []
    context.close()


def some_charts() -> list[Any]:
    """Of each result a chart that needs the library."""
    verdict, world = md.judge("arden_borea", runs=20, as_given=True), md.run("arden_borea", seed=7)
    found = md.attribute("arden_borea", runs=5, as_given=True)
    asked = ((verdict, "closing"), (found, "relief"), (world, "deals"), (world, "trust"))
    return [md.chart(*one) for one in asked]


def check_is_drawn(figure: Locator, chart: Any) -> None:
    assert figure.get_attribute("data-kind") == chart.spec["kind"]
    box = figure.locator("canvas").first.bounding_box()
    assert box
    assert box["width"] > 500
    assert box["height"] > 100
    assert figure.locator(".md-chart-title").inner_text() == chart.spec["caption"]["title"]


@pytest.mark.browser
def test_bars_deals_and_lines_are_drawn_with_one_copy_of_the_library(browser: Browser, photograph: Any):
    charts = some_charts()
    context = browser.new_context(viewport={"width": 900, "height": 1900}, offline=True)
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("pageerror", lambda error: requested.append(str(error)))
    page.set_content('<body style="font-family: sans-serif"><div id="cell"></div></body>')
    asked = answered_by(page, charts[0])
    for chart in charts:
        shown(page, chart)

    assert asked == [{"kind": "echarts"}]
    figures = page.locator(".md-chart")
    assert figures.count() == len(charts)
    for place, chart in enumerate(charts):
        check_is_drawn(figures.nth(place), chart)
    photograph(page, "notebook-charts")

    deals = figures.nth(2)
    deals.locator("summary").click()
    expect(deals.locator("tbody tr")).to_have_count(len(charts[2].frame["bars"]))
    deals.locator("tbody tr button").first.click()
    assert page.evaluate("window.told").pop() == "deal-0"
    page.evaluate("window.end()")
    assert [url for url in requested if not url.startswith("blob:")] == []
    context.close()


@pytest.mark.browser
def test_the_stage_plays_in_a_cell_without_a_server(browser: Browser, photograph: Any):
    stage = md.chart(md.run("arden_borea", seed=7), "stage")
    context = browser.new_context(viewport={"width": 900, "height": 640}, offline=True)
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.on("pageerror", lambda error: requested.append(str(error)))
    page.set_content(
        '<body data-jp-theme-light="true" style="font-family: sans-serif"><div id="cell"></div></body>'
    )
    traits = {"course": stage.course, "opening": stage.opening, "day": -1, "picked": ""}
    page.evaluate(SHOW, [stage._esm, stage._css, traits, "", ""])
    shown_stage = page.locator(".md-stage[data-ready=true]")
    expect(shown_stage).to_have_attribute("data-day", str(stage.opening), timeout=BOUND_MS)
    assert 'data-seed="7"' in shown_stage.inner_html()
    photograph(page, "notebook-stage")

    shown_stage.locator("[role=slider]").press("End")
    expect(shown_stage).to_have_attribute("data-day", "182", timeout=BOUND_MS)
    shown_stage.locator(".md-stage-sector").first.click()
    assert page.evaluate("window.told").pop() == "sector-0"
    page.evaluate("window.end()")
    assert [url for url in requested if not url.startswith("blob:")] == []
    context.close()


@pytest.mark.browser
def test_a_diagram_and_a_comparison_are_drawn_in_a_cell(browser: Browser, photograph: Any):
    war = md.load("arden_borea")
    levers = {"party.arden.trust": [0.1, 0.4], "ladder.policy": ["gradual", "leap"]}
    found = md.sweep({"model": war, "as_given": True, "runs": 10, "levers": levers})
    two = md.compare(war, md.with_values(war, {"ladder.policy": "leap"}), runs=20, as_given=True)
    diagram, trade = md.chart(found), md.chart(two)
    context = browser.new_context(viewport={"width": 900, "height": 1300}, offline=True)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.set_content('<body style="font-family: sans-serif"><div id="cell"></div></body>')
    answered_by(page, diagram)
    for chart in (diagram, trade):
        shown(page, chart)
    squares = page.locator('.md-chart[data-kind="phase"]')
    squares.locator("summary").click()
    expect(squares.locator("tbody tr")).to_have_count(4, timeout=BOUND_MS)
    marks = [key for key, _, _ in page.evaluate(MARKS)]
    assert marks == [str(seed) for seed in two.second.pairs.seed]
    assert page.locator(".md-trade-trail").count() > 0
    photograph(page, "notebook-two-more")
    assert failed == []
    context.close()
