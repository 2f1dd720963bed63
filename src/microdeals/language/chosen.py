"""Which language is spoken: the one that ``MICRODEALS_LANGUAGE`` names, English without it."""

import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from microdeals.documents.reading import FileSort, read_document
from microdeals.documents.wording import quoted, shown
from microdeals.errors import LanguageError

VARIABLE = "MICRODEALS_LANGUAGE"
FILE = "language.toml"
LANGUAGE = FileSort("the file of a language", 10_000, LanguageError, least="It needs at least a code.")
DIRECTIONS = ("ltr", "rtl")
SHIPPED = Path(__file__).with_name("shipped")
"""Languages that come with microdeals, a folder each; English is in none."""
LONGEST = 35
"""Letters of a language's code, as of a tag of BCP 47 in practice."""


class Language(NamedTuple):
    """A language: its tag for pages (BCP 47), its own name, which way it is written, and its folder."""

    code: str
    name: str
    direction: str
    folder: Path | None
    """None: English, which stands beside the code."""


ENGLISH = Language("en", "English", "ltr", None)


def spoken() -> Language:
    """The language of this process and those that it starts. Raises LanguageError if it is not there."""
    return language_at(os.environ.get(VARIABLE, ""))


@lru_cache(maxsize=8)
def language_at(asked: str) -> Language:
    """A language by the code of a shipped one, or by its folder. Raises LanguageError with a way out."""
    if asked in ("", ENGLISH.code):
        return ENGLISH
    folder = SHIPPED / asked if asked in shipped() else Path(asked)
    if not (folder / FILE).is_file():
        known = quoted((ENGLISH.code, *shipped()))
        raise LanguageError(
            [
                f"language {shown(asked)}: neither one of {known} nor a folder with a {FILE}."
                " 'microdeals words new FOLDER' begins one."
            ]
        )
    return read_language(folder)


def shipped() -> tuple[str, ...]:
    """Codes of the languages that come with microdeals beside English."""
    return tuple(sorted(file.parent.name for file in SHIPPED.glob(f"*/{FILE}")))


def read_language(folder: Path) -> Language:
    """What a folder says of its language. Raises LanguageError with every problem."""
    document = read_document(folder / FILE, LANGUAGE)
    code, direction = document.values.get("code"), document.values.get("direction", DIRECTIONS[0])
    name = document.values.get("name", code)
    problems = []
    if not (
        isinstance(code, str) and code.replace("-", "").isalnum() and code.isascii() and len(code) <= LONGEST
    ):
        problems.append(f'{document.source}, code = {shown(code)}: must be a language\'s tag such as "uk".')
    if direction not in DIRECTIONS:
        problems.append(
            f"{document.source}, direction = {shown(direction)}: must be one of {quoted(DIRECTIONS)}."
        )
    if not isinstance(name, str):
        problems.append(f"{document.source}, name = {shown(name)}: must be the language's own name.")
    if problems:
        raise LanguageError(problems)
    return Language(str(code), str(name), str(direction), folder.resolve())
