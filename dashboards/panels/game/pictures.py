"""The charts of a debrief: gap, trust and belief over the months, and the trade with the game in it."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from dashboards.charts import Axis, Caption, ChartLine, LevelMark, Lines, Look, Shot, Trade, TradeWorlds
from dashboards.panels.game.in_words import PERCENT, divergence
from dashboards.panels.pairs.pictures import FURTHEST, counts_of, traded
from dashboards.words import text
from microdeals.documents.wording import filled
from microdeals.game import Debrief, Seat, Session
from microdeals.game.among_worlds import PlaceInTrade
from microdeals.game.seats import SIDES
from microdeals.language.signs import SIGNS
from microdeals.verdict import Verdict

LOOKS = (Look.SIDE_A, Look.SIDE_B)
QUARTER = 0.25


def gap_of(session: Session) -> Shot:
    """The gap day by day."""
    values = session.world.datacollector.model_vars["gap_total"]
    low = QUARTER * math.floor(min([0.0, *values]) / QUARTER)
    high = QUARTER * math.ceil(max([QUARTER, *values]) / QUARTER)
    picture = Lines(
        Caption(text("panels.game.gap.title"), text("panels.game.gap.unit")),
        _days(session),
        Axis(text("panels.game.gap.axis"), low, high, QUARTER),
        (ChartLine(text("panels.game.gap.line"), Look.THIRD),),
        (LevelMark(text("panels.game.gap.bargain"), 0.0),),
    )
    return Shot(picture, picture.frame(range(1, len(values) + 1), [values]))


def trust_of(session: Session) -> Shot:
    """Each side's trust day by day."""
    first, second = (party.title for party in session.conflict.parties)
    said = text("panels.game.trust.line")
    lines = tuple(
        ChartLine(filled(said, one=one, other=other), look)
        for one, other, look in ((first, second, LOOKS[0]), (second, first, LOOKS[1]))
    )
    caption = Caption(text("panels.game.trust.title"), text("panels.game.trust.unit"))
    picture = Lines(
        caption, _days(session), Axis(text("panels.game.trust.axis"), 0.0, PERCENT, PERCENT * QUARTER), lines
    )
    found = session.world.datacollector.model_vars
    series = [
        [PERCENT * party.values.trust, *(PERCENT * value for value in found[f"trust_{side}"])]
        for side, party in enumerate(session.conflict.parties)
    ]
    return Shot(picture, picture.frame(range(session.world.day + 1), series))


def _days(session: Session) -> Axis:
    setup = session.state.setup
    return Axis(text("panels.game.axis.day"), 0, setup.horizon_days, setup.days)


def belief_of(session: Session, debrief: Debrief, seat: Seat) -> Shot:
    """What a side believed of the other, month by month, against what the other did."""
    side = SIDES.index(seat)
    own, other = session.conflict.parties[side].title, session.conflict.parties[1 - side].title
    rounds = [it for it in debrief.beliefs if it.seat is seat]
    names = (
        ChartLine(filled(text("panels.game.belief.line"), own=own), LOOKS[side]),
        ChartLine(text("panels.game.belief.model"), Look.PLAIN),
        ChartLine(filled(text("panels.game.belief.truth"), other=other), Look.GUESS),
    )
    caption = Caption(
        divergence(session, seat, debrief.first_divergence(seat)),
        filled(text("panels.game.belief.unit"), own=own, other=other),
    )
    months = Axis(text("panels.game.axis.month"), 1, max(2, session.state.setup.rounds), 1)
    picture = Lines(
        caption, months, Axis(text("panels.game.trust.axis"), 0, PERCENT, PERCENT * QUARTER), names
    )
    values = (
        [math.nan if it.percent is None else it.percent for it in rounds],
        [PERCENT * it.trust for it in rounds],
        [math.nan if it.kept is None else PERCENT * it.kept for it in rounds],
    )
    return Shot(picture, picture.frame([it.round + 1 for it in rounds], values))


def trade_of(verdict: Verdict, own: PlaceInTrade) -> Shot:
    """Worlds of the model between suffering spared and peace closer, the game among them as a named mark."""
    said = text("panels.game.trade.title")
    same = int(np.count_nonzero(verdict.labels == own.label))
    sign = SIGNS[own.label]
    caption = Caption(
        said.format(name=sign.name, n=same, of=verdict.runs),
        text("panels.game.trade.unit"),
        text("panels.game.trade.note").format(n=verdict.runs),
    )
    return trade_with(verdict, caption, {text("panels.game.trade.own"): own})


def trade_with(verdict: Verdict, caption: Caption, named: Mapping[str, PlaceInTrade]) -> Shot:
    """Worlds of the model as marks of the trade, and games among them by their names."""
    worlds = traded(verdict)
    rows = [[it.relief, it.closing, it.label, it.days] for it in named.values()]
    places = np.array(rows, float).reshape(-1, 4).T
    places[:2] = np.clip(places[:2], -FURTHEST, FURTHEST)
    picture = Trade(caption, verdict.thresholds.closing, verdict.thresholds.relief)
    marks = TradeWorlds(worlds.first, *np.concatenate([worlds.columns(), places], axis=1))
    return Shot(picture, picture.frame(marks, counts_of(verdict), named=list(named)))
