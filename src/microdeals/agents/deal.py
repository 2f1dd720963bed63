"""A deal: a thing with a life, from its signing to the day and the reason of its end."""

from enum import Enum
from typing import NamedTuple

from microdeals.conflicts.slots import Slot
from microdeals.rulebook.conduct import BreachChances
from microdeals.rulebook.quantities import N_SIDES


class Status(Enum):
    """Where a deal is in its life."""

    WAITING = "waiting for quiet"
    RUNNING = "running"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed before it began"
    SUPERSEDED = "superseded by the settlement"


class Report(NamedTuple):
    """A report that a side broke the deal; ``true`` says whether it did, which nobody in the world knows."""

    day: int
    against: int
    true: bool


class Deal:
    """One signed deal. Sides are 0 and 1; ``bound`` says who has promised."""

    def __init__(self, slot: Slot, day: int, bound: tuple[bool, bool], title: str) -> None:
        self.slot = slot
        self.kind = slot.kind
        self.terms = slot.kind.values
        self.title = title
        self.bound = bound
        self.signed_on = day
        self.started_on: int | None = None
        self.until = day + self.terms.term_days
        self.ended_on: int | None = None
        self.ended_by: int | None = None
        self.status = Status.WAITING if self.terms.quiet_days > 0 else Status.RUNNING
        self.why = ""
        self.reports: list[Report] = []
        self.days_kept = 0
        self.renewals = 0
        self.believed = [0.0] * N_SIDES
        """Each side's estimate of the daily chance that the other breaks this deal."""
        self.forget_yesterday()
        if self.status is Status.RUNNING:
            self.started_on = day

    def forget_yesterday(self) -> None:
        """Clear what belongs to one day only."""
        self.draws: tuple[float, ...] = ()
        self.detection = 0.0
        self.false_alarm = 0.0
        self.cover = 0.0
        self.chances = [BreachChances(0.0, 0.0)] * N_SIDES
        self.broke = [False] * N_SIDES
        self.reported = [False] * N_SIDES

    @property
    def is_mutual(self) -> bool:
        """Whether both sides have promised."""
        return self.bound[0] and self.bound[1]

    @property
    def is_active(self) -> bool:
        """Whether it runs, or waits to start."""
        return self.status in (Status.WAITING, Status.RUNNING)

    @property
    def sector(self) -> int | None:
        """The sector's place along the front, or None for the whole front."""
        return self.slot.sector if self.slot.sector >= 0 else None

    @property
    def ending(self) -> str:
        """How it ended, in words; empty while it lasts."""
        return "" if self.is_active else self.status.value

    def end(self, day: int, status: Status, why: str, by: int | None = None) -> None:
        """Close the deal's life with a reason that a reader can follow."""
        self.ended_on, self.status, self.why, self.ended_by = day, status, why, by

    def __repr__(self) -> str:
        """Short, for a notebook."""
        return f"<Deal {self.title}: {self.status.value}, signed on day {self.signed_on}>"
