"""In a real browser, in a Worker, the module of the package lives the published worlds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.jobs_for_a_page import job_of
from microdeals.bits import PARTS, published
from microdeals.bits.reading import MANY
from microdeals.conflicts import load, shipped

SCRIPT = Path(__file__).with_name("worlds.js")
ASK = """
job => new Promise((resolve, reject) => {
  const worker = new Worker("/worlds.js");
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage(job);
})
"""
ORIGIN = "http://localhost"
"""Browsers hash only for pages that they trust, and pages of this name are trusted."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the script beside it, and no server behind it."""
    with browser.new_context() as context:
        empty = "<!doctype html><title>Worlds</title>"
        context.route(f"{ORIGIN}/**", lambda route: route.fulfill(body=empty, content_type="text/html"))
        script = SCRIPT.read_text(encoding="utf-8")
        context.route(
            f"{ORIGIN}/worlds.js", lambda route: route.fulfill(body=script, content_type="text/javascript")
        )
        opened = context.new_page()
        opened.goto(f"{ORIGIN}/")
        yield opened


@pytest.mark.parametrize("name", shipped())
def test_the_module_lives_the_published_worlds_in_a_worker(name: str, page: Page):
    told = page.evaluate(ASK, job_of(load(name), MANY))
    assert told.pop("status") == 0
    assert told == published().models[name][MANY]
    assert set(told) == set(PARTS)
