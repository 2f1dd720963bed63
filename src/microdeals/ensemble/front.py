"""The front in a compiled world: the day's fire, and tomorrow's calm."""

from microdeals._compile import loop
from microdeals.day.deal import is_active, pull_forces_apart
from microdeals.day.front import (
    add_fire,
    ask_for_calm,
    burn_calmly,
    burn_freely,
    let_surge_die,
    remember_fire,
    stand_apart,
    stand_close,
)
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World


@loop
def pull_apart(kernel: Kernel, world: World) -> None:
    """Let running deals pull the forces apart where they hold, the one that has gone furthest."""
    if world.now[0].n_active == 0:
        return
    for place in range(len(kernel.sectors)):
        stand_close(world.sectors[place])
    for running in range(world.now[0].n_running):
        slot = world.running[running]
        terms, sector = kernel.kinds[kernel.slots[slot].kind], kernel.slots[slot].sector
        pull_forces_apart(world.deals[slot], terms)
        for place in range(len(kernel.sectors)):
            if sector < 0 or sector == place:
                stand_apart(world.sectors[place], world.deals[slot])


@loop
def burn(kernel: Kernel, world: World) -> None:
    """Work out the day's fire in each sector and along the front, and let a surge die down."""
    now, front = world.now[0], kernel.tables[0].front
    freed = elsewhere = 0.0
    now.violations = 0
    for place in range(len(kernel.sectors)):
        sector = world.sectors[place]
        if sector.calm > 0.0:
            violations = world.commanders[place, 0].violations + world.commanders[place, 1].violations
            freed += burn_calmly(sector, violations, front)
            now.violations += violations
        else:
            elsewhere += sector.share
    now.fighting = 0.0
    for place in range(len(kernel.sectors)):
        sector = world.sectors[place]
        if sector.calm <= 0.0:
            burn_freely(sector, freed, elsewhere, front)
        add_fire(now, sector, front, now)
    let_surge_die(now, front)
    remember_fire(now, world.month, now.day)


@loop
def calm_down(kernel: Kernel, world: World) -> None:
    """Set how much ordered fire the active deals stop in each sector from tomorrow on."""
    now = world.now[0]
    for place in range(len(kernel.sectors)):
        world.sectors[place].calm = 0.0
    now.n_active = 0
    for slot in range(len(kernel.slots)):
        if not is_active(world.deals[slot]):
            continue
        now.n_active += 1
        terms, sector = kernel.kinds[kernel.slots[slot].kind], kernel.slots[slot].sector
        if terms.calm <= 0.0:
            continue
        n_bound = int(world.bonds[slot, 0].bound) + int(world.bonds[slot, 1].bound)
        for place in range(len(kernel.sectors)):
            if sector < 0 or sector == place:
                ask_for_calm(world.sectors[place], terms, n_bound)
