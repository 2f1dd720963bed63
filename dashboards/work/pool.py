"""The one pool in which all pages do ensemble work: bounded, fair, and only for those who still look.

    ticket = POOL.ask(question, Asker(session, page, is_watched), nudge)
    ticket.report        # always the newest: state, how far, the best answer so far
    ticket.cancel()

A page has one question at a time: a new one takes the place of the last. The same question of many pages is
worked on once, and its answer is kept for those who ask later. Whoever has no answer yet goes before
whoever waits for a better one; then first come, first served. `nudge()` says that there is something new in
the report; because the page then reads the newest, an older answer cannot overwrite a newer one.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar, cast

from dashboards.work.tickets import (
    AnswerPart,
    Asker,
    PoolQuestion,
    PoolWork,
    Ticket,
    TicketReport,
    TicketState,
    nothing,
)
from microdeals.errors import MicrodealsError
from microdeals.processors import processors

log = logging.getLogger(__name__)

T = TypeVar("T")

SECONDS_BETWEEN_NUDGES = 0.25
"""Progress is told no more often; answers are told at once."""
SECONDS_BETWEEN_FORECASTS = 1.0
"""Those who wait in the queue hear anew how long, no more often than this."""
MESSENGERS = 4
"""Threads that only nudge: a page that is slow to draw keeps nobody's answer waiting."""

QuestionKey = tuple[type[PoolQuestion[object]], PoolQuestion[object]]
"""Two questions of different kinds may be equal as tuples."""


def key_of(question: PoolQuestion[object]) -> QuestionKey:
    """What equal questions have in common."""
    return (type(question), question)


class PoolRoom(NamedTuple):
    """How much a pool takes on: questions at once, those of one visitor, and answers kept for later."""

    questions: int = 200
    per_session: int = 6
    remembered: int = 64


ROOM = PoolRoom()


