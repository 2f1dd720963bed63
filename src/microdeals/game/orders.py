"""Orders: what a team decides for one round, and how that is written into the log."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from microdeals.agents import Slot
from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import slots_of
from microdeals.errors import RequestError

NOBODY = ""
"""The mediator's choice that nobody mediates this month."""


class Stance(StrEnum):
    """What a side says to a kind of deal. Values are part of stored sessions."""

    OFFER = "offer"
    ACCEPT = "accept"


class Course(StrEnum):
    """What a side does with a running deal this round. Values are part of stored sessions."""

    KEEP = "keep"
    BREAK = "break"
    LEAVE = "leave"


class SideOrders(NamedTuple):
    """A side's decisions for a round. What is left open (None, or not named) the model decides; a team's
    running deal that is not named is kept (`Setup`).

    ``says``: stance by kind of deal; once there is any, kinds not named are refused. ``courses``: by deal
    (`deal_key`); BREAK breaks it on one day of the round. ``admits``: whether monitors may work.
    ``settles``: False vetoes a settlement; True signs one that the side could live with. ``walks_out``:
    leaves every deal and signs none.
    """

    says: Mapping[str, Stance] | None = None
    courses: Mapping[str, Course] = MappingProxyType({})
    admits: bool | None = None
    settles: bool | None = None
    walks_out: bool = False


class MediatorOrders(NamedTuple):
    """The mediator's decisions for a round; None leaves it as the model has it.

    ``engages``: key of the one third party that takes part (`NOBODY` for none). ``tables``: the kinds of
    deal that can be signed this round.
    """

    engages: str | None = None
    tables: tuple[str, ...] | None = None


Orders = SideOrders | MediatorOrders
SIDE_OPEN = SideOrders()
MEDIATOR_OPEN = MediatorOrders()


def ordered_course(orders: SideOrders, deal: str) -> Course | None:
    """What a team has ordered for a deal (`deal_key`); None if it has said nothing of it."""
    return Course.LEAVE if orders.walks_out else orders.courses.get(deal)


def deal_key(conflict: Conflict, slot: Slot) -> str:
    """A deal's name in orders: its kind, and its sector where it has one."""
    key = str(slot.kind.key)
    return key if slot.sector < 0 else f"{key}@{conflict.sectors[slot.sector].key}"


def check_orders(conflict: Conflict, orders: Orders) -> None:
    """Raise RequestError for a deal or a third party that the conflict does not have."""
    if isinstance(orders, MediatorOrders):
        thirds = [NOBODY, *(third.key for third in conflict.third_parties)]
        _check("third party", [orders.engages or NOBODY], thirds)
        check_kinds(conflict, orders.tables or ())
        return
    check_kinds(conflict, orders.says or ())
    check_deals(conflict, orders.courses)


def check_kinds(conflict: Conflict, asked: Iterable[str]) -> None:
    """Raise RequestError for a kind of deal that the conflict does not have."""
    _check("kind of deal", asked, [kind.key for kind in conflict.kinds])


def check_deals(conflict: Conflict, asked: Iterable[str]) -> None:
    """Raise RequestError for a deal that the conflict does not have (`deal_key`)."""
    slots, settlement = slots_of(conflict)
    _check("deal", asked, [deal_key(conflict, slot) for slot in (*slots, settlement)])


def _check(what: str, asked: Iterable[str], known: list[str]) -> None:
    for key in asked:
        if key not in known:
            names = ", ".join(name for name in known if name)
            raise RequestError(f"{what} {key!r}: this conflict has none of that name. It has {names}.")


def written(orders: Orders) -> dict[str, Any]:
    """Orders as JSON takes them."""
    fields = orders._asdict()
    return {name: dict(value) if isinstance(value, Mapping) else value for name, value in fields.items()}


def side_orders(fields: Mapping[str, Any]) -> SideOrders:
    """A side's orders as they were written."""
    says = fields["says"]
    return SideOrders(
        None if says is None else {key: Stance(value) for key, value in says.items()},
        {key: Course(value) for key, value in fields["courses"].items()},
        fields["admits"],
        fields["settles"],
        fields["walks_out"],
    )


def mediator_orders(fields: Mapping[str, Any]) -> MediatorOrders:
    """A mediator's orders as they were written."""
    tables = fields["tables"]
    return MediatorOrders(fields["engages"], None if tables is None else tuple(tables))
