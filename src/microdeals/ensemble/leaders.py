"""Leaders in a compiled world: a leadership changes hands."""

from microdeals._compile import loop
from microdeals.day.party import take_office
from microdeals.ensemble.draws import LEADERS
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.events import Happening
from microdeals.rulebook.leaders import changes_hands
from microdeals.rulebook.quantities import N_SIDES


@loop
def change_leaders(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let leaderships change hands, with types of their own."""
    conduct = kernel.tables[0].conduct
    for side in range(N_SIDES):
        lot = world.lots[side, LEADERS]
        if changes_hands(conduct, lot):
            take_office(world.parties[side], kernel.parties[side], conduct, lot)
            note(tape, world, Happening.NEW_LEADERS, -1, side)