class Pool:
    """Some threads (as many as cores if None), a queue, and the answers of late."""

    def __init__(self, threads: int | None = None, room: PoolRoom = ROOM) -> None:
        self.threads = threads or processors()
        self._room = room
        self._lock = threading.RLock()
        self._turns = ThreadPoolExecutor(self.threads, thread_name_prefix="pool")
        self._messengers = ThreadPoolExecutor(MESSENGERS, thread_name_prefix="messenger")
        self._numbers = itertools.count()
        self._works: dict[QuestionKey, PoolWork] = {}
        self._queue: list[tuple[tuple[int, int], PoolWork]] = []
        self._seats: dict[Hashable, Ticket[object]] = {}
        self._remembered: OrderedDict[QuestionKey, TicketReport[object]] = OrderedDict()
        self._seconds_a_turn = 0.2
        self._forecast = 0.0
        self._is_over = False  # the process ends, and threads take no more work

    def ask(self, question: PoolQuestion[T], asker: Asker, nudge: Callable[[], None] = nothing) -> Ticket[T]:
        """Ask; never waits. What the same page asked before is stopped."""
        ticket = Ticket(self, question, asker, nudge)
        with self._lock:
            if former := self._seats.get(asker.page):
                self.drop(former, TicketState.STOPPED)
            if known := self._remembered.get(key_of(question)):
                self._remembered.move_to_end(key_of(question))
                ticket.final = cast("TicketReport[T]", known)  # as the key says
            elif self._is_full(question, asker):
                ticket.final = TicketReport(TicketState.FULL, seconds=self._seconds_for(len(self._works)))
            else:
                self._seats[asker.page] = ticket
                ticket.work = self._work_on(question)
                ticket.work.tickets.append(ticket)
        return ticket

    def report_of(self, ticket: Ticket[T]) -> TicketReport[T]:
        """How it stands with a ticket."""
        with self._lock:
            if not ticket.work:
                return ticket.final
            report, place = cast("TicketReport[T]", ticket.work.report), ticket.work.place
            if report.state is not TicketState.WAITING:
                return report
            ahead = sum(work.place < place for work in self._works.values())
            return report._replace(seconds=self._seconds_for(ahead + 1))

    def drop(self, ticket: Ticket[object], state: TicketState) -> None:
        """Take a ticket off its work, which ends when nobody is left who wants it."""
        with self._lock:
            work = ticket.work
            if not work:
                return
            self._end(ticket, work.report._replace(state=state))
            work.tickets.remove(ticket)
            if not work.tickets and not work.has_turn:
                self._forget(work)

    def _is_full(self, question: PoolQuestion[object], asker: Asker) -> bool:
        own = sum(ticket.asker.session == asker.session for ticket in self._seats.values())
        is_new = key_of(question) not in self._works
        return own >= self._room.per_session or (is_new and len(self._works) >= self._room.questions)

    def _seconds_for(self, turns: int) -> float:
        return turns * self._seconds_a_turn / self.threads

    def _work_on(self, question: PoolQuestion[object]) -> PoolWork:
        work = self._works.get(key_of(question))
        if not work:
            work = self._works[key_of(question)] = PoolWork(question, next(self._numbers))
            self._queue_up(work)
        return work

    def _queue_up(self, work: PoolWork) -> None:
        work.has_turn = False
        heapq.heappush(self._queue, (work.place, work))
        self._unless_over(lambda: self._turns.submit(self._turn))

    def _end(self, ticket: Ticket[object], report: TicketReport[object]) -> None:
        ticket.final = report
        ticket.work = None
        if self._seats.get(ticket.asker.page) is ticket:
            del self._seats[ticket.asker.page]

    def _forget(self, work: PoolWork) -> None:
        if self._works.get(key_of(work.question)) is work:
            del self._works[key_of(work.question)]
        work.parts = None

    def _turn(self) -> None:
        """Bring the first in the queue to its next answer or pause."""
        with self._lock:
            _, work = heapq.heappop(self._queue)
            if self._works.get(key_of(work.question)) is not work:
                return
            work.has_turn = True
        began = time.monotonic()
        try:
            self._advance(work)
        except MicrodealsError as problem:
            self._finish(work, work.report._replace(state=TicketState.FAILED, problem=str(problem)))
        except Exception as problem:
            log.exception("a question failed: %s", work.question)
            said = f"{type(problem).__name__}: {problem}"
            self._finish(work, work.report._replace(state=TicketState.FAILED, problem=said))
        self._learn(time.monotonic() - began)

    def _advance(self, work: PoolWork) -> None:
        if not self._is_wanted(work):
            return
        for part in work.next_parts():
            self._note(work, part)
            if not self._is_wanted(work):
                return
            if part.is_pause:
                with self._lock:
                    self._queue_up(work)
                return
        self._finish(work, work.report._replace(state=TicketState.DONE))

    def _is_wanted(self, work: PoolWork) -> bool:
        """Whether somebody still looks; else the work is given up."""
        for ticket in list(work.tickets):
            if self._is_over or not ticket.asker.is_watched():
                self.drop(ticket, TicketState.LEFT)
                self._call([ticket])
        with self._lock:
            if not work.tickets:
                self._forget(work)
            return bool(work.tickets)

    def _note(self, work: PoolWork, part: AnswerPart[object]) -> None:
        with self._lock:
            work.note(part)
            now = time.monotonic()
            if part.answer is not None or now - work.told >= SECONDS_BETWEEN_NUDGES:
                work.told = now
                self._call(work.tickets)

    def _finish(self, work: PoolWork, report: TicketReport[object]) -> None:
        with self._lock:
            self._forget(work)
            if report.state is TicketState.DONE:
                self._remembered[key_of(work.question)] = report
                while len(self._remembered) > self._room.remembered:
                    self._remembered.popitem(last=False)
            self._call(work.tickets)
            for ticket in work.tickets:
                self._end(ticket, report)

    def _call(self, tickets: list[Ticket[object]]) -> None:
        for ticket in tickets:
            self._unless_over(functools.partial(ticket.call, self._messengers))

    def _unless_over(self, submit: Callable[[], object]) -> None:
        try:
            submit()
        except RuntimeError:  # how an executor says that the interpreter shuts down
            self._is_over = True

    def _learn(self, seconds: float) -> None:
        """Forecasts follow the turns of late; those who wait hear of it now and then."""
        with self._lock:
            self._seconds_a_turn = 0.8 * self._seconds_a_turn + 0.2 * seconds
            now = time.monotonic()
            if now - self._forecast < SECONDS_BETWEEN_FORECASTS:
                return
            self._forecast = now
            for work in self._works.values():
                if work.report.state is TicketState.WAITING:
                    self._call(work.tickets)


POOL = Pool()
"""The pool of this server process."""
