"""What is still plain English in a language whose every letter has an accent, and what may be."""

import re
from collections.abc import Iterable

from microdeals.language.pseudo import CLOSES, OPENS

NAMES = {
    "microdeals", "judge", "run", "csv", "json", "html", "svg", "pdf", "png", "toml", "doi", "org", "seed",
    "runs", "set", "as-given", "docs", "unknowns",
}  # fmt: skip
"""Commands, options, formats and files: they are typed, and the same in every language."""
TYPED = re.compile(
    r"(?:https?://\S+|\b[\w-]+(?:[./_][\w-]+)+\b|--[a-z-]+|\b[A-Z]{2,}[A-Z0-9-]*\b|\b[a-z0-9]+_\w+\b|\b[0-9a-f]{12,64}\b"
    r"|\b[a-z]+(?:19|20)\d\d\b)"
)
"""Addresses, paths, keys with a dot or a line in them, options, codes in capitals, digests, literature."""
PLAIN = re.compile(r"[A-Za-z]{2,}")


def plain_words(text: str) -> list[str]:
    """Words in plain letters that are no names: English that is in no file of a language."""
    return [word for word in PLAIN.findall(TYPED.sub(" ", text)) if word.lower() not in NAMES]


def outside(text: str) -> str:
    """What of a text stands in no brackets; where a text is only the beginning or end of one, nothing."""
    kept, depth = [], 0
    if text.count(CLOSES) > text.count(OPENS):
        text = OPENS * (text.count(CLOSES) - text.count(OPENS)) + text
    for letter in text:
        depth += (letter == OPENS) - (letter == CLOSES)
        if not depth and letter != CLOSES:
            kept.append(letter)
    return "".join(kept)


def english_in(texts: Iterable[str]) -> list[str]:
    """Texts with something in them that no file of the language said."""
    found = []
    for text in dict.fromkeys(texts):
        letters = re.search(r"[^\W\d_]{2,}", " ".join(re.findall(r"\S+", TYPED.sub(" ", outside(text)))))
        is_name = letters and letters[0].lower() in NAMES
        if plain_words(text) or (letters and not is_name):
            found.append(text)
    return found
