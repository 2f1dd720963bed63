"""A hook for pages: ask the pool, and show the newest answer while a newer one is on its way."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

import solara
from solara.server import kernel_context

from dashboards.server.presence import is_closed, patient_watcher
from dashboards.work.pool import POOL, Pool
from dashboards.work.tickets import OPEN, Asker, PoolQuestion, Ticket, TicketReport, TicketState

T = TypeVar("T")
Q = TypeVar("Q", bound=PoolQuestion[object])
Q_co = TypeVar("Q_co", bound=PoolQuestion[object], covariant=True)

NOTHING_ASKED: TicketReport[object] = TicketReport(TicketState.STOPPED)


class AnswerOnItsWay(Protocol):
    """What can be said of an answer and done about it, whatever was asked."""

    @property
    def report(self) -> TicketReport[object]:
        """How it stands with what is asked now."""
        ...

    @property
    def has_answer(self) -> bool:
        """Whether there is something to show, be it of an older question."""
        ...

    @property
    def is_stale(self) -> bool:
        """Whether the answer is to an older question than the one asked now."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether a better answer is on its way."""
        ...

    @property
    def cancel(self) -> Callable[[], None]:
        """Stops what is asked now."""
        ...

    @property
    def again(self) -> Callable[[], None]:
        """Asks it once more."""
        ...


@dataclass(frozen=True, eq=False)
class Answered(Generic[Q_co]):
    """A question with the best answer to it so far."""

    question: Q_co
    found: object

    @property
    def answer(self: Answered[PoolQuestion[T]]) -> T:
        """What was found: the question's own kind of answer."""
        return cast("T", self.found)


@dataclass(frozen=True, eq=False)
class PoolAnswer(Generic[Q_co]):
    """What a page can show."""

    report: TicketReport[object]
    known: Answered[Q_co] | None
    """The last answer that there was; its question may be an older one."""
    is_stale: bool
    cancel: Callable[[], None]
    again: Callable[[], None]

    @property
    def answer(self: PoolAnswer[PoolQuestion[T]]) -> T | None:
        """The best answer so far, be it to an older question."""
        return self.known.answer if self.known else None

    @property
    def fresh(self: PoolAnswer[PoolQuestion[T]]) -> T | None:
        """The best answer so far to what is asked now."""
        return cast("T | None", self.report.answer)

    @property
    def has_answer(self) -> bool:
        """Whether there is something to show."""
        return self.known is not None

    @property
    def is_open(self) -> bool:
        """Whether a better answer is on its way."""
        return self.report.state in OPEN


def use_answer(question: Q | None, place: str, pool: Pool = POOL) -> PoolAnswer[Q]:
    """A hook: asks when `question` is a new one, and renders the page again when there is news.

    `place` is where on the page the answer stands; each place has one question at a time. None asks nothing,
    and stops what was asked before.
    """
    context = kernel_context.get_current_context()
    attempt, set_attempt = solara.use_state(0)
    _, set_news = solara.use_state(0)
    news = solara.use_memo(itertools.count, [])
    kept = solara.use_ref(cast("Answered[Q] | None", None))

    def nudge() -> None:
        try:
            with context:  # of this page: the pool's threads belong to none
                if not is_closed(context):
                    set_news(next(news) + 1)
        except Exception:
            if not is_closed(context):  # else it was closed while it was drawn
                raise

    def ask() -> Ticket[object] | None:
        asker = Asker(context.session_id, (context.id, place), is_watched)
        return pool.ask(question, asker, nudge) if question is not None else None

    is_watched = solara.use_memo(patient_watcher, [])
    ticket = solara.use_memo(ask, [question, attempt])
    solara.use_effect(lambda: lambda: _stop(ticket), [ticket])  # when another question, or none, is asked
    report = ticket.report if ticket else NOTHING_ASKED
    if report.answer is not None and question is not None:
        kept.current = Answered(question, report.answer)
    is_stale = kept.current is not None and kept.current.question != question
    return PoolAnswer(
        report, kept.current, is_stale, lambda: _stop(ticket, nudge), lambda: set_attempt(attempt + 1)
    )


def _stop(ticket: Ticket[object] | None, nudge: Callable[[], None] | None = None) -> None:
    if ticket:
        ticket.cancel()
    if nudge:
        nudge()
