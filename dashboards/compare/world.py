"""One seed on both sides, chosen by its mark, and the ways to watch it."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.compare.question import Both
from dashboards.panels.pairs.in_words import title_of, told
from dashboards.words import text
from microdeals.verdict import Comparison, Label


@solara.component
def SeedCard(comparison: Comparison, both: Both, seed: int | None) -> None:
    """The card of this seed; None invites to choose one."""
    with v.Html(tag="div", class_="md-world", attributes={"role": "status"}):
        first = int(comparison.first.pairs.seed[0])
        if seed is None or not first <= seed < first + comparison.runs:
            v.Html(tag="p", children=[text("compare.world.none")])
            return
        place = seed - first
        v.Html(tag="p", class_="md-world-title", children=[text("compare.world.title").format(seed=seed)])
        for side, verdict in (("left", comparison.first), ("right", comparison.second)):
            said = text("compare.world.side").format(
                side=text(f"compare.{side}"), label=title_of(Label(verdict.labels[place]))
            )
            v.Html(tag="p", children=[f"{said} {' '.join(told(verdict, place))}"])
        with v.Html(tag="div", class_="md-world-links"):
            for side, question in zip(both._fields, both.questions(), strict=True):
                with solara.Link(question.judged.watched(seed, question.kept)):
                    watch = text("compare.world.watch").format(side=text(f"compare.{side}"))
                    v.Html(tag="span", children=[watch])
