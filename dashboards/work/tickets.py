"""Questions that pages ask the pool (`pool.py`), and the tickets that they hold meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Executor
from enum import StrEnum
from typing import Generic, NamedTuple, Protocol, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
"""What an answer is: a question of one kind has answers of one kind."""


class AnswerPart(NamedTuple, Generic[T_co]):
    """A step towards an answer: `done` of `total`, with the answer so far where it is worth showing."""

    done: int
    total: int
    answer: T_co | None = None
    may_pause: bool = False
    """Whether others may go first here; after an answer they always may."""

    @property
    def is_pause(self) -> bool:
        """Whether the work may be laid aside now."""
        return (self.may_pause or self.answer is not None) and self.done < self.total


class PoolQuestion(Hashable, Protocol[T_co]):
    """What a page can ask. Equal questions have equal answers."""

    @property
    def patience(self) -> int:
        """0 if somebody looks at an empty place until it is answered; more: after all with less."""
        ...

    def parts(self) -> Iterator[AnswerPart[T_co]]:
        """Do the work, in steps of some hundredths of a second. The last part has the whole answer.

        After any part the work may be given up; where a part may pause it may also be laid aside for
        long, so hold no thread and no lock there.
        """
        ...


class TicketState(StrEnum):
    """What has become of a question."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    """By its page, or because the page asked something else."""
    LEFT = "left"
    """Nobody looked any more."""
    FULL = "full"
    """Not taken on: the queue is full, or this visitor has too many questions open."""
    FAILED = "failed"


OPEN = (TicketState.WAITING, TicketState.RUNNING)


class TicketReport(NamedTuple, Generic[T_co]):
    """How it stands with a question; `answer` is the best so far, `seconds` a forecast of the wait."""

    state: TicketState
    done: int = 0
    total: int = 0
    answer: T_co | None = None
    seconds: float = 0.0
    problem: str = ""


def always() -> bool:
    """For use outside a page: somebody always looks."""
    return True


def nothing() -> None:
    """What somebody does who does not wait for news."""


class Asker(NamedTuple):
    """Who asks: the visitor's `session`, the place on a `page` that shows the answer, whether it is seen."""

    session: str
    page: Hashable
    is_watched: Callable[[], bool] = always


class PoolWork:
    """A question on its way, for all tickets that ask it. Its fields change under the pool's lock."""

    def __init__(self, question: PoolQuestion[object], number: int) -> None:
        self.question = question
        self.tickets: list[Ticket[object]] = []
        self.report: TicketReport[object] = TicketReport(TicketState.WAITING)
        self.has_turn = False
        self.parts: Iterator[AnswerPart[object]] | None = None
        self.told = 0.0
        self._number = number
        self._n_answers = 0

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the queue: the smallest goes first."""
        return (self._n_answers + self.question.patience, self._number)

    def note(self, part: AnswerPart[object]) -> None:
        """Take down how far it is."""
        answer = self.report.answer if part.answer is None else part.answer
        self._n_answers += part.answer is not None
        self.report = TicketReport(TicketState.RUNNING, part.done, part.total, answer)

    def next_parts(self) -> Iterator[AnswerPart[object]]:
        """The parts that are still to come."""
        if self.parts is None:
            self.parts = iter(self.question.parts())
        return self.parts


class TicketOffice(Protocol):
    """What a ticket needs of its pool."""

    def report_of(self, ticket: Ticket[T]) -> TicketReport[T]:
        """How it stands."""
        ...

    def drop(self, ticket: Ticket[object], state: TicketState) -> None:
        """End it early."""
        ...


class Ticket(Generic[T_co]):
    """One page's question. After its end the report stays as it was then."""

    def __init__(
        self, office: TicketOffice, question: PoolQuestion[T_co], asker: Asker, nudge: Callable[[], None]
    ) -> None:
        self.question = question
        self.asker = asker
        self.final: TicketReport[T_co] = TicketReport(TicketState.WAITING)
        """The report once there is no more work for it."""
        self.work: PoolWork | None = None
        self._office = office
        self._nudge = nudge
        self._is_called = False

    @property
    def report(self) -> TicketReport[T_co]:
        """How it stands now."""
        return self._office.report_of(self)

    def cancel(self) -> None:
        """Stop, if it is not over; what was found so far stays in the report."""
        self._office.drop(self, TicketState.STOPPED)

    def call(self, messengers: Executor) -> None:
        """Have the page nudged soon, once however often this is called meanwhile."""
        if not self._is_called:
            self._is_called = True
            messengers.submit(self._deliver)

    def _deliver(self) -> None:
        self._is_called = False
        try:
            self._nudge()
        except Exception:  # one page must not stop others
            log.exception("a page could not show its news of %s", self.question)
