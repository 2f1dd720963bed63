"""The worlds of lessons: asked of the pool of all pages, once for all rooms, behind the pages that wait."""

from __future__ import annotations

import threading

from dashboards.asked.lesson import LessonQuestion
from dashboards.work.pool import POOL, Pool
from dashboards.work.tickets import OPEN, Asker, Ticket, TicketState
from microdeals.lessons import Findings


class LessonWorlds:
    """Findings by lesson."""

    def __init__(self, pool: Pool = POOL) -> None:
        self._pool = pool
        self._lock = threading.Lock()
        self._found: dict[str, Findings] = {}
        self._tickets: dict[str, Ticket[Findings]] = {}

    def found(self, lesson: str) -> Findings | None:
        """What the worlds of a lesson show; None as long as they are being run. What failed is asked anew."""
        with self._lock:
            if lesson not in self._found:
                self._look(lesson)
            return self._found.get(lesson)

    def _look(self, lesson: str) -> None:
        """Ask, if nobody has, and take what has come."""
        ticket = self._tickets.get(lesson)
        if ticket is None or ticket.report.state not in (*OPEN, TicketState.DONE):
            asker = Asker(f"rooms of {lesson}", ("rooms", lesson))
            ticket = self._tickets[lesson] = self._pool.ask(LessonQuestion(lesson), asker)
        report = ticket.report
        if report.state is TicketState.DONE and report.answer is not None:
            self._found[lesson] = report.answer
