"""The debrief of a game at several tables: on the wall all of them, on a phone its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from dashboards.charts import Caption
from dashboards.charts.looks import Json
from dashboards.panels.chart_words import worded
from dashboards.panels.game.in_words import broken_words, outcome, seat_title, team_of
from dashboards.panels.game.pictures import trade_with
from dashboards.panels.game.story import MonthTold, end_of, story_of
from dashboards.rooms.pages import drawn, said, said_of_many
from dashboards.stage.in_words import turn_told
from dashboards.words import text
from microdeals.game import Seat, Session
from microdeals.game.debrief import Guessed
from microdeals.game.seats import SIDES
from microdeals.language.signs import SIGNS
from microdeals.rooms import ClassRoom
from microdeals.rooms.game_state import GameState
from microdeals.rooms.table_debrief import SideWord, TableResult
from microdeals.verdict import Verdict

PERCENT = 100.0


class SeatDebrief(NamedTuple):
    """What a phone shows of its own table, once all is known."""

    outcome: str
    months: list[MonthTold]
    end: str
    broken: list[str]
    turn: str
    believed: str


class TableTold(NamedTuple):
    """A table in the debrief, in words. ``teams``: who played each seat at last."""

    number: int
    mark: str
    label: str
    teams: str
    gap: str
    harm: str
    turn: str
    words: list[str]
    guesses: list[str]


def debrief_of_seat(session: Session, seat: Seat, result: TableResult | None) -> SeatDebrief | None:
    """The debrief of one's own table; None as long as it is being counted."""
    if result is None or not session.state.round:
        return None
    words = {word.seat: word for word in result.words}
    return SeatDebrief(
        outcome(result.debrief),
        story_of(session, result.debrief),
        end_of(session),
        broken_words(session, result.debrief),
        turn_in_words(session, result),
        word_in_words(session, words[seat]) if seat in words else "",
    )


def wall_debrief(
    room: ClassRoom, game: GameState, results: Sequence[TableResult] | None, worlds: Verdict | None
) -> str:
    """The part of the debrief that the wall shows."""
    if results is None or (game.part == "trade" and worlds is None):
        return drawn("game_waiting")
    tables = [table_told(room, game, result) for result in results]
    return drawn(
        "wall_debrief",
        game=game,
        tables=tables,
        title=said(f"debrief.{game.part}"),
        trade=f"/room/{room.code}/screen/trade?game={game.number}&month={game.round}",
    )


def table_told(room: ClassRoom, game: GameState, result: TableResult) -> TableTold:
    """A table in words."""
    session = room.tables.sessions.of(result.table, game)
    debrief, sign = result.debrief, SIGNS[result.debrief.label]
    seated = session.state.seated[-1]
    teams = [
        said("tables.plays", seat=seat_title(session, seat), who=team or text("panels.game.model"))
        for seat, team in zip(Seat, seated, strict=True)
    ]
    gap = said("debrief.gap", own=_percent(debrief.own.gap), twin=_percent(debrief.twin.gap))
    harm = said("debrief.harm", own=f"{debrief.own.harm:.0f}", twin=f"{debrief.twin.harm:.0f}")
    words = [word_in_words(session, word) for word in result.words]
    guesses = [guess_in_words(session, guess) for guess in result.debrief.guesses]
    turn = turn_in_words(session, result)
    return TableTold(result.table, sign.mark, sign.name, " · ".join(teams), gap, harm, turn, words, guesses)


def turn_in_words(session: Session, result: TableResult) -> str:
    """The weightiest turning point of a table, in a sentence."""
    if result.turn is None:
        return said("debrief.no_turn")
    told = turn_told(session.world, result.turn)
    return said("debrief.turn", day=told.day, name=told.name, said=told.said)


def word_in_words(session: Session, word: SideWord) -> str:
    """What a side's word was worth, beside what the other thought of it."""
    who = seat_title(session, word.seat)
    other = seat_title(session, SIDES[1 - SIDES.index(word.seat)])
    if not word.given:
        return said("debrief.no_word", who=who)
    return f"{_kept(word, who)} {_believed(word, other)}"


def _kept(word: SideWord, who: str) -> str:
    if not word.kept:
        return said("debrief.never", who=who)
    if word.kept == word.given:
        return said("debrief.always", who=who)
    return said_of_many("debrief.kept", word.given, who=who, kept=word.kept)


def _believed(word: SideWord, other: str) -> str:
    if word.believed is None:
        return said("debrief.unsaid", other=other)
    return said("debrief.believed", other=other, percent=round(word.believed))


def guess_in_words(session: Session, guess: Guessed) -> str:
    """A guess of before the first month, and what came."""
    key = f"debrief.guess_{guess.question.value}"
    came = said(f"{key}_{'came' if guess.came_true else 'not'}")
    return said(key, who=team_of(session, guess.seat), percent=guess.percent, came=came)


def trade_json(results: Sequence[TableResult], worlds: Verdict) -> Json:
    """The trade with every table as a named mark, for the wall's script."""
    named = {said("tables.table", n=result.table): result.debrief.place for result in results}
    caption = Caption(
        said("debrief.trade_title"),
        text("panels.game.trade.unit"),
        said("debrief.trade_note", n=worlds.runs),
    )
    shot = trade_with(worlds, caption, named)
    columns = memoryview(shot.frame["values"]).cast("f").tolist()
    values = [None if math.isnan(value) else value for value in columns]
    return {"spec": worded(shot.picture.spec()), "frame": shot.frame | {"values": values}}


def _percent(share: float) -> str:
    return f"{PERCENT * max(0.0, share):.0f}"
