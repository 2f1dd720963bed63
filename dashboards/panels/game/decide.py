"""How a changed cell of the entry sheet is taken."""

from __future__ import annotations

from dashboards.panels.game.sheet import NO, OPEN, YES, mediator_orders, side_orders
from dashboards.words import text
from microdeals.errors import RequestError
from microdeals.game import Course, MediatorOrders, Question, Seat, Session, SideOrders, Stance
from microdeals.game.orders import NOBODY


def decide(session: Session, seat: Seat, key: str, value: str) -> None:
    """Write a changed cell into the session. Raises RequestError with what would do."""
    what, _, item = key.partition(":")
    if what == "team":
        session.seat(seat, value.strip())
    elif what == "guess":
        session.guess(seat, Question(item), percent_from(value))
    elif what == "belief":
        session.believe(seat, percent_from(value))
    elif seat is Seat.MEDIATOR:
        session.order(seat, _mediated(session, what, item, value))
    else:
        session.order(seat, _ordered(session, seat, (what, item), value))


def percent_from(value: str) -> int:
    """A number from 0 to 100 as typed. Raises RequestError."""
    digits = value.strip().removesuffix("%").strip()
    if not digits.isascii() or not digits.isdigit() or int(digits) > 100:
        raise RequestError(text("panels.game.bad.percent").format(text=value[:20]))
    return int(digits)


def _ordered(session: Session, seat: Seat, cell: tuple[str, str], value: str) -> SideOrders:
    orders, (what, item) = side_orders(session, seat), cell
    if what == "says":
        says = {kind: stance for kind, stance in (orders.says or {}).items() if kind != item}
        if value == OPEN:
            return orders._replace(says=None)
        return orders._replace(says=says if value == NO else says | {item: Stance(value)})
    if what == "does":
        courses = {deal: course for deal, course in orders.courses.items() if deal != item}
        return orders._replace(courses=courses if value == OPEN else courses | {item: Course(value)})
    if what == "walks":
        return orders._replace(walks_out=value == YES)
    chosen = None if value == OPEN else value == YES
    if what == "admits":
        return orders._replace(admits=chosen)
    if what == "settles":
        return orders._replace(settles=chosen)
    raise ValueError(f"the sheet has no row {what!r}")


def _mediated(session: Session, what: str, item: str, value: str) -> MediatorOrders:
    orders = mediator_orders(session)
    if what == "engages":
        chosen = {OPEN: None, NO: NOBODY}.get(value, value)
        return orders._replace(engages=chosen)
    kinds = [kind.key for kind in session.conflict.kinds]
    before = kinds if orders.tables is None else orders.tables
    after = [kind for kind in kinds if (value != NO if kind == item else kind in before)]
    return orders._replace(tables=None if value == OPEN else tuple(after))
