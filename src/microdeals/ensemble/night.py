"""Night in a compiled world: tomorrow's calm and running deals are set, and the day is written down."""

from microdeals._compile import loop
from microdeals.day.deal import is_active
from microdeals.day.front import is_quiet
from microdeals.day.party import audience_of, fear_of
from microdeals.day.war import is_won, stay_frozen, thaw
from microdeals.ensemble.front import calm_down
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.luck import list_draw
from microdeals.ensemble.party import gap_now
from microdeals.ensemble.records import Rows
from microdeals.ensemble.tape import Tape, Trace
from microdeals.ensemble.world import World
from microdeals.rulebook.events import Happening, Status
from microdeals.rulebook.gap import gap_of, ground_found
from microdeals.rulebook.outcome import FREEZE_DAYS
from microdeals.rulebook.series import Daily


@loop
def set_tomorrow(kernel: Kernel, world: World) -> None:
    """Set tomorrow's calm and list the deals that run, if anything has changed about them."""
    if world.now[0].stirred:
        calm_down(kernel, world)
        list_running(kernel, world)
        world.now[0].stirred = False


@loop
def watch_freeze(kernel: Kernel, world: World, tape: Tape) -> None:
    """Note when a war freezes, with its gap open, and when it thaws.

    The gap is worked out only where the month was quiet enough for any that is open.
    """
    now, front = world.now[0], kernel.tables[0].front
    over = is_won(now) or is_active(world.deals[len(kernel.slots) - 1])
    if not over and is_quiet(now, front, 1.0) and is_quiet(now, front, gap_now(kernel, world).total):
        if not now.frozen:
            note(tape, world, Happening.FROZE, -1, -1)
        stay_frozen(now)
    elif now.frozen:
        thaw(now)
        note(tape, world, Happening.THAWED, -1, -1)


@loop
def list_running(kernel: Kernel, world: World) -> None:
    """List the slots of the deals that run from tomorrow on, in order, with their draws.

    The most ambitious of them, the first if several, is what spoilers aim at.
    """
    now = world.now[0]
    now.n_running, now.target, now.highest = 0, -1, 0
    for slot in range(len(kernel.slots)):
        if world.deals[slot].status == Status.RUNNING:
            world.running[now.n_running] = slot
            list_draw(kernel, world, now.n_running, slot)
            now.n_running += 1
            if kernel.slots[slot].rung > now.highest:
                now.highest, now.target = kernel.slots[slot].rung, slot


@loop
def trace_day(kernel: Kernel, world: World, trace: Rows[Trace]) -> None:
    """Write the day's parts of the gap, the harm so far and the fighting into its row of the trace."""
    now, first, second = world.now[0], world.parties[0], world.parties[1]
    today = trace[now.day - 1]
    today.optimism_0, today.optimism_1 = first.optimism, second.optimism
    today.fear_0, today.fear_1 = fear_of(first, kernel.parties[0]), fear_of(second, kernel.parties[1])
    today.audience_0 = audience_of(first, kernel.parties[0])
    today.audience_1 = audience_of(second, kernel.parties[1])
    today.pressure_0, today.pressure_1 = first.pressure, second.pressure
    today.common_ground = ground_found(now.explored, kernel.tables[0].joint_gain)
    today.harm, today.harm_0, today.harm_1 = now.harm, first.harm, second.harm
    if now.day > 1:
        before = trace[now.day - 2]
        today.harm += before.harm
        today.harm_0 += before.harm_0
        today.harm_1 += before.harm_1
    today.fighting = now.fighting


@loop
def record(kernel: Kernel, world: World, tape: Tape) -> None:
    """Write the day's series onto the tape, if they are kept."""
    if tape.daily.shape[0] == 0:
        return
    now = world.now[0]
    today = tape.daily[now.run, now.day - 1]
    record_parties(world, today)
    record_war(kernel, world, today)
    for place in range(len(kernel.sectors)):
        front, sector = tape.fronts[now.run, now.day - 1, place], world.sectors[place]
        front.fire, front.calm = sector.fire, sector.calm
        front.violations_0 = world.commanders[place, 0].violations
        front.violations_1 = world.commanders[place, 1].violations
    for third in range(len(kernel.third_parties)):
        tape.leans[now.run, now.day - 1, third] = world.third_parties[third].lean


