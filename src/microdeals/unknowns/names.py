"""What numbers that nobody knows are called: their keys in words, or as the spoken language says."""

import tomllib

from microdeals import paths
from microdeals.language import spoken
from microdeals.language.translated import fits, texts_of

NAMES = "models/unknowns.toml"
"""What the names are called in a language's folder, one file for all shipped wars."""


def called(key: str) -> str:
    """The name of ``[unknown.<key>]`` for a reader.

    >>> called("rate_of_breaches")
    'rate of breaches'
    """
    english = key.replace("_", " ")
    said = texts_of(spoken(), NAMES).get(key, english)
    return said if fits(said, english) else english


def names() -> dict[str, str]:
    """Every name in English, by its key, of the shipped wars."""
    found: dict[str, str] = {}
    for file in sorted(paths.room("models").glob("*/unknowns.toml")):
        keys = tomllib.loads(file.read_text(encoding="utf-8")).get("unknown", {})
        found |= {key: key.replace("_", " ") for key in keys}
    return found
