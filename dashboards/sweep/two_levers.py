"""Two levers: choosing them, the diagram that fills cell by cell, one cell in full, and taking it away."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import AnswerOnItsWay, use_answer
from dashboards.asked.dials import value_in_words
from dashboards.asked.run import Asked
from dashboards.panels.chart_view import ChartView
from dashboards.panels.choices import Choices
from dashboards.panels.pairs.tables import LabelMark
from dashboards.sweep.lever_fields import Levers, Sizes
from dashboards.sweep.levers import WantedDiagram, again, knobs_of, name_of
from dashboards.sweep.pictures import DiagramAxes, drawn, kinds, label_in_words
from dashboards.sweep.question import DiagramQuestion, Tally, cells_of
from dashboards.words import text
from dashboards.work.tickets import TicketReport, TicketState
from microdeals.ensemble.ready import needs_compiling
from microdeals.rulebook.labels import Label
from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.pooled import pooled
from microdeals.study.columns import LABELS

Ask = Callable[[WantedDiagram, str], None]
FILE = "two_levers.toml"


@solara.component
def TwoLevers(wanted: WantedDiagram, said: str, ask: Ask) -> None:
    """The live half of the page."""
    found = use_answer(DiagramQuestion(wanted), "sweep")
    with v.Html(tag="section", class_="md-two-levers", attributes={"aria-labelledby": "md-two-levers"}):
        v.Html(tag="h2", class_="md-part", attributes={"id": "md-two-levers"}, children=[text("sweep.title")])
        with v.Html(tag="div", class_="md-sweep-bar"):
            Choices(wanted.asked, lambda asked, _: ask(again(wanted, asked), ""))
            Sizes(wanted, ask)
        Levers(wanted, ask)
        OtherChanges(wanted, ask)
        v.Html(tag="div", class_="md-answer", attributes={"role": "status"}, children=[said])
        DiagramStanding(found)
        if found.known is not None:
            at = found.known.question.wanted
            DiagramView(at, found.known.answer).key(f"{at.across} {at.up} {at.asked} {at.steps}")
    TakeDiagram(wanted)


@solara.component
def OtherChanges(wanted: WantedDiagram, ask: Ask) -> None:
    """What else differs from the model's own values, if anything, and the way back."""
    settings = wanted.asked.settings()
    if not settings:
        return
    own = Asked(wanted.asked.name, wanted.asked.seed)
    with v.Html(tag="p", class_="md-note"):
        solara.Text(text("sweep.choose.changed").format(settings=", ".join(settings)) + " ")
        solara.Button(
            text("sweep.choose.back"), on_click=lambda: ask(again(wanted, own), ""), small=True, outlined=True
        )


@solara.component
def DiagramStanding(found: AnswerOnItsWay) -> None:
    """How far the computing is, and a button that stops it or goes on."""
    report = found.report
    is_open = found.is_open

    with v.Html(tag="div", class_="md-standing"):
        facts = {"role": "status", "data-state": str(report.state), "data-done": str(report.done)}
        v.Html(tag="span", attributes=facts, children=[standing(report)])
        if is_open:
            share = 100 * report.done / report.total if report.total else 0
            v.ProgressLinear(
                value=share, attributes={"aria-label": text("sweep.title")}, class_="md-progress"
            )
            solara.Button(text("sweep.choose.stop"), icon_name="mdi-stop", on_click=found.cancel, small=True)
        elif report.state is not TicketState.DONE:
            solara.Button(text("sweep.choose.again"), icon_name="mdi-play", on_click=found.again, small=True)


def standing(report: TicketReport[object]) -> str:
    """A report in words."""
    if report.state is TicketState.WAITING and needs_compiling():
        return text("panels.answer.compiling")
    values = {"done": f"{report.done:,}", "total": f"{report.total:,}", "problem": report.problem}
    return text(f"sweep.state.{report.state}").format(seconds=max(1, round(report.seconds)), **values)


