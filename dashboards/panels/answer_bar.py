"""How it stands with a page's question: waiting, computing with progress and a way to cancel, or done."""

from __future__ import annotations

import math

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import AnswerOnItsWay
from dashboards.words import text
from dashboards.work.tickets import TicketState
from microdeals.ensemble.ready import needs_compiling

ENDED_EARLY = (TicketState.STOPPED, TicketState.LEFT, TicketState.FULL, TicketState.FAILED)


@solara.component
def AnswerBar(shown: AnswerOnItsWay, what: str) -> None:
    """One line. `what` is what is counted, in the plural ("pairs of worlds")."""
    report = shown.report
    facts = {
        "data-state": report.state.value,
        "data-done": str(report.done),
        "data-stale": _is(shown.is_stale),
    }
    with v.Html(tag="div", class_="md-answering", attributes=facts):
        v.Html(
            tag="div", class_="md-answering-said", attributes={"role": "status"}, children=[said(shown, what)]
        )
        if shown.is_open:
            # No `indeterminate`: an endless motion says nothing that the words do not.
            share = 100.0 * report.done / report.total if report.total else 0.0
            v.ProgressLinear(value=share, class_="md-answering-line", attributes={"aria-hidden": "true"})
            _button("cancel", "mdi-close", shown.cancel)
        elif report.state in ENDED_EARLY:
            _button("again_full" if report.state is TicketState.FULL else "again", "mdi-replay", shown.again)


def said(shown: AnswerOnItsWay, what: str) -> str:
    """The line in words, as shown and read aloud."""
    report = shown.report
    key, seconds = report.state.value, max(1, math.ceil(report.seconds))
    if report.state is TicketState.WAITING:
        key = "compiling" if needs_compiling() else "busy" if report.seconds >= 1.0 else "waiting"
    if report.state is TicketState.STOPPED and not report.done:
        key = "stopped_before"
    line = text(f"panels.answer.{key}").format(
        done=f"{report.done:,}", total=f"{report.total:,}", what=what, seconds=seconds, problem=report.problem
    )
    return f"{line} {_about(shown)}".strip()


def _about(shown: AnswerOnItsWay) -> str:
    """What the numbers on the page belong to, if not to what is asked now in full."""
    if not shown.has_answer or shown.report.state is TicketState.DONE:
        return ""
    return text("panels.answer.older" if shown.is_stale else "panels.answer.first")


def _is(fact: bool) -> str:
    return str(fact).lower()


def _button(word: str, icon: str, act: object) -> None:
    solara.Button(text(f"panels.answer.{word}"), icon_name=icon, on_click=act, outlined=True, small=True)
