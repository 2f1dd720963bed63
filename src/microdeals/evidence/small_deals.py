"""The experiment on the war since 2022: years of small deals in the model of it, and patterns U in them."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import slots_of
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.evidence.ceasefire_table import moments
from microdeals.rulebook.events import Happening
from microdeals.rulebook.series import DAILY
from microdeals.statistics.batch_means import findings_of
from microdeals.statistics.figures import Figures, Finding
from microdeals.statistics.spread import spread_of, spread_of_spells
from microdeals.statistics.survival import Spells

DAYS = 1311
"""March 2022 to October 2025, the time in which exchanges were counted."""
EXCHANGE, CORRIDOR, GRAIN = "prisoner_exchange", "humanitarian_corridor", "grain_transit"
POWER, QUIET_GUNS = "no_strikes_on_power", "artillery_stand_down"
MONTH = 30
SERIES = [series.name for series in DAILY]
HARDSHIP = [SERIES.index("hardship_0"), SERIES.index("hardship_1")]
ENDS = (
    Happening.EXPIRED,
    Happening.WITHDRAWN,
    Happening.RESUMED,
    Happening.LAPSED,
    Happening.SUPERSEDED,
    Happening.OVERRUN,
)
TELLING = [int(happening) for happening in (Happening.SIGNED, Happening.RENEWED, Happening.BREACH, *ENDS)]


class Life(NamedTuple):
    """The life of one deal, renewals included: its days, and the days on which a side broke it.

    ``still_running``: it had not ended with the last day that was seen, which then stands for its end.
    """

    key: str
    sector: int
    signed: int
    ended: int
    renewed: tuple[int, ...]
    broken: frozenset[int]
    still_running: bool


class Years(NamedTuple):
    """One world: its deals, hardship a day (mean of the sides), and each sector's fire against war fire."""

    days: int
    lives: tuple[Life, ...]
    hardship: NDArray[np.float64]
    fire: NDArray[np.float64]


def years_of(conflict: Conflict, n_worlds: int, seed: int, threads: int) -> list[Years]:
    """Run worlds of the conflict model over the years, each until it is settled."""
    worlds = run_ensemble(
        conflict, range(seed, seed + n_worlds), Wanted(days=DAYS, daily=True, events=True), threads
    )
    keys = [(slot.kind.key, slot.sector) for slot in slots_of(conflict)[0]]
    weights = np.array([sector.values.weight for sector in conflict.sectors])
    found = []
    for run, outcome in enumerate(worlds.outcomes):
        days = DAYS if outcome.settled_on < 0 else int(outcome.settled_on)
        lives = tuple(lives_of(worlds.events[run][: int(outcome.n_events)], keys, days))
        fire = worlds.fronts[run, :days, :, 0] / (weights / weights.sum())
        found.append(Years(days, lives, worlds.daily[run, :days, HARDSHIP].mean(axis=0), fire))
    return found


def lives_of(events: np.recarray, keys: Sequence[tuple[str, int]], days: int) -> Iterator[Life]:
    """The lives of all deals but the settlement, in the order of their ends."""
    running: dict[int, Life] = {}
    for day, happening, slot in moments(events, TELLING):
        if day > days or slot >= len(keys):
            continue
        life = running.get(slot)
        if happening == Happening.SIGNED:
            running[slot] = Life(*keys[slot], day, days, (), frozenset(), still_running=True)
        elif life and happening == Happening.RENEWED:
            running[slot] = life._replace(renewed=(*life.renewed, day))
        elif life and happening == Happening.BREACH:
            running[slot] = life._replace(broken=life.broken | {day})
        elif life:
            yield running.pop(slot)._replace(ended=day, still_running=False)
    yield from running.values()


def findings(worlds: Sequence[Years]) -> dict[str, Finding]:
    """Patterns U1 to U5, the ones that happened once by their spread."""
    pauses = [pause for world in worlds if (pause := longest_pause(world)) is not None]
    spells = spells_of_kind(worlds, GRAIN)
    return {**findings_of(worlds, figures), "U1b": spread_of(pauses), "U3": spread_of_spells(spells)}


def spells_of_kind(worlds: Sequence[Years], key: str) -> Spells:
    """How long deals of a kind lasted (days), and whether they ended or were only seen so far."""
    lives = [life for world in worlds for life in world.lives if life.key == key]
    days = np.array([life.ended - life.signed for life in lives], dtype=float)
    return Spells(days, np.array([not life.still_running for life in lives], dtype=bool))


def figures(worlds: Sequence[Years]) -> Figures:
    """Patterns U1, U2, U4 and U5 of some worlds."""
    exchanges = sum(len(exchange_days(world)) for world in worlds)
    corridors = [life for world in worlds for life in world.lives if life.key == CORRIDOR]
    open_days = sum(life.ended - life.signed for life in corridors)
    during, after = moratoria(worlds)
    return {
        "U1a": sum(world.days for world in worlds) / exchanges if exchanges else math.nan,
        "U2a": during,
        "U2b": after,
        "U4": 1.0 - sum(len(life.broken) for life in corridors) / open_days if open_days else math.nan,
        "U5": fire_under_truce(worlds),
    }


def exchange_days(world: Years) -> list[int]:
    """Days on which prisoners were exchanged: each signing and each renewal is one exchange."""
    lives = [life for life in world.lives if life.key == EXCHANGE]
    return sorted(day for life in lives for day in (life.signed, *life.renewed))


def longest_pause(world: Years) -> int | None:
    """Longest time (days) between two exchanges in a row; None with fewer than two."""
    days = exchange_days(world)
    return max(later - day for day, later in pairwise(days)) if len(days) > 1 else None


def moratoria(worlds: Sequence[Years]) -> tuple[float, float]:
    """Hardship during energy moratoria, and in the month after, over that in the month before; pooled."""
    before, during, after = [], [], []
    for world in worlds:
        for life in world.lives:
            if life.key != POWER or life.signed < MONTH or life.ended + MONTH > world.days:
                continue
            before.append(world.hardship[life.signed - MONTH : life.signed].mean())
            during.append(world.hardship[life.signed : life.ended].mean())
            after.append(world.hardship[life.ended : life.ended + MONTH].mean())
    if not before:
        return math.nan, math.nan
    return float(np.sum(during) / np.sum(before)), float(np.sum(after) / np.sum(before))


def fire_under_truce(worlds: Sequence[Years]) -> float:
    """Fire in a sector under an artillery stand-down, over its war fire; mean over all such days."""
    fire = [
        world.fire[life.signed : life.ended, life.sector]
        for world in worlds
        for life in world.lives
        if life.key == QUIET_GUNS
    ]
    days = np.concatenate(fire) if fire else np.array([])
    return float(days.mean()) if len(days) else math.nan
