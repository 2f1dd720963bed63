"""What is wrong with a language's folder, and what it leaves to English."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from microdeals.conflicts.titles import longest
from microdeals.documents.problems import in_order, line_of, sentence
from microdeals.documents.reading import read_document
from microdeals.documents.wording import did_you_mean, printable, quoted
from microdeals.errors import LanguageError
from microdeals.language.chosen import FILE, read_language
from microdeals.language.plurals import NUMBER, OTHER, Plural, numbers_with, plural_of
from microdeals.language.sources import EnglishFile, english_files, files_in
from microdeals.language.texts import flat, gaps_in
from microdeals.language.translated import TEXTS


class LanguageChecked(NamedTuple):
    """How far a language is: faults as sentences, and the keys that it leaves to English, by file."""

    code: str
    faults: tuple[str, ...]
    missing: dict[str, tuple[str, ...]]
    n_texts: int
    """Texts that there are in English."""

    @property
    def n_missing(self) -> int:
        """Texts that are said in English."""
        return sum(map(len, self.missing.values()))


def checked(folder: Path) -> LanguageChecked:
    """All about a language's folder. Raises LanguageError for one that cannot be spoken at all."""
    language = read_language(folder)
    files = {file.name: file for file in english_files()}
    there = [name for name in files_in(folder) if name != FILE]
    faults = [
        f"{printable(str(folder / name))}: no such file of texts.{did_you_mean(name, files)}"
        for name in there
        if name not in files
    ]
    missing: dict[str, tuple[str, ...]] = {}
    wanted = {name: file.wanted(language.code) for name, file in files.items()}
    for name, english in files.items():
        said: dict[str, str] = {}
        if name in there:
            try:
                said, found = _read(folder / name, english._replace(texts=wanted[name]), language.code)
                faults += found
            except LanguageError as failed:
                faults += failed.problems
        if left := tuple(key for key in wanted[name] if key not in said):
            missing[name] = left
    return LanguageChecked(language.code, tuple(faults), missing, sum(map(len, wanted.values())))


def _read(file: Path, english: EnglishFile, code: str) -> tuple[dict[str, str], list[str]]:
    document = read_document(file, TEXTS)
    said = dict(flat(document.values))
    found = []
    for key, text in said.items():
        place = tuple(key.split("."))
        line = line_of(place, document.lines)
        found += [
            (line, sentence(document.source, f"{key}: {rule}", line))
            for rule in _rules(key, text, english, code)
        ]
    return said, in_order(found)


def _rules(key: str, said: str, english: EnglishFile, code: str) -> Iterator[str]:
    """The rules that a text breaks."""
    if key not in english.texts:
        yield f"there is no such text.{did_you_mean(key, english.texts)}"
        return
    if not said.strip():
        yield "is empty; leave the key out to have it in English"
        return
    if english.is_titles and len(said) > longest(key):
        yield f"has {len(said)} characters; a title has at most {longest(key)}"
    if english.is_titles and not said.isprintable():
        yield "must stand on one line, without control characters"
    try:
        own, due, may = gaps_in(said), gaps_in(english.texts[key]), gaps_in(english.texts[key])
    except ValueError:
        yield "a brace stands alone; write {{ or }} for a brace"
        return
    if (plural := plural_of(key)) and f"{plural.text}.{OTHER}" in english.texts:
        may |= {NUMBER}
        if (
            len(numbers := numbers_with(plural.form, code)) > 1
            and NUMBER not in own
            and _has_number(english, plural)
        ):
            listed = ", ".join(map(str, numbers[:3]))
            yield f"leaves out '{NUMBER}', and is said of {listed} … things: it has to tell how many"
            due -= {NUMBER}
    if strange := sorted(own - may):
        yield f"{quoted(strange)} in braces is not filled in; English has {quoted(sorted(due)) or 'none'}"
    if lost := sorted(due - own):
        yield f"leaves out {quoted(lost)}, which English has in braces"


def _has_number(english: EnglishFile, plural: Plural) -> bool:
    """Whether a counted text tells its number at all: some tell it elsewhere."""
    return NUMBER in gaps_in(english.texts[f"{plural.text}.{OTHER}"])
