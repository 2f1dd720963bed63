"""Two settings compared by the visitor's own browser: the library's numbers and sentences, to the letter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.conftest import DESK
from browser.judging import ARDEN, answered, facts, numbers, stage, type_number
from browser.test_accessible import found_in
from browser.test_browser_answers import turned
from browser.watching import RUSSIA, answer, press
from dashboards.asked.pairs import PairsQuestion
from dashboards.browser.files import SEEDS_DRAWN_HERE
from dashboards.compare.in_words import finding, mean_change, moved, peace_of_both, rows_of
from dashboards.compare.question import both_from
from dashboards.panels.pairs.in_words import told
from dashboards.panels.pairs.pictures import traded
from microdeals.conflicts import load
from microdeals.conflicts.horizons import HORIZON
from microdeals.page.dials import dials_of
from microdeals.verdict import Comparison, Label, Verdict
from microdeals.verdict.change_in_words import what_decides_the_change
from microdeals.verdict.comparison import comparison_of
from microdeals.verdict.measures import measured

SETTINGS_OF_A_WAR = 6
TRUST = "Arden: belief that the other side is trustworthy"
FEW = f"?war={ARDEN}&n=200"
BOTH = f"{FEW}&set=party.arden.trust%3D0.3&right=party.arden.trust%3D0.6&right=party.borea.trust%3D0.5"
FOUND = """it => it.found.sides.map(({ rows, verdict }) => ({
  rows, values: [...verdict.frame.values].map((value) => (Number.isNaN(value) ? null : value)),
}))"""


class LookedAtBoth(NamedTuple):
    """What a page shows of a comparison."""

    finding: str
    moved: str
    closing: str
    relief: str
    peace: list[str]
    rows: list[list[str]]
    counts: tuple[list[int], list[int]]


def some_addresses(war: str) -> Iterator[str]:
    """Addresses by luck of this test's own: some dials on either side, drawn and as given in turn."""
    luck, conflict = random.Random(f"both sides of {war}"), load(war)
    dials = dials_of(conflict, {"monitors": "", "ladder": ""})
    for number in range(SETTINGS_OF_A_WAR):
        parts = [("war", war), ("seed", str(luck.randint(0, 900))), ("n", "200")]
        parts += [("given", "1")] if number % 2 else []
        parts += [("set", f"{HORIZON}=365")] if number == 3 else []
        for key, fewest in (("set", 0), ("right", 1)):
            chosen = luck.sample(dials, luck.randint(fewest, 3))
            parts += [(key, f"{path}={it}") for dial in chosen for path, it in turned(dial, luck).items()]
        yield urlencode(parts)


def verdict_of(question: PairsQuestion) -> Verdict:
    """The library's own verdict of one side, both ranges and all."""
    *_, last = question.parts()
    assert last.answer is not None
    return last.answer


def compared(query: str) -> Comparison:
    """The library's own comparison of an address."""
    both, said = both_from(query)
    assert said == ""
    return comparison_of(*map(verdict_of, both.questions()))


def looked_at(page: Page) -> LookedAtBoth:
    rows = page.locator(".md-compare-table tbody tr")
    return LookedAtBoth(
        page.locator(".md-compare-finding").inner_text(),
        page.locator(".md-compare-finding + p").inner_text(),
        page.locator(".md-chart[data-kind=trade] .md-chart-title").inner_text(),
        page.locator(".md-compare-relief").inner_text(),
        page.locator(".md-peace").all_inner_texts(),
        [row.locator("td").all_inner_texts() for row in rows.all()],
        (numbers(page, "left-"), numbers(page, "right-")),
    )


def expected(found: Comparison, query: str) -> LookedAtBoth:
    """What the server says of the same."""
    rows = rows_of(found)
    first, second = ([verdict.shares[it].number for it in Label] for verdict in (found.first, found.second))
    return LookedAtBoth(
        finding(found, both_from(query)[0]),
        moved(found),
        mean_change(found, "closing"),
        f"{mean_change(found, 'relief')}.",
        peace_of_both(found),
        [[*(f"{it.of_hundred} ({it.range})" for it in (row.left, row.right)), row.said] for row in rows],
        (first, second),
    )


@pytest.fixture
def address(dashboard: str) -> str:
    return f"{dashboard}/compare"


@pytest.fixture
def page(address, visitor) -> Page:
    page = visitor.open(address + BOTH)
    answered(page)
    return page


