"""Worlds of a war, each with numbers of its own, written down as a researcher would have."""

import math
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.calibration.own_war.measures import figures_of
from microdeals.calibration.own_war.record import CEASEFIRE, RecordedDeal, RecordedEnding, WarRecord
from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import slots_of
from microdeals.ensemble.in_order import in_order
from microdeals.ensemble.kernel import Kernels, alone, kernel_of
from microdeals.ensemble.runs import Job, Wanted, run_job
from microdeals.evidence.ceasefire_table import moments
from microdeals.progress import Bar
from microdeals.rulebook.events import Happening
from microdeals.unknowns import WarsThatFit
from microdeals.verdict.varied_pairs import kernels_of, places_in

MONTH = 30
WORK_OF_A_CHUNK = 30_000
"""World-days in a chunk: some tenths of a second, so that Ctrl-C is prompt."""
ENDS = {
    Happening.EXPIRED: RecordedEnding.EXPIRED,
    Happening.WITHDRAWN: RecordedEnding.BROKEN,
    Happening.RESUMED: RecordedEnding.LEFT,
    Happening.LAPSED: RecordedEnding.LAPSED,
    Happening.SUPERSEDED: RecordedEnding.REPLACED,
    Happening.OVERRUN: RecordedEnding.REPLACED,
}
BEGINS = (Happening.SIGNED, Happening.ANSWERED)
TELLING = [int(happening) for happening in (*BEGINS, Happening.RENEWED, Happening.REPORT, *ENDS)]


class Observer(NamedTuple):
    """Who writes a world down: for how many days, which kinds, and whether an extended deal is a new one.

    ``kinds`` has the name of each slot in the record ("" for those that are not told), ``sectors`` where it
    is (-1: the whole front).
    """

    days: int
    kinds: tuple[str, ...]
    sectors: tuple[int, ...]
    extended_anew: bool


def observer_of(conflict: Conflict, record: WarRecord) -> Observer:
    """The observer who writes a world of a war down as the record has it."""
    slots, settlement = slots_of(conflict)
    every = (*slots, settlement)
    kinds = [_name_of(slot.kind.key, slot.kind.values.calm > 0.0, record) for slot in every]  # noqa: PD011
    sectors = [slot.sector for slot in every]
    return Observer(record.days, tuple(kinds), tuple(sectors), record.extended_anew)


def _name_of(key: str, lessens_fire: bool, record: WarRecord) -> str:
    if key in record.kinds:
        return key
    return CEASEFIRE if lessens_fire and CEASEFIRE in record.kinds else ""


def lived_figures(
    wars: WarsThatFit, observer: Observer, bar: Bar, threads: int | None = None
) -> pd.DataFrame:
    """The figures (n,) of one world of each war, with the luck of its seed. The bar counts worlds."""
    size = max(1, WORK_OF_A_CHUNK // observer.days)
    chunks = [range(first, min(first + size, len(wars))) for first in range(0, len(wars), size)]
    rows: list[dict[str, float]] = []
    for found in in_order(partial(_chunk, wars, observer), chunks, threads):
        rows += found
        bar.advance(len(found))
    return pd.DataFrame(rows)


def _chunk(wars: WarsThatFit, observer: Observer, places: range) -> list[dict[str, float]]:
    some = wars.some(places)
    return [figures_of(record) for record in records_of(some, observer)]


def records_of(wars: WarsThatFit, observer: Observer) -> Iterator[WarRecord]:
    """One world of each war, written down."""
    conflict, seeds = wars.conflict, wars.seeds
    packed = places_in(conflict)
    if all(path in packed for path in wars.paths):
        yield from _written(kernels_of(kernel_of(conflict), packed, wars), conflict, seeds, observer)
        return
    for place, war in enumerate(wars):
        yield from _written(alone(kernel_of(war)), war, seeds[place : place + 1], observer)


def _written(
    kernels: Kernels, conflict: Conflict, seeds: NDArray[np.int64], observer: Observer
) -> Iterator[WarRecord]:
    wanted = Wanted(days=observer.days, daily=True, events=True)
    worlds = run_job(Job(conflict, kernel_of(conflict), seeds, wanted, kernels))
    for world, outcome in enumerate(worlds.outcomes):
        yield record_of(worlds.events[world][: int(outcome.n_events)], worlds.fronts[world][..., 0], observer)


def record_of(events: Any, fire: NDArray[np.float64], observer: Observer) -> WarRecord:
    """A world written down: from its events, and the fire of each sector on each day (days, sectors)."""
    so_far = np.vstack([np.zeros(fire.shape[1]), np.cumsum(fire, axis=0)])
    begun: dict[int, int] = {}
    reported: Counter[int] = Counter()
    deals: list[RecordedDeal] = []

    def write(slot: int, day: int, ending: RecordedEnding) -> None:
        signed, violations = begun.pop(slot), float(reported.pop(slot, 0))
        before, after = _fires(so_far, signed, observer.sectors[slot])
        deals.append(
            RecordedDeal(observer.kinds[slot], signed, day - signed, ending, violations, before, after)
        )

    for day, happening, slot in moments(events, TELLING):
        if not observer.kinds[slot]:
            continue
        extended = happening == Happening.RENEWED and observer.extended_anew
        if slot in begun and (happening in ENDS or extended):
            write(slot, day, RecordedEnding.EXPIRED if extended else ENDS[Happening(happening)])
        if happening in BEGINS or extended:
            begun[slot] = day
        reported[slot] += happening == Happening.REPORT and slot in begun
    for slot in sorted(begun):
        write(slot, observer.days, RecordedEnding.STANDING)
    kinds = tuple(dict.fromkeys(kind for kind in observer.kinds if kind))
    return WarRecord(observer.days, kinds, tuple(deals), observer.extended_anew)


def _fires(so_far: NDArray[np.float64], day: int, sector: int) -> tuple[float, float]:
    """Fire a day in the month before a day and in the month after; NaN if either was not whole."""
    if day < MONTH or day + MONTH >= len(so_far):
        return math.nan, math.nan
    where: Any = slice(None) if sector < 0 else [sector]
    before = (so_far[day] - so_far[day - MONTH])[where]
    after = (so_far[day + MONTH] - so_far[day])[where]
    return float(before.sum()) / MONTH, float(after.sum()) / MONTH
