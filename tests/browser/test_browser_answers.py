"""What the visitor's own browser answers: `judge`'s numbers, and nothing is asked of the server."""

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
from browser.watching import RUSSIA, answer, press
from dashboards.asked.pairs import Judged, PairsQuestion, judged_from
from dashboards.browser.files import SEEDS_DRAWN_HERE, files_of
from dashboards.browser.kept import TYPES
from dashboards.charts import LABEL_LOOKS
from dashboards.first.in_words import count_of
from dashboards.first.shipped import ensemble
from dashboards.first.worlds import pairs_of
from dashboards.panels.pairs.in_words import shares_of, told
from dashboards.panels.pairs.pictures import counts_of, traded
from dashboards.verdict.in_words import finding
from microdeals.conflicts import load, with_values
from microdeals.conflicts.horizons import HORIZON
from microdeals.page.dials import Dial, dials_of
from microdeals.rulebook.labels import Label
from microdeals.verdict import Verdict
from microdeals.verdict.measures import measured
from microdeals.verdict.peace_in_words import peace_in_words

SETTINGS_OF_A_WAR = 6
FOUND = """it => ({
  rows: it.found.rows,
  values: [...it.found.verdict.frame.values].map((value) => (Number.isNaN(value) ? null : value)),
  counts: it.found.verdict.frame.counts,
})"""
TRUST = "Arden: belief that the other side is trustworthy"
FEW = f"?war={ARDEN}&n=200"


class Looked(NamedTuple):
    """What a page shows of its answer."""

    counts: list[int]
    ranges: list[str]
    peace: str
    finding: str


def turned(dial: Dial, luck: random.Random) -> dict[str, float | int | str]:
    """A value for all places of a dial."""
    if dial.declared.choices:
        return dict.fromkeys(dial.paths, luck.choice(dial.declared.choices))
    return dict.fromkeys(dial.paths, dial.rounded(luck.uniform(dial.declared.low, dial.high)))


def some_addresses(war: str) -> Iterator[str]:
    """Addresses by luck of this test's own: some dials anywhere in range, drawn and as given in turn."""
    luck, conflict = random.Random(f"addresses of {war}"), load(war)
    dials = dials_of(conflict, {"monitors": "", "ladder": ""})
    for number in range(SETTINGS_OF_A_WAR):
        chosen = luck.sample(dials, luck.randint(0, 4)) if number > 1 else []
        values = [f"{path}={value}" for dial in chosen for path, value in turned(dial, luck).items()]
        days = [f"{HORIZON}=365"] if number == 3 else []
        parts = [("war", war), ("seed", str(luck.randint(0, 900))), ("n", "200")]
        parts += [("given", "1")] if number % 2 else []
        yield urlencode(parts + [("set", value) for value in values + days])


def verdict_of(query: str) -> Verdict:
    """The library's own verdict of an address, both ranges and all."""
    judged, said = judged_from(query)
    assert said == ""
    *_, last = PairsQuestion(judged).parts()
    assert last.answer is not None
    return last.answer


def looked_at(page: Page) -> Looked:
    return Looked(
        numbers(page),
        page.locator(".md-share-range").all_inner_texts(),
        page.locator(".md-peace").inner_text(),
        page.locator(".md-chart[data-kind=trade] .md-chart-title").inner_text(),
    )


def expected(verdict: Verdict) -> Looked:
    return Looked(
        [count.number for count in verdict.shares.values()],
        [f"({share.range})" for share in shares_of(verdict)],
        peace_in_words(verdict),
        finding(verdict),
    )


@pytest.fixture
def address(dashboard: str) -> str:
    return f"{dashboard}/verdict"


