"""The words of a room of the package: ``words.en.toml`` beside its code, in the spoken language."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from microdeals import paths
from microdeals.language.chosen import Language, spoken
from microdeals.language.plurals import form_in
from microdeals.language.texts import flat
from microdeals.language.translated import overlaid, translated

NAME = "words.en.toml"


class WordsBeside:
    """What a room says: ``say = WordsBeside(__file__)``, then ``say("peace.none", days=182)``."""

    def __init__(self, beside: str) -> None:
        self.file = Path(beside).with_name(NAME)

    def __call__(self, key: str, **names: object) -> str:
        """A text, with names filled in. Raises KeyError where there is none of that key."""
        text = self.texts()[key]
        return text.format(**names) if names else text

    def counted(self, key: str, n: int, **names: object) -> str:
        """The text for a number, in the form that the spoken language has for it."""
        return form_in(self.texts(), key, n).format(n=n, **names)

    def texts(self) -> dict[str, str]:
        """Every text by its dotted key."""
        return _texts(self.file, spoken())

    def document(self) -> dict[str, Any]:
        """The same as the file has it: tables and lists."""
        return _document(self.file, spoken())


@lru_cache(maxsize=128)
def _texts(file: Path, language: Language) -> dict[str, str]:  # noqa: ARG001 (the cache asks it)
    return translated(named(file), dict(flat(_english(file))))


@lru_cache(maxsize=128)
def _document(file: Path, language: Language) -> dict[str, Any]:  # noqa: ARG001 (the cache asks it)
    found: dict[str, Any] = overlaid(named(file), _english(file))
    return found


def _english(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def named(file: Path) -> str:
    """What a file of words is called in a language's folder: ``microdeals/page/words.toml``."""
    here = file.resolve()
    if here.is_relative_to(paths.PACKAGE / "_shipped"):
        below = here.relative_to(paths.PACKAGE / "_shipped")
    elif here.is_relative_to(paths.PACKAGE):
        below = "microdeals" / here.relative_to(paths.PACKAGE)
    else:
        below = here.relative_to(paths.PACKAGE.parents[1])
    return below.with_name(below.name.replace(".en.", ".")).as_posix()
