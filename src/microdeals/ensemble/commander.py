"""Commanders in a compiled world: they commit violations where guns should be silent, and bear grudges."""

from microdeals._compile import loop
from microdeals.day.commander import fire, hold_fire, hold_grudge
from microdeals.day.front import count_quiet, unattributed_by
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.quantities import N_SIDES


@loop
def commit_violations(kernel: Kernel, world: World) -> None:
    """Let both commanders of each calm sector act."""
    commanders = kernel.tables[0].commanders
    for place in range(len(kernel.sectors)):
        for side in range(N_SIDES):
            if world.sectors[place].calm <= 0.0:
                hold_fire(world.commanders[place, side])
            else:
                uniform = world.lots[side, kernel.sectors[place].draw]
                fire(world.commanders[place, side], commanders, world.sectors[place], uniform)


@loop
def hold_grudges(kernel: Kernel, world: World) -> None:
    """Let commanders remember what they suffered, and count quiet days."""
    commanders = kernel.tables[0].commanders
    for place in range(len(kernel.sectors)):
        sector = world.sectors[place]
        for side in range(N_SIDES):
            suffered = unattributed_by(sector, world.commanders[place, 1 - side])
            hold_grudge(world.commanders[place, side], commanders, suffered)
        count_quiet(sector, world.commanders[place, 0].violations + world.commanders[place, 1].violations)
