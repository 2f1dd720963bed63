"""One seed on both sides, chosen by its dot, and the ways to watch it."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.compare.question import Both
from dashboards.panels.pairs.in_words import title_of, told
from dashboards.words import text
from microdeals.verdict import Comparison, Label


@solara.component
def SeedCard(comparison: Comparison, both: Both, place: int | None) -> None:
    """The card of the seed at this place; None invites to choose one."""
    with v.Html(tag="div", class_="md-world", attributes={"role": "status"}):
        if place is None or place >= comparison.runs:
            v.Html(tag="p", children=[text("compare.world.none")])
            return
        seed = int(comparison.first.pairs.seed[place])
        v.Html(tag="p", class_="md-world-title", children=[text("compare.world.title").format(seed=seed)])
        for side, verdict in (("left", comparison.first), ("right", comparison.second)):
            said = text("compare.world.side").format(
                side=text(f"compare.{side}"), label=title_of(Label(verdict.labels[place]))
            )
            v.Html(tag="p", children=[f"{said} {' '.join(told(verdict, place))}"])
        with v.Html(tag="div", class_="md-world-links"):
            for side, judged in both._asdict().items():
                with solara.Link(f"/watch{judged.asked._replace(seed=seed).query()}"):
                    watch = text("compare.world.watch").format(side=text(f"compare.{side}"))
                    v.Html(tag="span", children=[watch])
