"""The chart of a notebook in a browser: its script draws on an empty page, without any server or network."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import microdeals as md
from waits import BOUND_MS

# What a front end of Jupyter does: the script from a text, its style, and a model in the middle.
SHOW = """async ([script, style, traits, values]) => {
  document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
  const code = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { default: widget } = await import(code);
  const bytes = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
  traits.frame.values = new DataView(bytes.buffer);
  window.told = [];
  const model = {
    get: (name) => traits[name],
    set: (name, value) => { traits[name] = value; },
    save_changes: () => window.told.push(traits.picked),
    on() {}, off() {},
  };
  const el = document.querySelector("#cell");
  window.end = await widget.render({ model, el });
}"""
MARKS = """() => [...document.querySelectorAll(".md-trade-mark")].map((mark) =>
  [mark.dataset.key, getComputedStyle(mark).fill, mark.getBoundingClientRect().width > 0])"""


def shown(page: Page, chart: Any) -> None:
    frame = dict(chart.frame)
    values = base64.b64encode(frame.pop("values")).decode()
    traits = {"spec": chart.spec, "frame": frame, "facts": {}, "picked": ""}
    page.evaluate(SHOW, [chart._esm, chart._css, traits, values])
    page.wait_for_selector('.md-chart[data-ready="true"]', timeout=BOUND_MS)
    page.wait_for_selector('.md-trade[data-moving="false"]', timeout=BOUND_MS)


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
