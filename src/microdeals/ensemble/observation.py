"""Observation in a compiled world: each side reports, or not, what the other did."""

from microdeals._compile import loop
from microdeals.day.front import unattributed_by
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.events import Happening
from microdeals.rulebook.observation import chance_misread
from microdeals.rulebook.quantities import N_SIDES
from microdeals.rulebook.spoiler import blame
from microdeals.rulebook.violations import mean_along_front


@loop
def observe(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let each side report, or not, what the other did with each running deal."""
    now = world.now[0]
    for place in range(now.n_running):
        slot = world.running[place]
        world.deals[slot].any_report = False
        for side in range(N_SIDES):
            bond = world.bonds[slot, side]
            if not bond.bound:
                continue
            bond.misread = misread(kernel, world, slot, side)
            chance = world.deals[slot].detection if bond.broke else bond.misread
            if bond.report_lot < chance:
                bond.reported = True
                world.deals[slot].any_report = True
                now.n_reports += 1
                note(tape, world, Happening.REPORT, slot, side)


@loop
def misread(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Chance of a report against a side that keeps the deal today."""
    blamed, struck_in = 0.0, world.parties[side].struck_in
    if slot == world.now[0].target and struck_in >= 0:
        blamed = blame(kernel.parties[side].control, world.sectors[struck_in].attribution)
    suffered = suffered_in(kernel, world, slot, side)
    misreading = kernel.tables[0].conduct.misreading
    return chance_misread(world.deals[slot].false_alarm, suffered, misreading, blamed)


@loop
def suffered_in(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Unattributed violations by ``side`` where a deal stops fire; the mean over a whole front."""
    if kernel.kinds[kernel.slots[slot].kind].calm <= 0.0:
        return 0.0
    sector = kernel.slots[slot].sector
    if sector >= 0:
        return unattributed_by(world.sectors[sector], world.commanders[sector, side])
    total = 0.0
    for place in range(len(kernel.sectors)):
        total += unattributed_by(world.sectors[place], world.commanders[place, side])
    return mean_along_front(total, len(kernel.sectors))
