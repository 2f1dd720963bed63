"""English texts with those of the spoken language laid over them."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from microdeals.documents.reading import FileSort, read_document
from microdeals.errors import LanguageError
from microdeals.language.chosen import Language, spoken
from microdeals.language.plurals import OTHER, RULE, forms_said, plural_of, plurals_in
from microdeals.language.texts import flat, gaps_in, put_in

TEXTS = FileSort("a file of texts", 1_000_000, LanguageError)


def translated(name: str, english: Mapping[str, str]) -> dict[str, str]:
    """English texts by key, each in the spoken language where its file ``name`` has it.

    A text with a gap that English does not fill is left out: it is the check that tells of it, not a
    page that breaks. Raises LanguageError for a file that cannot be read.
    """
    language = spoken()
    said = texts_of(language, name)
    if not said:
        return dict(english)
    one_by_one = {
        key: said[key] if key in said and fits(said[key], text) else text for key, text in english.items()
    }
    return _with_plurals(one_by_one, english, said, language.code)


def _with_plurals(
    texts: dict[str, str], english: Mapping[str, str], said: Mapping[str, str], code: str
) -> dict[str, str]:
    """A counted text is in one language, all its forms, for each language counts by a rule of its own."""
    for key in plurals_in(english):
        own = {
            form: text
            for form, text in forms_said(key, said, code)
            if form == f"{key}.{RULE}" or fits(text, english[f"{key}.{OTHER}"])
        }
        left = own if f"{key}.{OTHER}" in own else {it: english[it] for it in english if _is_form(it, key)}
        texts = {it: text for it, text in texts.items() if not _is_form(it, key)} | left
    return texts


def _is_form(key: str, of: str) -> bool:
    plural = plural_of(key)
    return plural is not None and plural.text == of


def overlaid(name: str, document: Any, is_text: Callable[[str], bool] = lambda _: True) -> Any:
    """A document with its texts in the spoken language. ``is_text`` tells by key what is one."""
    if spoken().folder is None:
        return document
    return put_in(document, translated(name, {key: text for key, text in flat(document) if is_text(key)}))


def texts_of(language: Language, name: str) -> Mapping[str, str]:
    """The texts of a language's file by key, none where there is no such file. Raises LanguageError."""
    file = language.folder / name if language.folder else None
    if file is None or not file.is_file():
        return {}
    return _texts_in(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _texts_in(file: Path, changed: int) -> Mapping[str, str]:  # noqa: ARG001 (the cache asks it)
    return dict(flat(read_document(file, TEXTS).values))


def fits(said: str, english: str) -> bool:
    """Whether a translation can be said in place of the English: it has text, and no gap of its own."""
    try:
        return bool(said.strip()) and gaps_in(said) <= gaps_in(english)
    except ValueError:
        return False
