"""The entry sheet of a round: a column of cards for each seat, a card a decision, as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashboards.charts.looks import Json
from dashboards.panels.game.deal_names import deal_name
from dashboards.panels.game.in_words import seat_title
from dashboards.panels.game.starts import aims_of, stakes_of
from dashboards.words import text, under
from microdeals.documents.wording import filled
from microdeals.game import Course, Question, Seat, Session, Stance
from microdeals.game.cells import NO, OPEN, SWITCHES, YES, value_of
from microdeals.game.orders import deal_key
from microdeals.game.seats import SIDES
from microdeals.rulebook.ladder import highest_open

ALL = tuple(Seat)


class ChoiceCell(NamedTuple):
    """A cell with options: the chosen one, all of them, the key of their words, and what silence means."""

    value: str
    options: Sequence[str]
    table: str
    silence: str = ""

    def cell(self) -> Json:
        """For the browser."""
        words = [[value, text(f"panels.game.choice.{self.table}.{value}")] for value in self.options]
        return chosen(self.value, words, self.silence)


def chosen(value: str, options: Sequence[Sequence[str]], silence: str = "") -> Json:
    """A cell to choose one of a few things in."""
    is_decided = value not in (OPEN, silence)
    shown = {"kind": "choice", "value": value, "options": options, "decided": is_decided}
    return shown | {"silence": "" if is_decided else silence or OPEN}


def typed(kind: str, value: object, hint: str = "") -> Json:
    """A cell to type a number or a name into."""
    shown = "" if value is None else str(value)
    return {"kind": kind, "value": shown, "hint": hint, "decided": bool(shown)}


def card(key: str, title: str, cell: Json, hint: str = "") -> Json:
    """A card of the sheet."""
    return {"key": key, "title": title, "hint": hint, "cell": cell}


def sheet_of(session: Session, seats: Sequence[Seat] = ALL) -> Json:
    """The sheet of the round to be played, for these seats."""
    state = session.state
    return {
        "seats": [_seat(session, seat, is_alone=len(seats) == 1) for seat in seats],
        "start": [] if state.round else [text("panels.game.start.title"), *stakes_of(session.conflict)],
        "words": under("panels.game.sheet"),
        "round": state.round,
        "seen": state.newest,
    }


def _seat(session: Session, seat: Seat, is_alone: bool) -> Json:
    """One seat: who plays it, where it starts, and its cards in groups."""
    team = session.state.teams[seat]
    said = text("panels.game.seat.team" if team else "panels.game.seat.model")
    groups = () if not team else _groups(session, seat)
    who = card(
        "team",
        text("panels.game.row.team.title"),
        typed("text", team, text("panels.game.row.team.empty")),
        text("panels.game.row.team.hint"),
    )
    return {
        "key": seat.value,
        "title": seat_title(session, seat),
        "who": "" if is_alone else filled(said, team=team),
        "team": None if is_alone else who,
        "start": " ".join(aims_of(session.conflict, seat)) if team and not session.state.round else "",
        "groups": [
            {
                "title": text(f"panels.game.group.{name}"),
                "note": _note(session, seat, name),
                "cards": cards,
            }
            for name, cards in groups
            if cards
        ],
    }


def _groups(session: Session, seat: Seat) -> tuple[tuple[str, list[Json]], ...]:
    is_side = seat in SIDES
    return (
        ("guesses", list(_guesses(session, seat))),
        ("running", list(_running(session, seat)) if is_side else []),
        ("offers", list(_offers(session, seat))),
        ("more", list(_of_side(session, seat) if is_side else _engages(session))),
    )


def _note(session: Session, seat: Seat, group: str) -> str:
    """What happens to what is left open, or what comes later."""
    if group == "running":
        return text("panels.game.note.kept" if session.state.setup.keeps else "panels.game.note.models")
    if group == "offers":
        later = _later(session)
        orders = value_of(session.state.draft_of(seat), "says:")
        side = text("panels.game.note.offers_open" if orders == OPEN else "panels.game.note.offers_said")
        if session.state.setup.refuses:
            side = text("panels.game.note.offers_no")
        return f"{side if seat in SIDES else text('panels.game.note.tabled')} {later}".strip()
    return ""


def _value(session: Session, seat: Seat, cell: str) -> str:
    """What a seat has decided in a cell for the month that comes."""
    return value_of(session.state.draft_of(seat), cell)


def _guesses(session: Session, seat: Seat) -> Iterator[Json]:
    """Asked before the first round, and then no more."""
    if session.state.round:
        return
    for question in Question:
        percent = session.state.guesses.get((seat, question))
        title = text(f"panels.game.guess.{question.value}")
        yield card(f"guess:{question.value}", title, typed("number", percent, "0–100"))


def _running(session: Session, seat: Seat) -> Iterator[Json]:
    """What a bound side does with each deal in force."""
    silence = str(Course.KEEP) if session.state.setup.keeps else ""
    options = tuple(Course) if silence else (OPEN, *Course)
    for deal in session.world.active_deals():
        if deal.bound[SIDES.index(seat)]:
            key = deal_key(session.conflict, deal.slot)
            course = ChoiceCell(_value(session, seat, f"does:{key}"), options, "does", silence)
            hint = text("panels.game.row.until").format(day=deal.until)
            yield card(f"does:{key}", deal_name(session.conflict, deal.slot), course.cell(), hint)


def _offers(session: Session, seat: Seat) -> Iterator[Json]:
    """What a side says to each kind of deal that can be signed; what a mediator has on the table."""
    for kind in session.conflict.kinds:
        if kind.values.rung <= _top(session):
            hint = text("panels.game.row.rung").format(rung=kind.values.rung)
            yield card(f"says:{kind.key}", kind.title, _say(session, seat, kind.key), hint)


def _top(session: Session) -> int:
    return highest_open(session.conflict.ladder.policy, session.world.opened)


def _later(session: Session) -> str:
    """The kinds of deal that cannot be signed yet."""
    closed = [kind.title for kind in session.conflict.kinds if kind.values.rung > _top(session)]
    return text("panels.game.note.later").format(deals=", ".join(closed)) if closed else ""


def _say(session: Session, seat: Seat, kind: str) -> Json:
    value = _value(session, seat, f"says:{kind}")
    if seat is Seat.MEDIATOR:
        return ChoiceCell(value, _options(value == OPEN, YES, NO), "tables").cell()
    if session.state.setup.refuses:
        return ChoiceCell(NO if value == OPEN else value, (*Stance, NO), "says", NO).cell()
    return ChoiceCell(value, _options(value == OPEN, *Stance, NO), "says").cell()


def _options(is_open: bool, *options: str) -> tuple[str, ...]:
    """Once a seat has said anything of its offers, the model is out of it."""
    return (*options, OPEN) if is_open else options


def _of_side(session: Session, seat: Seat) -> Iterator[Json]:
    """Monitors, a settlement, walking out, and what a side believes."""
    silences = {"admits": YES, "settles": NO if session.state.setup.refuses else ""}
    for name in SWITCHES:
        silence = silences[name]
        options = (YES, NO) if silence else (YES, NO, OPEN)
        cell = ChoiceCell(_value(session, seat, name), options, name, silence)
        yield card(name, text(f"panels.game.row.{name}"), cell.cell())
    walks = ChoiceCell(_value(session, seat, "walks"), (NO, YES), "walks", NO)
    yield card("walks", text("panels.game.row.walks"), walks.cell())
    percent = session.state.beliefs.get((session.state.round, seat))
    yield card("belief", text("panels.game.row.belief"), typed("number", percent, "0–100"))


def _engages(session: Session) -> Iterator[Json]:
    """Who mediates, where anybody could."""
    thirds = [[third.key, third.title] for third in session.conflict.third_parties]
    ends = [[NO, text("panels.game.choice.engages.nobody")], [OPEN, text("panels.game.choice.engages.model")]]
    if thirds:
        value = _value(session, Seat.MEDIATOR, "engages")
        yield card("engages", text("panels.game.row.engages"), chosen(value, [*thirds, *ends]))