@pytest.fixture
def older(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without WebAssembly."""
    with browser.new_context(viewport=DESK) as context:
        context.add_init_script("delete globalThis.WebAssembly")
        yield context


@pytest.mark.parametrize("war", [ARDEN, RUSSIA])
def test_the_browser_says_what_judge_says_to_the_last_bit(war: str, address, visitor):
    seen: set[str] = set()
    for query in some_addresses(war):
        page = visitor.open(f"{address}?{query}")
        answered(page)
        expect(page.locator(".md-here")).to_have_count(1)
        verdict = verdict_of(query)
        assert looked_at(page) == expected(verdict), query
        found: dict[str, Any] = stage(page).evaluate(FOUND)
        rows, measures = np.array(found["rows"]), measured(verdict.pairs)
        assert rows[:, 0].astype(int).tolist() == verdict.labels.tolist()
        assert rows[:, 1].tobytes() == measures.relief.tobytes(), query
        assert rows[:, 2].tobytes() == measures.closing.tobytes(), query
        marks = np.array([np.nan if it is None else it for it in found["values"]], np.float32)
        assert marks.tobytes() == traded(verdict).columns().astype(np.float32).ravel().tobytes()
        counts = counts_of(verdict)
        assert found["counts"]["kinds"] == list(counts.kinds)
        assert (found["counts"]["price"], found["counts"]["peace"]) == (counts.price, list(counts.peace))
        seen.add(str(looked_at(page)))
        page.close()
    assert len(seen) == SETTINGS_OF_A_WAR  # they are no one answer again and again


def test_a_dial_answers_without_a_question_to_the_server(address, visitor):
    page = visitor.open(address + FEW)
    answered(page)
    page.context.set_offline(True)
    sent: list[str | bytes] = []
    page.on("request", lambda request: sent.append(request.url))
    before = numbers(page)
    type_number(page, TRUST, "0.6")
    answered(page, "party.arden.trust=0.6")
    assert numbers(page) != before
    assert looked_at(page) == expected(verdict_of(f"war={ARDEN}&n=200&set=party.arden.trust%3D0.6"))
    assert not [url for url in sent if "readyz" not in url]
    page.context.set_offline(False)
    visitor.troubles.clear()  # the line was cut on purpose


def test_the_first_screen_answers_its_sliders_offline_too(dashboard, visitor):
    page = visitor.open(f"{dashboard}/?guess=40")
    expect(page.locator(".md-reveal .md-here")).to_have_count(1)
    press(page, "Nothing set")
    expect(page.locator(".md-reveal-said")).to_contain_text("You guessed 40. With nothing set")
    expect(page.locator(".md-trade-mark")).to_have_count(100)  # its scripts are here before the line is cut
    page.context.set_offline(True)
    dial = next(
        it for it in dials_of(load(RUSSIA), {"monitors": "", "ladder": ""}) if it.declared.key == "access"
    )
    typed = page.locator(f".md-here [data-path='{dial.key}']").get_by_role("textbox")
    for value in (0.15, 0.95):
        typed.fill(str(value))
        typed.press("Enter")
        values = dict.fromkeys(dial.paths, value)
        pairs = pairs_of(with_values(load(RUSSIA), values), 100, ensemble().first_seed, values)
        n, before = (count_of(some, Label.STEPPING_STONE) for some in (pairs, ensemble().own.pairs))
        told = f"closer in {n} of the same 100 wars; with nothing set, in {before}."
        expect(page.locator(".md-reveal-said")).to_contain_text(told)
        for label, look in LABEL_LOOKS.items():
            marks = page.locator(f".md-trade-mark.md-look-{look}")
            expect(marks).to_have_count(count_of(pairs, label))
    page.context.set_offline(False)
    visitor.troubles.clear()  # the line was cut on purpose
    page.wait_for_function("window.location.search.includes('seed=1&set=')")


def test_the_server_answers_where_there_is_no_webassembly(older: BrowserContext, address, dashboard):
    page = older.new_page()
    page.goto(address + FEW)
    answered(page)
    assert page.evaluate("typeof WebAssembly") == "undefined"
    expect(page.locator(".md-here")).to_have_count(0)
    assert looked_at(page) == expected(verdict_of(f"war={ARDEN}&n=200"))
    type_number(page, TRUST, "0.6")
    answered(page, "party.arden.trust=0.6")
    assert looked_at(page) == expected(verdict_of(f"war={ARDEN}&n=200&set=party.arden.trust%3D0.6"))
    page.goto(f"{dashboard}/?guess=none")
    page.locator(".md-first-top").get_by_role("slider").press("ArrowRight")  # the stage has one, too
    expect(page.locator(".md-reveal-said")).to_contain_text("With your changes")
    expect(page.locator(".md-here")).to_have_count(0)


@pytest.mark.parametrize("kind", ["json", "wasm", "js"])
def test_the_server_answers_where_the_browsers_war_is_of_other_rules(kind: str, address, browser: Browser):
    """A damaged file, or one of other rules, is never an answer."""
    with browser.new_context(viewport=DESK) as context:

        def spoilt(route: Any) -> None:
            body, rules = route.fetch().body(), files_of(ARDEN).rules.encode()
            other = {"js": b"throw new Error('gone')"}.get(kind, body.replace(rules, b"0" * len(rules)))
            assert other != body
            route.fulfill(body=other, headers={"content-type": TYPES[kind]})

        context.route(f"**/assets/browser/*.{kind}", spoilt)
        page = context.new_page()
        page.goto(address + FEW)
        answered(page)
        expect(page.locator(".md-here")).to_have_count(0)
        assert looked_at(page) == expected(verdict_of(f"war={ARDEN}&n=200"))


def test_seeds_that_a_browser_would_round_otherwise_are_the_servers(address, visitor):
    page = visitor.open(f"{address}{FEW}&seed={SEEDS_DRAWN_HERE - 199}")
    answered(page)
    expect(page.locator(".md-here")).to_have_count(0)
    page = visitor.open(f"{address}{FEW}&seed={SEEDS_DRAWN_HERE - 199}&given=1")
    answered(page)
    expect(page.locator(".md-here")).to_have_count(1)


def test_a_world_is_told_as_the_server_tells_it_and_can_be_watched(address, visitor):
    page = visitor.open(address + FEW)
    answered(page)
    verdict = verdict_of(f"war={ARDEN}&n=200")
    for seed in (1, 17, 60, 118):
        page.locator(f".md-trade-mark[data-key='{seed}']").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".md-world p").nth(1)).to_have_text(" ".join(told(verdict, seed - 1)))
    link = page.get_by_role("link", name="Watch this world")
    assert link.get_attribute("href") == Judged(judged_from(FEW[1:])[0].asked, 200).watched(118)
    link.click()
    expect(page.locator(".md-so-far")).to_have_attribute("data-seed", "118")
    expect(page.locator(".md-numbers")).to_have_attribute("data-drawn", "true")


def test_an_error_of_a_world_is_said_and_the_page_goes_on(address, visitor):
    """What a Worker could not do is told in the line that says how it stands."""
    page = visitor.open(address + FEW)
    answered(page)
    page.evaluate("""() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        if (message.job === "pairs") message.pairs = message.pairs.map(() => ["x", 0]);
        Worker.prototype.postMessage = post;
        return post.call(this, message);
      };
    }""")
    type_number(page, TRUST, "0.6")
    bar = page.locator(".md-answering").first
    expect(bar).to_have_attribute("data-state", "failed")
    expect(bar).to_contain_text("This could not be computed: Cannot convert x to a BigInt")
    expect(stage(page)).to_have_attribute("data-stale", "true")
    press(page, "Compute")
    answered(page, "party.arden.trust=0.6")
    assert looked_at(page) == expected(verdict_of(f"war={ARDEN}&n=200&set=party.arden.trust%3D0.6"))


def test_the_table_has_every_world_and_nothing_serious_is_left(address, visitor):
    page = visitor.open(address + FEW)
    answered(page)
    chart = page.locator(".md-chart[data-kind=trade]")
    chart.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(chart.locator("tbody tr")).to_have_count(200)
    assert found_in(page) == []


def test_what_is_opened_follows_the_dials_and_is_the_servers(address, visitor):
    page = visitor.open(address + FEW)
    answered(page)
    expect(page.locator(".md-more .md-answering")).to_have_count(0)
    press(page, "More about these worlds")
    more = page.locator(".md-more-stage")
    for query in (f"war={ARDEN}&n=200", f"war={ARDEN}&n=200&set=party.arden.trust%3D0.6"):
        verdict = verdict_of(query)
        expect(more).to_have_attribute("data-closing", repr(verdict.closing.total.mean))
        type_number(page, TRUST, "0.6")
    press(page, "Less about these worlds")
    expect(page.locator(".md-more .md-answering")).to_have_count(0)


def test_dials_in_words_are_there_and_are_the_servers(address, visitor):
    page = visitor.open(address + FEW)
    answered(page)
    words = page.locator(".md-dials-in-words")
    words.get_by_role("button").first.press("Enter")
    words.get_by_label("How long deals last").press("Enter")
    page.get_by_role("option", name="half as long").click()
    expect(page.locator(".md-here")).to_have_count(0)
    answered(page)
    assert "term_days" in facts(page)["data-settings"]


@pytest.mark.parametrize("size", [(390, 844), (1366, 768), (1920, 1080)])
def test_it_fits_with_large_letters_too(size: tuple[int, int], address, visitor, photograph):
    page = visitor.open(f"{address}{FEW}&view=projector", viewport={"width": size[0], "height": size[1]})
    answered(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    photograph(page, f"verdict-here-projector-{size[0]}")


def test_what_the_command_says_is_in_the_address_of_a_turned_dial(address, visitor):
    page = visitor.open(address + FEW)
    answered(page)
    type_number(page, TRUST, "0.6")
    expect(answer(page)).to_have_text(f"“{TRUST}” is now 0.6.")
    page.wait_for_function("window.location.search.includes('party.arden.trust%3D0.6')")
    type_number(page, TRUST, "0.2")  # the war's own value: no change, and drawn again
    answered(page, "")
    assert facts(page)["data-settings"] == ""
    assert looked_at(page) == expected(verdict_of(f"war={ARDEN}&n=200"))
    assert numbers(page)[Label.STEPPING_STONE] == expected(verdict_of(f"war={ARDEN}&n=200")).counts[0]
