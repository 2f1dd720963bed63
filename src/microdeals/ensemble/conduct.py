"""Conduct in a compiled world: parties keep or break their running deals."""

from microdeals._compile import loop
from microdeals.day.commander import burst
from microdeals.day.deal import chance_of_breach_by, foresee, forget_yesterday, look, punishment
from microdeals.day.front import cover_of
from microdeals.day.party import feel_its_end, feel_relief, mood_in, wake
from microdeals.day.war import is_won
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.conduct import breach_chances, keeps
from microdeals.rulebook.events import Happening
from microdeals.rulebook.quantities import N_SIDES


@loop
def keep_or_break(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let each side that is bound keep or break each running deal."""
    for side in range(N_SIDES):
        wake(world.parties[side])
        if is_won(world.now[0]):
            feel_relief(world.parties[side], kernel.kinds[len(kernel.kinds) - 1])
    for place in range(world.now[0].n_running):
        slot, draw = world.running[place], kernel.tables[0].n_drawn_with_deals + place
        look_at(kernel, world, slot)
        for side in range(N_SIDES):
            bond = world.bonds[slot, side]
            forget_yesterday(bond)
            if not bond.bound:
                continue
            bond.report_lot = world.lots[N_SIDES + side, draw]
            if keeps(world.lots[side, draw], chance_today(kernel, world, slot, side)):
                feel_relief(world.parties[1 - side], kernel.kinds[kernel.slots[slot].kind])
            else:
                break_deal(kernel, world, slot, side)
                note(tape, world, Happening.BREACH, slot, side)
    for side in range(N_SIDES):
        feel_its_end(world.parties[side], kernel.tables[0].harm)


@loop
def look_at(kernel: Kernel, world: World, slot: int) -> None:
    """Look at a deal with the eyes that are there: along the whole front, or in its sector."""
    terms, sector, now = kernel.kinds[kernel.slots[slot].kind], kernel.slots[slot].sector, world.now[0]
    if sector < 0:
        look(world.deals[slot], terms, now.cover, now.detection, now.false_alarm)
    else:
        here = world.sectors[sector]
        look(world.deals[slot], terms, cover_of(here), here.detection, here.false_alarm)


@loop
def chance_today(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Chance that a side breaks a running deal today, given its type; both types' chances are kept."""
    bond, terms = world.bonds[slot, side], kernel.kinds[kernel.slots[slot].kind]
    punished = punishment(terms, world.parties[1 - side])
    mood = mood_in(world.parties[side], bond, world.deals[slot], punished, world.now[0])
    foresee(bond, breach_chances(terms, kernel.parties[side], mood, kernel.tables[0].conduct))
    return chance_of_breach_by(bond, world.parties[side])


@loop
def break_deal(kernel: Kernel, world: World, slot: int, side: int) -> None:
    """Break a deal on purpose, with a burst of violations where it stops fire."""
    world.bonds[slot, side].broke = True
    world.now[0].n_breaches += 1
    if kernel.kinds[kernel.slots[slot].kind].calm <= 0.0:
        return
    sector = kernel.slots[slot].sector
    for place in range(len(kernel.sectors)):
        if (sector < 0 or sector == place) and world.sectors[place].calm > 0.0:
            burst(world.commanders[place, side], kernel.tables[0].commanders)