@solara.component
def DiagramView(wanted: WantedDiagram, tally: Tally) -> None:
    """The diagram, its key, and the cell that was chosen last."""
    picked, set_picked = solara.use_state("")
    knobs = knobs_of(wanted.asked.conflict())
    across, up = knobs[wanted.across.path], knobs[wanted.up.path]
    seed, pairs = wanted.asked.seed, wanted.pairs
    note = text("sweep.diagram.note").format(n=f"{tally.n_pairs:,}", first=seed, last=seed + pairs - 1)
    axes = DiagramAxes(wanted.across.path, wanted.up.path, name_of(across), name_of(up))
    found = drawn(cells_of(wanted, tally), axes, note)
    ChartView(found.picture, found.frame, {"pairs": tally.n_pairs}, on_pick=set_picked)
    KeyOf()
    v.Html(tag="p", class_="md-note", children=[text("sweep.diagram.pick")])
    if picked:
        OneCell(wanted, tally, picked)


@solara.component
def KeyOf() -> None:
    """Which shape is which verdict."""
    with v.Html(tag="ul", class_="md-phase-key", attributes={"aria-label": text("sweep.diagram.key")}):
        for kind in kinds():
            with v.Html(tag="li"):
                LabelMark(Label[kind.key.upper()])
                solara.Text(kind.title)
        v.Html(tag="li", children=[text("sweep.diagram.hollow")])
        v.Html(tag="li", children=[text("sweep.diagram.strip")])


@solara.component
def OneCell(wanted: WantedDiagram, tally: Tally, picked: str) -> None:
    """All counts of a cell, and the ways to its verdict and to one of its worlds."""
    column, row = map(int, picked.split("-"))
    xs, ys = wanted.values(wanted.across), wanted.values(wanted.up)
    x, y = sorted(xs)[column], sorted(ys)[row]  # the diagram has words in alphabetical order
    place = xs.index(x) * len(ys) + ys.index(y)
    counts, cells = tally.counts[place], cells_of(wanted, tally)
    n = sum(counts)
    values = {wanted.across.path: x, wanted.up.path: y}
    knobs = knobs_of(wanted.asked.conflict())
    across, up = (
        f"{knobs[path].label} {value_in_words(round(value, 3) if isinstance(value, float) else value)}"
        for path, value in values.items()
    )
    query = wanted.asked.changed(values).query()
    with v.Html(tag="div", class_="md-cell", attributes={"role": "status", "data-n": str(n)}):
        title = text("sweep.cell.title").format(across=across, up=up)
        v.Html(tag="h3", class_="md-chart-title", children=[title])
        v.Html(tag="p", children=[text("sweep.cell.counts").format(n=n)])
        with v.Html(tag="ul"):
            for label, number in zip(LABELS, counts, strict=True):
                share = pooled(cells, np.array([place]), label)
                told = counted_in_words(label, number, share)
                v.Html(tag="li", attributes={"data-label": label}, children=[told])
        for page in ("verdict", "watch"):
            v.Html(tag="a", attributes={"href": f"/{page}{query}"}, children=[text(f"sweep.cell.{page}")])


def counted_in_words(label: str, number: int, share: Estimate) -> str:
    """``12 stepping stone: brought peace closer (of 100: 2 to 81; by luck alone 18 to 45)``."""
    low, high, luck_low, luck_high = (round(100 * part) for part in (share.low, share.high, *share.luck))
    said = text("sweep.cell.count_drawn" if share.unknown else "sweep.cell.count")
    return said.format(
        number=number, label=label_in_words(label), low=low, high=high, luck_low=luck_low, luck_high=luck_high
    )


@solara.component
def TakeDiagram(wanted: WantedDiagram) -> None:
    """The file of the same experiment, and the command that runs it."""
    with v.Html(tag="section", class_="md-keep"):
        v.Html(tag="h3", class_="md-chart-title", children=[text("sweep.take.title")])
        with v.Html(tag="div", class_="md-take"):
            with solara.FileDownload(wanted.experiment, FILE, mime_type="application/toml"):
                solara.Button(text("sweep.take.file"), icon_name="mdi-download", outlined=True, small=True)
            v.Html(tag="span", children=[text("sweep.take.how")])
            v.Html(tag="code", class_="md-command", children=[text("sweep.take.command")])
