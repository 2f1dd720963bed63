"""One world of the verdict, chosen by its mark: what deals did in it, and the way to watch it."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.asked import Asked
from dashboards.verdict.saying import title_of
from dashboards.words import number, text
from microdeals.verdict import Label, Verdict
from microdeals.verdict.measures import measured


@solara.component
def World(verdict: Verdict, asked: Asked, place: int | None) -> None:
    """The card of the world at this place among the pairs; None invites to choose one."""
    with v.Html(tag="div", class_="md-world", attributes={"role": "status"}):
        if place is None or place >= verdict.runs:
            v.Html(tag="p", children=[text("verdict.world.none")])
            return
        seed = int(verdict.pairs.seed[place])
        said = text("verdict.world.title").format(seed=seed, label=title_of(Label(verdict.labels[place])))
        v.Html(tag="p", class_="md-world-title", children=[f"{said}."])
        v.Html(tag="p", children=[" ".join(told(verdict, place))])
        with solara.Link(f"/watch{asked._replace(seed=seed).query()}"):
            v.Html(tag="span", class_="md-world-link", children=[text("verdict.world.watch")])


def told(verdict: Verdict, place: int) -> list[str]:
    """What deals did in one world, in sentences."""
    pair, measures = verdict.pairs[place], measured(verdict.pairs[place : place + 1])
    closing, relief = float(measures.closing[0]), float(measures.relief[0])
    closer = text("verdict.world.closer" if closing >= 0.0 else "verdict.world.apart")
    spared = text("verdict.world.spared" if relief >= 0.0 else "verdict.world.added")
    return [
        text("verdict.world.closing").format(amount=number(abs(closing)), way=closer),
        text("verdict.world.relief").format(amount=number(abs(relief)), way=spared),
        _settled(int(pair.settled_on_with), int(pair.settled_on_without)),
    ]


def _settled(with_deals: int, without: int) -> str:
    key = {
        (True, True): "settled_both",
        (True, False): "settled_with",
        (False, True): "settled_without",
        (False, False): "settled_neither",
    }[with_deals >= 0, without >= 0]
    return text(f"verdict.world.{key}").format(with_deals=with_deals, without=without)
