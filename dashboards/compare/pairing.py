"""Two answers of the pool, put together as one comparison."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import solara

from dashboards.answering import Shown, use_answer
from dashboards.compare.asking import Both
from dashboards.tickets import OPEN, Report, State
from dashboards.verdict.asking import Pairs
from microdeals.verdict import Comparison, Verdict
from microdeals.verdict.comparison import comparison_of

FIRST_TO_SAY = (State.FAILED, State.FULL, State.LEFT, State.STOPPED, State.WAITING, State.RUNNING, State.DONE)
"""Of two states the one that comes first here is said."""


class _Kept(NamedTuple):
    comparison: Comparison | None = None
    answers: Both | None = None


def use_comparison(both: Both) -> Shown:
    """A hook: both sides judged by the pool; the answer is the newest `Comparison` of settings that fit."""
    left, right = use_answer(Pairs(both.left), "left"), use_answer(Pairs(both.right), "right")
    kept = solara.use_ref(_Kept())
    pairs = (left.answer, right.answer)
    version = [left.answers, right.answers, *(answer.runs if answer else 0 for answer in pairs)]
    new = solara.use_memo(lambda: _put_together(left, right), version)
    if new.comparison is not None:
        kept.current = new
    is_stale = kept.current.answers not in (None, both)
    return Shown(
        _told(left.report, right.report),
        *kept.current,
        is_stale,
        _each(left.cancel, right.cancel),
        _each(left.again, right.again),
    )


def _put_together(left: Shown, right: Shown) -> _Kept:
    """Nothing yet where one side has no answer, or the answers are to different worlds."""
    if left.answer is None or right.answer is None:
        return _Kept()
    both = Both(left.answers.judged, right.answers.judged)
    luck = [(side.asked.name, side.asked.seed, side.n) for side in both]
    if luck[0] != luck[1]:
        return _Kept()
    n = min(left.answer.runs, right.answer.runs)
    return _Kept(comparison_of(_first(left.answer, n), _first(right.answer, n)), both)


def _first(verdict: Verdict, n: int) -> Verdict:
    return verdict if verdict.runs == n else Verdict(verdict.twins, verdict.pairs[:n], verdict.thresholds)


def _told(left: Report, right: Report) -> Report:
    """How it stands with both together."""
    state = min(left.state, right.state, key=FIRST_TO_SAY.index)
    if state is State.WAITING and State.RUNNING in (left.state, right.state):
        state = State.RUNNING
    if state not in OPEN and state is not State.FAILED and {left.state, right.state} & set(OPEN):
        state = State.RUNNING
    total = 2 * max(left.total, right.total)
    problem = left.problem or right.problem
    return Report(state, left.done + right.done, total, None, max(left.seconds, right.seconds), problem)


def _each(first: Callable[[], None], second: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        first()
        second()

    return act
