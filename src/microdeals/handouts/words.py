"""The fixed words of handouts: every one is in words.en.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from microdeals.documents.wording import filled

FILE = Path(__file__).with_name("words.en.toml")


@cache
def words() -> dict[str, Any]:
    """All words, by table and name."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def say(name: str, **names: object) -> str:
    """A text by its dotted name, with names filled in: ``say("card.first.title", first="Arden")``."""
    found: Any = words()
    for part in name.split("."):
        found = found[part]
    return filled(str(found), **names) if names else str(found)


def listed(name: str) -> list[Any]:
    """A list by its dotted name."""
    found: Any = words()
    for part in name.split("."):
        found = found[part]
    return list(found)
