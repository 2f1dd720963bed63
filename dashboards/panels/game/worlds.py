"""The class's world among many: bars of worlds, one a bin, that are a table at the same time."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.panels.chart_view import ChartView
from dashboards.panels.game.in_words import PERCENT, days, standing
from dashboards.panels.game.pictures import trade_of
from dashboards.words import number, text
from microdeals.game import AmongWorlds
from microdeals.game.among_worlds import PlaceInTrade, Spread
from microdeals.verdict import Verdict


@solara.component
def StandingView(found: AmongWorlds) -> None:
    """Gap and harm of all worlds, with one's own marked."""
    said = text("panels.game.standing.settled").format(n=found.n_settled, of=found.n)
    v.Html(tag="p", class_="md-table-settled", children=[said])
    with v.Html(tag="div", class_="md-table-two md-table-standing"):
        spread_view("gap", found.gap, found.n, number)
        spread_view("harm", found.harm, found.n, days)


@solara.component
def TradeOfGame(verdict: Verdict | None, own: PlaceInTrade) -> None:
    """The trade of all worlds with one's own among them; room for it until it is there."""
    shown = solara.use_memo(lambda: None if verdict is None else trade_of(verdict, own), [verdict, own])
    if shown is None:
        v.Html(tag="p", attributes={"role": "status"}, children=[text("panels.game.trade.wait")])
    else:
        ChartView(shown.picture, shown.frame).key(str(shown.picture))


def spread_view(key: str, spread: Spread, n: int, say: Callable[[float], str]) -> None:
    """One measure: a row a bin."""
    most = max(spread.counts)
    with v.Html(tag="figure", class_="md-spread"):
        v.Html(tag="h3", class_="md-chart-title", children=[standing(key, spread, n)])
        v.Html(tag="p", class_="md-chart-subtitle", children=[text(f"panels.game.standing.{key}_unit")])
        with v.Html(tag="table", class_="md-spread-table"), v.Html(tag="tbody"):
            for place, count in enumerate(spread.counts):
                low, high = (say(edge) for edge in spread.edges[place : place + 2])
                bin_view(f"{low} – {high}", (count, most), place == spread.own_bin)
        note = text("panels.game.standing.note").format(n=n, last=n - 1)
        v.Html(tag="p", class_="md-chart-note", children=[note])


def bin_view(name: str, worlds: tuple[int, int], is_own: bool) -> None:
    """A bin: its ends, a bar, and how many worlds of the fullest bin's."""
    count, most = worlds
    width = f"width: {PERCENT * count / most:.1f}%"
    said = f"{count} {text('panels.game.standing.own')}" if is_own else str(count)
    with v.Html(tag="tr", class_="md-spread-own" if is_own else "md-spread-bin"):
        v.Html(tag="th", attributes={"scope": "row"}, children=[name])
        with v.Html(tag="td"), v.Html(tag="div", class_="md-spread-row"):
            v.Html(tag="div", class_="md-spread-room", children=[v.Html(tag="div", style_=width)])
            v.Html(tag="span", children=[said])
