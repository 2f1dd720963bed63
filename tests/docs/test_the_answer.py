"""What the first pages say that the model answers is what it answers today."""

import re
from pathlib import Path

import pytest

import microdeals as md
from microdeals.rulebook.labels import Label
from microdeals.verdict import Verdict
from microdeals.verdict.in_words import labels_of_hundred

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/index.md")
SAID = re.compile(
    r"in (\d+) of 100 wars that fit what we know, small deals brought peace closer within half a year, "
    r"in (\d+) they only spared suffering, in (\d+) they spared suffering and pushed peace away, "
    r"and in (\d+) they changed nothing\. What nobody knows leaves the (\d+) anywhere from (\d+) to (\d+),"
)


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    return md.judge("russia_ukraine_2025")


@pytest.mark.parametrize("page", PAGES)
def test_its_numbers_are_those_of_the_command(verdict: Verdict, page: str):
    text = " ".join((ROOT / page).read_text(encoding="utf-8").split())
    (found,) = SAID.findall(text)
    stones, valves, painkillers, nothing, setbacks = labels_of_hundred(verdict)
    low, high = verdict.intervals[Label.STEPPING_STONE].unknown
    told = (stones, valves, painkillers, nothing, stones, round(100 * low), round(100 * high))
    assert tuple(map(int, found)) == told
    assert setbacks == 0, "no setback is told"
    assert verdict.twins.with_deals.horizon_days == 182, "half a year"
