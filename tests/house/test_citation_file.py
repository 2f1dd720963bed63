"""CITATION.cff follows the Citation File Format 1.2.0, and agrees with the package."""

import re
from pathlib import Path

import pytest
import yaml

from microdeals._version import __version__

CHECKOUT = Path(__file__).resolve().parents[2]
# https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md
KEYS = {
    "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers",
    "keywords", "license", "license-url", "message", "preferred-citation", "references", "repository",
    "repository-artifact", "repository-code", "title", "type", "url", "version",
}  # fmt: skip


@pytest.fixture(scope="module")
def citation() -> dict:
    return yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))


def test_it_has_what_the_format_asks_for_and_nothing_else(citation):
    assert {"authors", "cff-version", "message", "title"} <= set(citation) <= KEYS
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in {"dataset", "software"}
    assert all(isinstance(citation[key], str) for key in ("message", "title", "abstract", "version"))
    assert all(isinstance(word, str) for word in citation["keywords"])


def test_its_author_is_an_entity_and_nobody_is_invented(citation):
    assert citation["authors"] == [{"name": "The microdeals developers"}]


def test_its_version_and_licence_are_those_of_the_package(citation):
    assert citation["version"] == __version__
    assert citation["license"] == "MIT"
    assert "MIT License" in (CHECKOUT / "LICENSE").read_text(encoding="utf-8")


def test_the_change_log_has_a_place_for_what_comes_next():
    text = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings[0] == "Unreleased"
    for heading in headings[1:]:
        assert re.fullmatch(r"\[?\d+\.\d+\.\d+\]? - \d{4}-\d{2}-\d{2}", heading), heading
