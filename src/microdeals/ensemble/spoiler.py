"""Spoilers in a compiled world: they strike where deals go well."""

from microdeals._compile import loop
from microdeals.day.spoiler import forget_blows, land_blow
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.events import Happening
from microdeals.rulebook.luck import place_from
from microdeals.rulebook.quantities import N_SIDES
from microdeals.rulebook.spoiler import chance_of_strike


@loop
def strike(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let spoilers strike somewhere along the front when deals go well."""
    highest = world.now[0].highest
    for side in range(N_SIDES):
        forget_blows(world.parties[side])
        for place in range(len(kernel.sectors)):
            world.commanders[place, side].struck = 0
    if highest == 0:
        return
    for spoiler in range(len(kernel.spoilers)):
        values = kernel.spoilers[spoiler]
        if world.lots[0, values.draw] < chance_of_strike(values, highest):
            place = place_from(world.lots[1, values.draw], len(kernel.sectors))
            land_blow(values, world.commanders[place, values.side], world.parties[values.side], place)
            note(tape, world, Happening.STRIKE, place, values.side)
