"""What the tests of the Verdict and Compare pages share: opening them, waiting for answers, turning dials."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page, expect

import microdeals as md
from microdeals.conflicts import load, with_values
from microdeals.verdict import Label, Verdict

ARDEN = "arden_borea"


def stage(page: Page) -> Locator:
    """What shows the answer; its numbers are on it."""
    return page.locator(".md-verdict-stage")


def answered(page: Page, settings: str | None = None) -> None:
    """Wait for the whole answer, to these settings if they are said ("a=1 b=2")."""
    if settings is not None:
        name = "data-right-settings" if "/compare" in page.url else "data-settings"
        expect(stage(page)).to_have_attribute(name, settings)
    expect(page.locator(".md-answering").first).to_have_attribute("data-state", "done")
    expect(stage(page)).to_have_attribute("data-stale", "false")
    expect(stage(page)).to_have_attribute("aria-busy", "false")


def open_more(page: Page) -> Locator:
    """Have the server work out what the browser does not say, and wait; its numbers are on it."""
    if not page.locator(".md-more-stage").count():
        page.get_by_role("button", name="More about these worlds").click()
    expect(page.locator(".md-more .md-answering").first).to_have_attribute("data-state", "done")
    return page.locator(".md-more-stage")


def facts(page: Page) -> dict[str, str]:
    """The state and numbers on the DOM."""
    names = "it => JSON.stringify(Object.fromEntries([...it.attributes].map((a) => [a.name, a.value])))"
    return json.loads(stage(page).evaluate(names))


def numbers(page: Page, side: str = "") -> list[int]:
    """The five counts shown, of all pairs."""
    found = facts(page)
    return [int(found[f"data-{side}{label.name.lower()}"]) for label in Label]


def judged(
    seed: int = 1, runs: int = 200, name: str = ARDEN, as_given: bool = False, **values: object
) -> Verdict:
    """The library's own verdict."""
    return md.judge(with_values(load(name), values), runs=runs, seed=seed, as_given=as_given)


def counts(verdict: Verdict) -> list[int]:
    """The library's own five counts."""
    return [verdict.shares[label].number for label in Label]


def type_number(dials: Locator | Page, label: str, typed: str) -> None:
    """Put a number into a dial's field."""
    field = dials.get_by_role("textbox", name=label)
    field.fill(typed)
    field.press("Enter")
