"""What visitors guessed, by session, so that a reload or another tab finds the guess again."""

from __future__ import annotations

import datetime
import itertools
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from microdeals.documents.tables import ColumnTold, Made, csv_of, dictionary_of
from microdeals.lessons import Guess, Kind, load_lesson
from microdeals.lessons.measures import FIRST_SEED

MOST = 5000
CLASS_TIME = datetime.timedelta(hours=2)
"""Guesses that are older are of another class."""
GUESSES_TOLD = (
    ColumnTold("guest", "pseudonym", "number of the session, or of the group before one screen"),
    ColumnTold("lesson", "key", "key of the lesson"),
    ColumnTold("case", "name", "real or invented: which war the lesson was played with"),
    ColumnTold("kind", "name", "choice: number of an option from 1; dots: worlds of 100; line: values by ;"),
    ColumnTold("guess", "as kind says", "the guess that counted; empty where it was declined"),
    ColumnTold("at_utc", "time", "when it was made, in UTC"),
    ColumnTold("completed", "0 or 1", "1 if the lesson was gone through to its end"),
    ColumnTold("war", "key", "conflict model of the lesson"),
)
COLUMNS = tuple(column.name for column in GUESSES_TOLD)

Name = tuple[str, str, bool]
"""Session, lesson, and whether it is the real war."""


class ToldGuess(NamedTuple):
    """A guess as it is exported. `guest` counts sessions, and groups before one screen; it names nobody."""

    guest: int
    lesson: str
    is_case: bool
    guess: Guess
    at: datetime.datetime
    completed: bool = False
    """Whether the recap was reached."""
    has_seen: bool = False
    """Whether the result was shown to who guessed."""


class Guesses:
    """The last guesses of this server, at most `most`; the oldest are forgotten."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Name, int] = OrderedDict()
        self._told: OrderedDict[int, ToldGuess] = OrderedDict()
        self._guests: OrderedDict[str, int] = OrderedDict()
        self._numbers = itertools.count(1)

    def keep(self, name: Name, guess: Guess) -> Guess:
        """Keep a guess, and give the one that counts: the first, for a result has been seen since."""
        with self._lock:
            if name not in self._kept:
                self._tell(name, guess)
            return self._told[self._kept[name]].guess

    def add(self, name: Name, guess: Guess) -> None:
        """Keep the guess of somebody else before the same screen, unless the result has been seen there."""
        with self._lock:
            number = self._kept.get(name)
            if number is not None and not self._told[number].has_seen:
                added = next(self._numbers)
                self._told[added] = self._told[number]._replace(guest=added, guess=guess, at=_now())
                self._make_room()

    def _tell(self, name: Name, guess: Guess) -> None:
        session, lesson, is_case = name
        number = next(self._numbers)
        guest = self._guests.setdefault(session, number)
        self._kept[name] = number
        self._told[number] = ToldGuess(guest, lesson, is_case, guess, _now())
        self._make_room()

    def _make_room(self) -> None:
        for kept in (self._told, self._guests):
            while len(kept) > self._most:
                kept.popitem(last=False)
        while self._kept and next(iter(self._kept.values())) not in self._told:
            self._kept.popitem(last=False)

    def of(self, name: Name) -> Guess | None:
        """The guess that was made (empty: declined), or None."""
        with self._lock:
            number = self._kept.get(name)
            return None if number is None else self._told[number].guess

    def complete(self, name: Name) -> None:
        """Note that whoever guessed has reached the recap."""
        self._note(name, is_complete=True)

    def see(self, name: Name) -> None:
        """Note that whoever guessed has been shown the result."""
        self._note(name, is_complete=False)

    def _note(self, name: Name, is_complete: bool) -> None:
        with self._lock:
            number = self._kept.get(name)
            if number is not None:
                told = self._told[number]
                self._told[number] = told._replace(has_seen=True, completed=told.completed or is_complete)

    def has_seen(self, name: Name) -> bool:
        """Whether the result was shown to who guessed."""
        with self._lock:
            number = self._kept.get(name)
            return number is not None and self._told[number].has_seen

    def room(self, lesson: str, is_case: bool, now: datetime.datetime | None = None) -> tuple[Guess, ...]:
        """What everybody at this server guessed in a lesson within the time of a class; empty: declined."""
        since = (now or _now()) - CLASS_TIME
        with self._lock:
            return tuple(
                told.guess
                for told in self._told.values()
                if (told.lesson, told.is_case) == (lesson, is_case) and told.at >= since
            )

    def forget(self, name: Name) -> None:
        """Let the next in front of this screen guess; what was guessed stays among those told."""
        with self._lock:
            self._kept.pop(name, None)
            self._guests.pop(name[0], None)

    def told(self) -> list[ToldGuess]:
        """All guesses, in the order in which they were made."""
        with self._lock:
            return list(self._told.values())


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def guesses_csv(told: Sequence[ToldGuess]) -> str:
    """Guesses as tidy CSV, a line each: pseudonyms only, times in UTC, and 1 where the lesson was completed.

    A guess is the number of an option from 1, dots of a hundred, or a line's values by semicolons; empty
    where it was declined.
    """
    return csv_of(COLUMNS, map(_row_of, told), Made("", FIRST_SEED))


def _row_of(row: ToldGuess) -> tuple[str | int, ...]:
    lesson = load_lesson(row.lesson)
    kind = lesson.prediction.kind
    values = [value + 1 for value in row.guess.values] if kind is Kind.CHOICE else row.guess.values
    said = ";".join(f"{value:g}" for value in values)
    case = lesson.case if row.is_case else None
    war = case.conflict if case else next(iter(lesson.settings.values())).conflict
    at = row.at.isoformat(timespec="seconds")
    which = "real" if row.is_case else "invented"
    return f"guest-{row.guest}", row.lesson, which, kind.value, said, at, int(row.completed), war


def columns_csv() -> str:
    """What the columns of the guesses mean, a row each."""
    return dictionary_of({"microdeals-guesses.csv": GUESSES_TOLD})


GUESSES = Guesses()
"""The guesses of this server process."""
