"""Every English text, by the file that a language's folder has for it: what a translator is given."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from microdeals import paths
from microdeals.conflicts import reading, titles
from microdeals.conflicts.declared import MEANINGS, meanings
from microdeals.language.plurals import OTHER, forms_of, plural_of, plurals_in
from microdeals.language.signs import LABELS, label_texts
from microdeals.language.texts import flat
from microdeals.language.words import NAME, named
from microdeals.lessons import shipped_lessons
from microdeals.lessons.reading import texts_of_shipped
from microdeals.lessons.texts import named as named_lesson
from microdeals.unknowns.names import NAMES, names

QUESTIONS = "experiments/questions.toml"
"""What questions of experiments are called in a language's folder, one file for all."""


class EnglishFile(NamedTuple):
    """The English of a file of a language: texts by dotted key."""

    name: str
    texts: dict[str, str]
    is_titles: bool = False
    """Whether they are a war's titles, which have to keep to the limits of its file."""

    def wanted(self, code: str) -> dict[str, str]:
        """The English by the keys that a language is asked for: of what is counted, each of its forms."""
        texts: dict[str, str] = {}
        counted = set(plurals_in(self.texts))
        for key, text in self.texts.items():
            plural = plural_of(key)
            if plural is None or plural.text not in counted:
                texts[key] = text
                continue
            for form in forms_of(code):
                english = self.texts.get(f"{plural.text}.{form}", self.texts[f"{plural.text}.{OTHER}"])
                texts.setdefault(f"{plural.text}.{form}", english)
        return texts


def english_files() -> tuple[EnglishFile, ...]:
    """Every file of a language, in the order of their names; empty texts are no texts."""
    found = (*_words(), *_lessons(), *_wars(), *_declared())
    kept = (
        one._replace(texts={key: text for key, text in one.texts.items() if text.strip()}) for one in found
    )
    return tuple(sorted(kept))


def _words() -> Iterator[EnglishFile]:
    for folder in (paths.PACKAGE, paths.room("dashboards")):
        for file in folder.rglob(NAME):
            yield EnglishFile(named(file), dict(flat(tomllib.loads(file.read_text(encoding="utf-8")))))


def _lessons() -> Iterator[EnglishFile]:
    for key in shipped_lessons():
        yield EnglishFile(named_lesson(key), texts_of_shipped(key))


def _wars() -> Iterator[EnglishFile]:
    for name in reading.shipped():
        yield EnglishFile(titles.named(name), titles.titles_of(reading.as_written(name)), True)
        if title := reading.at_table(name):
            yield EnglishFile(titles.named(name, titles.TABLE), {"title": title}, True)


def _declared() -> Iterator[EnglishFile]:
    yield EnglishFile(MEANINGS, meanings())
    yield EnglishFile(LABELS, label_texts())
    yield EnglishFile(NAMES, names())
    yield EnglishFile(QUESTIONS, _questions())


def _questions() -> dict[str, str]:
    """What each shipped experiment asks, by its name."""
    files = sorted(paths.room("experiments").glob("*.toml"))
    asked = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")).get("question", "") for file in files}
    return {name: str(question) for name, question in asked.items()}


def files_in(folder: Path) -> list[str]:
    """Names of the files of texts that a language's folder has."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.toml"))