@pytest.fixture
def older(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without WebAssembly."""
    with browser.new_context(viewport=DESK) as context:
        context.add_init_script("delete globalThis.WebAssembly")
        yield context


def right_of(page: Page) -> Any:
    return page.get_by_role("group", name="Right: change the world")


@pytest.mark.parametrize("war", [ARDEN, RUSSIA])
def test_the_browser_says_of_both_sides_what_the_library_says_to_the_last_bit(war: str, address, visitor):
    seen: set[str] = set()
    for query in some_addresses(war):
        page = visitor.open(f"{address}?{query}")
        answered(page)
        expect(page.locator(".md-here")).to_have_count(1)
        found = compared(query)
        assert looked_at(page) == expected(found, query), query
        shown: list[dict[str, Any]] = stage(page).evaluate(FOUND)
        for side, verdict in zip(shown, (found.first, found.second), strict=True):
            rows, measures = np.array(side["rows"]), measured(verdict.pairs)
            assert rows[:, 0].astype(int).tolist() == verdict.labels.tolist()
            assert rows[:, 1].tobytes() == measures.relief.tobytes(), query
            assert rows[:, 2].tobytes() == measures.closing.tobytes(), query
            marks = np.array([np.nan if it is None else it for it in side["values"]], np.float32)
            assert marks.tobytes() == traded(verdict).columns().astype(np.float32).ravel().tobytes()
        seen.add(str(looked_at(page)))
        page.close()
    assert len(seen) == SETTINGS_OF_A_WAR  # they are no one answer again and again


def test_a_dial_of_either_side_answers_without_a_question_to_the_server(page):
    page.context.set_offline(True)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    type_number(right_of(page), TRUST, "0.1")
    answered(page, "party.arden.trust=0.1 party.borea.trust=0.5")
    query = BOTH[1:].replace("right=party.arden.trust%3D0.6", "right=party.arden.trust%3D0.1")
    assert looked_at(page) == expected(compared(query), query)
    assert not [url for url in sent if "readyz" not in url]
    page.context.set_offline(False)


def test_dials_that_differ_stand_out_and_the_own_values_come_back(page):
    marked = page.locator(".md-marked")
    expect(marked).to_have_count(4)  # two dials, on either side
    right_of(page).get_by_role("button", name="Back to the model’s own values").click()
    answered(page, "")
    expect(marked).to_have_count(2)
    expect(answer(page)).to_have_text("Right: The model’s own values again.")
    query = f"{FEW[1:]}&set=party.arden.trust%3D0.3&right="
    assert looked_at(page) == expected(compared(query), query)


def test_the_server_answers_where_there_is_no_webassembly(older: BrowserContext, address):
    page = older.new_page()
    page.goto(address + BOTH)
    answered(page)
    expect(page.locator(".md-here")).to_have_count(0)
    assert looked_at(page) == expected(compared(BOTH[1:]), BOTH[1:])


def test_seeds_that_a_browser_would_round_otherwise_are_the_servers(address, visitor):
    page = visitor.open(f"{address}{BOTH}&seed={SEEDS_DRAWN_HERE - 199}")
    answered(page)
    expect(page.locator(".md-here")).to_have_count(0)


def test_dials_in_words_are_there_and_are_the_servers(page):
    words = page.locator(".md-dials-in-words").last
    words.get_by_role("button").first.press("Enter")
    field = words.get_by_label("How long deals last")
    field.press("Enter")
    page.get_by_role("option", name="half as long").click()
    expect(page.locator(".md-here")).to_have_count(0)
    answered(page)
    assert "term_days" in facts(page)["data-right-settings"]
    expect(page.locator(".md-compare-finding")).to_contain_text("With 3 things changed")


def test_a_seed_is_told_on_both_sides_as_the_server_tells_it(page):
    found, (both, _) = compared(BOTH[1:]), both_from(BOTH[1:])
    for seed in (1, 60, 118):
        page.locator(f".md-trade-mark[data-key='{seed}']").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".md-world-title")).to_have_text(f"The world of seed {seed}")
        for place, verdict in ((1, found.first), (2, found.second)):
            expect(page.locator(".md-world p").nth(place)).to_contain_text(" ".join(told(verdict, seed - 1)))
    for side, question in zip(("Left", "Right"), both.questions(), strict=True):
        link = page.get_by_role("link", name=f"Watch it: {side}")
        assert link.get_attribute("href") == question.judged.watched(118, question.kept)


def test_what_is_opened_is_the_servers_and_nothing_serious_is_left(page):
    expect(page.locator(".md-more-stage")).to_have_count(0)
    press(page, "More about these worlds")
    expect(page.locator(".md-more .md-decides")).to_have_text(what_decides_the_change(compared(BOTH[1:])))
    expect(page.locator(".md-compare-sides tbody tr")).to_have_count(len(Label))
    assert found_in(page) == []


@pytest.mark.parametrize("size", [(320, 700), (390, 844), (1366, 768), (1920, 1080)])
def test_it_fits_with_large_letters_too(size: tuple[int, int], address, visitor, photograph):
    page = visitor.open(f"{address}{BOTH}&view=projector", viewport={"width": size[0], "height": size[1]})
    answered(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    photograph(page, f"compare-here-projector-{size[0]}")
