"""What people read on a page speaks of people and wars, not of the model's own workshop."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
ROOMS = (CHECKOUT / "dashboards", CHECKOUT / "src" / "microdeals")
TEXTS = sorted(
    file for room in ROOMS for name in ("words.en.toml", "lesson.toml") for file in room.rglob(name)
)
NO_WORDS = {"theory", "measure", "figure", "settings"}  # keys whose values are names, not words

RETIRED = {
    r"\b(share|hundredths?|\d+) of the stake\b": "of the dispute",
    r"\bstake window\b": "window",
    r"\bhundredths of\b": "% of",
    r"\bsides? (has |have )?left\b": "one side pulled out",
    r"(?<!the )\b(leave|leaves|left) (a|the) deals?\b": "pull out of a deal",
    r"\bonly (eased|relieved)\b": "pressure valve",
    r"\bran (its|their) term\b": "ran out",
    r"\bon the whole\b": "on balance",
    r"\bWhich deals did it\b": "Which deals made the difference",
    r"\berred\b": "was wrong",
}
"""Words that no page uses any more, and what it says instead."""


def said(value: object, key: str = "") -> Iterator[str]:
    """Every text under a key."""
    if isinstance(value, str) and key not in NO_WORDS:
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from said(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner, key)


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_no_page_uses_a_word_that_was_retired(file: Path):
    texts = [*said(tomllib.loads(file.read_text(encoding="utf-8")))]
    assert texts
    found = [
        f"{text[:80]!r}: say “{instead}”"
        for text in texts
        for word, instead in RETIRED.items()
        if re.search(word, text, re.IGNORECASE)
    ]
    assert found == []


def test_a_retired_word_would_be_found():
    assert re.search(next(iter(RETIRED)), "The gap is 0.42 of the stake.")


INSIDE = ("rulebook", "day", "ensemble", "theory", "bits", "portable", "arithmetic")
"""Rooms whose texts are for those who read the code: they declare quantities in the equations' words."""


def literals(file: Path) -> Iterator[str]:
    """Every text in a file of code, docstrings and all."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_sentence_in_code_speaks_of_a_share_of_the_stake():
    retired = re.compile(r"\b(shares?|hundredths?|%|\d+) of (the )?stake\b", re.IGNORECASE)
    files = [
        file
        for room in ROOMS
        for file in room.rglob("*.py")
        if not set(file.relative_to(room).parts) & set(INSIDE)
    ]
    assert len(files) > 300
    found = {str(file): text[:80] for file in files for text in literals(file) if retired.search(text)}
    assert found == {}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_an_apostrophe_is_one(file: Path):
    texts = said(tomllib.loads(file.read_text(encoding="utf-8")))
    assert [text for text in texts if re.search(r"[A-Za-z]'[a-z]|s' ", text)] == []


REASONS = sorted(
    file
    for file in (CHECKOUT / "models").rglob("*")
    if file.suffix in {".md", ".toml"} and not file.name.startswith("posterior")
)


@pytest.mark.parametrize("file", REASONS, ids=lambda file: str(file.relative_to(CHECKOUT)))
def test_no_reason_for_a_number_speaks_of_the_stake(file: Path):
    text = file.read_text(encoding="utf-8")
    assert text
    assert re.findall(r"\b\w+ of the stake\b", text) == []
