"""All luck of a day, drawn at once.

Which draws a day needs is known in the morning. They are listed by purpose, who and where, and drawn in one
plain loop, which a compiler can spread over the lanes of a processor: half the time of one by one.
"""

from microdeals._compile import loop
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.luck import Purpose, luck


@loop
def draw_lots(kernel: Kernel, world: World) -> None:
    """Draw what the day needs into the columns of ``world.lots``; without active deals that is less."""
    now, facts = world.now[0], kernel.tables[0]
    n_draws = facts.n_drawn_always
    if now.n_active > 0:
        n_draws = facts.n_drawn_with_deals + now.n_running
    seed, day = now.seed, now.day
    for draw in range(n_draws):
        purpose, who, where = world.draws[0, draw], world.draws[1, draw], world.draws[2, draw]
        first, second, third, fourth = luck(seed, day, purpose, who, where)
        world.lots[0, draw] = first
        world.lots[1, draw] = second
        world.lots[2, draw] = third
        world.lots[3, draw] = fourth


@loop
def list_draw(kernel: Kernel, world: World, place: int, slot: int) -> None:
    """Put the draw of the deal in a slot, the ``place``-th that runs, on the list."""
    draw = kernel.tables[0].n_drawn_with_deals + place
    world.draws[0, draw] = Purpose.DEAL
    world.draws[1, draw] = kernel.kinds[kernel.slots[slot].kind].luck_id
    world.draws[2, draw] = kernel.slots[slot].where
