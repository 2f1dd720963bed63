"""Nouns with a number, in languages that count otherwise than English."""

from pathlib import Path

import pytest

from cli.terminal import typed_here
from dashboards.words import counted, texts
from language.empty import empty_language, put
from microdeals.language.command import looked_through
from microdeals.language.plurals import FORMS, form_for, forms_of, plural_of, plurals_in
from microdeals.language.sources import english_files
from microdeals.verdict.sentences import counted as counted_of_a_verdict

SIGNED = """[stage.signed]
one = "підписано {n} угоду"
few = "підписано {n} угоди"
many = "підписано {n} угод"
other = "підписано {n} угоди (дріб)"
"""


@pytest.fixture
def ukrainian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """It has four forms."""
    return empty_language("uk", tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", ("one", "other")),
        ("uk", ("one", "few", "many", "other")),
        ("ar", FORMS),
        ("ja", ("other",)),
        ("pt-BR", ("one", "other")),
        ("ar-XB", FORMS),
        ("zz", ("one", "other")),
    ],
)
def test_a_language_has_the_forms_that_unicode_says(code: str, forms: tuple[str, ...]):
    assert forms_of(code) == forms


@pytest.mark.parametrize(
    ("n", "form"), [(0, "many"), (1, "one"), (2, "few"), (5, "many"), (11, "many"), (21, "one"), (104, "few")]
)
def test_ukrainian_counts_by_the_last_digits(n: int, form: str):
    assert form_for(n, "uk") == form


def test_each_number_is_said_in_its_form(ukrainian: Path):
    put(ukrainian, "dashboards/stage/words.toml", SIGNED)
    said = [counted("stage.signed", n) for n in (1, 3, 5, 21, 112)]
    assert said == [
        "підписано 1 угоду",
        "підписано 3 угоди",
        "підписано 5 угод",
        "підписано 21 угоду",
        "підписано 112 угод",
    ]
    assert texts()["stage.signed.plural"] == "uk"  # for pages, which count by it too


def test_a_room_of_the_package_says_the_forms_as_well(ukrainian: Path):
    forms = 'day.one = "{n} день"\nday.few = "{n} дні"\nday.many = "{n} днів"\nday.other = "{n} дня"\n'
    put(ukrainian, "microdeals/verdict/words.toml", f"[count]\n{forms}")
    assert [counted_of_a_verdict("day", n) for n in (1, 2, 182)] == ["1 день", "2 дні", "182 дні"]


def test_what_is_not_translated_is_counted_as_in_english(ukrainian: Path):
    assert [counted("stage.signed", n) for n in (1, 2, 21)] == [
        "1 deal signed",
        "2 deals signed",
        "21 deals signed",
    ]
    put(ukrainian, "dashboards/stage/words.toml", '[stage.signed]\none = "підписано {n} угоду"\n')  # no other
    assert [counted("stage.signed", n) for n in (1, 21)] == ["1 deal signed", "21 deals signed"]


def test_a_translator_is_asked_for_every_form(ukrainian: Path):
    written = (ukrainian / "dashboards/stage/words.toml").read_text(encoding="utf-8")
    for line in ('# one = "{n} deal signed"', '# few = "{n} deals signed"', '# many = "{n} deals signed"'):
        assert line in written
    put(ukrainian, "dashboards/stage/words.toml", SIGNED.replace("many", "# many"))
    assert "stage.signed.many" in looked_through(ukrainian, in_full=True)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('[stage.signed]\ntwo = "x {n}"', "stage.signed.two: there is no such text"),
        ('[stage.signed]\none = "одну угоду"', "is said of 1, 21, 31 … things: it has to tell how many"),
        ('[stage.signed]\nfew = "{m} угоди"', "'m' in braces is not filled in"),
    ],
)
def test_a_form_that_cannot_be_said_is_a_fault(ukrainian: Path, content: str, told: str):
    put(ukrainian, "dashboards/stage/words.toml", content)
    answer = typed_here("words", "check", str(ukrainian))
    assert answer.code == 2
    assert told in answer.errors


def test_english_has_its_two_forms_and_no_other():
    found = [(file, plurals_in(file.texts)) for file in english_files()]
    assert sum(len(counted_texts) for _, counted_texts in found) > 30
    for file, counted_texts in found:
        forms = [plural for key in file.texts if (plural := plural_of(key)) and plural.text in counted_texts]
        assert {plural.form for plural in forms} <= {"one", "other"}, file.name
