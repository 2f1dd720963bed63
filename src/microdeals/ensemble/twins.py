"""Twin pairs in one loop: both worlds of a seed, lived to the horizon, and how they compare.

The WebAssembly module has it for callers without Python, such as a page. ``pairs.run_pairs`` comes to the
same records by ``run_worlds``, and a test holds them together.
"""

from typing import Any, NamedTuple

from microdeals._compile import loop
from microdeals.ensemble.engine import Plan, live_a_world
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.night import gap_at
from microdeals.ensemble.records import Rows
from microdeals.ensemble.tape import OutcomeRow, Tape, Trace
from microdeals.ensemble.world import World
from microdeals.rulebook.verdict import day_or_horizon

Pair = Any
"""A record with the fields of ``pairs.PAIR``."""


class Twin(NamedTuple):
    """One of the two: its conflict model, room for a world, a tape of outcomes, and the plan of both."""

    kernel: Kernel
    world: World
    tape: Tape
    plan: Plan


@loop
def run_twins(first: Twin, second: Twin, pairs: Rows[Pair]) -> int:
    """Run a world with deals and one without for each seed of the plan, and compare them.

    Returns how many pairs were written, fewer if a number of a world is not finite.
    """
    for run in range(len(pairs)):
        if not live_a_world(first.kernel, first.world, first.tape, first.plan, run):
            return run
        if not live_a_world(second.kernel, second.world, second.tape, second.plan, run):
            return run
        with_deals, without = first.tape.outcomes[run], second.tape.outcomes[run]
        day = compare_on(with_deals, without, first.plan.days, pairs[run])
        traces, twins = first.plan.traces, second.plan.traces
        write_with(pairs[run], traces[run % len(traces)], day, with_deals)
        write_without(pairs[run], twins[run % len(twins)], day, without)
    return len(pairs)


@loop
def compare_on(with_deals: OutcomeRow, without: OutcomeRow, horizon: int, pair: Pair) -> int:
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
def write_with(pair: Pair, trace: Rows[Trace], day: int, outcome: OutcomeRow) -> None:
    """Write what the world with deals was like on a day (its place), and at the horizon."""
    then, last = trace[day], trace[outcome.days - 1]
    pair.optimism_0_with = then.optimism_0
    pair.optimism_1_with = then.optimism_1
    pair.fear_0_with = then.fear_0
    pair.fear_1_with = then.fear_1
    pair.audience_0_with = then.audience_0
    pair.audience_1_with = then.audience_1
    pair.pressure_0_with = then.pressure_0
    pair.pressure_1_with = then.pressure_1
    pair.common_ground_with = then.common_ground
    pair.gap_with = gap_at(then)
    pair.harm_with = last.harm
    pair.harm_0_with = last.harm_0
    pair.harm_1_with = last.harm_1
    pair.settled_on_with = outcome.standing_since
    pair.first_settled_on_with = outcome.settled_on
    pair.won_by_with = outcome.won_by
    pair.won_on_with = outcome.won_on
    pair.gap_at_end_with = outcome.gap
    pair.fighting_at_end_with = outcome.fighting_at_end


@loop
def write_without(pair: Pair, trace: Rows[Trace], day: int, outcome: OutcomeRow) -> None:
    """Write what the world without was like on a day (its place), and at the horizon."""
    then, last = trace[day], trace[outcome.days - 1]
    pair.optimism_0_without = then.optimism_0
    pair.optimism_1_without = then.optimism_1
    pair.fear_0_without = then.fear_0
    pair.fear_1_without = then.fear_1
    pair.audience_0_without = then.audience_0
    pair.audience_1_without = then.audience_1
    pair.pressure_0_without = then.pressure_0
    pair.pressure_1_without = then.pressure_1
    pair.common_ground_without = then.common_ground
    pair.gap_without = gap_at(then)
    pair.harm_without = last.harm
    pair.harm_0_without = last.harm_0
    pair.harm_1_without = last.harm_1
    pair.settled_on_without = outcome.standing_since
    pair.first_settled_on_without = outcome.settled_on
    pair.won_by_without = outcome.won_by
    pair.won_on_without = outcome.won_on
    pair.gap_at_end_without = outcome.gap
    pair.fighting_at_end_without = outcome.fighting_at_end
