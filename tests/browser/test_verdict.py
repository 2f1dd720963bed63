"""The Verdict page shows the library's numbers, for what is asked last, and lets them be taken away."""

from __future__ import annotations

import io
import shlex
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

import microdeals as md
from browser.judging import (
    ARDEN,
    answered,
    counts,
    facts,
    judged,
    numbers,
    open_more,
    stage,
    type_number,
)
from browser.watching import answer, now, press
from microdeals.rulebook.labels import SIGNS, Label, key_of
from microdeals.verdict.peace_in_words import peace_in_words
from microdeals.verdict.unknown_in_words import ranges, what_decides

SIZES = {
    "desk": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
    "wall": {"width": 1920, "height": 1080},
}
TRUST = "Arden: belief that the other side is trustworthy"
FEW = f"?war={ARDEN}&n=200"
LONG = "conflict.horizon_days=730"
LONG_AND_TRUSTING = f"{LONG} party.arden.trust=0.5"


@pytest.fixture
def address(dashboard: str) -> str:
    return f"{dashboard}/verdict"


@pytest.fixture
def page(address, visitor) -> Page:
    page = visitor.open(address + FEW)
    answered(page)
    return page


@pytest.fixture
def shown(address, onlooker) -> Page:
    """The same for tests that only look."""
    return onlooker.look_at(address + FEW, answered)


def test_the_page_shows_what_the_library_finds(shown):
    verdict = judged()
    assert numbers(shown) == counts(verdict)
    assert float(open_more(shown).get_attribute("data-closing")) == verdict.closing.total.mean
    shares = shown.locator(".md-share-n")
    expect(shares).to_have_count(5)
    printed = shares.all_inner_texts()
    assert sum(map(int, printed)) == 100
    assert [abs(int(n) - count / 2.0) < 1.0 for n, count in zip(printed, counts(verdict), strict=True)] == [
        True
    ] * 5
    waterfall = shown.locator(".md-chart[data-kind=bars][data-total]")
    assert float(waterfall.get_attribute("data-total")) == verdict.closing.total.mean


def test_both_ranges_and_what_decides_are_shown(shown):
    verdict = judged()
    assert facts(shown)["data-ranges"] == "both"
    printed = shown.locator(".md-share-range").all_inner_texts()
    assert printed == [f"({ranges(verdict, label)})" for label in Label]
    open_more(shown)
    expect(shown.locator(".md-decides")).to_have_text(what_decides(verdict))
    expect(shown.locator(".md-shares h2")).to_have_text("In 100 wars that fit what we know")


def test_as_given_is_one_choice_away_and_stays_in_the_address(page):
    page.locator(".md-unknown").click()
    page.get_by_role("option", name="as given in the file").click()
    expect(stage(page)).to_have_attribute("data-ranges", "luck")
    answered(page)
    verdict = judged(as_given=True)
    assert numbers(page) == counts(verdict)
    assert page.locator(".md-share-range").first.inner_text() == f"({ranges(verdict, Label.STEPPING_STONE)})"
    expect(page.locator(".md-recipe-command")).to_have_text(
        f"microdeals judge {ARDEN} --seed 1 --runs 200 --as-given"
    )
    page.wait_for_function("window.location.search.includes('given=1')")
    page.reload()
    answered(page)
    assert numbers(page) == counts(verdict)


def test_a_war_without_unknowns_says_so(address, visitor):
    page = visitor.open(f"{address}?war=base_rate&n=200")
    answered(page)
    assert facts(page)["data-ranges"] == "luck"
    expect(page.locator(".md-what")).to_contain_text("There is no unknowns.toml beside this model")


def test_the_ranges_can_be_taken_away(shown):
    open_more(shown)
    with shown.expect_download() as taken:
        press(shown, "Shares and ranges as CSV")
    table = pd.read_csv(io.BytesIO(Path(taken.value.path()).read_bytes()), index_col="what")
    luck, unknown = judged().intervals[Label.STEPPING_STONE]
    row = table.loc[key_of(Label.STEPPING_STONE)]
    assert ((row.luck_low, row.luck_high), (row.unknown_low, row.unknown_high)) == (luck, unknown)


