"""Slots: every place where a deal can be, in a fixed order."""

import zlib
from typing import NamedTuple

from microdeals.conflicts.conflict import Conflict, Entry
from microdeals.conflicts.facts import shares_of_front
from microdeals.rulebook.quantities import DealKind, Scope

SETTLEMENT = "settlement"
NOWHERE = 0
"""The ``where`` of common luck for deals along the whole front."""


class Slot(NamedTuple):
    """A place where a deal can be: a kind, and a sector if the kind is signed sector by sector.

    An offer is of a slot: ``slot.kind`` has ``key``, ``title`` and ``values`` (its terms).

    >>> from microdeals.agents import Party
    >>> class NoSwaps(Party):
    ...     def accepts(self, slot: Slot, value: float) -> bool:
    ...         return slot.kind.key != "swap" and super().accepts(slot, value)
    """

    number: int
    kind: Entry[DealKind]
    kind_index: int
    sector: int  # -1 for the whole front
    where: int  # the place's number in common luck
    share: float  # share of the front it covers


def shares_of_sectors(conflict: Conflict) -> tuple[float, ...]:
    """Each sector's share (0..1) of the front's war fire, in order."""
    return tuple(shares_of_front([sector.values.weight for sector in conflict.sectors]))


def slots_of(conflict: Conflict) -> tuple[list[Slot], Slot]:
    """The slots of all deal kinds, kind by kind and sector by sector, and that of the settlement."""
    shares = shares_of_sectors(conflict)
    slots: list[Slot] = []
    for number, kind in enumerate(conflict.kinds):
        if kind.values.scope == Scope.SECTOR:
            for place, sector in enumerate(conflict.sectors):
                slots.append(Slot(len(slots), kind, number, place, sector.luck_id, shares[place]))
        else:
            slots.append(Slot(len(slots), kind, number, -1, NOWHERE, 1.0))
    return slots, Slot(len(slots), settlement_of(conflict), len(conflict.kinds), -1, NOWHERE, 1.0)


def settlement_of(conflict: Conflict) -> Entry[DealKind]:
    """The settlement, as one more kind of deal."""
    return Entry(SETTLEMENT, "Settlement", zlib.crc32(SETTLEMENT.encode()), conflict.settlement)
