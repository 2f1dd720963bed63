"""In a real browser, in a Worker, the module of the package lives the published worlds."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Route

from browser.jobs_for_a_page import job_of, job_of_pairs
from microdeals.bits import PARTS, published
from microdeals.bits.reading import MANY
from microdeals.conflicts import load, shipped
from microdeals.ensemble.records import blank
from microdeals.ensemble.twins import PairRow
from microdeals.verdict import Thresholds, judge
from portable.twins_in_the_module import assert_labelled_as

SCRIPTS = [Path(__file__).with_name(name) for name in ("worlds.js", "pairs.js")]
ASK = """
([script, job]) => new Promise((resolve, reject) => {
  const worker = new Worker(`/${script}`);
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
  worker.onerror = (event) => reject(new Error(event.message));
  worker.postMessage(job);
})
"""
ORIGIN = "http://localhost"
"""Browsers hash only for pages that they trust, and pages of this name are trusted."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the scripts beside it, and no server behind it."""
    with browser.new_context() as context:
        empty = "<!doctype html><title>Worlds</title>"
        context.route(f"{ORIGIN}/**", lambda route: route.fulfill(body=empty, content_type="text/html"))
        for script in SCRIPTS:
            context.route(f"{ORIGIN}/{script.name}", partial(fulfil, script.read_text(encoding="utf-8")))
        opened = context.new_page()
        opened.goto(f"{ORIGIN}/")
        yield opened


def fulfil(script: str, route: Route) -> None:
    route.fulfill(body=script, content_type="text/javascript")


@pytest.mark.parametrize("name", shipped())
def test_the_module_lives_the_published_worlds_in_a_worker(name: str, page: Page):
    told = page.evaluate(ASK, ["worlds.js", job_of(load(name), MANY)])
    assert told.pop("status") == 0
    assert told == published().models[name][MANY]
    assert set(told) == set(PARTS)


def test_the_module_labels_pairs_in_a_worker_as_the_verdict_does(page: Page):
    conflict, thresholds = load("arden_borea"), Thresholds(closing=0.02, relief=0.1)
    told = page.evaluate(ASK, ["pairs.js", job_of_pairs(conflict, MANY, thresholds)])
    assert told["status"] == [0, 0]
    words = {name: np.frombuffer(base64.b64decode(kept)) for name, kept in told["columns"].items()}
    pairs = blank(PairRow, MANY)
    for name, kept in words.items():
        pairs[name] = kept if pairs[name].dtype.kind == "f" else kept.view(np.int64)
    assert_labelled_as(pairs, judge(conflict, runs=MANY, thresholds=thresholds))
