"""Two answers of the pool, put together as one comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, cast

import solara

from dashboards.asked.answer import Answered, use_answer
from dashboards.asked.pairs import PairsQuestion
from dashboards.compare.question import Both
from dashboards.work.tickets import OPEN, TicketReport, TicketState
from microdeals.verdict import Comparison, Verdict
from microdeals.verdict.comparison import comparison_of

FIRST_TO_SAY = (
    TicketState.FAILED,
    TicketState.FULL,
    TicketState.LEFT,
    TicketState.STOPPED,
    TicketState.WAITING,
    TicketState.RUNNING,
    TicketState.DONE,
)
"""Of two states the one that comes first here is said."""


class Together(NamedTuple):
    """A comparison, and the settings that it is of."""

    comparison: Comparison
    both: Both


@dataclass(frozen=True, eq=False)
class ComparisonAnswer:
    """What the page can show, as `PoolAnswer` is of one question."""

    report: TicketReport[object]
    known: Together | None
    is_stale: bool
    cancel: Callable[[], None]
    again: Callable[[], None]

    @property
    def has_answer(self) -> bool:
        """Whether there is something to show."""
        return self.known is not None

    @property
    def is_open(self) -> bool:
        """Whether a better answer is on its way."""
        return self.report.state in OPEN


def use_comparison(both: Both) -> ComparisonAnswer:
    """A hook: both sides judged by the pool; what is known is the newest comparison of settings that fit."""
    one, other = both.questions()
    left, right = use_answer(one, "left"), use_answer(other, "right")
    kept = solara.use_ref(cast("Together | None", None))
    sides = (left.known, right.known)
    version = [
        (known.question, known.answer.runs, known.answer.beside is None) if known else None for known in sides
    ]
    new = solara.use_memo(lambda: _put_together(*sides), version)
    if new is not None:
        kept.current = new
    return ComparisonAnswer(
        _told(left.report, right.report),
        kept.current,
        kept.current is not None and kept.current.both != both,
        _each(left.cancel, right.cancel),
        _each(left.again, right.again),
    )


def _put_together(
    left: Answered[PairsQuestion] | None, right: Answered[PairsQuestion] | None
) -> Together | None:
    """Nothing yet where one side has no answer, or the answers are to different worlds or draws."""
    if left is None or right is None:
        return None
    both = Both(left.question.judged, right.question.judged)
    luck = [(side.asked.name, side.asked.seed, side.n, side.as_given) for side in both]
    if luck[0] != luck[1] or (left.question, right.question) != both.questions():
        return None
    n = min(left.answer.runs, right.answer.runs)
    return Together(comparison_of(_first(left.answer, n), _first(right.answer, n)), both)


def _first(verdict: Verdict, n: int) -> Verdict:
    return verdict if verdict.runs == n else verdict.some(slice(n))


def _told(left: TicketReport[object], right: TicketReport[object]) -> TicketReport[object]:
    """How it stands with both together."""
    state = min(left.state, right.state, key=FIRST_TO_SAY.index)
    if state is TicketState.WAITING and TicketState.RUNNING in (left.state, right.state):
        state = TicketState.RUNNING
    if state not in OPEN and state is not TicketState.FAILED and {left.state, right.state} & set(OPEN):
        state = TicketState.RUNNING
    total = 2 * max(left.total, right.total)
    problem = left.problem or right.problem
    return TicketReport(state, left.done + right.done, total, None, max(left.seconds, right.seconds), problem)


def _each(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        first()
        second()

    return act
