"""The comparison as the server answers it: dials left and right, and between them what differs."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked.pairs import Judged
from dashboards.asked.run import Asked
from dashboards.compare.answer import ComparisonAnswer, use_comparison
from dashboards.compare.in_words import finding, mean_change, moved, peace_of_both
from dashboards.compare.keep import CompareFiles, KeepComparison
from dashboards.compare.pictures import trade
from dashboards.compare.question import Both
from dashboards.compare.tables import PartyTable, ShareTable, WhatDecidesChange
from dashboards.compare.world import SeedCard
from dashboards.panels.answer_bar import AnswerBar
from dashboards.panels.chart_view import ChartView
from dashboards.panels.pairs.all_dials import AllDials
from dashboards.panels.pairs.in_words import ranges_shown
from dashboards.words import text
from microdeals.rulebook.labels import Label, key_of
from microdeals.verdict import Comparison


class CompareRequest(NamedTuple):
    """What the page is asked for, the answer to the last wish, and how to ask."""

    both: Both
    said: str
    ask: Callable[[Both, str], None]

    def turned(self, side: str, asked: Asked, said: str) -> None:
        """Ask for another setting on one side; ``said`` is what was done there."""
        told = text("compare.asked.value").format(side=text(f"compare.{side}"), said=said) if said else ""
        self.ask(self.both.changed(**{side: asked}), told)


@solara.component
def AnsweredComparison(request: CompareRequest) -> None:
    """The comparison, recomputed by the server when something is changed."""
    shown = use_comparison(request.both)
    AnswerBar(shown, text("compare.pairs"))
    with v.Html(tag="div", class_="md-compare-body"):
        SideDials("left", request)
        with v.Html(tag="div", class_="md-verdict-stage", attributes=facts_of(shown)):
            if shown.known is not None:
                CompareStage(*shown.known)
        SideDials("right", request)
    if shown.known is not None:
        with v.Html(tag="section", class_="md-keep"):
            KeepComparison(shown.known.both)
            CompareFiles(shown.known.comparison)


@solara.component
def MoreOfBoth(both: Both) -> None:
    """What the browser does not say of the same pairs: the server works it out while it is open."""
    shown = use_comparison(both)
    AnswerBar(shown, text("compare.pairs"))
    with v.Html(tag="div", class_="md-more-stage", attributes=facts_of(shown)):
        if shown.known is not None:
            WhatDecidesChange(shown.known.comparison)
            PartyTable(shown.known.comparison)
    if shown.known is not None:
        with v.Html(tag="div", class_="md-keep"):
            CompareFiles(shown.known.comparison)


@solara.component
def SideDials(side: str, request: CompareRequest) -> None:
    """The dials of one side; those that differ stand out on both."""
    both = request.both
    judged: Judged = getattr(both, side)

    def turn(asked: Asked, said: str) -> None:
        request.turned(side, asked, said)

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
    WhatDecidesChange(comparison)
    PartyTable(comparison)


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
