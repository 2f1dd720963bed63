"""A second language is a folder of files, and what is wrong with one is told with file, key and line."""

import tomllib
from pathlib import Path

import pytest

from cli.terminal import typed_here
from dashboards.words import text
from language.empty import empty_language, put
from microdeals.conflicts import digest, load, value_at, with_values
from microdeals.errors import LanguageError
from microdeals.game.table_wars import CLASSROOM, load_war
from microdeals.language import ENGLISH, VARIABLE, spoken
from microdeals.language.chosen import language_at
from microdeals.language.command import looked_through
from microdeals.language.pseudo import pseudo as accented
from microdeals.language.signs import SIGNS
from microdeals.language.sources import english_files
from microdeals.language.texts import gaps_in
from microdeals.lessons import load_lesson, shipped_lessons
from microdeals.paths import room
from microdeals.rulebook.labels import Label

ARDEN = "arden_borea"


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return empty_language("de", tmp_path, monkeypatch)


def test_without_a_choice_english_is_spoken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert spoken() == ENGLISH
    assert text("site.page.first") == "Start"


def test_a_folder_that_was_begun_has_every_text_behind_a_mark_and_leaves_all_to_english(german: Path):
    assert text("site.page.first") == "Start"
    for file in english_files():
        lines = (german / file.name).read_text(encoding="utf-8").splitlines()
        assert sum(line.startswith("# ") for line in lines) == len(file.texts)
        assert tomllib.loads("\n".join(line.removeprefix("# ") for line in lines))
    assert "de): 0 of" in looked_through(german)


def test_what_is_translated_is_said_and_the_rest_is_english(german: Path):
    put(german, "dashboards/words.toml", '[site.page]\nfirst = "Anfang"\n')
    assert (text("site.page.first"), text("site.page.watch")) == ("Anfang", "Watch")
    put(german, "microdeals/rulebook/labels.toml", '[painkiller]\nname = "Schmerzmittel"\n')
    assert SIGNS[Label.PAINKILLER].name == "Schmerzmittel"
    assert SIGNS[Label.SETBACK].name == "setback"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("dashboards/words.toml", '[site.page]\nfrist = "x"', "frist: there is no such text. Did you mean"),
        ("dashboards/words.toml", '[span]\none = "{m} Tag"', "'m' in braces is not filled in; English"),
        ("dashboards/words.toml", '[span]\none = "ein Tag"', "leaves out 'n', which English has in braces"),
        ("dashboards/words.toml", '[span]\none = "{n Tag"', "span.one: a brace stands alone"),
        ("dashboards/words.toml", '[site]\nskip = " "', "site.skip: is empty"),
        ("dashboards/words.toml", "[site", "not valid TOML"),
        ("dashboards/wrods.toml", "", "no such file of texts. Did you mean 'dashboards/words.toml'?"),
        (f"models/{ARDEN}/conflict.toml", f'[party.arden]\ntitle = "{"x" * 121}"', "a title has at most 120"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file(german: Path, name: str, content: str, told: str):
    put(german, name, content)
    answer = typed_here("words", "check", str(german))
    assert (answer.code, answer.printed) == (2, "")
    assert name in answer.errors
    assert told in answer.errors


def test_a_fault_is_told_with_its_line_and_never_breaks_a_page(german: Path):
    put(german, "dashboards/words.toml", '[site.page]\nwatch = "Schau"\n\n[span]\none = "{m} Tag"\n')
    assert (text("site.page.watch"), text("span.one")) == ("Schau", "{n} day")
    with pytest.raises(LanguageError, match=r"span\.one: .*\(line 5\)"):
        looked_through(german)


@pytest.mark.parametrize("asked", ["nowhere", "/", "de\0"])
def test_a_language_that_is_not_there_is_one_sentence(asked: str):
    with pytest.raises(LanguageError, match=r"neither one of 'en' nor a folder with a language\.toml"):
        language_at(asked)


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ('code = "x y"', "must be a language's tag"),
        ('code = "fa"\ndirection = "up"', "must be one of 'ltr', 'rtl'"),
        ("", "empty. It needs at least a code"),
    ],
)
def test_what_a_language_says_of_itself_is_checked(tmp_path: Path, about: str, told: str):
    put(tmp_path, "language.toml", about)
    answer = typed_here("--language", str(tmp_path), "models")
    assert (answer.code, answer.printed) == (2, "")
    assert told in answer.errors


def test_a_folder_is_not_written_over_unless_that_is_asked_for(german: Path):
    refused = typed_here("words", "new", str(german), "--code", "de")
    assert (refused.code, "--force" in refused.errors) == (2, True)
    assert typed_here("words", "new", str(german), "--code", "de", "--force").code == 0


def test_a_war_keeps_its_digest_and_its_own_titles_stay_where_they_are(
    german: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    own = (room("models") / ARDEN / "conflict.toml").read_text(encoding="utf-8")
    (tmp_path / ARDEN).mkdir()
    put(tmp_path / ARDEN, "conflict.toml", own)
    put(german, f"models/{ARDEN}/conflict.toml", '[party.arden]\ntitle = "Ardenland"\n')
    put(german, f"models/{ARDEN}/table.toml", 'title = "Am Tisch"\n')
    told, of_a_user = load(ARDEN), load(tmp_path / ARDEN)
    assert [told.parties[0].title, of_a_user.parties[0].title] == ["Ardenland", "Arden"]
    changed = with_values(told, {"party.arden.trust": 0.3})
    at_table = load_war(CLASSROOM)
    assert (at_table.title, at_table.parties[0].title) == ("Am Tisch", "Ardenland")
    digests = digest(told), digest(changed), digest(at_table)
    monkeypatch.delenv(VARIABLE)
    english = load(ARDEN)
    set_too = digest(with_values(english, {"party.arden.trust": 0.3}))
    assert digests == (digest(english), set_too, digest(load_war(CLASSROOM)))
    assert value_at(changed, "party.arden.trust") == 0.3


@pytest.mark.parametrize("key", shipped_lessons())
def test_a_lesson_is_the_same_but_for_its_texts(
    key: str, pseudo_folder: Path, monkeypatch: pytest.MonkeyPatch
):
    english = load_lesson(key)
    monkeypatch.setenv(VARIABLE, str(pseudo_folder))
    told = load_lesson(key)
    assert told.title == accented(english.title)
    assert told.hook == tuple(map(accented, english.hook))
    assert [claim.says for claim in told.claim] == [accented(claim.says) for claim in english.claim]
    assert told.kept == english.kept
    assert told.lesson.sources == english.lesson.sources
    assert told.lever.paths == english.lever.paths
    kinds = [{name: it.of for name, it in lesson.measure.items()} for lesson in (told, english)]
    assert kinds[0] == kinds[1]
    for setting in english.setting:
        assert told.set_in(setting) == english.set_in(setting)


def test_pseudo_text_keeps_gaps_and_edges_and_is_a_third_longer():
    said = accented("  In {n} of {of:,} worlds ")
    assert gaps_in(said) == {"n", "of"}
    assert "{of:,}" in said
    assert said.startswith("  ⟦")
    assert said.endswith("⟧ ")
    assert said.format(n=1, of=2).count("ł") >= 1
    for english in ("word", "a sentence of several words"):
        assert 1.25 < (len(accented(english)) - len("⟦⟧")) / len(english) < 1.8
