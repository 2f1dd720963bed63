"""Night: tomorrow's calm is set and the day is written down."""

from numpy.typing import NDArray

from microdeals._compile import loop
from microdeals.ensemble.drawing import list_draw
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.meeting import audience_of, fear_of, gap_now
from microdeals.ensemble.noting import FREE, RUNNING
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.bounded import either
from microdeals.rulebook.gap import gap_of
from microdeals.rulebook.quantities import N_SIDES

N_PARTS = 9


@loop
def calm_down(kernel: Kernel, world: World) -> None:
    """Set how much ordered fire the active deals stop in each sector from tomorrow on."""
    now = world.now[0]
    for place in range(len(kernel.places)):
        world.places[place].calm = 0.0
    now.n_active = 0
    for slot in range(len(kernel.slots)):
        if world.deals[slot].status == FREE:
            continue
        now.n_active += 1
        calm = kernel.kinds[kernel.slots[slot].kind].calm
        if calm <= 0.0:
            continue
        calm = calm * (int(world.bonds[slot, 0].bound) + int(world.bonds[slot, 1].bound)) / N_SIDES
        sector = kernel.slots[slot].sector
        for place in range(len(kernel.places)):
            if sector < 0 or sector == place:
                world.places[place].calm = either(world.places[place].calm, calm)


@loop
def list_running(kernel: Kernel, world: World) -> None:
    """List the slots of the deals that run from tomorrow on, in order, with their draws.

    The most ambitious of them, the first if several, is what spoilers aim at.
    """
    now = world.now[0]
    now.n_running, now.target, now.highest = 0, -1, 0
    for slot in range(len(kernel.slots)):
        if world.deals[slot].status == RUNNING:
            world.running[now.n_running] = slot
            list_draw(kernel, world, now.n_running, slot)
            now.n_running += 1
            if kernel.slots[slot].rung > now.highest:
                now.highest, now.target = kernel.slots[slot].rung, slot


@loop
def trace_day(kernel: Kernel, world: World, trace: NDArray) -> None:  # type: ignore[type-arg]
    """Write the day's parts of the gap, the harm so far and the fighting into its row of the trace."""
    now, first, second = world.now[0], world.sides[0], world.sides[1]
    row = now.day - 1
    trace[row, 0], trace[row, 1] = first.optimism, second.optimism
    trace[row, 2], trace[row, 3] = fear_of(kernel, world, 0), fear_of(kernel, world, 1)
    trace[row, 4], trace[row, 5] = audience_of(kernel, world, 0), audience_of(kernel, world, 1)
    trace[row, 6], trace[row, 7] = first.pressure, second.pressure
    trace[row, 8] = now.explored * kernel.tables[0].joint_gain
    trace[row, 9] = now.harm if row == 0 else trace[row - 1, 9] + now.harm
    trace[row, 10] = now.fighting


@loop
def record_day(kernel: Kernel, world: World, tape: Tape) -> None:
    """Write the day's series onto the tape, if they are kept."""
    if tape.daily.shape[0] == 0:
        return
    now = world.now[0]
    row = tape.daily[now.run, now.day - 1]
    for side in range(N_SIDES):
        state = world.sides[side]
        row[side], row[2 + side], row[4 + side] = state.trust, state.pressure, state.optimism
        row[6 + side], row[8 + side] = state.support, state.guarantee
        row[13 + side], row[15 + side] = state.hardship, state.grief
    row[10], row[11], row[12] = now.explored, now.documented, now.fighting
    row[17], row[18], row[19], row[20] = now.harm, now.violations, now.n_active, now.opened
    gap = gap_now(kernel, world)
    row[21], row[22], row[23] = gap.optimism, gap.fear, gap.audience
    row[24], row[25], row[26] = gap.pressure, gap.common_ground, gap.total
    for place in range(len(kernel.places)):
        fronts = tape.fronts[now.run, now.day - 1, place]
        fronts[0], fronts[1] = world.places[place].fire, world.places[place].calm
        fronts[2], fronts[3] = world.commanders[place, 0].violations, world.commanders[place, 1].violations
    for third in range(len(kernel.thirds)):
        tape.leans[now.run, now.day - 1, third] = world.thirds[third].lean


@loop
def write_outcome(world: World, tape: Tape, trace: NDArray) -> None:  # type: ignore[type-arg]
    """Write how a world came out, at its last day."""
    now, out = world.now[0], tape.outcomes[world.now[0].run]
    last = now.day - 1
    out.seed, out.days, out.settled_on = now.seed, now.day, now.settled_on
    out.optimism_0, out.optimism_1 = trace[last, 0], trace[last, 1]
    out.fear_0, out.fear_1 = trace[last, 2], trace[last, 3]
    out.audience_0, out.audience_1 = trace[last, 4], trace[last, 5]
    out.pressure_0, out.pressure_1 = trace[last, 6], trace[last, 7]
    out.common_ground = trace[last, 8]
    out.gap = gap_at(trace, last)
    out.harm = trace[last, N_PARTS]
    out.trust_0, out.trust_1 = world.sides[0].trust, world.sides[1].trust
    out.trustworthy_0, out.trustworthy_1 = world.sides[0].trustworthy, world.sides[1].trustworthy
    out.n_signed, out.n_breaches, out.n_reports = now.n_signed, now.n_breaches, now.n_reports
    out.n_withdrawn, out.opened, out.n_events = now.n_withdrawn, now.opened, now.n_events
    out.kinds_signed = now.kinds_signed
    first = max(0, now.day - 30)
    fighting = 0.0
    for day in range(first, now.day):
        fighting += trace[day, N_PARTS + 1]
    out.fighting_at_end = fighting / (now.day - first)


@loop
def gap_at(trace: NDArray, row: int) -> float:  # type: ignore[type-arg]
    """The gap of a traced day (share of stake): its first six parts less the last three."""
    optimism = trace[row, 0] + trace[row, 1]
    fears = trace[row, 2] + trace[row, 3]
    audiences = trace[row, 4] + trace[row, 5]
    return gap_of(optimism, fears, audiences, trace[row, 6] + trace[row, 7], trace[row, 8]).total
