"""In a language that nobody speaks, nothing plain is left in reports, papers and pages in files."""

import html
import re

import pytest

from cli.terminal import typed_here
from handouts.made_up import findings_for
from language.plain import english_in, outside, plain_words
from microdeals.handouts import as_html, parts_of
from microdeals.language.pseudo import pseudo as accented
from microdeals.lessons import load_lesson
from microdeals.page.command import asked_for
from microdeals.page.html import html_of
from microdeals.page.words import words_spoken

ARDEN = "arden_borea"
REPORTS = [
    ("judge", ARDEN, "--runs", "20", "--no-attribute"),
    ("judge", ARDEN, "--runs", "8", "--as-given"),
    ("run", ARDEN, "--seed", "3"),
    ("run", ARDEN, "--seed", "3", "--drawn", "--log"),
    ("models",),
    ("check", ARDEN),
]


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("words", REPORTS, ids=" ".join)
def test_a_report_has_no_english_in_it(words: tuple[str, ...]):
    answer = typed_here(*words)
    assert answer.code == 0
    assert "⟦" in answer.printed
    assert [line for line in answer.printed.splitlines() if plain_words(line)] == []


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("key", ["bomb", "fog"])
def test_a_handout_has_no_english_in_it_but_its_sources(key: str):
    lesson = load_lesson(key)
    for part in parts_of(lesson, findings_for(lesson)):
        page = as_html(part, "a4").decode()
        assert '<html lang="en-XA" dir="ltr">' in page
        shown = [it.strip() for it in re.findall(r">([^<>]+)<", page.partition("<body>")[2])]
        heard = re.findall(r'aria-label="([^"]*)"', page)
        sources = {text for text in shown if re.search(r"\(\d{4}\):", text)}
        assert len(sources) >= (part.name == "instructor")
        letters = re.compile(r"[A-E]|[+−]|R|B")
        texts = [
            text for text in (*shown, *heard) if text and text not in sources and not letters.fullmatch(text)
        ]
        assert english_in(map(html.unescape, texts)) == []


@pytest.mark.usefixtures("pseudo")
def test_a_page_of_a_war_says_its_language_and_which_way_it_is_written():
    page = html_of(asked_for(ARDEN, as_given=True), words_spoken()).decode()
    assert '<html lang="en-XA" dir="ltr">' in page
    assert "<title>⟦" in page


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Table", ["Table"]),
        (f"{accented('Table')} of all", [f"{accented('Table')} of all"]),
        (accented("Wait for {it}").format(it="peace"), ["⟦Ŵáíţ ƒóŕ peace łøŋ⟧"]),
        (accented("Table"), []),
        (f"{accented('Table')}: 3 ± 2", []),
        (f"{accented('{a} and {b}').format(a=accented('one'), b='2')}", []),
        ("microdeals judge arden_borea --seed 3", []),
    ],
)
def test_english_that_is_left_would_be_found(text: str, left: list[str]):
    assert english_in([text]) == left


def test_a_text_that_was_cut_is_still_of_its_language():
    assert outside("⟦Ŵáţçĥéđ ļíñé …") == outside("…łøŋ⟧") == ""
