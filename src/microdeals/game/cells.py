"""Cells: one thing that a seat decides for a round, as it is asked, shown and changed.

A cell is named as in the entry sheet: ``says:<kind>`` (what a side says to a kind of deal, or whether a
mediator has it on the table), ``does:<deal>``, ``admits``, ``settles``, ``walks`` and ``engages``.
"""

from collections.abc import Sequence

from microdeals.conflicts import Conflict
from microdeals.errors import RequestError
from microdeals.game.orders import (
    NOBODY,
    Course,
    MediatorOrders,
    Orders,
    SideOrders,
    Stance,
    check_deals,
    check_kinds,
)

OPEN = "model"
"""What is left to the model."""
YES, NO = "yes", "no"

SAYS, DOES = "says", "does"
SWITCHES = ("admits", "settles")
"""What a side lets be, forbids, or leaves to the model."""


def parts_of(cell: str) -> tuple[str, str]:
    """What is decided, and about which kind or deal."""
    what, _, item = cell.partition(":")
    return what, item


def check_cell(conflict: Conflict, cell: str) -> None:
    """Raise RequestError for a cell about a kind of deal, or a deal, that the conflict does not have."""
    what, item = parts_of(cell)
    if what == SAYS:
        check_kinds(conflict, [item])
    if what == DOES:
        check_deals(conflict, [item])


def cell_changed(cell: str, value: str) -> str:
    """What such a change decides: to leave one kind of deal to the model is to leave all of them."""
    what, _ = parts_of(cell)
    return what if what == SAYS and value == OPEN else cell


def value_of(orders: Orders, cell: str) -> str:
    """What orders say in a cell. Raises RequestError for a cell that such a seat does not have."""
    what, item = parts_of(cell)
    if isinstance(orders, MediatorOrders):
        return _mediated(orders, what, item)
    if what == SAYS:
        return OPEN if orders.says is None else str(orders.says.get(item, NO))
    if what == DOES:
        return str(orders.courses.get(item, OPEN))
    if what == "walks":
        return YES if orders.walks_out else NO
    if what in SWITCHES:
        chosen: bool | None = getattr(orders, what)
        return OPEN if chosen is None else (YES if chosen else NO)
    raise _no_such(cell)


def _mediated(orders: MediatorOrders, what: str, item: str) -> str:
    if what == "engages":
        return OPEN if orders.engages is None else (orders.engages or NO)
    if what == SAYS:
        return OPEN if orders.tables is None else (YES if item in orders.tables else NO)
    raise _no_such(what)


def with_value(orders: Orders, cell: str, value: str, kinds: Sequence[str]) -> Orders:
    """The orders with another value in one cell. ``kinds``: all kinds of deal of the conflict.

    Raises RequestError for a cell or a value that such a seat does not have.
    """
    what, item = parts_of(cell)
    try:
        if isinstance(orders, MediatorOrders):
            return _with_mediated(orders, what, item, value, kinds)
        return _with_ordered(orders, what, item, value)
    except ValueError:
        raise RequestError(f"{cell}: {value[:40]!r} cannot be chosen there. Nothing was written.") from None


def _with_ordered(orders: SideOrders, what: str, item: str, value: str) -> SideOrders:
    if what == SAYS:
        says = {kind: stance for kind, stance in (orders.says or {}).items() if kind != item}
        if value == OPEN:
            return orders._replace(says=None)
        return orders._replace(says=says if value == NO else says | {item: Stance(value)})
    if what == DOES:
        courses = {deal: course for deal, course in orders.courses.items() if deal != item}
        return orders._replace(courses=courses if value == OPEN else courses | {item: Course(value)})
    if what == "walks":
        return orders._replace(walks_out=_chosen(value) is True)
    if what == "admits":
        return orders._replace(admits=_chosen(value))
    if what == "settles":
        return orders._replace(settles=_chosen(value))
    raise _no_such(what)


def _with_mediated(
    orders: MediatorOrders, what: str, item: str, value: str, kinds: Sequence[str]
) -> MediatorOrders:
    if what == "engages":
        return orders._replace(engages={OPEN: None, NO: NOBODY}.get(value, value))
    if what != SAYS:
        raise _no_such(what)
    chosen = _chosen(value)
    if chosen is None:
        return orders._replace(tables=None)
    tabled = kinds if orders.tables is None else orders.tables
    return orders._replace(
        tables=tuple(kind for kind in kinds if (chosen if kind == item else kind in tabled))
    )


def _chosen(value: str) -> bool | None:
    """A yes, a no, or what is left to the model. Raises ValueError for anything else."""
    return (True, False, None)[(YES, NO, OPEN).index(value)]


def _no_such(cell: str) -> RequestError:
    return RequestError(f"{cell[:40]!r}: this seat decides no such thing. Nothing was written.")
