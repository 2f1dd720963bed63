"""The kernel: a conflict model packed into arrays of records that compiled loops can read."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, Entry
from microdeals.conflicts.slots import settlement_of, slots_of
from microdeals.ensemble.draws import Draws, draws_of
from microdeals.ensemble.records import Column, columns_of, record_type, rows
from microdeals.rulebook import quantities as q
from microdeals.rulebook.third_parties import memory_of_lean, spread_of_lean

LUCK: list[Column] = [("luck_id", "i8")]
DRAWN: list[Column] = [*LUCK, ("draw", "i8")]
"""Who draws luck on a day, and where on the list of the day's draws."""
SIDE = DRAWN + columns_of(q.Character)
PLACE: list[Column] = [*DRAWN, ("share", "f8")]
KIND = LUCK + columns_of(q.DealKind)
SLOT: list[Column] = [("kind", "i8"), ("sector", "i8"), ("where", "i8"), ("share", "f8"), ("rung", "i8")]
TEAM: list[Column] = [*DRAWN, ("team", "i8"), *columns_of(q.Monitors)]
THIRD: list[Column] = [*DRAWN, ("memory", "f8"), ("spread", "f8"), *columns_of(q.ThirdParty)]
SPOILER = DRAWN + columns_of(q.Spoiler)
MEETING = columns_of(q.Meeting)
TABLES: tuple[tuple[str, type[Any]], ...] = (
    ("conduct", q.Conduct),
    ("commanders", q.Commanders),
    ("front", q.Front),
    ("harm", q.Harm),
    ("talks", q.Talks),
    ("ladder", q.Ladder),
    ("publics", q.Publics),
    ("record", q.Record),
)
FACTS: list[Column] = [
    ("joint_gain", "f8"),
    ("courting", "f8"),
    ("n_drawn_always", "i8"),
    ("n_drawn_with_deals", "i8"),
]


class Kernel(NamedTuple):
    """One conflict model as arrays of records; nothing in it changes while worlds run."""

    tables: Any  # (1,) one record of the single tables, and facts derived from the whole
    sides: Any  # (2,) Character
    places: Any  # (n_sectors,)
    kinds: Any  # (n_kinds + 1,) DealKind; the last is the settlement
    slots: Any  # (n_slots + 1,) where deals can be; the last is the settlement's
    teams: Any  # (n_teams,) Monitors
    thirds: Any  # (n_third_parties,)
    spoilers: Any  # (n_spoilers,)
    meetings: Any  # (3,) Meeting, in the order of Format
    draws: NDArray[np.int64]  # (3, n_draws) purpose, who and where of what a day may have to draw


def kernel_of(conflict: Conflict) -> Kernel:
    """Pack a conflict model. Values are copied, not rounded: the engines read the same floats."""
    draws = draws_of(conflict)
    return Kernel(
        tables=_tables(conflict, draws),
        sides=rows(SIDE, _drawn(conflict.parties, draws.sides)),
        places=_places(conflict, draws),
        kinds=rows(KIND, [(entry.luck_id, *entry.values) for entry in _kinds(conflict)]),
        slots=_slots(conflict),
        teams=_teams(conflict, draws),
        thirds=_thirds(conflict, draws),
        spoilers=rows(SPOILER, _drawn(conflict.spoilers, draws.spoilers)),
        meetings=rows(MEETING, [conflict.bilateral, conflict.trilateral, conflict.envoys]),
        draws=np.array(draws.listed, dtype=np.int64).T.copy(),
    )


def _kinds(conflict: Conflict) -> tuple[Entry[q.DealKind], ...]:
    return (*conflict.kinds, settlement_of(conflict))


def _places(conflict: Conflict, draws: Draws) -> Any:
    total = 0.0
    for sector in conflict.sectors:
        total += sector.values.weight
    found = [
        (entry.luck_id, draw, entry.values.weight / total)
        for entry, draw in zip(conflict.sectors, draws.places, strict=True)
    ]
    return rows(PLACE, found)


def _slots(conflict: Conflict) -> Any:
    slots, settlement = slots_of(conflict)
    found = [(s.kind_index, s.sector, s.where, s.share, s.kind.values.rung) for s in (*slots, settlement)]
    return rows(SLOT, found)


def _teams(conflict: Conflict, draws: Draws) -> Any:
    missions = [(entry, team) for entry in conflict.monitors for team in range(entry.values.teams)]
    found = [
        (entry.luck_id, draw, team, *entry.values)
        for (entry, team), draw in zip(missions, draws.teams, strict=True)
    ]
    return rows(TEAM, found)


def _thirds(conflict: Conflict, draws: Draws) -> Any:
    found = [
        (entry.luck_id, draw, memory_of_lean(entry.values), spread_of_lean(entry.values), *entry.values)
        for entry, draw in zip(conflict.third_parties, draws.thirds, strict=True)
    ]
    return rows(THIRD, found)


def _drawn(entries: Sequence[Entry[Any]], draws: Sequence[int]) -> list[tuple[Any, ...]]:
    """What draws luck, with its place on the list of draws."""
    return [(entry.luck_id, draw, *entry.values) for entry, draw in zip(entries, draws, strict=True)]


def _tables(conflict: Conflict, draws: Draws) -> Any:
    columns: list[Column] = [(name, record_type(columns_of(table))) for name, table in TABLES]
    first, second = conflict.parties
    courting = first.values.courting - second.values.courting
    facts = (conflict.joint_gain, courting, draws.n_always, len(draws.listed))
    values = (*(tuple(getattr(conflict, name)) for name, _ in TABLES), *facts)
    return np.array([values], dtype=record_type(columns + FACTS)).view(np.recarray)
