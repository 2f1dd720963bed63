"""``microdeals validate`` as a reader types it: a table, JSON, a page, and clean refusals."""

import json
import math
import re
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cli.terminal import Answer, typed, typed_here
from microdeals.evidence import Check, Evidence, Finding, Pattern, load_patterns
from microdeals.evidence.failures import Failures
from microdeals.evidence.in_words import few_told, standing_of, table, tally
from microdeals.evidence.selection import Selection

PAGE = Path(__file__).parents[2] / "docs" / "validation.md"


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> tuple[Answer, Path]:
    """The smallest run, as JSON, and the page it wrote."""
    page = tmp_path_factory.mktemp("report") / "page.html"
    return typed("validate", "--size", "40", "--json", "--report", str(page)), page


def test_json_has_every_pattern_with_its_verdict(answer: tuple[Answer, Path]):
    told = json.loads(answer[0].printed)
    assert [one["id"] for one in told] == [pattern.id for pattern in load_patterns()]
    keys = {"id", "world", "interval", "model", "model_interval", "meets", "held_out", "counts", "judged_by"}
    assert all(set(one) == keys for one in told)
    for one, pattern in zip(told, load_patterns(), strict=True):
        if pattern.judged_by != "spread" and one["model"] is not None:
            least = one["interval"][0] if pattern.judged_by == "interval" else 0.0
            assert one["meets"] == (least <= one["model"] <= one["interval"][1]), one["id"]


POSSIBLE = {"share": (0.0, 1.0), "correlation": (-1.0, 1.0), "difference of shares": (-1.0, 1.0)}


def test_no_interval_is_of_what_cannot_be(answer: tuple[Answer, Path]):
    """The smallest run said -266 to 610 days, shares of 1.05, and 1.000 (1.000 to 1.000)."""
    n_known = 0
    for one, pattern in zip(json.loads(answer[0].printed), load_patterns(), strict=True):
        low, high = one["model_interval"] or (None, None)
        if low is not None:
            n_known += 1
            least, most = POSSIBLE.get(pattern.unit, (0.0, float("inf")))
            assert least <= low < high <= most, pattern.id
    assert n_known > 50


def test_the_tally_says_what_could_not_be_measured():
    one, other = (pattern for pattern in load_patterns() if pattern.fitted and pattern.id in ("D1", "D2"))
    unknown, known = Finding(math.nan, math.nan, math.nan), Finding(0.4, 0.3, 0.5)
    assert "could not" not in tally([Check(one, known), Check(other, known)])
    told = tally([Check(one, known), Check(other, unknown)])
    assert "meets 1 of 2 figures fitted" in told
    assert "1 of these could not be measured in so few worlds, and counts as not met." in told


def test_the_page_stands_by_itself_and_shows_what_fails(answer: tuple[Answer, Path]):
    text = answer[1].read_text(encoding="utf-8")
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, _: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(text)
    assert (tags.count("svg"), tags.count("tr")) == (9, 1 + len(load_patterns()))
    assert not {"script", "link", "img"} & set(tags)
    failing = sum(one["counts"] and not one["meets"] for one in json.loads(answer[0].printed))
    assert 0 < failing == text.count('class="fails"')
    assert all(escape(pattern.why_not) in text for pattern in load_patterns())


