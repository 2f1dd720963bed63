"""The entry sheet of a round: what each seat can decide, as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dashboards.charts.looks import Json
from dashboards.words import text
from microdeals.game import Course, MediatorOrders, Question, Seat, Session, SideOrders, Stance
from microdeals.game.orders import deal_key
from microdeals.game.seats import SIDES
from microdeals.rulebook.ladder import highest_open

OPEN = "model"
YES, NO = "yes", "no"
ALL = tuple(Seat)


class ChoiceCell(NamedTuple):
    """A cell with options: the chosen one, and all as value and key of its words."""

    value: str
    options: Sequence[str]
    table: str

    def cell(self) -> Json:
        """For the browser."""
        words = [[value, text(f"panels.game.choice.{self.table}.{value}")] for value in self.options]
        return {"kind": "choice", "value": self.value, "options": words, "decided": self.value != OPEN}


def typed(kind: str, value: object, hint: str = "") -> Json:
    """A cell to type a number or a name into."""
    shown = "" if value is None else str(value)
    return {"kind": kind, "value": shown, "hint": hint, "decided": bool(shown)}


def row(key: str, title: str, cells: dict[str, Json], hint: str = "") -> Json:
    """A row of the sheet."""
    return {"key": key, "title": title, "hint": hint, "cells": cells}


def sheet_of(session: Session, seats: Sequence[Seat] = ALL) -> Json:
    """The sheet of the round to be played, with a column for each of these seats."""
    columns = [{"key": seat.value, "title": title_of(session, seat)} for seat in seats]
    groups = [
        {"title": text(f"panels.game.group.{name}"), "rows": rows}
        for name, rows in (
            ("who", _teams(session, seats)),
            ("guesses", _guesses(session, seats)),
            ("running", _running(session, seats)),
            ("offers", _offers(session, seats)),
            ("more", _more(session, seats)),
        )
        if rows
    ]
    corner = text("panels.game.corner")
    return {"columns": columns, "groups": groups, "corner": corner, "round": session.state.round}


def title_of(session: Session, seat: Seat) -> str:
    """Who sits there: the side's name, or the mediator."""
    if seat is Seat.MEDIATOR:
        return text("panels.game.mediator")
    return str(session.conflict.parties[SIDES.index(seat)].title)


def _taken(session: Session, seats: Sequence[Seat]) -> list[Seat]:
    return [seat for seat in seats if session.state.teams[seat]]


def side_orders(session: Session, seat: Seat) -> SideOrders:
    """What a side has ordered for the month that comes."""
    found = session.state.orders_of(seat, session.state.round)
    return found if isinstance(found, SideOrders) else SideOrders()


def mediator_orders(session: Session) -> MediatorOrders:
    """What the mediator has ordered for the month that comes."""
    found = session.state.orders_of(Seat.MEDIATOR, session.state.round)
    return found if isinstance(found, MediatorOrders) else MediatorOrders()


def _teams(session: Session, seats: Sequence[Seat]) -> list[Json]:
    if len(seats) == 1:
        return []
    hint = text("panels.game.row.team.empty")
    cells = {seat.value: typed("text", session.state.teams[seat], hint) for seat in seats}
    return [row("team", text("panels.game.row.team.title"), cells, text("panels.game.row.team.hint"))]


def _guesses(session: Session, seats: Sequence[Seat]) -> list[Json]:
    """Asked before the first round, and then no more."""
    taken = _taken(session, seats)
    if session.state.round or not taken:
        return []
    guesses = session.state.guesses
    return [
        row(
            f"guess:{question.value}",
            text(f"panels.game.guess.{question.value}"),
            {seat.value: typed("number", guesses.get((seat, question)), "0–100") for seat in taken},
        )
        for question in Question
    ]


