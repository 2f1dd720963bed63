"""The ladder in a compiled world: rungs hold, and open."""

from microdeals._compile import loop
from microdeals.day.ladder import hold_rung, open_next
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.events import Happening
from microdeals.rulebook.quantities import N_RUNGS

NONE, KEPT, REPORTED = 0, 1, 2
"""What a rung has seen today."""


@loop
def climb(kernel: Kernel, world: World, tape: Tape) -> None:
    """Count how long each rung has held, and open the next when the topmost has held long enough."""
    now = world.now[0]
    if now.n_running > 0:
        for rung in range(1, N_RUNGS):
            world.rung_today[rung] = NONE
        for place in range(now.n_running):
            slot = world.running[place]
            rung, seen = kernel.slots[slot].rung, REPORTED if world.deals[slot].any_report else KEPT
            world.rung_today[rung] = max(world.rung_today[rung], seen)
        for rung in range(1, N_RUNGS):
            if world.rung_today[rung] != NONE:
                hold_rung(world.days_held, rung, world.rung_today[rung] == REPORTED)
    if open_next(now, world.days_held, kernel.tables[0].ladder):
        note(tape, world, Happening.RUNG_OPENED, now.opened, -1)
