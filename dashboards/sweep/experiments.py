"""Running one of the shipped experiments from the page, with progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import AnswerOnItsWay, PoolAnswer, use_answer
from dashboards.sweep.trial import TrialQuestion, command_of, on_offer, result_of, trial_of
from dashboards.sweep.two_levers import standing
from dashboards.words import text
from dashboards.work.tickets import OPEN, TicketReport, TicketState
from microdeals.study.columns import LABELS, sign_of


@solara.component
def Experiments(ran: Callable[[str], None]) -> None:
    """Choose an experiment, run it, stop it; `ran` is told the name of a finished result."""
    offered = solara.use_memo(on_offer, [])
    name, set_name = solara.use_state(next(iter(offered)))
    trial, set_trial = solara.use_state(cast("TrialQuestion | None", None))
    found = use_answer(trial, "experiment")
    report = found.report

    def choose(chosen: str) -> None:
        if chosen in offered:
            set_name(chosen)
            set_trial(None)

    def run() -> None:
        new = trial_of(name)
        if new == trial:  # it ended before it began, so nothing told it from this one
            found.again()
        else:
            set_trial(new)

    use_telling(trial, report, ran)
    with v.Html(tag="section", attributes={"aria-labelledby": "md-experiments"}):
        v.Html(
            tag="h2",
            class_="md-part",
            attributes={"id": "md-experiments"},
            children=[text("sweep.trial.title")],
        )
        v.Html(tag="p", class_="md-note", children=[text("sweep.trial.what")])
        v.Select(
            label=text("sweep.trial.choose"),
            v_model=name,
            on_v_model=choose,
            items=[{"text": f"{question} ({key})", "value": key} for key, question in offered.items()],
            hide_details=True,
            class_="md-long-choice",
        )
        v.Html(tag="p", class_="md-question-said", children=[offered[name]])
        ExperimentButtons(name, found, run)
        if trial is not None:
            ExperimentProgress(trial, found)


def use_telling(
    trial: TrialQuestion | None, report: TicketReport[object], ran: Callable[[str], None]
) -> None:
    """A hook: tells the name of an experiment once its result is there."""

    def tell() -> None:
        if trial is not None and report.state is TicketState.DONE:
            ran(result_of(trial.name))

    solara.use_effect(tell, [trial, report.state])


@solara.component
def ExperimentButtons(name: str, found: AnswerOnItsWay, run: Callable[[], None]) -> None:
    """Run it, or stop it; and the command that does the same."""
    with v.Html(tag="div", class_="md-take"):
        if found.is_open:
            solara.Button(
                text("sweep.trial.stop"), icon_name="mdi-stop", on_click=found.cancel, outlined=True
            )
        else:
            solara.Button(text("sweep.trial.run"), icon_name="mdi-play", on_click=run, outlined=True)
        v.Html(tag="code", class_="md-command", children=[command_of(name)])


@solara.component
def ExperimentProgress(trial: TrialQuestion, found: PoolAnswer[TrialQuestion]) -> None:
    """How far an experiment is and what it finds so far."""
    report = found.report
    share = 100 * report.done / report.total if report.total else 0
    facts = {"role": "status", "data-state": str(report.state), "data-done": str(report.done)}
    with v.Html(tag="div", class_="md-trial", attributes=facts | {"data-trial": trial.name}):
        v.Html(tag="p", children=[standing(report)])
        if found.fresh:
            v.Html(tag="p", children=[so_far(found.fresh)])
    if report.state in OPEN:
        v.ProgressLinear(value=share, attributes={"aria-label": text("sweep.trial.title")})


def so_far(counts: tuple[int, ...]) -> str:
    """Of 100 pairs so far, how many have each label."""
    n = max(1, sum(counts))
    told = [
        text("sweep.trial.so_far_label").format(n=round(100 * count / n), label=sign_of(label).plural)
        for label, count in zip(LABELS, counts, strict=True)
    ]
    return text("sweep.trial.so_far").format(told=", ".join(told))