def test_the_deals_are_told_apart_as_the_library_does(shown):
    found = md.attribute(ARDEN, runs=200, seed=1)
    open_more(shown)
    charts = shown.locator(".md-deals .md-chart[data-seeds='200']")
    expect(charts).to_have_count(2)
    together = [float(chart.get_attribute("data-together")) for chart in charts.all()]
    assert together == [found.together.closing.mean, found.together.relief.mean]


def test_a_dial_that_is_let_go_is_judged_anew_with_the_same_luck(page):
    type_number(page, TRUST, "0.6")
    expect(answer(page)).to_have_text(f"“{TRUST}” is now 0.6.")
    answered(page, "party.arden.trust=0.6")
    assert numbers(page) == counts(judged(**{"party.arden.trust": 0.6}))
    command = f"microdeals judge {ARDEN} --seed 1 --runs 200 --set party.arden.trust=0.6"
    expect(page.locator(".md-recipe-command")).to_have_text(command)
    page.wait_for_function("window.location.search.includes('party.arden.trust')")
    page.reload()
    answered(page, "party.arden.trust=0.6")
    assert numbers(page) == counts(judged(**{"party.arden.trust": 0.6}))


def test_both_worlds_can_be_lived_for_longer(page):
    page.locator(".md-days").click()
    page.get_by_role("option", name="two years").click()
    expect(answer(page)).to_have_text("Both worlds of each pair are lived for two years now.")
    expect(stage(page)).to_have_attribute("data-days", "730")
    answered(page, "conflict.horizon_days=730")
    verdict = judged(**{"conflict.horizon_days": 730})
    assert numbers(page) == counts(verdict)
    expect(page.locator(".md-peace")).to_have_text(peace_in_words(verdict))
    command = f"microdeals judge {ARDEN} --days 730 --seed 1 --runs 200"
    expect(page.locator(".md-recipe-command")).to_have_text(command)


def test_older_answers_never_overwrite_newer_ones(page):
    """A slider is let go again and again, faster than answers come; what was shown meanwhile is noted."""
    noted(page, "data-settings")
    page.get_by_role("slider", name=TRUST).focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    answered(page, "party.arden.trust=0.32")
    assert numbers(page) == counts(judged(**{"party.arden.trust": 0.32}))
    values = [float((settings or "=0.2").split("=")[1]) for settings in page.evaluate("window.shown")]
    assert values == sorted(values)


def noted(page: Page, name: str) -> None:
    """From now on, note in `window.shown` what an attribute of the answer's place comes to be."""
    page.evaluate(
        """(name) => {
          const it = document.querySelector('.md-verdict-stage');
          window.shown = [];
          const note = () => window.shown.push(it.getAttribute(name));
          new MutationObserver(note).observe(it, { attributes: true });
        }""",
        name,
    )


def test_two_tabs_do_not_mix(page, address, visitor):
    other = visitor.open(address + FEW)
    answered(other)
    type_number(page, TRUST, "0.7")
    type_number(other, TRUST, "0.1")
    answered(page, "party.arden.trust=0.7")
    answered(other, "party.arden.trust=0.1")
    assert numbers(page) == counts(judged(**{"party.arden.trust": 0.7}))
    assert numbers(other) == counts(judged(**{"party.arden.trust": 0.1}))


def test_an_older_answer_is_marked_while_a_newer_one_comes_and_cancel_stops_it(address, visitor):
    page = visitor.open(f"{address}?war={ARDEN}&n=1000&given=1&set=conflict.horizon_days%3D730")
    answered(page, LONG)
    noted(page, "aria-busy")
    type_number(page, TRUST, "0.5")
    bar = page.locator(".md-answering").first
    bar.get_by_role("button", name="Cancel").click()  # at once: two years of 1,000 pairs take seconds
    assert "true" in page.evaluate("window.shown")
    expect(bar).to_have_attribute("data-state", "stopped")
    expect(bar).to_contain_text("Stopped")
    done = int(bar.get_attribute("data-done"))
    assert done < 1000
    is_first = facts(page)["data-settings"] == LONG_AND_TRUSTING
    assert facts(page)["data-stale"] == str(not is_first).lower()
    press(page, "Compute")
    answered(page, LONG_AND_TRUSTING)
    assert sum(numbers(page)) == 1000


