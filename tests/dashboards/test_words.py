"""Every text of the pages is in the file of words, and nothing else is in it."""

from __future__ import annotations

import datetime
import re
import string
from pathlib import Path

import pytest

from dashboards.words import counted, date, number, text, texts

ROOM = Path(__file__).parents[2] / "dashboards"
CODE = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
ASKED = set(re.findall(r"""(?:text|counted)\(\s*f?"([a-z0-9_.{}-]+)""", CODE)) | set(
    re.findall(r'"(watch\.(?:real|invented))"', CODE)
)


def pattern_of(key: str) -> str:
    """A key as it stands in the code, with what is filled in as any word; counted texts have two forms."""
    return re.sub(r"\\\{.*?\\\}", r"[a-z0-9_.-]+", re.escape(key)) + r"(\.one|\.other)?"


@pytest.mark.parametrize("key", sorted(ASKED))
def test_every_text_that_the_code_asks_for_is_there(key: str):
    assert any(re.fullmatch(pattern_of(key), there) for there in texts())


@pytest.mark.parametrize("key", sorted(texts()))
def test_every_text_is_one(key: str):
    assert texts()[key].strip() == texts()[key] != ""
    names = [name for _, name, _, _ in string.Formatter().parse(texts()[key]) if name is not None]
    assert all(name.isidentifier() for name in names)


def test_a_text_that_there_is_not_is_an_error():
    with pytest.raises(KeyError):
        text("watch.no_such_text")


def test_one_and_many_are_told_apart():
    assert counted("stage.signed", 1) == "1 deal signed"
    assert counted("stage.signed", 0) == "0 deals signed"


@pytest.mark.parametrize(("value", "said"), [(0.375, "0.38"), (-0.104, "−0.10"), (-0.001, "0.00")])
def test_numbers_have_two_decimals_and_a_real_minus(value: float, said: str):
    assert number(value) == said


def test_dates_are_words():
    assert date(datetime.date(2025, 9, 5)) == "5 September 2025"
