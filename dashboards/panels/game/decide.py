"""How a changed cell of the entry sheet is taken."""

from __future__ import annotations

from dashboards.words import text
from microdeals.errors import RequestError
from microdeals.game import Question, Seat, Session


def decide(session: Session, seat: str, key: str, value: str) -> None:
    """Write a changed cell into the session. Raises RequestError with what would do."""
    what, _, item = key.partition(":")
    try:
        place = Seat(seat)
        question = Question(item) if what == "guess" else None
    except ValueError:
        raise RequestError(text("panels.game.bad.cell").format(cell=f"{seat}/{key}"[:40])) from None
    if what == "team":
        session.seat(place, value.strip())
    elif question:
        session.guess(place, question, percent_from(value))
    elif what == "belief":
        session.believe(place, percent_from(value))
    else:
        session.decide(place, key, value)


def percent_from(value: str) -> int:
    """A number from 0 to 100 as typed. Raises RequestError."""
    digits = value.strip().removesuffix("%").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 3 or int(digits) > 100:
        raise RequestError(text("panels.game.bad.percent").format(text=value[:20]))
    return int(digits)
