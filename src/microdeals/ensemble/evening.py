"""Evening: parties review their deals; fire burns; pressure and optimism move."""

from microdeals._compile import loop
from microdeals.ensemble.draws import BATTLE
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.noting import FREE, RUNNING, WAITING, note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.weighing import value_of_staying
from microdeals.ensemble.world import World
from microdeals.rulebook.acceptance import wants_out
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.events import Happening
from microdeals.rulebook.fire import fire_elsewhere, fire_left, surge_after
from microdeals.rulebook.ladder import opened_after_collapse
from microdeals.rulebook.optimism import optimism_after
from microdeals.rulebook.pressure import harm_of_day, pressure_after
from microdeals.rulebook.publics import tide_of_day
from microdeals.rulebook.quantities import N_SIDES


@loop
def review(kernel: Kernel, world: World, tape: Tape) -> None:
    """Go through all active deals: start, lapse, expire, or be left by a side."""
    now = world.now[0]
    if now.n_active == 0:
        return
    for slot in range(len(kernel.slots)):
        deal = world.deals[slot]
        if deal.status == WAITING:
            wait(kernel, world, tape, slot)
        elif deal.status == RUNNING:
            if now.day >= deal.until:
                end(world, slot)
                note(tape, world, Happening.EXPIRED, slot, -1)
            else:
                ask_both(kernel, world, tape, slot)


@loop
def end(world: World, slot: int) -> None:
    """Close a deal's life."""
    world.deals[slot].status = FREE
    world.deals[slot].ended_on = world.now[0].day
    world.now[0].stirred = True


@loop
def wait(kernel: Kernel, world: World, tape: Tape, slot: int) -> None:
    """Start a deal when its sectors have been quiet for long enough; let it lapse after its term."""
    deal, now = world.deals[slot], world.now[0]
    terms, sector = kernel.kinds[kernel.slots[slot].kind], kernel.slots[slot].sector
    quiet = 1_000_000
    for place in range(len(kernel.places)):
        if sector < 0 or sector == place:
            quiet = min(quiet, world.places[place].quiet_days)
    if quiet >= terms.quiet_days:
        deal.status = RUNNING
        deal.until = now.day + terms.term_days
        now.stirred = True
        note(tape, world, Happening.STARTED, slot, -1)
    elif now.day >= deal.until:
        end(world, slot)
        note(tape, world, Happening.LAPSED, slot, -1)


@loop
def ask_both(kernel: Kernel, world: World, tape: Tape, slot: int) -> None:
    """Ask each bound side whether it would sign this deal again today."""
    terms = kernel.kinds[kernel.slots[slot].kind]
    for side in range(N_SIDES):
        if not world.bonds[slot, side].bound:
            continue
        if wants_out(value_of_staying(kernel, world, slot, side), terms, kernel.sides[side]):
            leave(kernel, world, tape, slot, side)
            return


@loop
def leave(kernel: Kernel, world: World, tape: Tape, slot: int, side: int) -> None:
    """Let a side walk out: a surge of fire, support lost at home, the ladder falls back."""
    now, terms, state = world.now[0], kernel.kinds[kernel.slots[slot].kind], world.sides[side]
    end(world, slot)
    note(tape, world, Happening.WITHDRAWN, slot, side)
    now.n_withdrawn += 1
    now.walkouts += terms.calm * kernel.slots[slot].share
    state.tide = state.tide + tide_of_day(kernel.tables[0].publics, 0.0, terms.visibility, 0.0)
    now.opened = opened_after_collapse(now.opened, terms.rung)
    world.days_held[terms.rung] = 0


@loop
def burn(kernel: Kernel, world: World) -> None:
    """Work out the day's fire in each sector and along the front, and let a surge die down."""
    now, front = world.now[0], kernel.tables[0].front
    freed = elsewhere = 0.0
    now.violations = 0
    for place in range(len(kernel.places)):
        here, share = world.places[place], kernel.places[place].share
        if here.calm > 0.0:
            violations = world.commanders[place, 0].violations + world.commanders[place, 1].violations
            left = fire_left(here.calm, violations, front.war_violations)
            here.fire = share * left
            freed += share * (1.0 - left)
            now.violations += violations
        else:
            elsewhere += share
    now.fighting = 0.0
    for place in range(len(kernel.places)):
        here = world.places[place]
        if here.calm <= 0.0:
            here.fire = fire_elsewhere(kernel.places[place].share, freed, elsewhere, front)
        here.fire = here.fire * (1.0 + now.surge)
        now.fighting += here.fire
    now.surge = surge_after(now.surge, now.walkouts, front)
    now.walkouts = 0.0


@loop
def feel(kernel: Kernel, world: World) -> None:
    """Let pressure and optimism move with the day's fire, and add up the harm."""
    now, tables = world.now[0], kernel.tables[0]
    first, second = world.sides[0], world.sides[1]
    harm_0 = harm_of_day(tables.harm, now.fighting, first.hardship, first.grief)
    harm_1 = harm_of_day(tables.harm, now.fighting, second.hardship, second.grief)
    now.harm = (harm_0 + harm_1) / N_SIDES
    deviate = normal_from(world.lots[0, BATTLE])
    news = tables.front.battle_luck * now.fighting * deviate
    for side in range(N_SIDES):
        character, state = kernel.sides[side], world.sides[side]
        state.pressure = pressure_after(state.pressure, character, now.fighting, state.hardship, state.grief)
        swing = news if side == 0 else -news
        state.optimism = optimism_after(state.optimism, character, now.fighting, swing)
