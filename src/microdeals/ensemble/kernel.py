"""The kernel: a conflict model packed into arrays of records that compiled loops can read."""

from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import settlement_of, slots_of
from microdeals.ensemble.records import Column, columns_of, record_type, rows
from microdeals.rulebook import quantities as q
from microdeals.rulebook.third_parties import memory_of_lean, spread_of_lean

LUCK: list[Column] = [("luck_id", "i8")]
SIDE = LUCK + columns_of(q.Character)
PLACE: list[Column] = [*LUCK, ("share", "f8")]
KIND = LUCK + columns_of(q.DealKind)
SLOT: list[Column] = [("kind", "i8"), ("sector", "i8"), ("where", "i8"), ("share", "f8"), ("rung", "i8")]
TEAM: list[Column] = [*LUCK, ("team", "i8"), *columns_of(q.Monitors)]
THIRD: list[Column] = [*LUCK, ("memory", "f8"), ("spread", "f8"), *columns_of(q.ThirdParty)]
SPOILER = LUCK + columns_of(q.Spoiler)
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
FACTS: list[Column] = [("joint_gain", "f8"), ("courting", "f8")]


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


def kernel_of(conflict: Conflict) -> Kernel:
    """Pack a conflict model. Values are copied, not rounded: the engines read the same floats."""
    slots, settlement = slots_of(conflict)
    total = 0.0
    for sector in conflict.sectors:
        total += sector.values.weight
    kinds = (*conflict.kinds, settlement_of(conflict))
    teams = [(entry, team) for entry in conflict.monitors for team in range(entry.values.teams)]
    thirds = [
        (entry.luck_id, memory_of_lean(entry.values), spread_of_lean(entry.values), *entry.values)
        for entry in conflict.third_parties
    ]
    return Kernel(
        tables=_tables(conflict),
        sides=rows(SIDE, [(entry.luck_id, *entry.values) for entry in conflict.parties]),
        places=rows(PLACE, [(entry.luck_id, entry.values.weight / total) for entry in conflict.sectors]),
        kinds=rows(KIND, [(entry.luck_id, *entry.values) for entry in kinds]),
        slots=rows(
            SLOT,
            [(s.kind_index, s.sector, s.where, s.share, s.kind.values.rung) for s in (*slots, settlement)],
        ),
        teams=rows(TEAM, [(entry.luck_id, team, *entry.values) for entry, team in teams]),
        thirds=rows(THIRD, thirds),
        spoilers=rows(SPOILER, [(entry.luck_id, *entry.values) for entry in conflict.spoilers]),
        meetings=rows(MEETING, [conflict.bilateral, conflict.trilateral, conflict.envoys]),
    )


def _tables(conflict: Conflict) -> Any:
    columns: list[Column] = [(name, record_type(columns_of(table))) for name, table in TABLES]
    first, second = conflict.parties
    facts = (conflict.joint_gain, first.values.courting - second.values.courting)
    values = (*(tuple(getattr(conflict, name)) for name, _ in TABLES), *facts)
    return np.array([values], dtype=record_type(columns + FACTS)).view(np.recarray)
