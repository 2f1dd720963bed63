"""The population experiment: many conflicts lived through, and what they say to patterns C, F, G, N and P."""

import math
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd  # type: ignore[import-untyped]

from microdeals.evidence import episodes, measures, settlements
from microdeals.evidence.ceasefire_table import (
    CESSATION,
    DEFINITIVE,
    PRELIMINARY,
    Ceasefire,
    Lived,
    ceasefires_of,
    moments,
    table_of,
)
from microdeals.evidence.episodes import Episode, Fought, episodes_of
from microdeals.evidence.failures import Failures, failures_of
from microdeals.evidence.population import Population, PopulationRun, lived
from microdeals.evidence.settlements import NEVER, Fate, day_or_never, fate_of, standing
from microdeals.rulebook.events import Format, Happening
from microdeals.statistics.figures import Figures
from microdeals.statistics.survival import Spells

YEARS = {"a": 1, "b": 2, "c": 5, "d": 10}
HELD = {"F1a": 30, "F1b": 90, "F1c": 180, "F1d": 365, "F1e": 730, "F1f": 1826}
MEDIATED = [int(happening) for happening in (Happening.MEETING, Happening.SIGNED, Happening.RENEWED)]


class History(NamedTuple):
    """What is kept of one conflict: its ceasefires, and its mediated meetings and their success.

    ``episodes`` of fighting, ``fate``, why settlements failed and, if it was asked for, the fate of the same
    conflict without deals are known of the model's conflicts, and not of a table of real ceasefires.
    """

    spells: tuple[Ceasefire, ...]
    monitored: bool
    meetings: int
    successes: int
    episodes: tuple[Episode, ...] = ()
    fate: Fate | None = None
    without: Fate | None = None
    failures: Failures = Failures()


def histories(population: Population, request: PopulationRun) -> list[History]:
    """Live through the conflicts of a population."""
    return [history_of(world) for world in lived(population, request)]


def history_of(world: Lived) -> History:
    """What is kept of a world."""
    meetings, successes = mediations(world)
    watched = any(entry.values.teams > 0 for entry in world.conflict.monitors)  # noqa: PD011
    spells = tuple(ceasefires_of(world))
    fought = tuple(episodes_of(Fought(world.fire, spells, world.won_on)))
    fate = fate_of(spells, world.won_on, world.days)
    without, failed = fate_without(world), failures_of(world)
    return History(spells, watched, meetings, successes, fought, fate, without, failed)


def fate_without(world: Lived) -> Fate | None:
    """What became of the same conflict without deals, if it was lived."""
    if world.without is None:
        return None
    settled, won = (day_or_never(int(day)) for day in (world.without.settled_on, world.without.won_on))
    return Fate(NEVER, settled, won, world.days)


def mediations(world: Lived) -> tuple[int, int]:
    """Meetings with a third party, and how many of them signed or extended a deal that day."""
    meetings, successes, open_day = 0, 0, -1
    for day, happening, slot in moments(world.events, MEDIATED):
        if happening == Happening.MEETING:
            open_day = day if slot == Format.TRILATERAL else -1
            meetings += slot == Format.TRILATERAL
        elif day == open_day:
            successes, open_day = successes + 1, -1
    return meetings, successes


def figures(worlds: Sequence[History]) -> Figures:
    """Patterns C1 to C5, F1, F2, P1, G1 and N1 to N5 of some histories.

    N3n, N3u and N3v are NaN where the arm without deals was not asked for.
    """
    table = table_of([spell for world in worlds for spell in world.spells])
    ceasefires, holding = ceasefire_figures(worlds), truces_holding(table)
    return {
        **ceasefires,
        **{f"N4e{day}": share for day, share in holding.items()},
        **{name: holding[day] for name, day in HELD.items()},
        "F1g": measures.shape_of_truces(table),
        "F2": measures.treaty_hazard(table),
        **{f"P1{letter}": ceasefires[f"C2{letter}"] for letter in YEARS},
        "G1a": success(worlds, monitored=False),
        "G1b": success(worlds, monitored=True),
        **endings(worlds),
    }


def stood(worlds: Sequence[History]) -> list[Spells]:
    """How long the settlements of each world stood."""
    again = [[episode.start for episode in world.episodes[1:]] for world in worlds]
    return [standing(world.spells, days) for world, days in zip(worlds, again, strict=True)]


def truces_holding(table: pd.DataFrame) -> dict[int, float]:
    """Share (0..1) of truces that hold for 30 days to five years, of which F1 and N4e speak."""
    return {day: measures.share_of_truces_holding(table, day) for day in HELD.values()}


def endings(worlds: Sequence[History]) -> Figures:
    """Patterns N1 to N5: how wars end, with deals and without, and how long settlements stand."""
    return {
        **episodes.figures([episode for world in worlds for episode in world.episodes]),
        **settlements.figures([world.fate for world in worlds if world.fate]),
        **settlements.figures_without([world.without for world in worlds if world.without]),
        **settlements.standing_figures(stood(worlds)),
    }


def ceasefire_figures(worlds: Sequence[History]) -> Figures:
    """Patterns C1 to C5: what a table of real ceasefires tells too."""
    table = table_of([spell for world in worlds for spell in world.spells])
    followed = partial(measures.share_followed_by, table)
    watched = table["monitored"].astype(bool)
    of_rank = {rank: table[table["rank"] == rank] for rank in (CESSATION, PRELIMINARY, DEFINITIVE)}
    return {
        "C1a": followed(CESSATION),
        "C1b": followed(PRELIMINARY),
        "C1c": followed(DEFINITIVE),
        "C1d": followed(measures.NONE),
        "C1e": measures.days_to_next(table),
        **{f"C2{key}": measures.share_definitive_within(table, years) for key, years in YEARS.items()},
        "C3a": measures.share_kept_after(table, kept=True),
        "C3b": measures.share_kept_after(table, kept=False),
        "C3c": measures.rise_after(table, kept=True) - measures.rise_after(table, kept=False),
        "C4": measures.monitoring_hazard(table),
        "C5a": measures.median_days(of_rank[CESSATION]),
        "C5b": measures.median_days(of_rank[PRELIMINARY]),
        "C5c": measures.median_days(of_rank[DEFINITIVE]),
        "C5d": measures.median_days(table[~watched]),
        "C5e": measures.median_days(table[watched]),
    }


def success(worlds: Sequence[History], monitored: bool) -> float:
    """Share (0..1) of mediated meetings that brought a deal, in conflicts with observers or without."""
    asked = [world for world in worlds if world.monitored == monitored]
    meetings = sum(world.meetings for world in asked)
    return sum(world.successes for world in asked) / meetings if meetings else math.nan
