"""The table of what ``judge --json`` prints: it names every key, and what intervals are around."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.terminal import typed_here
from microdeals.verdict.files import _deciders
from microdeals.verdict.two_intervals import Decider

PAGE = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("### The JSON of a verdict\n")[2].partition("\n## ")[0]
NAMED = set(re.findall(r"`([a-z_]+)`", SECTION))
ROWS = [line.split(" | ") for line in SECTION.splitlines() if line.startswith("| `")]
QUICK = ("judge", "arden_borea", "--runs", "60", "--days", "20", "--json")
SIDES = {"arden", "borea"}


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    """A verdict with all that one can have."""
    tree: dict[str, Any] = json.loads(typed_here(*QUICK).printed)
    assert tree["shares_as_given"]
    assert tree["deals"]
    return tree


def keys_of(tree: Any) -> Iterator[str]:
    """Every key of it, and those below."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield key
            yield from keys_of(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from keys_of(value)


def test_every_key_is_named_and_every_first_one_has_its_row(drawn: dict[str, Any]):
    deciders = _deciders((Decider("party.arden.trust", "trust", 0.5),))
    assert {*keys_of(drawn), *keys_of(deciders)} - SIDES <= NAMED
    first = {key for row in ROWS for key in re.findall(r"`([a-z_]+)`", row[0])}
    assert drawn.keys() <= first
    assert first - {"luck", "unknown"} <= drawn.keys()
    assert drawn["intervals"].keys() <= NAMED


def test_luck_is_around_the_shares_as_given_and_not_around_the_shares(drawn: dict[str, Any]):
    for label, share in drawn["shares_as_given"].items():
        low, high = drawn["intervals"][label]["luck"]
        assert low <= share <= high
    for label, share in drawn["shares"].items():
        low, high = drawn["intervals"]["shares"][label]
        assert low <= share <= high
    assert "`intervals` LABEL `luck`" in SECTION
    given = json.loads(typed_here(*QUICK, "--as-given", "--no-attribute").printed)
    assert given["shares_as_given"] is given["drawn"] is given["deals"] is given["attribution"] is None
    for label in given["shares"]:
        assert given["intervals"][label] == {"luck": given["intervals"]["shares"][label], "unknown": None}