def test_a_line_joins_a_course_and_no_kinds_and_each_picture_says_its_unit(answer: tuple[Answer, Path]):
    text = answer[1].read_text(encoding="utf-8")
    pictures = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    kinds = [picture for picture in pictures if "After a cessation" in picture]
    assert len(kinds) == 1
    for picture in pictures:
        is_kinds = picture in kinds
        assert picture.count('stroke-width="2.5"') == (0 if is_kinds else 1)
        assert picture.count("<rect") == (4 if is_kinds else 0)
        assert "share of cases (0 to 1)" in picture or "1 = that of the month before" in picture
    assert all(f">{name}</text>" in kinds[0] for name in ("another", "preliminary", "definitive", "none"))
    assert "<th></th>" not in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--size", "39"], "--size 39: must be a whole number from 40 to 20000."),
        (["--seed", "-1"], "--seed -1: must be a whole number from 0 to 1000000000."),
        (["--report", "page.pdf"], "--report page.pdf: must end in .html or .htm"),
        (["--report", "nowhere/page.html"], "there is no folder nowhere; make it first."),
        (["--ceasefires", "nowhere.csv", "--size", "3"], "--size 3: must be a whole number from 40"),
        (["--ceasefires", "nowhere.csv", "--json"], "--json: goes with the whole of the evidence"),
        (["--ceasefires", "nowhere.csv", "--report", "a.html"], "--report a.html: goes with the whole"),
        (["--ceasefires", "nowhere.csv"], "nowhere.csv: cannot be read: No such file or directory."),
    ],
)
def test_what_cannot_be_done_is_refused_before_the_first_world(words: list[str], told: str, tmp_path: Path):
    refused = typed_here("validate", *words, folder=tmp_path)
    assert (refused.code, refused.printed) == (2, "")
    assert told in refused.errors


def told_of_one(pattern: Pattern, finding: Finding) -> tuple[int, int, int]:
    """How many fail, how many of these reach the world, and how many have no interval."""
    numbers = re.findall(r"\d+", few_told([Check(pattern, finding)], 40))
    return int(numbers[1]), int(numbers[2]), int(numbers[3])


def test_of_few_conflicts_it_is_said_which_failures_may_be_chance():
    """The world: 0.2 to 0.4, or at most 0.4."""
    some = next(pattern for pattern in load_patterns() if pattern.counts)._replace(interval=(0.2, 0.4))
    nan = math.nan
    for judged_by in ("interval", "ceiling"):
        pattern = some._replace(judged_by=judged_by)
        assert told_of_one(pattern, Finding(0.5, 0.39, 0.6)) == (1, 1, 0)
        assert told_of_one(pattern, Finding(0.5, 0.41, 0.6)) == (1, 0, 0)
        assert told_of_one(pattern, Finding(0.5, nan, nan)) == (1, 0, 1)
        assert told_of_one(pattern, Finding(nan, nan, nan)) == (1, 0, 1)
        assert told_of_one(pattern, Finding(0.3, 0.1, 0.6)) == (0, 0, 0)
    assert told_of_one(some._replace(judged_by="interval"), Finding(0.1, 0.0, 0.21)) == (1, 1, 0)
    assert not few_told([Check(some, Finding(0.5, 0.39, 0.6))], 400)


def test_the_page_python_and_the_terminal_say_it(answer: tuple[Answer, Path]):
    told = json.loads(answer[0].printed)
    failing = [one for one in told if one["counts"] and not one["meets"]]
    without = sum(one["model_interval"][0] is None for one in failing)
    page = answer[1].read_text(encoding="utf-8")
    assert (
        f"So few conflicts (40) fail figures by chance: of the {len(failing)} that are not met here" in page
    )
    assert f"and {without} have none. docs/validation.md has 400 conflicts." in page
    checks = tuple(Check(pattern, Finding(math.nan, math.nan, math.nan)) for pattern in load_patterns())
    selection = Selection(1, 1, *[Finding(math.nan, math.nan, math.nan)] * 8)
    few = Evidence(40, 1, checks, (), selection, Failures(0, 0, 0))
    assert "So few conflicts (40) fail figures by chance" in repr(few)
    assert "So few conflicts (40) fail figures by chance" in table(few)
    assert len(repr(few)) < 500
    assert "So few" not in repr(few._replace(size=400)) + table(few._replace(size=400))


def test_the_page_of_the_documents_has_every_pattern_and_a_verdict_that_follows_from_its_figures():
    rows = [line.strip("| ").split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines()]
    table = {row[0]: row for row in rows if len(row) == 8}
    for pattern in load_patterns():
        _, _, _, interval, model, _, verdict, held = table[pattern.id]
        assert held == standing_of(pattern), pattern.id
        if pattern.judged_by == "interval":
            low, high = (float(end) for end in interval.split(" to "))
            near_an_end = min(abs(float(model) - end) for end in (low, high)) <= 0.01 * abs(high)
            assert near_an_end or (verdict == "meets") == (low < float(model) < high), pattern.id
