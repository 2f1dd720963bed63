"""The ensemble engine: many worlds of one conflict model, compiled, day by day as the rulebook orders."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals._compile import engine, loop
from microdeals.ensemble.afternoon import climb, hold_grudges, learn, read_news, talk_at_home
from microdeals.ensemble.beginning import begin
from microdeals.ensemble.drawing import draw_lots
from microdeals.ensemble.evening import burn, feel, review
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.meeting import hold_talks
from microdeals.ensemble.midday import keep_or_break, observe
from microdeals.ensemble.outside import (
    commit_violations,
    deploy_monitors,
    shift_third_parties,
    strike,
)
from microdeals.ensemble.recording import calm_down, list_running, record_day, trace_day, write_outcome
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World


@loop
def live_a_day(kernel: Kernel, world: World, tape: Tape) -> None:
    """One day, in the order of the rulebook."""
    world.now[0].day += 1
    draw_lots(kernel, world)
    shift_third_parties(kernel, world)
    deploy_monitors(kernel, world)
    strike(kernel, world, tape)
    commit_violations(kernel, world)
    keep_or_break(kernel, world, tape)
    observe(kernel, world, tape)
    learn(kernel, world)
    read_news(kernel, world)
    climb(kernel, world, tape)
    hold_grudges(kernel, world)
    talk_at_home(kernel, world, 0)
    talk_at_home(kernel, world, 1)
    review(kernel, world, tape)
    burn(kernel, world)
    feel(kernel, world)
    hold_talks(kernel, world, tape)
    if world.now[0].stirred:
        calm_down(kernel, world)
        list_running(kernel, world)
        world.now[0].stirred = False


class Plan(NamedTuple):
    """Which worlds to run, and how far."""

    seeds: NDArray[np.int64]  # (n_worlds,)
    traces: NDArray[np.float64]  # (n_worlds, days, 11) to keep each world's trace; (1, days, 11) to keep none
    days: int
    stops_settled: bool  # whether a world ends with its settlement, or goes on to the last day


@engine
def run_worlds(kernel: Kernel, world: World, tape: Tape, plan: Plan) -> int:
    """Run one world a seed onto the tape; return how many, fewer if a number is not finite.

    The world that went wrong has its ``bad_day`` set.
    """
    for run in range(len(plan.seeds)):
        trace = plan.traces[run % len(plan.traces)]
        begin(kernel, world, plan.seeds[run])
        world.now[0].run = run
        tape.outcomes[run].bad_day = -1
        while world.now[0].day < plan.days:
            live_a_day(kernel, world, tape)
            trace_day(kernel, world, trace)
            record_day(kernel, world, tape)
            if plan.stops_settled and world.now[0].settled_on >= 0:
                break
        write_outcome(world, tape, trace)
        if not math.isfinite(tape.outcomes[run].gap + tape.outcomes[run].harm):
            tape.outcomes[run].bad_day = first_bad_day(trace, world.now[0].day)
            return run
    return len(plan.seeds)


@loop
def first_bad_day(trace: NDArray, days: int) -> int:  # type: ignore[type-arg]
    """The first day (from 1) with a number that is not finite."""
    for row in range(days):
        for column in range(trace.shape[1]):
            if not math.isfinite(trace[row, column]):
                return row + 1
    return days
