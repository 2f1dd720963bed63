"""Blame: who broke what, who decided it, and what was only taken for a breach. Only the debrief may know."""

from enum import StrEnum
from typing import NamedTuple

from microdeals.agents import ConflictModel
from microdeals.agents.log import Event
from microdeals.game.deciders import WhoDecided, decider_of_end
from microdeals.game.orders import deal_key
from microdeals.game.played_world import TableModel
from microdeals.rulebook.events import Happening, Status


class Cause(StrEnum):
    """What was behind a breach, or a report of one."""

    REAL = "real"
    """A leadership broke its word unprovoked."""
    RETALIATION = "retaliation"
    """A leadership broke its word soon after the other had been reported."""
    SPOILER = "spoiler"
    """Nobody did: the accused side's hardliners had struck on that day."""
    MISREAD = "misread"
    """Nobody did: a false alarm, or local fire taken for an order."""


class Breach(NamedTuple):
    """A breach, or what was taken for one. ``side`` did it, or was accused of it.

    ``by``: who decided to break it; None where nobody did. ``slot``: the deal's number in the world's log.
    """

    day: int
    side: int
    deal: str
    cause: Cause
    reported: bool
    by: WhoDecided | None = None
    slot: int = -1


def breaches_of(world: TableModel) -> list[Breach]:
    """All breaches, seen or not, and all reports of breaches that were none, in order.

    Retaliation: within the days that a side looks ahead (``horizon_days`` of [conduct]) of a report against
    the other. Assumed: nobody in the world notes its motives, so the order of events has to stand for them.
    """
    by_kind = {kind: [it for it in world.log if it.happening == kind] for kind in (BREACH, REPORT, STRIKE)}
    told = {_where(event) for event in by_kind[REPORT]}
    done = {_where(event) for event in by_kind[BREACH]}
    strikes = {(event.day, event.side) for event in by_kind[STRIKE]}
    memory = world.conflict.conduct.horizon_days
    found = []
    for event in world.log:
        if event.happening == BREACH:
            provoked = any(
                it.side != event.side and 0 < event.day - it.day <= memory for it in by_kind[REPORT]
            )
            cause = Cause.RETALIATION if provoked else Cause.REAL
            by = _decider(world, event)
            found.append(
                Breach(event.day, event.side, event.deal, cause, _where(event) in told, by, event.slot)
            )
        elif event.happening == REPORT and _where(event) not in done:
            cause = Cause.SPOILER if (event.day, event.side) in strikes else Cause.MISREAD
            found.append(Breach(event.day, event.side, event.deal, cause, True, slot=event.slot))
    return found


class Walkout(NamedTuple):
    """A deal that ``side`` walked out of: for more to be had at the front, or because it lost its worth.

    Where ``by`` is a team it had reasons of its own. ``slot``: the deal's number in the world's log.
    """

    day: int
    side: int
    deal: str
    for_more: bool
    by: WhoDecided
    slot: int = -1


def walkouts_of(world: TableModel) -> list[Walkout]:
    """All deals that a side walked out of, in the order of the days."""
    found = [
        Walkout(
            deal.ended_on,
            deal.ended_by,
            deal.title,
            deal.status == Status.RESUMED,
            decider_of_end(world.month_on(deal.ended_on), deal.ended_by, deal_key(world.conflict, deal.slot)),
            deal.slot.number,
        )
        for deal in world.deals
        if deal.ended_by is not None and deal.ended_on is not None
    ]
    return sorted(found)


BREACH, REPORT, STRIKE = Happening.BREACH, Happening.REPORT, Happening.STRIKE


def _decider(world: TableModel, event: Event) -> WhoDecided:
    slots = (*world.slots, world.settlement_slot)
    slot = next(slot for slot in slots if slot.number == event.slot)
    return decider_of_end(world.month_on(event.day), event.side, deal_key(world.conflict, slot))


def _where(event: Event) -> tuple[int, int, int]:
    return event.day, event.slot, event.side


def kept_word(world: ConflictModel, side: int, first: int, last: int) -> bool | None:
    """Whether a side kept its word from one day to another (both included); None if it had given none."""
    bound = any(
        deal.bound[side]
        and deal.started_on is not None
        and deal.started_on < last
        and (deal.ended_on is None or deal.ended_on >= first)
        for deal in world.deals
    )
    if not bound:
        return None
    return not any(
        event.happening == BREACH and event.side == side and first <= event.day <= last for event in world.log
    )
