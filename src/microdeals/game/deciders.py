"""Deciders: who decided what in a round: a team, its silence, or the model."""

from enum import StrEnum
from typing import NamedTuple

from microdeals.game.orders import MediatorOrders, SideOrders, ordered_course
from microdeals.game.played_world import Month
from microdeals.game.seats import SIDES, Seat


class WhoDecided(StrEnum):
    """Who decided. Values are part of files that classes take home."""

    TEAM = "team"
    SILENCE = "silence"
    """A team said nothing, which has a meaning that everybody at the table knows."""
    MODEL = "model"


class SeatPart(StrEnum):
    """What is decided for a seat in a round. Values are part of files that classes take home."""

    OFFERS = "offers"
    RUNNING = "deals in force"
    MONITORS = "monitors"
    SETTLEMENT = "settlement"
    MEDIATES = "who mediates"
    TABLED = "deals on the table"


class PartDecided(NamedTuple):
    """Who decided a part of what a seat does in a round. `by` is SILENCE: kept, let in, or refused."""

    part: SeatPart
    by: WhoDecided


def deciders_of(month: Month, seat: Seat, team: str) -> tuple[PartDecided, ...]:
    """Who decided each part for a seat. ``team``: who sat there; an empty name for the model.

    Running deals are the team's as soon as it names one; what it does not name is kept by its silence.
    """
    orders = month[tuple(Seat).index(seat)]
    if isinstance(orders, MediatorOrders):
        said = {SeatPart.MEDIATES: orders.engages is not None, SeatPart.TABLED: orders.tables is not None}
        return tuple(PartDecided(part, _by(is_said)) for part, is_said in said.items())
    if not isinstance(orders, SideOrders):
        raise TypeError(f"{orders!r} are no orders")
    walks = orders.walks_out
    silent = WhoDecided.SILENCE if team else WhoDecided.MODEL
    kept, refused = (
        WhoDecided.SILENCE if means[SIDES.index(seat)] else WhoDecided.MODEL
        for means in (month.keeps, month.refuses)
    )
    return (
        PartDecided(SeatPart.OFFERS, _by(walks or orders.says is not None, refused)),
        PartDecided(SeatPart.RUNNING, _by(walks or bool(orders.courses), kept)),
        PartDecided(SeatPart.MONITORS, _by(orders.admits is not None, silent)),
        PartDecided(SeatPart.SETTLEMENT, _by(walks or orders.settles is not None, refused)),
    )


def decider_of_end(month: Month, side: int, deal: str) -> WhoDecided:
    """Who decided that a side broke a deal, or walked out of it: its team by its orders, else the model."""
    return _by(ordered_course((month.first, month.second)[side], deal) is not None)


def _by(is_said: bool, otherwise: WhoDecided = WhoDecided.MODEL) -> WhoDecided:
    return WhoDecided.TEAM if is_said else otherwise
