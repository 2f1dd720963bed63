"""The sentences of a verdict with gaps to fill: commands and pages say it in these words."""

from microdeals.language import WordsBeside
from microdeals.language.signs import at_a_price

say = WordsBeside(__file__)
"""What a verdict says: ``words.en.toml``, in the spoken language."""
SENTENCES = ("worlds", "wars", "who", "they", "few", "first", "then", "price", "range", "both")

PEACE = ("with", "without", "none", "settled", "failed", "won", "ways", "both")


def for_pages() -> dict[str, str | dict[str, str]]:
    """What a page needs to say a verdict, by name; a number comes to it as it is written."""
    peace = {name: say(f"peace.{name}") for name in PEACE}
    days = {
        key: text.replace("{n:,}", "{n}") for key, text in say.texts().items() if key.startswith("count.day.")
    }
    said = {name: say(f"sentence.{name}") for name in SENTENCES}
    return {**said, "at_a_price": at_a_price(), "peace": peace | days}


def counted(key: str, n: int) -> str:
    """A number with its noun: ``counted("day", 182)``."""
    return say.counted(f"count.{key}", n)
