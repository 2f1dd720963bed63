"""Every source that is cited is in docs/references.bib, and every entry there is cited."""

import re
from collections import Counter
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CITING = ("src/**/*.py", "models/**/*.md", "docs/**/*.md")
CITATION = re.compile(r"\[([a-z]+[12][0-9]{3}[a-z]?)\]")
ENTRY = re.compile(r"^@(\w+)\{([^,\s]+),$(.*?)^\}$", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\s*(\w+)\s*=", re.MULTILINE)


def cited() -> dict[str, Path]:
    """Each key that the code and the pages cite, with one place where it stands."""
    files = [file for pattern in CITING for file in CHECKOUT.glob(pattern)]
    return {key: file for file in files for key in CITATION.findall(file.read_text(encoding="utf-8"))}


def entries() -> list[tuple[str, str, str]]:
    """Kind, key and body of each entry. An entry starts and ends at the left margin."""
    return ENTRY.findall((CHECKOUT / "docs" / "references.bib").read_text(encoding="utf-8"))


def test_every_citation_is_in_the_references():
    known = {key for _, key, _ in entries()}
    assert {key: file for key, file in cited().items() if key not in known} == {}


def test_every_reference_is_cited():
    known = {key for _, key, _ in entries()}
    assert known - set(cited()) == set()


def test_every_at_sign_at_the_margin_is_an_entry_that_was_understood():
    text = (CHECKOUT / "docs" / "references.bib").read_text(encoding="utf-8")
    assert len(re.findall("^@", text, re.MULTILINE)) == len(entries()) > 0


def test_every_reference_is_there_once_with_author_title_and_the_year_of_its_key():
    counted = Counter(key for _, key, _ in entries())
    assert {key for key, times in counted.items() if times > 1} == set()
    for _, key, body in entries():
        fields = set(FIELD.findall(body))
        assert {"title", "year"} <= fields, key
        assert fields & {"author", "editor", "organization"}, key
        year = re.search(r"year\s*=\s*[{\"]?(\d{4})", body)
        assert year is not None, key
        assert year[1] in key, key