@loop
def record_parties(world: World, today: Daily) -> None:
    """Write down both parties."""
    first, second = world.parties[0], world.parties[1]
    today.trust_0, today.trust_1 = first.trust, second.trust
    today.pressure_0, today.pressure_1 = first.pressure, second.pressure
    today.optimism_0, today.optimism_1 = first.optimism, second.optimism
    today.support_0, today.support_1 = first.support, second.support
    today.guarantee_0, today.guarantee_1 = first.guarantee, second.guarantee
    today.hardship_0, today.hardship_1 = first.hardship, second.hardship
    today.grief_0, today.grief_1 = first.grief, second.grief


@loop
def record_war(kernel: Kernel, world: World, today: Daily) -> None:
    """Write down the war and the gap."""
    now, gap = world.now[0], gap_now(kernel, world)
    today.explored, today.documented, today.fighting = now.explored, now.documented, now.fighting
    today.harm, today.violations = now.harm, now.violations
    today.active, today.opened = now.n_active, now.opened
    today.gap_optimism, today.gap_fear, today.gap_audience = gap.optimism, gap.fear, gap.audience
    today.gap_pressure, today.gap_common_ground = gap.pressure, gap.common_ground
    today.gap_total = gap.total


@loop
def write_outcome(kernel: Kernel, world: World, tape: Tape, trace: Rows[Trace]) -> None:
    """Write how a world came out, at its last day."""
    now, out = world.now[0], tape.outcomes[world.now[0].run]
    last = trace[now.day - 1]
    settlement = world.deals[len(kernel.slots) - 1]
    out.seed, out.days, out.settled_on = now.seed, now.day, now.settled_on
    out.standing_since = settlement.signed_on if is_active(settlement) else -1
    out.optimism_0, out.optimism_1 = last.optimism_0, last.optimism_1
    out.fear_0, out.fear_1 = last.fear_0, last.fear_1
    out.audience_0, out.audience_1 = last.audience_0, last.audience_1
    out.pressure_0, out.pressure_1 = last.pressure_0, last.pressure_1
    out.common_ground, out.harm = last.common_ground, last.harm
    out.gap = gap_at(last)
    out.trust_0, out.trust_1 = world.parties[0].trust, world.parties[1].trust
    out.trustworthy_0, out.trustworthy_1 = world.parties[0].trustworthy, world.parties[1].trustworthy
    out.n_signed, out.n_breaches, out.n_reports = now.n_signed, now.n_breaches, now.n_reports
    out.n_withdrawn, out.opened, out.n_events = now.n_withdrawn, now.opened, now.n_events
    out.n_resumed, out.lull_days = now.n_resumed, now.lull_days
    out.won_by, out.won_on = now.won_by, now.won_on
    out.froze_on, out.frozen_days, out.frozen_gain = now.froze_on, now.frozen_days, now.frozen_gain
    out.prospects_0 = world.parties[0].prospects
    out.kinds_signed = now.kinds_signed
    out.fighting_at_end = fighting_at(trace, now.day)


@loop
def fighting_at(trace: Rows[Trace], days: int) -> float:
    """Mean fighting (war days) over the last month of ``days`` days."""
    first = max(0, days - FREEZE_DAYS)
    fighting = 0.0
    for day in range(first, days):
        fighting += trace[day].fighting
    return fighting / (days - first)


@loop
def gap_at(today: Trace) -> float:
    """The gap of a traced day (share of the dispute)."""
    optimism = today.optimism_0 + today.optimism_1
    fears = today.fear_0 + today.fear_1
    audiences = today.audience_0 + today.audience_1
    return gap_of(optimism, fears, audiences, today.pressure_0 + today.pressure_1, today.common_ground).total
