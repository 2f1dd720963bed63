"""The first morning of a world: types, commanders, citizens, and everything else as the model sets it."""

from microdeals._compile import loop
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.luck import Purpose, luck
from microdeals.rulebook.publics import MAJORITY, support_at_start, tie_after_rewiring
from microdeals.rulebook.quantities import N_SIDES


@loop
def begin(kernel: Kernel, world: World, seed: int) -> None:
    """Set a world back to the day before the first, for a seed."""
    tables, now = kernel.tables[0], world.now[0]
    now.seed, now.day = seed, 0
    now.leverage = now.documented = now.harm = now.surge = now.walkouts = 0.0
    now.explored, now.fighting = tables.talks.ground_explored, 1.0
    now.n_running = now.n_active = now.highest = now.unanswered = now.violations = 0
    now.target, now.stirred = -1, False
    now.opened, now.settled_on = 1, -1
    now.held_bilateral = now.held_trilateral = False
    now.n_signed = now.n_breaches = now.n_reports = now.n_withdrawn = now.n_events = now.kinds_signed = 0
    for slot in range(len(kernel.slots)):
        world.deals[slot].status = 0
        world.deals[slot].ever = False
    for kind in range(len(kernel.kinds)):
        for side in range(N_SIDES):
            world.channels[kind, side].kept = 0
            world.channels[kind, side].broken = 0
    for rung in range(len(world.days_held)):
        world.days_held[rung] = 0
    for third in range(len(kernel.thirds)):
        world.thirds[third].lean = kernel.thirds[third].lean
    for team in range(len(kernel.teams)):
        world.teams[team].sector = team % len(kernel.places)
    begin_front(kernel, world, seed)
    for side in range(N_SIDES):
        begin_side(kernel, world, seed, side)


@loop
def begin_front(kernel: Kernel, world: World, seed: int) -> None:
    """Put commanders of either temper into the sectors."""
    commanders = kernel.tables[0].commanders
    for place in range(len(kernel.places)):
        here = world.places[place]
        here.calm, here.quiet_days = 0.0, 0
        lots = luck(seed, 0, Purpose.COMMANDER, kernel.places[place].luck_id, 0)
        for side in range(N_SIDES):
            commander = world.commanders[place, side]
            commander.grievance = 0.0
            commander.violations = 0
            commander.breeding = commanders.breeding_live
            if lots[side] < commanders.chance_of_feud:
                commander.breeding = commanders.breeding_feud


@loop
def begin_side(kernel: Kernel, world: World, seed: int, side: int) -> None:
    """Give a side its private type, its state and its citizens."""
    character, now = kernel.sides[side], world.sides[side]
    now.trustworthy = luck(seed, 0, Purpose.TYPE, character.luck_id, 0)[0] < character.chance_trustworthy
    now.trust, now.pressure, now.optimism = character.trust, character.pressure, character.optimism
    now.guarantee = now.tide = 0.0
    now.hardship = now.grief = 1.0
    publics = kernel.tables[0].publics
    n_for = 0
    for group in range((publics.citizens + 3) // 4):
        lots = luck(seed, 0, Purpose.CITIZEN_START, character.luck_id, group)
        for citizen in range(4 * group, min(4 * group + 4, publics.citizens)):
            deviate = normal_from(lots[citizen % 4])
            support = support_at_start(character.support, publics.spread, deviate)
            world.support[side, citizen] = support
            world.heard[side, citizen] = 0.0
            if support > MAJORITY:
                n_for += 1
    now.n_for = n_for
    now.support = n_for / publics.citizens
    tie_citizens(kernel, world, seed, side)


@loop
def tie_citizens(kernel: Kernel, world: World, seed: int, side: int) -> None:
    """Tie each citizen to those it listens to."""
    publics, who = kernel.tables[0].publics, kernel.sides[side].luck_id
    pair = 0
    for citizen in range(publics.citizens):
        for place in range(0, publics.neighbours, 2):
            lots = luck(seed, 0, Purpose.CITIZEN_TIES, who, pair)
            first = tie_after_rewiring(citizen, place, publics, lots[0], lots[1])
            second = tie_after_rewiring(citizen, place + 1, publics, lots[2], lots[3])
            world.ties[side, citizen, place] = first
            world.ties[side, citizen, place + 1] = second
            pair += 1
