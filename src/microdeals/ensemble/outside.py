"""The morning: third parties shift, monitors deploy, spoilers strike, commanders fire."""

from microdeals._compile import loop
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.noting import RUNNING, note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import either
from microdeals.rulebook.events import Happening
from microdeals.rulebook.luck import Purpose, luck, poisson_from
from microdeals.rulebook.monitors import call_of_sector
from microdeals.rulebook.quantities import N_SIDES
from microdeals.rulebook.spoilers import chance_of_strike
from microdeals.rulebook.third_parties import (
    chance_bearable,
    commitment_on_record,
    guarantee_from,
    lean_after,
    lean_expected,
)
from microdeals.rulebook.violations import violations_expected


@loop
def shift_third_parties(kernel: Kernel, world: World) -> None:
    """Let leans change, and with them what the sides can count on."""
    tables, now = kernel.tables[0], world.now[0]
    now.leverage = 0.0
    for third in range(len(kernel.thirds)):
        values, state = kernel.thirds[third], world.thirds[third]
        deviate = normal_from(luck(now.seed, now.day, Purpose.LEAN, values.luck_id, 0)[0])
        state.lean = lean_after(state.lean, values, tables.courting, deviate)
        state.engaged = values.arrives_on_day <= now.day < values.leaves_on_day
        if state.engaged:
            now.leverage += values.leverage
    for side in range(N_SIDES):
        world.sides[side].guarantee = 0.0
    for third in range(len(kernel.thirds)):
        values, state = kernel.thirds[third], world.thirds[third]
        if not state.engaged:
            continue
        expected = lean_expected(values, state.lean, values.memory)
        commitment = commitment_on_record(values.commitment, now.documented, tables.record.weight)
        for side in range(N_SIDES):
            towards = expected if side == 0 else -expected
            bearable = chance_bearable(kernel.sides[side].tolerance, towards, values.spread)
            felt = guarantee_from(values, commitment, bearable)
            world.sides[side].guarantee = either(world.sides[side].guarantee, felt)


@loop
def deploy_monitors(kernel: Kernel, world: World) -> None:
    """Send the teams where they are needed most, and add up what those on duty see."""
    now = world.now[0]
    for place in range(len(kernel.places)):
        here = world.places[place]
        here.taken = here.watched = False
        here.detection = here.false_alarm = here.attribution = 0.0
    for team in range(len(kernel.teams)):
        values, state = kernel.teams[team], world.teams[team]
        state.sector = choose_sector(kernel, world, state.sector)
        here = world.places[state.sector]
        access = luck(now.seed, now.day, Purpose.ACCESS, values.luck_id, values.team)[0]
        if access < values.access and not here.taken:
            here.watched = True
            here.detection, here.false_alarm = values.detection, values.false_alarm
            here.attribution = values.attribution
        here.taken = True
    sum_watch(kernel, world)


@loop
def choose_sector(kernel: Kernel, world: World, sector: int) -> int:
    """The calm sector that calls loudest and has no team yet; else where the team stands."""
    most = 0.0
    for place in range(len(kernel.places)):
        here = world.places[place]
        if here.taken or here.calm <= 0.0:
            continue
        violations = world.commanders[place, 0].violations + world.commanders[place, 1].violations
        call = call_of_sector(here.calm, violations, kernel.places[place].share)
        if call > most:
            most, sector = call, place
    return sector


@loop
def sum_watch(kernel: Kernel, world: World) -> None:
    """Add up what the teams on duty see of the whole front."""
    now = world.now[0]
    cover = detection = false_alarm = 0.0
    for place in range(len(kernel.places)):
        here = world.places[place]
        if here.watched:
            share = kernel.places[place].share
            cover += share
            detection += share * here.detection
            false_alarm += share * here.false_alarm
    now.cover = cover
    now.detection = detection / cover if cover > 0.0 else 0.0
    now.false_alarm = false_alarm / cover if cover > 0.0 else 0.0


@loop
def list_running(kernel: Kernel, world: World) -> int:
    """List the slots of the deals that run today, in order; return the highest rung (0 without any).

    The most ambitious of them, the first if several, is what spoilers aim at.
    """
    now = world.now[0]
    now.n_running, now.target = 0, -1
    highest = 0
    if now.n_active == 0:
        return 0
    for slot in range(len(kernel.slots)):
        if world.deals[slot].status == RUNNING:
            world.running[now.n_running] = slot
            now.n_running += 1
            if kernel.slots[slot].rung > highest:
                highest, now.target = kernel.slots[slot].rung, slot
    return highest


@loop
def strike(kernel: Kernel, world: World, tape: Tape, highest: int) -> None:
    """Let spoilers strike somewhere along the front when deals go well."""
    now = world.now[0]
    for side in range(N_SIDES):
        world.sides[side].struck_in = -1
        for place in range(len(kernel.places)):
            world.commanders[place, side].struck = 0
    if highest == 0:
        return
    for spoiler in range(len(kernel.spoilers)):
        values = kernel.spoilers[spoiler]
        lots = luck(now.seed, now.day, Purpose.STRIKE, values.luck_id, 0)
        if lots[0] < chance_of_strike(values, highest):
            place = int(lots[1] * len(kernel.places))
            world.commanders[place, values.side].struck += values.blow
            world.sides[values.side].struck_in = place
            note(tape, world, Happening.STRIKE, place, values.side)


@loop
def commit_violations(kernel: Kernel, world: World) -> None:
    """Let both commanders of each calm sector act."""
    now, commanders = world.now[0], kernel.tables[0].commanders
    for place in range(len(kernel.places)):
        if world.places[place].calm <= 0.0:
            world.commanders[place, 0].violations = 0
            world.commanders[place, 1].violations = 0
            continue
        lots = luck(now.seed, now.day, Purpose.VIOLATIONS, kernel.places[place].luck_id, 0)
        for side in range(N_SIDES):
            commander = world.commanders[place, side]
            mean = violations_expected(commanders, commander.grievance)
            commander.violations = poisson_from(lots[side], mean) + commander.struck
