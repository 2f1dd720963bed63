"""The fixed words of handouts: every one is in words.en.toml."""

from typing import Any

from microdeals.documents.wording import filled
from microdeals.language import WordsBeside

_WORDS = WordsBeside(__file__)


def words() -> dict[str, Any]:
    """All words, by table and name."""
    return _WORDS.document()


def say(name: str, **names: object) -> str:
    """A text by its dotted name, with names filled in: ``say("card.first.title", first="Arden")``."""
    text = _WORDS(name)
    return filled(text, **names) if names else text


def listed(name: str) -> list[Any]:
    """A list by its dotted name."""
    found: Any = words()
    for part in name.split("."):
        found = found[part]
    return list(found)
