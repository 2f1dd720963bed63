"""What visitors guessed, by session, so that a reload or another tab finds the guess again."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict

from microdeals.lessons import Guess, Kind, Lesson

MOST = 5000

Name = tuple[str, str, bool]
"""Session, lesson, and whether it is the real war."""


class Guesses:
    """The last guesses of this server, at most `most`; the oldest are forgotten."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Name, Guess] = OrderedDict()

    def keep(self, name: Name, guess: Guess) -> Guess:
        """Keep a guess, and give the one that counts: the first, for a result has been seen since."""
        with self._lock:
            first = self._kept.setdefault(name, guess)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            return first

    def of(self, name: Name) -> Guess | None:
        """The guess that was made (empty: declined), or None."""
        with self._lock:
            return self._kept.get(name)

    def forget(self, name: Name) -> None:
        """Let the next in front of this screen guess."""
        with self._lock:
            self._kept.pop(name, None)


GUESSES = Guesses()
"""The guesses of this server process."""


def is_possible(lesson: Lesson, guess: Guess) -> bool:
    """Whether a guess answers the lesson's question: its kind, number and range."""
    asked, values = lesson.prediction, guess.values
    if not all(math.isfinite(value) for value in values):
        return False
    if asked.kind is Kind.CHOICE:
        return len(values) == 1 and values[0] in range(len(asked.options))
    if asked.kind is Kind.DOTS:
        return len(values) == 1 and values[0] in range(101)
    measure = lesson.asked
    return len(values) == len(asked.days) and all(measure.low <= it <= measure.high for it in values)
