"""The kernel: a conflict model packed into arrays of records that compiled loops can read."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, Entry
from microdeals.conflicts.slots import settlement_of, slots_of
from microdeals.ensemble.draws import Draws, draws_of
from microdeals.ensemble.facts_by_column import work_out
from microdeals.ensemble.records import RowGrid, Rows, rows
from microdeals.rulebook import quantities as q

UNKNOWN = 0
"""What stands in a kernel until `facts_by_column` has worked it out."""


class LuckyRow:
    """What draws luck by its name."""

    luck_id: int


class DrawnRow(LuckyRow):
    """What draws luck on a day, and where on the list of the day's draws."""

    draw: int


class PartyRow(q.Character, DrawnRow):
    """A side."""


class SectorRow(q.Sector, DrawnRow):
    """A sector, with its share of the front."""

    share: float


class IssueRow:
    """Something in dispute: how much each side cares, as the file writes it."""

    weight_0: float
    weight_1: float


class KindRow(q.DealKind, LuckyRow):
    """A kind of deal, or the settlement."""


class SlotRow:
    """A place where a deal can be. ``sector`` is -1 for the whole front; ``where`` is its number in luck."""

    kind: int
    sector: int
    where: int
    share: float
    rung: int


class NumberedRow(DrawnRow):
    """What has a number within its mission."""

    team: int


class MonitorRow(q.Monitors, NumberedRow):
    """A team of monitors."""


class ThirdPartyRow(q.ThirdParty, DrawnRow):
    """A third party."""


class SpoilerRow(q.Spoiler, DrawnRow):
    """A group of spoilers."""


class Tables:
    """The single tables of a conflict model."""

    conduct: q.Conduct
    commanders: q.Commanders
    front: q.Front
    harm: q.Harm
    talks: q.Talks
    ladder: q.Ladder
    publics: q.Publics
    record: q.Record


class Facts(Tables):
    """The single tables, and what follows from the model as a whole."""

    joint_gain: float
    courting: float
    first_day_of_year: int
    n_drawn_always: int
    n_drawn_with_deals: int


class Kernel(NamedTuple):
    """One conflict model as arrays of records; nothing in it changes while worlds run."""

    tables: Rows[Facts]  # (1,)
    parties: Rows[PartyRow]  # (2,)
    issues: Rows[IssueRow]  # (n_issues,)
    sectors: Rows[SectorRow]  # (n_sectors,)
    kinds: Rows[KindRow]  # (n_kinds + 1,) the last is the settlement
    slots: Rows[SlotRow]  # (n_slots + 1,) where deals can be; the last is the settlement's
    monitors: Rows[MonitorRow]  # (n_teams,)
    third_parties: Rows[ThirdPartyRow]  # (n_third_parties,)
    spoilers: Rows[SpoilerRow]  # (n_spoilers,)
    meetings: Rows[q.Meeting]  # (3,) in the order of Format
    draws: RowGrid[int]  # (3, n_draws) purpose, who and where of what a day may have to draw


class Kernels(NamedTuple):
    """Kernels of one shape, one a world or one for all: the tables of ``Kernel`` with an axis before."""

    tables: Rows[Rows[Facts]]
    parties: Rows[Rows[PartyRow]]
    issues: Rows[Rows[IssueRow]]
    sectors: Rows[Rows[SectorRow]]
    kinds: Rows[Rows[KindRow]]
    slots: Rows[Rows[SlotRow]]
    monitors: Rows[Rows[MonitorRow]]
    third_parties: Rows[Rows[ThirdPartyRow]]
    spoilers: Rows[Rows[SpoilerRow]]
    meetings: Rows[Rows[q.Meeting]]
    draws: Rows[RowGrid[int]]


def alone(kernel: Kernel) -> Kernels:
    """One kernel for all worlds, over the same memory."""
    tables: Any = kernel
    return Kernels(*(table[np.newaxis] for table in tables))


def kernel_of(conflict: Conflict) -> Kernel:
    """Pack a conflict model. Values are copied, not rounded: the engines read the same floats."""
    draws = draws_of(conflict)
    listed: Any = np.array(draws.listed, dtype=np.int64).T.copy()
    kernel = Kernel(
        tables=_tables(conflict, draws),
        parties=rows(PartyRow, _drawn(conflict.parties, draws.parties)),
        issues=rows(IssueRow, [issue.weights for issue in conflict.issues]),
        sectors=_sectors(conflict, draws),
        kinds=rows(KindRow, [(entry.luck_id, *entry.values) for entry in _kinds(conflict)]),
        slots=_slots(conflict),
        monitors=_monitors(conflict, draws),
        third_parties=rows(ThirdPartyRow, _drawn(conflict.third_parties, draws.third_parties)),
        spoilers=rows(SpoilerRow, _drawn(conflict.spoilers, draws.spoilers)),
        meetings=rows(q.Meeting, [conflict.bilateral, conflict.trilateral, conflict.envoys]),
        draws=listed,
    )
    work_out(kernel)
    return kernel


def offering(kernel: Kernel, kinds: int) -> Kernel:
    """The kernel with only those deal kinds on offer whose bit is set in ``kinds``, and the settlement.

    Luck follows names, so its worlds are those of a model without the other kinds.
    """
    slots = np.asarray(kernel.slots)
    return kernel._replace(slots=slots[_is_on_offer(slots, kinds)].view(np.recarray))


def offering_in(kernels: Kernels, kinds: int) -> Kernels:
    """The same of kernels of one shape, whose slots are for the same kinds."""
    slots = np.asarray(kernels.slots)
    some: Any = np.ascontiguousarray(slots[:, _is_on_offer(slots[0], kinds)])
    return kernels._replace(slots=some)


def _is_on_offer(slots: NDArray[Any], kinds: int) -> NDArray[np.bool_]:
    """Whether a slot is for a kind of the coalition, or for the settlement, which is the last (n,)."""
    settlement = 1 << int(slots["kind"].max())
    return np.asarray(((kinds | settlement) >> slots["kind"]) & 1 == 1)


def _kinds(conflict: Conflict) -> tuple[Entry[q.DealKind], ...]:
    return (*conflict.kinds, settlement_of(conflict))


def _sectors(conflict: Conflict, draws: Draws) -> Any:
    return rows(SectorRow, [(*drawn, UNKNOWN) for drawn in _drawn(conflict.sectors, draws.sectors)])


def _slots(conflict: Conflict) -> Any:
    slots, settlement = slots_of(conflict)
    found = [(slot.kind_index, slot.sector, slot.where, UNKNOWN, UNKNOWN) for slot in (*slots, settlement)]
    return rows(SlotRow, found)


def _monitors(conflict: Conflict, draws: Draws) -> Any:
    missions = [(entry, team) for entry in conflict.monitors for team in range(entry.values.teams)]
    found = [
        (entry.luck_id, draw, team, *entry.values)
        for (entry, team), draw in zip(missions, draws.monitors, strict=True)
    ]
    return rows(MonitorRow, found)


def _drawn(entries: Sequence[Entry[Any]], draws: Sequence[int]) -> list[tuple[Any, ...]]:
    """What draws luck, with its place on the list of draws."""
    return [(entry.luck_id, draw, *entry.values) for entry, draw in zip(entries, draws, strict=True)]


def _tables(conflict: Conflict, draws: Draws) -> Any:
    tables = tuple(tuple(getattr(conflict, name)) for name in Tables.__annotations__)
    drawn = (draws.n_always, len(draws.listed))
    return rows(Facts, [(*tables, UNKNOWN, UNKNOWN, conflict.first_day_of_year, *drawn)])