def test_a_bad_address_is_answered_in_words(address, visitor):
    page = visitor.open(
        f"{address}?war={ARDEN}&seed=-1&n=7&set=publics.citizens%3D9&set=party.arden.trust%3D7"
    )
    for said in ("seed “-1”", "“7” pairs", "“publics.citizens=9”", "trust = 7"):
        expect(answer(page)).to_contain_text(said)
    answered(page)
    assert (facts(page)["data-seed"], facts(page)["data-pairs"]) == ("1", "1000")


def test_a_number_out_of_range_is_refused_and_the_answer_stays(page):
    before = numbers(page)
    type_number(page, TRUST, "1.5")
    said = page.locator("[data-path='party.arden.trust']").get_by_role("status")
    expect(said).to_contain_text("must be a number between 0 and 1")
    expect(stage(page)).to_have_attribute("data-stale", "false")
    assert numbers(page) == before


def test_a_mark_leads_to_its_world_on_the_watch_page(page):
    verdict = judged()
    marks = page.locator(".md-chart[data-kind=trade]")
    marks.locator("summary").click()
    marks.get_by_role("button", name="17", exact=True).click()
    sign = SIGNS[Label(verdict.labels[16])]
    said = f"The world of seed 17, a {sign.name}: small deals {sign.did}."
    expect(page.locator(".md-world-title")).to_have_text(said)
    page.get_by_role("link", name="Watch this world").click()
    expect(now(page)).to_have_attribute("data-seed", "17")
    expect(now(page)).to_have_attribute("data-war", ARDEN)


def test_a_mark_can_be_clicked(shown):
    """The world in which most was added or least spared lies alone at the left."""
    verdict = judged()
    relief = (verdict.pairs.harm_without - verdict.pairs.harm_with) / verdict.pairs.harm_without
    seed = 1 + int(relief.argmin())
    expect(shown.locator(".md-trade")).to_have_attribute("data-moving", "false")
    shown.locator(f".md-trade-mark[data-key='{seed}']").click()
    expect(shown.locator(".md-world-title")).to_contain_text(f"seed {seed},")


def test_the_file_has_a_row_a_pair(shown):
    open_more(shown)
    with shown.expect_download() as taken:
        press(shown, "Pairs as CSV")
    table = pd.read_csv(io.BytesIO(Path(taken.value.path()).read_bytes()))
    assert list(table.seed) == list(range(1, 201))
    assert (table.label == "stepping_stone").sum() == numbers(shown)[0]


def test_the_command_line_prints_the_same_counts(shown):
    open_more(shown)
    words = shlex.split(shown.locator(".md-recipe-command").inner_text())
    command = [sys.executable, "-m", *words, "--no-attribute"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    first = shown.locator(".md-share-n").first.inner_text()
    span = shown.locator(".md-share-range").first.inner_text()
    told = (
        f"In {first} of 100 wars that fit what we know, small deals brought peace closer: ● stepping stones"
    )
    assert f"{told} {span}" in " ".join(said.split())
    assert shown.locator(".md-decides").inner_text() in " ".join(said.split())


@pytest.mark.parametrize(
    ("size", "scheme"), [("desk", "light"), ("wall", "light"), ("phone", "light"), ("phone", "dark")]
)
def test_it_fits_and_can_be_looked_at(address, visitor, photograph, size: str, scheme: str):
    page = visitor.open(address + FEW, viewport=SIZES[size], color_scheme=scheme)
    answered(page)
    open_more(page)
    expect(page.locator(".md-chart[data-ready=true]")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    photograph(page, f"verdict-{size}-{scheme}")
