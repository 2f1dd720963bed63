"""Monitors in a compiled world: teams deploy, and see what they see of the front."""

from microdeals._compile import loop
from microdeals.day.front import forget_watch, see, see_nothing, see_on_average, watch
from microdeals.day.monitor import call_from
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.monitor import is_let_in


@loop
def deploy_monitors(kernel: Kernel, world: World) -> None:
    """Send the teams where they are needed most, and add up what those on duty see.

    Without active deals nobody is needed anywhere, and nothing that they see matters.
    """
    if world.now[0].n_active == 0:
        return
    for place in range(len(kernel.sectors)):
        forget_watch(world.sectors[place])
    for team in range(len(kernel.monitors)):
        values, monitor = kernel.monitors[team], world.monitors[team]
        monitor.sector = choose_sector(kernel, world, monitor.sector)
        here = world.sectors[monitor.sector]
        if is_let_in(values, world.lots[0, values.draw]) and not here.taken:
            watch(here, values)
        here.taken = True
    sum_watch(kernel, world)


@loop
def choose_sector(kernel: Kernel, world: World, sector: int) -> int:
    """The calm sector that calls loudest and has no team yet; else where the team stands."""
    most = 0.0
    for place in range(len(kernel.sectors)):
        call = call_from(world.sectors[place], world.commanders[place, 0], world.commanders[place, 1])
        if call > most:
            most, sector = call, place
    return sector


@loop
def sum_watch(kernel: Kernel, world: World) -> None:
    """Add up what the teams on duty see of the whole front."""
    now = world.now[0]
    see_nothing(now)
    for place in range(len(kernel.sectors)):
        see(now, world.sectors[place])
    see_on_average(now)
