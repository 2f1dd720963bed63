"""The class's world among many that the model plays by itself, and against its own twin."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict, with_values
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.game.played_world import Month, lived
from microdeals.game.session import Session
from microdeals.rulebook.labels import Label, Peace
from microdeals.rulebook.verdict import day_or_horizon, is_spared, label_of, part_spared, way_to_peace
from microdeals.statistics.sums import total_of
from microdeals.verdict import Thresholds, Verdict, judge, without_deals

WORLDS = 500
BINS = 12
ASKED = Thresholds()


class Come(NamedTuple):
    """How a world came out: gap at its end (share of the dispute), harm (war days), settlement (day)."""

    gap: float
    harm: float
    settled_on: int | None


class Spread(NamedTuple):
    """Many worlds in bins of one measure, and where one's own world falls."""

    edges: tuple[float, ...]  # one more than there are bins
    counts: tuple[int, ...]
    own_bin: int
    n_below: int  # worlds with less than one's own


class AmongWorlds(NamedTuple):
    """One's own world among ``n`` worlds of the same conflict with luck of their own and no teams."""

    n: int
    n_settled: int
    gap: Spread
    harm: Spread


def come_of(world: ConflictModel) -> Come:
    """How a world came out so far."""
    harm = total_of(world.datacollector.model_vars["harm"])
    return Come(float(world.gap_now().total), harm, world.settled_on)


class PlaceInTrade(NamedTuple):
    """Where a world lies beside its twin: parts of harm and stake, and what deals were.

    ``days``: by how many a settlement came earlier, where that decides the label and not the gap; else NaN.
    """

    relief: float
    closing: float
    label: Label
    days: float


def place_between(world: ConflictModel, twin: ConflictModel) -> PlaceInTrade:
    """A world beside its twin, both lived as long: the verdict of that pair."""
    days = (_standing_since(world), _standing_since(twin))
    ends = [day_or_horizon(day, world.day) for day in days]
    compared = min(ends) - 1
    first, second = (one.datacollector.model_vars for one in (world, twin))
    closing = float(second["gap_total"][compared] - first["gap_total"][compared])
    relief = part_spared(total_of(first["harm"]), total_of(second["harm"]))
    label = label_of(
        is_spared(relief, ASKED.relief), way_to_peace(*days, closing, ASKED.closing, ASKED.sooner_days)
    )
    by_settlement = way_to_peace(*days, 0.0, math.inf, ASKED.sooner_days) != Peace.NEITHER
    return PlaceInTrade(
        relief, closing, Label(label), float(ends[1] - ends[0]) if by_settlement else math.nan
    )


def traded_worlds(conflict: Conflict, days: int, worlds: int = WORLDS) -> Verdict:
    """So many pairs that the model plays for as many days, with luck of their own. Takes about a second."""
    return judge(with_values(conflict, {"conflict.horizon_days": days}), runs=worlds, thresholds=ASKED)


def _standing_since(world: ConflictModel) -> int:
    """The day on which the settlement in force was signed, or -1."""
    return world.in_slot[world.settlement_slot.number].signed_on if world.is_settled else -1


def twin_of(session: Session) -> ConflictModel:
    """The session's world without deals: same luck, same orders, nothing to sign but a settlement."""
    setup = session.state.setup
    return lived(without_deals(session.conflict), setup.seed, setup.days, session.state.months)


def by_itself(session: Session) -> ConflictModel:
    """The session's world if the model had played every seat: same luck, no orders."""
    setup = session.state.setup
    return lived(session.conflict, setup.seed, setup.days, [Month()] * session.state.round)


def among_worlds_of(conflict: Conflict, days: int, own: Come, worlds: int = WORLDS) -> AmongWorlds:
    """Run many worlds for as many days and see where one's own lies. Takes some tenths of a second."""
    outcomes = run_ensemble(conflict, range(worlds), Wanted(days=days), threads=1).outcomes
    return AmongWorlds(
        worlds,
        int(np.count_nonzero(outcomes.settled_on >= 0)),
        spread_of(outcomes.gap, own.gap),
        spread_of(outcomes.harm, own.harm),
    )


def spread_of(values: NDArray[np.float64], own: float) -> Spread:
    """Bins that hold all values and one's own."""
    edges = np.histogram_bin_edges(np.append(values, own), BINS)
    counts, _ = np.histogram(values, edges)
    own_bin = min(BINS - 1, int(np.searchsorted(edges, own, side="right")) - 1)
    below = int(np.count_nonzero(values < own))
    return Spread(tuple(map(float, edges)), tuple(map(int, counts)), own_bin, below)