def _running(session: Session, seats: Sequence[Seat]) -> list[Json]:
    """What each bound side does with each deal in force."""
    taken = [seat for seat in _taken(session, seats) if seat in SIDES]
    rows = []
    for deal in session.world.active_deals():
        key = deal_key(session.conflict, deal.slot)
        cells = {}
        for seat in taken:
            if deal.bound[SIDES.index(seat)]:
                course = side_orders(session, seat).courses.get(key)
                cells[seat.value] = ChoiceCell(course or OPEN, (OPEN, *Course), "does").cell()
        rows.append(
            row(f"does:{key}", deal.title, cells, text("panels.game.row.until").format(day=deal.until))
        )
    return rows


def _offers(session: Session, seats: Sequence[Seat]) -> list[Json]:
    taken, world = _taken(session, seats), session.world
    if not taken:
        return []
    top = highest_open(session.conflict.ladder.policy, world.opened)
    rows, closed = [], []
    for kind in session.conflict.kinds:
        rung = kind.values.rung
        if rung > top:
            closed.append(text("panels.game.row.closed").format(deal=kind.title, rung=rung))
            continue
        cells = {seat.value: _say(session, seat, kind.key) for seat in taken}
        rows.append(
            row(f"says:{kind.key}", kind.title, cells, text("panels.game.row.rung").format(rung=rung))
        )
    if closed:
        hint = text("panels.game.row.later_hint").format(deals=", ".join(closed), rung=top)
        rows.append(row("later", text("panels.game.row.later"), {}, hint))
    return rows


def _say(session: Session, seat: Seat, kind: str) -> Json:
    if seat is Seat.MEDIATOR:
        tabled = mediator_orders(session).tables
        value = OPEN if tabled is None else (YES if kind in tabled else NO)
        return ChoiceCell(value, _options(tabled is None, YES, NO), "tables").cell()
    says = side_orders(session, seat).says
    value = OPEN if says is None else says.get(kind, NO)
    return ChoiceCell(value, _options(says is None, NO, *Stance), "says").cell()


def _options(is_open: bool, *options: str) -> tuple[str, ...]:
    """Once a seat has said anything of its offers, the model is out of it."""
    return (OPEN, *options) if is_open else options


def _more(session: Session, seats: Sequence[Seat]) -> list[Json]:
    taken = _taken(session, seats)
    sides = [seat for seat in taken if seat in SIDES]
    state, rows = session.state, []
    if Seat.MEDIATOR in taken and session.conflict.third_parties:
        rows.append(_engages(session))
    if sides:
        orders = {seat: side_orders(session, seat) for seat in sides}
        for name in ("admits", "settles"):
            cells = {seat.value: _yes_no(getattr(orders[seat], name), name) for seat in sides}
            rows.append(row(name, text(f"panels.game.row.{name}"), cells))
        walks = {seat.value: _walks(orders[seat]) for seat in sides}
        rows.append(row("walks", text("panels.game.row.walks"), walks))
        beliefs = {
            seat.value: typed("number", state.beliefs.get((state.round, seat)), "0–100") for seat in sides
        }
        rows.append(row("belief", text("panels.game.row.belief"), beliefs))
    return rows


def _walks(orders: SideOrders) -> Json:
    return ChoiceCell(YES if orders.walks_out else NO, (NO, YES), "walks").cell() | {
        "decided": orders.walks_out
    }


def _yes_no(value: bool | None, table: str) -> Json:
    chosen = OPEN if value is None else (YES if value else NO)
    return ChoiceCell(chosen, (OPEN, YES, NO), table).cell()


def _engages(session: Session) -> Json:
    chosen = mediator_orders(session).engages
    thirds = [[third.key, third.title] for third in session.conflict.third_parties]
    ends = [[OPEN, text("panels.game.choice.engages.model")], [NO, text("panels.game.choice.engages.nobody")]]
    value = OPEN if chosen is None else (chosen or NO)
    cell = {
        "kind": "choice",
        "value": value,
        "options": [ends[0], *thirds, ends[1]],
        "decided": value != OPEN,
    }
    return row("engages", text("panels.game.row.engages"), {Seat.MEDIATOR.value: cell})
