"""The Compare page: dials left and right, and between them what differs on the same luck."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked.pairs import Judged
from dashboards.asked.run import Asked
from dashboards.compare.answer import ComparisonAnswer, use_comparison
from dashboards.compare.in_words import finding, mean_change, moved, peace_of_both
from dashboards.compare.pictures import trade
from dashboards.compare.question import Both, begun, both_from
from dashboards.compare.tables import PartyTable, ShareTable
from dashboards.compare.world import SeedCard
from dashboards.panels import address
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
from dashboards.words import span_of, text
from microdeals.rulebook.labels import Label, key_of
from microdeals.verdict import Comparison


class CompareRequest(NamedTuple):
    """What the page is asked for, the answer to the last wish, and how to ask."""

    both: Both
    said: str
    ask: Callable[[Both, str], None]


def use_request() -> CompareRequest:
    """A hook: what the address asks for, until the visitor asks for something else."""
    search = solara.use_router().search
    first, complaint = solara.use_memo(lambda: both_from(search), [])
    both, set_both = solara.use_state(first)
    said, set_said = solara.use_state(complaint)

    def ask(new: Both, message: str) -> None:
        set_both(new)
        set_said(message)

    return CompareRequest(both, said, ask)


@solara.component
def ComparePage() -> None:
    """The whole page below the title."""
    request = use_request()
    both = request.both
    shown = use_comparison(both)
    solara.Style(STYLE)
    address.Address(both.left.asked.query(), both.own())
    with v.Html(tag="p", class_="md-what"):
        v.Html(tag="span", children=[f"{what(both.left)} "])
        Tag(NumberKind.OUTPUT, text("panels.pairs.source"))
    Luck(both.left, request.said, lambda judged, said: request.ask(relucked(both, judged), said))
    with v.Html(tag="div", class_="md-compare-row"):
        CompareButtons(request)
        AnswerBar(shown, text("compare.pairs"))
    with v.Html(tag="div", class_="md-compare-body"):
        SideDials("left", request)
        with v.Html(tag="div", class_="md-verdict-stage", attributes=facts_of(shown)):
            if shown.known is not None:
                CompareStage(*shown.known)
        SideDials("right", request)
    if shown.known is not None:
        KeepComparison(*shown.known)


def what(judged: Judged) -> str:
    """What the visitor looks at."""
    said = text("compare.what.drawn" if judged.is_drawn else "compare.what.given")
    told = said.format(n=f"{judged.n:,}", span=span_of(judged.asked.days))
    return " ".join([told, *without_unknowns(judged)])


@solara.component
def CompareButtons(request: CompareRequest) -> None:
    """What can be done with both sides at once."""
    left, right = request.both

    def act(word: str, both: Both) -> None:
        solara.Button(
            text(f"compare.choose.{word}"),
            on_click=lambda: request.ask(both, text(f"compare.asked.{word}")),
            disabled=left == right,
            outlined=True,
            small=True,
        )

    with v.Html(tag="div", class_="md-compare-buttons"):
        act("swap", Both(right, left))
        act("like_left", Both(left, left))


def relucked(both: Both, judged: Judged) -> Both:
    """Other seeds for both sides; another war begins with its own first comparison."""
    if judged.asked.name != both.left.asked.name:
        return begun(judged)
    return both.with_luck(judged)


@solara.component
def SideDials(side: str, request: CompareRequest) -> None:
    """The dials of one side; those that differ stand out on both."""
    both, ask = request.both, request.ask
    judged: Judged = getattr(both, side)

    def turn(asked: Asked, said: str) -> None:
        new = both.changed(**{side: asked})
        told = text("compare.asked.value").format(side=text(f"compare.{side}"), said=said) if said else ""
        ask(new, told)

    differing = frozenset(dial.key for dial, _ in both.differing())
    AllDials(judged.asked, turn, text(f"compare.{side}_dials"), differing)


@solara.component
def CompareStage(comparison: Comparison, both: Both) -> None:
    """Everything that the comparison says, of the settings in `both`."""
    picked, set_picked = solara.use_state("")
    version = [both, comparison.runs, comparison.beside is None]
    shot = solara.use_memo(lambda: trade(comparison), version)
    solara.use_effect(lambda: set_picked(""), [both])
    v.Html(tag="p", class_="md-compare-finding", children=[finding(comparison, both)])
    v.Html(tag="p", children=[moved(comparison)])
    ChartView(shot.picture, shot.frame, {"seeds": comparison.runs}, on_pick=set_picked)
    SeedCard(comparison, both, int(picked) if picked else None)
    v.Html(tag="p", class_="md-compare-relief", children=[f"{mean_change(comparison, 'relief')}."])
    for said in peace_of_both(comparison):
        v.Html(tag="p", class_="md-peace", children=[said])
    ShareTable(comparison)
    PartyTable(comparison)


@solara.component
def KeepComparison(comparison: Comparison, both: Both) -> None:
    """The command lines of both sides, and their seeds as a file."""
    words = {word: text(f"panels.recipe.{word}") for word in ("copy", "copied", "select", "address")}
    query = address.joined(both.left.asked.query(), both.own())
    with v.Html(tag="section", class_="md-keep"):
        v.Html(tag="h2", class_="md-section", children=[text("compare.keep.title")])
        for side, question in zip(both._fields, both.questions(), strict=True):
            address_said = words["address"] if side == "right" else ""
            said = text("compare.keep.command").format(side=text(f"compare.{side}"))
            element_of(
                Recipe,
                words=words | {"command": said, "address": address_said},
                command=question.judged.command(question.kept),
                query=query,
            )
        tables = {"comparison": comparison.table, "changes": comparison.summary}
        with v.Html(tag="div", class_="md-keep-row"):
            TableFiles("compare.keep", tables, comparison.first)


def facts_of(shown: ComparisonAnswer) -> dict[str, str]:
    """The page's state and numbers on the DOM, for tests and scripts."""
    facts = {"data-stale": str(shown.is_stale).lower(), "aria-busy": str(shown.is_open).lower()}
    if shown.known is None:
        return facts
    comparison, both = shown.known
    left = both.left.asked
    facts |= {"data-war": left.name, "data-seed": str(left.seed), "data-pairs": str(comparison.runs)}
    for side, verdict in (("left", comparison.first), ("right", comparison.second)):
        facts |= {f"data-{side}-{key_of(label)}": str(verdict.shares[label].number) for label in Label}
        facts[f"data-{side}-settings"] = " ".join(getattr(both, side).asked.settings())
    change = comparison.shares[Label.STEPPING_STONE]
    facts["data-ranges"] = ranges_shown(comparison)
    return facts | {"data-gained": str(change.gained), "data-lost": str(change.lost)}
