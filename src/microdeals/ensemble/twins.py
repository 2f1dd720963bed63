"""Twin pairs in loops: both worlds of a seed, lived to the horizon, how they compare, and their labels.

The WebAssembly module has them for callers without Python, such as a page. ``pairs.run_pairs`` comes to the
same records by ``run_worlds``, the verdict to the same labels by the same rules; tests hold them together.
"""

from typing import Any, NamedTuple

from microdeals._compile import loop
from microdeals.ensemble.engine import Plan, live_a_world
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.night import gap_at
from microdeals.ensemble.pairs import PAIR, TWINS
from microdeals.ensemble.records import RowGrid, Rows, blank, columns_of, rows
from microdeals.ensemble.tape import OutcomeRow, PartsOfGap, Tape, Trace
from microdeals.ensemble.world import World
from microdeals.rulebook.verdict import day_or_horizon, is_spared, label_of, part_spared, way_to_peace


class TwinRow(PartsOfGap):
    """What one of two twins was like: its settlement, the gap and its parts on the day on which the gaps are
    compared, and its harm, gap and fighting at the horizon. The fields of ``pairs.PAIR`` for a twin."""

    gap: float
    harm: float
    harm_0: float
    harm_1: float
    gap_at_end: float
    fighting_at_end: float
    settled_on: int
    first_settled_on: int
    won_by: int
    won_on: int


class PairRow:
    """How two twins compare. ``label`` is for both sides, ``label_0`` and ``label_1`` for each."""

    seed: int
    day: int
    days_sooner: int
    closing: float
    relief: float
    spared: bool
    peace: int  # `Peace`
    label: int  # `Label`
    label_0: int
    label_1: int


class Least:
    """From where on a difference counts; of a side's own closing, half as much as of both sides'."""

    closing: float
    closing_of_a_side: float
    relief: float
    sooner_days: int


class Twin(NamedTuple):
    """One of the two: its conflict model, room for a world, a tape of outcomes, and the plan of both."""

    kernel: Kernel
    world: World
    tape: Tape
    plan: Plan


@loop
def run_twins(first: Twin, second: Twin, twins: RowGrid[TwinRow], pairs: Rows[PairRow]) -> int:
    """Run a world with deals and one without for each seed of the plan, and compare them.

    ``twins`` (n, 2) and ``pairs`` (n,) are written; labels are for ``label_pairs``. Returns how many pairs
    were written, fewer if a number of a world is not finite.
    """
    for run in range(len(pairs)):
        if not live_a_world(first.kernel, first.world, first.tape, first.plan, run):
            return run
        if not live_a_world(second.kernel, second.world, second.tape, second.plan, run):
            return run
        ours, theirs = first.tape.outcomes[run], second.tape.outcomes[run]
        day = compare_on(ours, theirs, first.plan.days, pairs[run])
        write_twin(twins[run, 0], first.plan.traces[run % len(first.plan.traces)], day, ours)
        write_twin(twins[run, 1], second.plan.traces[run % len(second.plan.traces)], day, theirs)
    return len(pairs)


@loop
def compare_on(with_deals: OutcomeRow, without: OutcomeRow, horizon: int, pair: PairRow) -> int:
    """The place of the day on which gaps are compared: the first on which either war is over, or the last."""
    settled_with = day_or_horizon(with_deals.standing_since, horizon)
    settled_without = day_or_horizon(without.standing_since, horizon)
    pair.seed = with_deals.seed
    pair.days_sooner = settled_without - settled_with
    over_with = min(settled_with, day_or_horizon(with_deals.won_on, horizon))
    over_without = min(settled_without, day_or_horizon(without.won_on, horizon))
    pair.day = min(over_with, over_without)
    return int(min(over_with, over_without) - 1)


