"""Opening a result of `microdeals sweep`: its verdicts, its phase diagram, its report."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import use_answer
from dashboards.panels.chart_view import ChartView
from dashboards.sweep.pictures import label_in_words, of_result
from dashboards.sweep.shelf import (
    FoundPolicies,
    FoundResult,
    ReportQuestion,
    ResultQuestion,
    on_the_shelf,
    opened,
)
from dashboards.sweep.two_levers import KeyOf, standing
from dashboards.words import text
from dashboards.work.tickets import OPEN, TicketState
from microdeals.errors import RequestError
from microdeals.study.answer.in_words import what_is_drawn
from microdeals.study.answer.robust import in_words
from microdeals.study.answer.robust.robustness import Robustness
from microdeals.study.columns import LABELS, OF_SIDES


@solara.component
def Results(name: str, choose: Callable[[str], None], turn: int, look: Callable[[], None]) -> None:
    """The results there are. `turn` changes when one has been made, and when somebody looks again."""
    there = solara.use_memo(on_the_shelf, [turn])

    def take(chosen: str) -> None:
        if chosen in on_the_shelf():
            choose(chosen)

    with v.Html(tag="section", attributes={"aria-labelledby": "md-results"}):
        v.Html(
            tag="h2", class_="md-part", attributes={"id": "md-results"}, children=[text("sweep.shelf.title")]
        )
        v.Html(
            tag="p", class_="md-note", children=[text("sweep.shelf.what" if there else "sweep.shelf.none")]
        )
        with v.Html(tag="div", class_="md-take"):
            if there:
                v.Select(
                    label=text("sweep.shelf.choose"),
                    v_model=name or None,
                    on_v_model=take,
                    items=list(there),
                    hide_details=True,
                    class_="md-long-choice",
                )
            solara.Button(
                text("sweep.shelf.refresh"),
                icon_name="mdi-refresh",
                on_click=look,
                outlined=True,
                small=True,
            )


@solara.component
def ResultView(name: str) -> None:
    """What a result says, once it is read."""
    question, problem = solara.use_memo(lambda: _question(name), [])
    found = use_answer(question, "result")
    report = found.report
    if problem or report.state not in (*OPEN, TicketState.DONE):
        v.Html(tag="p", attributes={"role": "alert"}, children=[problem or standing(report)])
    if isinstance(found.fresh, FoundPolicies):
        PolicyContents(name, found.fresh)
    elif found.fresh:
        ResultContents(name, found.fresh)


def _question(name: str) -> tuple[ResultQuestion | None, str]:
    try:
        return opened(name), ""
    except RequestError as gone:
        return None, str(gone)


@solara.component
def ResultContents(name: str, found: FoundResult) -> None:
    """A result's question, verdicts, diagram and report."""
    experiment = found.experiment
    with v.Html(
        tag="div", class_="md-result", attributes={"data-result": name, "data-pairs": str(found.n_pairs)}
    ):
        v.Html(tag="h3", class_="md-chart-title", children=[experiment.question])
        about = text("sweep.shelf.about").format(
            n=f"{found.n_pairs:,}",
            model=experiment.model,
            points=f"{len(found.cells.points):,}",
            design=experiment.design.kind.replace("_", " "),
            version=experiment.version,
            digest=experiment.model_digest[:12],
        )
        v.Html(tag="p", class_="md-note", children=[about])
        v.Html(tag="p", class_="md-note", children=[what_is_drawn(experiment)])
        Verdicts(found)
        if len(found.moving) >= 2:
            PhaseOf(found)
        ReportOf(name, f"microdeals report results/{name}")


