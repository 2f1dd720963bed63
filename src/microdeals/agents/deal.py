"""A deal: a thing with a life, from its signing to the day and the reason of its end."""

from collections.abc import Sequence
from typing import NamedTuple

from microdeals.agents.said import status_in_words
from microdeals.conflicts.slots import Slot
from microdeals.day.deal import begin_deal, chances_in, end_deal, forget_yesterday, is_active, promise
from microdeals.day.states import Bond, DealNow, PartyNow
from microdeals.rulebook.conduct import BreachChances
from microdeals.rulebook.events import Status


class Report(NamedTuple):
    """A report that a side broke the deal; ``true`` says whether it did, which nobody in the world knows."""

    day: int
    against: int
    true: bool


class Deal(DealNow):
    """One signed deal, as a decision is asked about it. Sides are 0 and 1.

    ``title``, ``terms`` (of its kind: ``rung``, ``temptation``, ``benefit`` and more), ``signed_on`` and
    ``ended_on`` (days; None while it lasts), ``status`` (a number with a ``name``), ``ending`` (how it ended,
    in words), ``why`` it ended, ``reports`` (each with ``day`` and ``against``), ``detection`` (chance that a
    breach is seen today), ``days_kept``, ``renewals``.

    >>> from microdeals.agents import Party
    >>> class Forgiver(Party):
    ...     def keeps(self, deal: Deal) -> bool:
    ...         return sum(report.against != self.side for report in deal.reports) < 3
    """

    def __init__(self, slot: Slot, day: int, title: str) -> None:
        self.slot = slot
        self.kind = slot.kind
        self.terms = slot.kind.values
        self.title = title
        begin_deal(self, self.terms, day)
        self.started_on = day if self.status == Status.RUNNING else None
        self.ended_on: int | None = None  # type: ignore[assignment]  # for readers: none while it lasts
        self.ended_by: int | None = None
        self.why = ""
        self.reports: list[Report] = []
        self.days_kept = 0
        self.renewals = 0
        self.bonds = (Bond(), Bond())
        """Each side's part in it."""
        for bond in self.bonds:
            bond.bound = False
            bond.believed = bond.kept_ahead = bond.kept_then = bond.misread = 0.0
            bond.signed_at = bond.hoped_then = 0.0
        self.open_day(())

    def bind(self, bound: tuple[bool, bool], parties: Sequence[PartyNow]) -> None:
        """Say who has promised, at the prospects of today."""
        for bond, has_promised, party in zip(self.bonds, bound, parties, strict=True):
            promise(bond, party)
            bond.bound = has_promised

    def open_day(self, draws: tuple[float, ...]) -> None:
        """Forget yesterday; ``draws`` is today's luck: breach and report, for either side."""
        self.draws = draws
        self.detection = self.false_alarm = self.cover = 0.0
        for bond in self.bonds:
            forget_yesterday(bond)
            bond.if_trustworthy = bond.if_exploiting = 0.0

    @property
    def bound(self) -> tuple[bool, bool]:
        """Who has promised."""
        return (self.bonds[0].bound, self.bonds[1].bound)

    @property
    def believed(self) -> list[float]:
        """Each side's estimate of the daily chance that the other breaks this deal."""
        return [bond.believed for bond in self.bonds]

    @property
    def chances(self) -> list[BreachChances]:
        """For each side, the chances of a breach today by both of its types."""
        return [chances_in(bond) for bond in self.bonds]

    @property
    def broke(self) -> list[bool]:
        """Who broke it today."""
        return [bond.broke for bond in self.bonds]

    @property
    def reported(self) -> list[bool]:
        """Who was reported today."""
        return [bond.reported for bond in self.bonds]

    @property
    def is_mutual(self) -> bool:
        """Whether both sides have promised."""
        return self.bonds[0].bound and self.bonds[1].bound

    @property
    def is_active(self) -> bool:
        """Whether it runs, or waits to start."""
        return is_active(self)

    @property
    def sector(self) -> int | None:
        """The sector's place along the front, or None for the whole front."""
        return self.slot.sector if self.slot.sector >= 0 else None

    @property
    def ending(self) -> str:
        """How it ended, in words; empty while it lasts."""
        return "" if self.is_active else status_in_words(self.status)

    def end(self, day: int, status: Status, why: str, by: int | None = None) -> None:
        """Close the deal's life with a reason that a reader can follow."""
        end_deal(self, status, day)
        self.why, self.ended_by = why, by

    def __repr__(self) -> str:
        """Short, for a notebook."""
        return f"<Deal {self.title}: {self.status.words}, signed on day {self.signed_on}>"