@loop
def write_twin(twin: TwinRow, trace: Rows[Trace], day: int, outcome: OutcomeRow) -> None:
    """Write what a world was like on a day (its place), and at the horizon."""
    then, last = trace[day], trace[outcome.days - 1]
    twin.optimism_0, twin.optimism_1 = then.optimism_0, then.optimism_1
    twin.fear_0, twin.fear_1 = then.fear_0, then.fear_1
    twin.audience_0, twin.audience_1 = then.audience_0, then.audience_1
    twin.pressure_0, twin.pressure_1 = then.pressure_0, then.pressure_1
    twin.common_ground = then.common_ground
    twin.gap = gap_at(then)
    twin.harm, twin.harm_0, twin.harm_1 = last.harm, last.harm_0, last.harm_1
    twin.settled_on = outcome.standing_since
    twin.first_settled_on = outcome.settled_on
    twin.won_by = outcome.won_by
    twin.won_on = outcome.won_on
    twin.gap_at_end = outcome.gap
    twin.fighting_at_end = outcome.fighting_at_end


@loop
def label_pairs(twins: RowGrid[TwinRow], least: Rows[Least], pairs: Rows[PairRow]) -> int:
    """Write what deals were in each pair, with these thresholds (1,). Returns the number of pairs."""
    asked = least[0]
    for number in range(len(pairs)):
        ours, theirs, pair = twins[number, 0], twins[number, 1], pairs[number]
        pair.closing = theirs.gap - ours.gap
        pair.relief = part_spared(ours.harm, theirs.harm)
        pair.spared = is_spared(pair.relief, asked.relief)
        pair.peace = way_of(ours, theirs, pair.closing, asked.closing, asked.sooner_days)
        pair.label = label_of(pair.spared, pair.peace)
        least_closing = asked.closing_of_a_side
        is_spared_0 = is_spared(part_spared(ours.harm_0, theirs.harm_0), asked.relief)
        closing_0 = fall_of_demand_0(ours, theirs)
        pair.label_0 = label_of(
            is_spared_0, way_of(ours, theirs, closing_0, least_closing, asked.sooner_days)
        )
        is_spared_1 = is_spared(part_spared(ours.harm_1, theirs.harm_1), asked.relief)
        closing_1 = fall_of_demand_1(ours, theirs)
        pair.label_1 = label_of(
            is_spared_1, way_of(ours, theirs, closing_1, least_closing, asked.sooner_days)
        )
    return len(pairs)


@loop
def way_of(ours: TwinRow, theirs: TwinRow, closing: float, least_closing: float, least_days: int) -> int:
    """`Peace` of a pair, by a closing."""
    return way_to_peace(ours.settled_on, theirs.settled_on, closing, least_closing, least_days)


@loop
def fall_of_demand_0(ours: TwinRow, theirs: TwinRow) -> float:
    """By how much the first side asks for less with deals (share of the dispute), common ground apart."""
    hopes_and_fears = (theirs.optimism_0 - ours.optimism_0) + (theirs.fear_0 - ours.fear_0)
    return hopes_and_fears + (theirs.audience_0 - ours.audience_0) + (ours.pressure_0 - theirs.pressure_0)


@loop
def fall_of_demand_1(ours: TwinRow, theirs: TwinRow) -> float:
    """The same of the second side."""
    hopes_and_fears = (theirs.optimism_1 - ours.optimism_1) + (theirs.fear_1 - ours.fear_1)
    return hopes_and_fears + (theirs.audience_1 - ours.audience_1) + (ours.pressure_1 - theirs.pressure_1)


def pairs_of(twins: Any, pairs: Any) -> Any:
    """Records (n,) of ``pairs.PAIR`` from twins (n, 2) and pairs (n,) that ``run_twins`` has written."""
    found = blank(PAIR, len(pairs))
    for name in ("seed", "day", "days_sooner"):
        found[name] = pairs[name]
    for place, twin in enumerate(TWINS):
        for name, _ in columns_of(TwinRow):
            found[f"{name}_{twin}"] = twins[name][:, place]
    return found


def least_of(closing: float, closing_of_a_side: float, relief: float, sooner_days: int) -> Any:
    """Thresholds as a record (1,) of ``Least``."""
    return rows(Least, [(closing, closing_of_a_side, relief, sooner_days)])