@solara.component
def Verdicts(found: FoundResult) -> None:
    """Of 100 pairs, how many have each verdict, with intervals; and to each party alone."""
    is_drawn = found.cells.are_told_apart
    ranges = ("unknown", "luck") if is_drawn else ("interval",)
    with v.Html(tag="table", class_="md-verdicts"):
        with v.Html(tag="thead"), v.Html(tag="tr"):
            for head in ("verdict", "of_100", *ranges, "first_party", "second_party"):
                v.Html(tag="th", attributes={"scope": "col"}, children=[text(f"sweep.shelf.{head}")])
        with v.Html(tag="tbody"):
            for label in LABELS:
                share, number = found.verdicts[label], int(found.cells.points[label].sum())
                bounds = [(share.low, share.high), *([share.luck] if is_drawn else [])]
                with v.Html(tag="tr", attributes={"data-label": label, "data-number": str(number)}):
                    v.Html(tag="th", attributes={"scope": "row"}, children=[label_in_words(label)])
                    v.Html(tag="td", children=[str(round(100 * share.mean))])
                    for low, high in bounds:
                        v.Html(tag="td", children=[f"{round(100 * low)} – {round(100 * high)}"])
                    for name in OF_SIDES:
                        if name.startswith(f"{label}_"):
                            v.Html(tag="td", children=[str(round(100 * found.verdicts[name].mean))])


@solara.component
def PolicyContents(name: str, result: FoundPolicies) -> None:
    """What is found about policies: the answer in sentences, and every policy."""
    found, pairs = result.found, str(result.n_pairs)
    with v.Html(tag="div", class_="md-result", attributes={"data-result": name, "data-pairs": pairs}):
        v.Html(tag="h3", class_="md-chart-title", children=[found.experiment.question])
        v.Html(tag="p", class_="md-note", children=[in_words.question_in_words(found)])
        with v.Html(tag="ul", class_="md-policies-said"):
            for sentence in in_words.sentences(found):
                v.Html(tag="li", children=[sentence])
        PolicyTable(found)
        v.Html(tag="p", class_="md-note", children=[in_words.HOW])
        ReportOf(name, f"microdeals robust {found.experiment.name}")


@solara.component
def PolicyTable(found: Robustness) -> None:
    """A row a policy, those first that are near the best in most states."""
    table = {"tabindex": "0", "role": "region", "aria-label": text("sweep.shelf.policies")}
    with v.Html(tag="div", class_="md-wide", attributes=table), v.Html(tag="table", class_="md-verdicts"):
        with v.Html(tag="thead"), v.Html(tag="tr"):
            for head in in_words.head(found):
                v.Html(tag="th", attributes={"scope": "col"}, children=[head])
        with v.Html(tag="tbody"):
            for row in in_words.rows(found):
                with v.Html(tag="tr"):
                    v.Html(tag="th", attributes={"scope": "row"}, children=[row[0]])
                    for cell in row[1:]:
                        v.Html(tag="td", children=[cell])


@solara.component
def PhaseOf(found: FoundResult) -> None:
    """The phase diagram over two of the values that varied."""
    across, set_across = solara.use_state(found.moving[0])
    up, set_up = solara.use_state(found.moving[1])
    if len(found.moving) > 2:
        with v.Html(tag="div", class_="md-take"):
            for name, path, other, take in (("across", across, up, set_across), ("up", up, across, set_up)):
                v.Select(
                    label=text(f"sweep.choose.{name}"),
                    v_model=path,
                    on_v_model=take,
                    items=[path for path in found.moving if path != other],
                    dense=True,
                    hide_details=True,
                )
    shown = of_result(found.cells, found.experiment, across, up)
    ChartView(shown.picture, shown.frame, {"pairs": found.n_pairs}).key(f"{across} {up}")
    KeyOf()


@solara.component
def ReportOf(name: str, command: str) -> None:
    """The page that a command writes, made when it is asked for."""
    question, ask = solara.use_state(cast("ReportQuestion | None", None))
    made = use_answer(question, "report")
    report = made.report

    def make() -> None:
        ask(ReportQuestion(name, opened(name).written))

    with v.Html(tag="div", class_="md-take"):
        if made.fresh:
            with solara.FileDownload(made.fresh, f"{name}.html", mime_type="text/html"):
                solara.Button(text("sweep.shelf.save"), icon_name="mdi-download", outlined=True, small=True)
        else:
            is_open = question is not None and report.state in OPEN
            solara.Button(
                text("sweep.shelf.making" if is_open else "sweep.shelf.report"),
                icon_name="mdi-file-chart",
                on_click=make,
                disabled=is_open,
                outlined=True,
                small=True,
            )
        v.Html(tag="code", class_="md-command", children=[command])
    if question is not None and report.state is TicketState.FAILED:
        v.Html(tag="p", attributes={"role": "alert"}, children=[report.problem])
