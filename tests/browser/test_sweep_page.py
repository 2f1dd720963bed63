"""The Sweep page: every cell is what the library judges, experiments run into files, results open by name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Locator, Page, expect

import microdeals as md
from browser.test_accessible import found_in
from microdeals.study import load_experiment, open_store, plan_of, sweep, threads
from microdeals.study.answer.cells import cells_of
from microdeals.study.columns import LABELS
from microdeals.study.run.store import Store, read_manifest

SIZES = {
    "desk": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
    "hall": {"width": 1920, "height": 1080},
}
SMALL = "war=arden_borea&seed=3&across=party.arden.negativity:1:4&up=ladder.policy&steps=5&pairs=20"
POLICIES = ("none", "gradual", "leap", "lowest_rung_only", "unilateral")
EXPERIMENT = "monitors_and_negativity"


@pytest.fixture
def address(dashboard: str) -> str:
    return f"{dashboard}/sweep"


def standing(page: Page) -> Locator:
    return page.locator(".md-standing [role=status]")


def done(page: Page) -> Page:
    expect(standing(page)).to_have_attribute("data-state", "done")
    expect(page.locator(".md-chart[data-kind=phase]").first).to_have_attribute("data-ready", "true")
    return page


def cells_of_page(page: Page) -> list[dict[str, str]]:
    """The diagram's table, as the page lets a visitor save it."""
    chart = page.locator(".md-chart[data-kind=phase]").first
    chart.locator("summary", has_text="Table").click()
    with page.expect_download() as download:
        chart.get_by_role("button", name="Save as CSV").click()
    rows = download.value.path().read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(rows)))


def test_every_cell_is_what_a_sweep_of_the_saved_experiment_counts(address, visitor, tmp_path):
    page = done(visitor.open(f"{address}?{SMALL}"))
    shown = cells_of_page(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as an experiment").click()
    file = tmp_path / "two_levers.toml"
    download.value.save_as(file)
    plan = plan_of(*load_experiment(file))
    store = open_store(tmp_path / "found", plan)
    with threads(1) as workers:
        sweep(plan, store, workers)
    points = cells_of(store, read_manifest(store.folder)).points
    counts = sorted(tuple(row) for row in points[list(LABELS)].to_numpy().tolist())
    columns = [name for name in shown[0] if name.startswith("Pairs: ")]
    assert sorted(tuple(int(row[name]) for name in columns) for row in shown) == counts
    assert len(shown) == 5 * len(POLICIES)


def test_a_cell_that_is_chosen_has_the_counts_of_its_own_war(address, visitor):
    page = done(visitor.open(f"{address}?{SMALL}"))
    chart = page.locator(".md-chart[data-kind=phase]").first
    chart.locator("summary", has_text="Table").click()
    chart.get_by_role("button", name="4 and leap").click()
    levers = {"party.arden.negativity": [4.0], "ladder.policy": ["leap"]}
    rows = md.sweep("arden_borea", levers, runs=20, seed=3)
    for label in LABELS:
        said = page.locator(f".md-cell [data-label={label}]")
        expect(said).to_have_text(re.compile(f"^{int((rows.label == label).sum())} "))
    link = page.get_by_role("link", name="The verdict in full")
    expect(link).to_have_attribute(
        "href",
        "/verdict?war=arden_borea&seed=3&set=ladder.policy%3Dleap&set=party.arden.negativity%3D4.0",
    )


def test_computing_can_be_stopped_and_started_again(address, visitor):
    page = visitor.open(f"{address}?war=arden_borea&seed=5&steps=9&pairs=100")
    page.get_by_role("button", name="Stop").first.click()
    expect(standing(page)).to_have_attribute("data-state", "stopped")
    stopped_at = int(standing(page).get_attribute("data-done"))
    assert stopped_at < 9 * 9 * 100
    page.get_by_role("button", name="Start again").click()
    expect(standing(page)).to_have_attribute("data-state", re.compile("waiting|running|done"))
    page.get_by_label("Seed").fill("6")
    page.get_by_label("Seed").press("Enter")
    expect(page).to_have_url(re.compile("seed=6"))


def test_an_address_with_mistakes_says_what_is_left_out(address, visitor):
    page = visitor.open(f"{address}?war=arden_borea&steps=8&pairs=20&across=no.such:0:1&result=../../secret")
    said = page.locator(".md-two-levers .md-answer")
    expect(said).to_contain_text("a lever “no.such”, which this war does not have")
    expect(said).to_contain_text("steps = “8”, which can be 5, 7, 9")
    expect(page.locator(".md-result")).to_have_count(0)


def test_a_range_is_checked_before_anything_is_run(address, visitor):
    page = done(visitor.open(f"{address}?{SMALL}"))
    end = page.get_by_label("Across: to")
    end.fill("99")
    end.press("Enter")
    expect(page.locator(".md-two-levers .md-answer")).to_contain_text("it can be from 1 to 10")
    end.fill("2")
    end.press("Enter")
    expect(page).to_have_url(re.compile(r"across=party\.arden\.negativity(:|%3A)1(:|%3A)2"))
    done(page)


def test_an_experiment_runs_into_a_result_that_opens_again(address, visitor, home: Path):
    page = visitor.open(f"{address}?{SMALL}")
    expect(page.locator(".md-long-choice").first).to_be_visible()
    page.locator(".md-long-choice").first.click()
    page.get_by_role("option", name="(what_matters)").click()
    expect(page.get_by_text("microdeals sweep what_matters")).to_be_visible()
    page.locator(".md-long-choice").first.click()
    page.get_by_role("option", name=f"({EXPERIMENT})").click()
    page.get_by_role("button", name="Run it").click()
    result = page.locator(f".md-result[data-result={EXPERIMENT}]")
    expect(result).to_be_visible()
    rows = pd.read_parquet(home / "results" / EXPERIMENT / "rows.parquet")
    for label in LABELS:
        number = str(int((rows.label == label).sum()))
        expect(result.locator(f"[data-label={label}]")).to_have_attribute("data-number", number)
    assert read_manifest(home / "results" / EXPERIMENT).n_parts == len(
        Store(home / "results" / EXPERIMENT).finished()
    )
    page.reload()
    expect(result).to_have_attribute("data-pairs", str(len(rows)))
    page.get_by_role("button", name="Make the report").click()
    page.get_by_role("button", name="Save the report").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the report").click()
    assert "<h1>" in download.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
def test_the_page_fits_and_is_for_everybody(
    address, visitor, photograph: Callable[[Page, str], None], size: str
):
    page = done(visitor.open(f"{address}?{SMALL}", viewport=SIZES[size]))
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    photograph(page, f"sweep-{size}")
    assert found_in(page) == []
