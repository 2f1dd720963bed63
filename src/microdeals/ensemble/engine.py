"""The ensemble engine: many worlds of one conflict model, compiled, day by day as the rulebook orders."""

import math
from typing import NamedTuple

from microdeals._compile import engine, loop
from microdeals.day.war import begin_day
from microdeals.ensemble.citizen import talk_at_home
from microdeals.ensemble.commander import commit_violations, hold_grudges
from microdeals.ensemble.conduct import keep_or_break
from microdeals.ensemble.endings import come_to_rest, shift_power
from microdeals.ensemble.first_morning import begin
from microdeals.ensemble.front import burn, pull_apart
from microdeals.ensemble.kernel import Kernel, Kernels
from microdeals.ensemble.ladder import climb
from microdeals.ensemble.leaders import change_leaders
from microdeals.ensemble.luck import draw_lots
from microdeals.ensemble.monitor import deploy_monitors
from microdeals.ensemble.news import read_news
from microdeals.ensemble.night import record, set_tomorrow, trace_day, watch_freeze, write_outcome
from microdeals.ensemble.observation import observe
from microdeals.ensemble.party import feel
from microdeals.ensemble.records import Rows
from microdeals.ensemble.review import review
from microdeals.ensemble.spoiler import strike
from microdeals.ensemble.talks import hold_talks
from microdeals.ensemble.tape import Tape, Trace
from microdeals.ensemble.third_party import shift_third_parties
from microdeals.ensemble.trust import learn
from microdeals.ensemble.world import World


@loop
def live_a_day(kernel: Kernel, world: World, tape: Tape) -> None:
    """One day, in the order of ``microdeals.day.order``; its luck is drawn first, all at once."""
    begin_day(world.now[0])
    draw_lots(kernel, world)
    change_leaders(kernel, world, tape)
    shift_third_parties(kernel, world)
    deploy_monitors(kernel, world)
    strike(kernel, world, tape)
    pull_apart(kernel, world)
    commit_violations(kernel, world)
    keep_or_break(kernel, world, tape)
    observe(kernel, world, tape)
    learn(kernel, world)
    read_news(kernel, world)
    climb(kernel, world, tape)
    hold_grudges(kernel, world)
    talk_at_home(kernel, world)
    review(kernel, world, tape)
    burn(kernel, world)
    feel(kernel, world)
    shift_power(kernel, world)
    come_to_rest(kernel, world, tape)
    hold_talks(kernel, world, tape)
    set_tomorrow(kernel, world)
    watch_freeze(kernel, world, tape)
    record(kernel, world, tape)


class Plan(NamedTuple):
    """Which worlds to run, and how far."""

    seeds: Rows[int]  # (n_worlds,)
    traces: Rows[Rows[Trace]]  # (n_worlds, days) to keep each world's trace; (1, days) to keep none
    days: int
    stops_settled: bool  # whether a world ends with its settlement, or goes on to the last day


@loop
def live_a_world(kernel: Kernel, world: World, tape: Tape, plan: Plan, run: int) -> bool:
    """Live the world of the plan's ``run``-th seed onto the tape; whether all its numbers are finite.

    A world that went wrong has its ``bad_day`` set.
    """
    trace = plan.traces[run % len(plan.traces)]
    begin(kernel, world, plan.seeds[run])
    world.now[0].run = run
    tape.outcomes[run].bad_day = -1
    while world.now[0].day < plan.days:
        live_a_day(kernel, world, tape)
        trace_day(kernel, world, trace)
        if plan.stops_settled and world.now[0].settled_on >= 0:
            break
    write_outcome(kernel, world, tape, trace)
    if not math.isfinite(tape.outcomes[run].gap + tape.outcomes[run].harm):
        tape.outcomes[run].bad_day = first_bad_day(trace, world.now[0].day)
        return False
    return True


@engine
def run_worlds(kernels: Kernels, world: World, tape: Tape, plan: Plan) -> int:
    """Run one world a seed onto the tape; return how many, fewer if a number is not finite."""
    return live_worlds(kernels, world, tape, plan)


@loop
def live_worlds(kernels: Kernels, world: World, tape: Tape, plan: Plan) -> int:
    """One world a seed, each of its own kernel if there are as many; how many, fewer if one is not finite."""
    for run in range(len(plan.seeds)):
        if not live_a_world(kernel_at(kernels, run), world, tape, plan, run):
            return run
    return len(plan.seeds)


@loop
def kernel_at(kernels: Kernels, run: int) -> Kernel:
    """The kernel of a run: its own, or that of all."""
    place = run % len(kernels.tables)
    return Kernel(
        kernels.tables[place],
        kernels.parties[place],
        kernels.issues[place],
        kernels.sectors[place],
        kernels.kinds[place],
        kernels.slots[place],
        kernels.monitors[place],
        kernels.third_parties[place],
        kernels.spoilers[place],
        kernels.meetings[place],
        kernels.draws[place],
    )


@loop
def first_bad_day(trace: Rows[Trace], days: int) -> int:
    """The first day (from 1) with a number that is not finite."""
    for day in range(days):
        if not is_finite(trace[day]):
            return day + 1
    return days


@loop
def is_finite(today: Trace) -> bool:
    """Whether every number of a traced day is finite."""
    optimism, fear = today.optimism_0 + today.optimism_1, today.fear_0 + today.fear_1
    audience, pressure = today.audience_0 + today.audience_1, today.pressure_0 + today.pressure_1
    return math.isfinite(
        optimism + fear + audience + pressure + today.common_ground + today.harm + today.fighting
    )
