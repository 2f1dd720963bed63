"""What the lesson page says of a lesson and of a guess, in sentences."""

from __future__ import annotations

from dashboards.words import text
from microdeals.documents.wording import filled
from microdeals.lessons import (
    Guess,
    Lesson,
    guess_in_words,
)


def stands_for(lesson: Lesson, own: Lesson) -> str:
    """Who is meant in a lesson's texts when it shows the real war."""
    real, invented = (it.settings["a"].world().parties for it in (lesson, own))
    names = {
        f"{side}_{n}": party.title
        for side, parties in (("real", real), ("invented", invented))
        for n, party in enumerate(parties)
    }
    return filled(text("lessons.case.stands_for"), **names)


def said_of(lesson: Lesson, guess: Guess) -> str:
    """The guess in a line."""
    if not guess.values:
        return text("lessons.guess.declined")
    return text("lessons.guess.made").format(guess=guess_in_words(lesson, guess))
