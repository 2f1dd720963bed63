"""One world of the verdict, chosen by its mark: what deals did in it, and the way to watch it."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.asked.pairs import Judged
from dashboards.panels.pairs.in_words import title_of, told
from dashboards.words import text
from microdeals.verdict import Label, Verdict


@solara.component
def PairCard(verdict: Verdict, judged: Judged, seed: int | None) -> None:
    """The card of the world of this seed; None invites to choose one."""
    with v.Html(tag="div", class_="md-world", attributes={"role": "status"}):
        first = int(verdict.pairs.seed[0])
        if seed is None or not first <= seed < first + verdict.runs:
            v.Html(tag="p", children=[text("verdict.world.none")])
            return
        place = seed - first
        said = text("verdict.world.title").format(seed=seed, label=title_of(Label(verdict.labels[place])))
        v.Html(tag="p", class_="md-world-title", children=[f"{said}."])
        v.Html(tag="p", children=[" ".join(told(verdict, place))])
        with solara.Link(judged.watched(seed)):
            v.Html(tag="span", class_="md-world-link", children=[text("verdict.world.watch")])
