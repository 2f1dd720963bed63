"""The morning: third parties shift, monitors deploy, spoilers strike, commanders fire."""

from microdeals._compile import loop
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.noting import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import either
from microdeals.rulebook.events import Happening
from microdeals.rulebook.luck import poisson_from
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
        deviate = normal_from(world.lots[0, values.draw])
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
    """Send the teams where they are needed most, and add up what those on duty see.

    Without active deals nobody is needed anywhere, and nothing that they see matters.
    """
    if world.now[0].n_active == 0:
        return
    for place in range(len(kernel.places)):
        here = world.places[place]
        here.taken = here.watched = False
        here.detection = here.false_alarm = here.attribution = 0.0
    for team in range(len(kernel.teams)):
        values, state = kernel.teams[team], world.teams[team]
        state.sector = choose_sector(kernel, world, state.sector)
        here = world.places[state.sector]
        if world.lots[0, values.draw] < values.access and not here.taken:
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
def strike(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let spoilers strike somewhere along the front when deals go well."""
    highest = world.now[0].highest
    for side in range(N_SIDES):
        world.sides[side].struck_in = -1
        for place in range(len(kernel.places)):
            world.commanders[place, side].struck = 0
    if highest == 0:
        return
    for spoiler in range(len(kernel.spoilers)):
        values = kernel.spoilers[spoiler]
        if world.lots[0, values.draw] < chance_of_strike(values, highest):
            place = int(world.lots[1, values.draw] * len(kernel.places))
            world.commanders[place, values.side].struck += values.blow
            world.sides[values.side].struck_in = place
            note(tape, world, Happening.STRIKE, place, values.side)


@loop
def commit_violations(kernel: Kernel, world: World) -> None:
    """Let both commanders of each calm sector act."""
    commanders = kernel.tables[0].commanders
    for place in range(len(kernel.places)):
        if world.places[place].calm <= 0.0:
            world.commanders[place, 0].violations = 0
            world.commanders[place, 1].violations = 0
            continue
        for side in range(N_SIDES):
            commander = world.commanders[place, side]
            mean = violations_expected(commanders, commander.grievance)
            commander.violations = (
                poisson_from(world.lots[side, kernel.places[place].draw], mean) + commander.struck
            )
