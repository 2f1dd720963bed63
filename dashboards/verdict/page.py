"""The Verdict page: many worlds and their twins, recomputed when something is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara
from reacton.core import Element

from dashboards.asked.answer import PoolAnswer, use_answer
from dashboards.asked.pairs import Judged, PairsQuestion, judged_from
from dashboards.asked.run import Asked
from dashboards.browser.files import WarFiles
from dashboards.browser.question import files_for
from dashboards.browser.view import HeardHere, WarHereView
from dashboards.browser.widget import CANNOT
from dashboards.charts import Shot
from dashboards.panels.address import Address, joined
from dashboards.panels.answer_bar import AnswerBar
from dashboards.panels.chart_view import ChartView
from dashboards.panels.element import element_of
from dashboards.panels.pairs import STYLE
from dashboards.panels.pairs.all_dials import AllDials
from dashboards.panels.pairs.in_words import ranges_shown, without_unknowns
from dashboards.panels.pairs.luck import Luck
from dashboards.panels.pairs.table_files import TableFiles
from dashboards.panels.recipe import Recipe
from dashboards.panels.tag import NumberKind, Tag
from dashboards.verdict.here import part_of
from dashboards.verdict.pictures import channels, deals, trade
from dashboards.verdict.question import DealsQuestion
from dashboards.verdict.tables import OutcomeTable, SensitivityTable, ShareList, SideTable, WhatDecides
from dashboards.verdict.world import PairCard
from dashboards.words import span_of, text
from microdeals.rulebook.labels import Label, key_of
from microdeals.verdict import Attribution, Verdict


class VerdictRequest(NamedTuple):
    """What the page is asked for, the answer to the last wish, and how to ask."""

    judged: Judged
    said: str
    ask: Callable[[Judged, str], None]


def use_request() -> VerdictRequest:
    """A hook: what the address asks for, until the visitor asks for something else."""
    search = solara.use_router().search
    first, complaint = solara.use_memo(lambda: judged_from(search), [])
    judged, set_judged = solara.use_state(first)
    said, set_said = solara.use_state(complaint)

    def ask(new: Judged, message: str) -> None:
        set_judged(new)
        set_said(message)

    return VerdictRequest(judged, said, ask)


@solara.component
def VerdictPage() -> None:
    """The whole page below the title. The browser answers where it can, else the server."""
    request = use_request()
    judged = request.judged
    can, set_can = solara.use_state("")
    files = files_for(judged)
    solara.Style(STYLE)
    Address(judged.asked.query(), judged.own())
    VerdictIntroduction(judged)
    Luck(judged, request.said, request.ask)
    if files is None or can == CANNOT:
        AnsweredVerdict(request)
    else:
        VerdictHere(request, files, set_can)


@solara.component
def AnsweredVerdict(request: VerdictRequest) -> None:
    """The verdict as the server answers it, recomputed when something is changed."""
    judged = request.judged
    pairs = use_answer(PairsQuestion(judged), "pairs")
    wants_deals = pairs.has_answer and not pairs.is_stale and not pairs.is_open
    told_apart = use_answer(DealsQuestion(judged) if wants_deals else None, "deals")
    dials = solara.use_memo(lambda: dials_for(request), [judged])
    AnswerBar(pairs, text("panels.pairs.counted"))
    with (
        v.Html(tag="div", class_="md-verdict-body", children=[dials]),
        v.Html(tag="div", class_="md-verdict-stage", attributes=facts_of(pairs)),
    ):
        if pairs.known is not None:
            VerdictStage(pairs.known.answer, pairs.known.question.judged)
    if pairs.known is not None:
        DealsView(told_apart, wants_deals)
    with v.Html(tag="section", class_="md-keep"):
        KeptCommand(pairs.known.question.judged if pairs.known else judged)
        if pairs.known is not None:
            KeptFiles(pairs.known.answer)


@solara.component
def VerdictHere(request: VerdictRequest, files: WarFiles, set_can: Callable[[str], None]) -> None:
    """The verdict as the browser answers it; the server works out only what is opened below."""
    judged, router = request.judged, solara.use_router()
    is_open, set_open = solara.use_state(False)

    def watch(seed: str) -> None:
        if seed.isascii() and seed.isdigit():
            router.push(judged.watched(int(seed)))

    def turn(asked: Asked, said: str) -> None:
        request.ask(judged._replace(asked=asked), said)

    part = solara.use_memo(part_of, [])
    WarHereView(part, judged, files, HeardHere(turn, set_can, watch)).key(judged.asked.name)
    with v.Html(tag="section", class_="md-more"):
        solara.Button(
            text("verdict.more.close" if is_open else "verdict.more.open"),
            on_click=lambda: set_open(not is_open),
            icon_name="mdi-chevron-up" if is_open else "mdi-chevron-down",
            outlined=True,
            attributes={"aria-expanded": _is(is_open)},
        )
        v.Html(tag="p", class_="md-note", children=[text("verdict.more.hint")])
        if is_open:
            VerdictMore(judged)
    with v.Html(tag="section", class_="md-keep"):
        KeptCommand(judged)


@solara.component
def VerdictMore(judged: Judged) -> None:
    """What the browser does not say of the same pairs: the server works it out while it is open."""
    pairs = use_answer(PairsQuestion(judged), "pairs")
    wants_deals = pairs.has_answer and not pairs.is_stale and not pairs.is_open
    told_apart = use_answer(DealsQuestion(judged) if wants_deals else None, "deals")
    AnswerBar(pairs, text("panels.pairs.counted"))
    with v.Html(tag="div", class_="md-more-stage", attributes=facts_of(pairs)):
        if pairs.known is not None:
            MoreStage(pairs.known.answer)
    if pairs.known is not None:
        DealsView(told_apart, wants_deals)
        with v.Html(tag="div", class_="md-keep"):
            KeptFiles(pairs.known.answer)


@solara.component
def MoreStage(verdict: Verdict) -> None:
    """What the answer hangs on, each side alone, how worlds came out, other thresholds, and the channels."""
    waterfall = solara.use_memo(lambda: channels(verdict), [verdict])
    with v.Html(tag="div", class_="md-verdict-two"):
        with v.Html(tag="div", class_="md-verdict-left"):
            WhatDecides(verdict)
            SideTable(verdict)
            OutcomeTable(verdict)
        with v.Html(tag="div", class_="md-verdict-right"):
            ShotView(waterfall, {"total": verdict.closing.total.mean})
            SensitivityTable(verdict)


def dials_for(request: VerdictRequest) -> Element[object]:
    """The dials, to be made once for each wish: an answer that comes must not set a slider that is moving."""
    judged = request.judged

    def turn(asked: Asked, said: str) -> None:
        request.ask(judged._replace(asked=asked), said)

    return AllDials(judged.asked, turn, text("verdict.choose.open"))


@solara.component
def VerdictIntroduction(judged: Judged) -> None:
    """What the visitor looks at."""
    said = text("verdict.what.drawn" if judged.is_drawn else "verdict.what.given")
    told = [said.format(n=f"{judged.n:,}", span=span_of(judged.asked.days)), *without_unknowns(judged)]
    with v.Html(tag="p", class_="md-what"):
        v.Html(tag="span", children=[f"{' '.join(told)} "])
        Tag(NumberKind.OUTPUT, text("panels.pairs.source"))


@solara.component
def VerdictStage(verdict: Verdict, judged: Judged) -> None:
    """Everything that the verdict says, of the settings in `judged`."""
    picked, set_picked = solara.use_state("")
    version = [judged, verdict.runs]
    marks = solara.use_memo(lambda: trade(verdict), version)
    waterfall = solara.use_memo(lambda: channels(verdict), version)
    solara.use_effect(lambda: set_picked(""), [judged])
    with v.Html(tag="div", class_="md-verdict-two"):
        with v.Html(tag="div", class_="md-verdict-left"):
            ShareList(verdict)
            SideTable(verdict)
            OutcomeTable(verdict)
            SensitivityTable(verdict)
        with v.Html(tag="div", class_="md-verdict-right"):
            ShotView(marks, {"pairs": verdict.runs}, set_picked)
            PairCard(verdict, judged, int(picked) if picked else None)
            ShotView(waterfall, {"total": verdict.closing.total.mean})


@solara.component
def ShotView(shot: Shot, facts: dict[str, float], pick: Callable[[str], None] = lambda _: None) -> None:
    """A chart."""
    ChartView(shot.picture, shot.frame, facts, on_pick=pick)


@solara.component
def DealsView(shown: PoolAnswer[DealsQuestion], is_asked: bool) -> None:
    """Which kinds of deals did it: closing and relief, side by side; asked once the verdict is there."""
    with v.Html(tag="section", class_="md-deals", attributes={"data-stale": _is(shown.is_stale)}):
        v.Html(tag="h2", class_="md-section", children=[text("verdict.deals.open")])
        if is_asked:
            AnswerBar(shown, text("verdict.seeds"))
        else:
            v.Html(tag="div", class_="md-answering", children=[text("verdict.deals.later")])
        if shown.known is not None:
            attribution, model = shown.known.answer, shown.known.question.judged.asked.name
            with v.Html(tag="div", class_="md-verdict-two"):
                for measure in ("closing", "relief"):
                    DealsChart(attribution, measure, model).key(f"{measure} {len(attribution.deals)}")


@solara.component
def DealsChart(attribution: Attribution, measure: str, model: str) -> None:
    """The kinds of deals by one measure."""
    shot = solara.use_memo(lambda: deals(attribution, measure, model), [attribution, measure])
    together = getattr(attribution.together, measure).mean
    ShotView(shot, {"seeds": attribution.runs, "together": together})


@solara.component
def KeptCommand(judged: Judged) -> None:
    """The command line of what is shown."""
    words = {word: text(f"panels.recipe.{word}") for word in ("copy", "copied", "select", "address")}
    v.Html(tag="h2", class_="md-section", children=[text("verdict.keep.title")])
    element_of(
        Recipe,
        words=words | {"command": text("verdict.keep.command")},
        command=judged.command(),
        query=joined(judged.asked.query(), judged.own()),
    )


@solara.component
def KeptFiles(verdict: Verdict) -> None:
    """The pairs and the shares of what is shown, as files."""
    tables = {"pairs": verdict.table, "shares": verdict.summary}
    with v.Html(tag="div", class_="md-keep-row"):
        TableFiles("verdict.keep", tables, verdict)


def facts_of(pairs: PoolAnswer[PairsQuestion]) -> dict[str, str]:
    """The page's state and numbers on the DOM, for tests, for scripts and for those who see nothing fade."""
    facts = {"data-stale": _is(pairs.is_stale), "aria-busy": _is(pairs.is_open)}
    if pairs.known is not None:
        verdict, asked = pairs.known.answer, pairs.known.question.judged.asked
        facts |= {
            "data-war": asked.name,
            "data-seed": str(asked.seed),
            "data-days": str(asked.days),
            "data-pairs": str(verdict.runs),
        }
        facts |= {f"data-{key_of(label)}": str(verdict.shares[label].number) for label in Label}
        facts["data-closing"] = repr(verdict.closing.total.mean)
        facts["data-settings"] = " ".join(asked.settings())
        facts["data-ranges"] = ranges_shown(verdict)
    return facts


def _is(fact: bool) -> str:
    return str(fact).lower()
