"""A conflict: everything that one model says about a war, ready for the engines."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from microdeals.conflicts.facts import joint_gain_of
from microdeals.errors import RequestError
from microdeals.rulebook.quantities import (
    Character,
    Commanders,
    Conduct,
    DealKind,
    Front,
    Harm,
    Ladder,
    Meeting,
    Monitors,
    Publics,
    Record,
    Sector,
    Spoiler,
    Talks,
    ThirdParty,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.conflicts.declared import Value
    from microdeals.looks.frames import Frame

T = TypeVar("T")


class Entry(NamedTuple, Generic[T]):
    """One table of a family, such as [deal.prisoner_exchange], with its key and title."""

    key: str
    title: str
    luck_id: int
    """CRC-32 of the key: what this entry draws its luck by, whatever else is in the model."""
    values: T


class Issue(NamedTuple):
    """Something in dispute, and how much each side cares about it."""

    key: str
    title: str
    priorities: tuple[float, float]
    """Scaled, so that each side's priorities over all issues sum to 1."""
    weights: tuple[float, float]
    """The same as the file writes them."""


@dataclass(frozen=True, slots=True, repr=False)
class Conflict:
    """A conflict model, valid as a whole. Side 0 is the first party of the file.

    ``conflict["party.arden.trust"]`` is the value at a path; a notebook completes paths after the bracket.
    """

    name: str
    title: str
    about: str
    """The model in a sentence or two: ``summary`` in the file."""
    start: datetime.date
    horizon_days: int
    fictional: bool
    parties: tuple[Entry[Character], Entry[Character]]
    issues: tuple[Issue, ...]
    conduct: Conduct
    commanders: Commanders
    front: Front
    harm: Harm
    sectors: tuple[Entry[Sector], ...]
    kinds: tuple[Entry[DealKind], ...]
    settlement: DealKind
    monitors: tuple[Entry[Monitors], ...]
    third_parties: tuple[Entry[ThirdParty], ...]
    spoilers: tuple[Entry[Spoiler], ...]
    bilateral: Meeting
    trilateral: Meeting
    envoys: Meeting
    talks: Talks
    ladder: Ladder
    publics: Publics
    record: Record
    source: str = field(default="", compare=False)
    """Where it was loaded from, for messages."""

    @property
    def first_day_of_year(self) -> int:
        """The day of the year (from 1) on which the first day of the model falls."""
        return self.start.timetuple().tm_yday

    @property
    def joint_gain(self) -> float:
        """What trading issues can bring to both sides together, in shares of the dispute (>= 0).

        The sum over issues of the greater priority, minus 1: 0 if both want the same things equally,
        towards 1 if each cares only for what the other does not (logrolling). 0 without issues.
        """
        return joint_gain_of(issue.priorities for issue in self.issues)

    def __getitem__(self, path: str) -> Value:
        """The value at a path, as the file would write it. Raises ConflictError, with the nearest path."""
        from microdeals.conflicts.settings import value_at

        return value_at(self, path)

    def __setitem__(self, path: str, value: Value) -> None:
        """Raise RequestError: a war stays as it is, for results are of it."""
        raise RequestError("a war stays as it is: with_values(war, {path: value}) gives a new one.")

    def _ipython_key_completions_(self) -> list[str]:
        """Every path, for the Tab key after ``conflict["``."""
        from microdeals.conflicts.settings import paths_of

        return paths_of(self)

    def __repr__(self) -> str:
        """What it is called, how long it is, what is in it."""
        from microdeals.conflicts.in_words import sentence_of
        from microdeals.looks.sentence import short

        return short(sentence_of(self))

    def _repr_html_(self) -> str:
        """The same and what is in it, as a small table."""
        from microdeals.conflicts.in_words import rows_of
        from microdeals.looks.html import html_of_rows

        return html_of_rows(repr(self), (), rows_of(self), "Every number: summary().")

    def summary(self) -> Frame:
        """A data frame with a row a parameter, by its path: value, what a file may say, meaning and unit."""
        from microdeals.conflicts.summary import summary_of_conflict

        return summary_of_conflict(self)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw what each kind of deal is worth to who keeps it, and what breaking it for a day gains."""
        from microdeals.conflicts.pictures import plot_conflict

        return plot_conflict(self, ax)
