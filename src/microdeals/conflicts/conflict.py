"""A conflict: everything that one model says about a war, ready for the engines."""

import datetime
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from microdeals.conflicts.facts import joint_gain_of
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


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict model, valid as a whole. Side 0 is the first party of the file."""

    name: str
    title: str
    summary: str
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
        """What trading issues can bring to both sides together, in shares of the stake (>= 0).

        The sum over issues of the greater priority, minus 1: 0 if both want the same things equally,
        towards 1 if each cares only for what the other does not (logrolling). 0 without issues.
        """
        return joint_gain_of(issue.priorities for issue in self.issues)
