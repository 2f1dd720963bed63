"""What agents say of what happens, in the spoken language: ``words.en.toml``."""

from microdeals.language import WordsBeside
from microdeals.rulebook.events import Status

say = WordsBeside(__file__)


def status_in_words(status: Status) -> str:
    """Where a deal is in its life, or how it ended."""
    return say(f"status.{status.name.lower()}")
