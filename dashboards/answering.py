"""A hook for pages: ask the pool, and show the newest answer while a newer one is on its way."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, NamedTuple

import solara
from solara.server import kernel_context

from dashboards.pool import POOL, Pool
from dashboards.presence import is_closed, patient_watcher
from dashboards.tickets import OPEN, Asker, Question, Report, State, Ticket

NOTHING_ASKED = Report(State.STOPPED)


class Shown(NamedTuple):
    """What a page can show. `answer` belongs to the question `answers`, which may be an older one."""

    report: Report
    answer: Any
    answers: Question | None
    is_stale: bool
    """Whether the answer is to an older question than the one asked now."""
    cancel: Callable[[], None]
    again: Callable[[], None]

    @property
    def is_open(self) -> bool:
        """Whether a better answer is on its way."""
        return self.report.state in OPEN


class _Kept(NamedTuple):
    """The last answer that a page had."""

    answer: Any = None
    answers: Question | None = None


def use_answer(question: Question | None, place: str, pool: Pool = POOL) -> Shown:
    """A hook: asks when `question` is a new one, and renders the page again when there is news.

    `place` is where on the page the answer stands; each place has one question at a time. None asks nothing,
    and stops what was asked before.
    """
    context = kernel_context.get_current_context()
    attempt, set_attempt = solara.use_state(0)
    _, set_news = solara.use_state(0)
    news = solara.use_memo(itertools.count, [])
    kept = solara.use_ref(_Kept())

    def nudge() -> None:
        try:
            with context:  # of this page: the pool's threads belong to none
                if not is_closed(context):
                    set_news(next(news) + 1)
        except Exception:
            if not is_closed(context):  # else it was closed while it was drawn
                raise

    def ask() -> Ticket | None:
        asker = Asker(context.session_id, (context.id, place), is_watched)
        return pool.ask(question, asker, nudge) if question is not None else None

    is_watched = solara.use_memo(patient_watcher, [])
    ticket = solara.use_memo(ask, [question, attempt])
    solara.use_effect(lambda: lambda: _stop(ticket), [ticket])  # when another question, or none, is asked
    report = ticket.report if ticket else NOTHING_ASKED
    if report.answer is not None:
        kept.current = _Kept(report.answer, question)
    is_stale = kept.current.answers not in (None, question)
    return Shown(
        report, *kept.current, is_stale, lambda: _stop(ticket, nudge), lambda: set_attempt(attempt + 1)
    )


def _stop(ticket: Ticket | None, nudge: Callable[[], None] | None = None) -> None:
    if ticket:
        ticket.cancel()
    if nudge:
        nudge()
