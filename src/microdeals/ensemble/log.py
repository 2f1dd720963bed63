"""Writing events down in a compiled world."""

from microdeals._compile import loop
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World


@loop
def note(tape: Tape, world: World, happening: int, slot: int, side: int) -> None:
    """Write an event onto the tape, if events are kept; count it in any case."""
    run, room = tape.events.shape
    if run == 0:
        return
    now = world.now[0]
    if now.n_events < room:
        event = tape.events[now.run, now.n_events]
        event.day = now.day
        event.happening = happening
        event.slot = slot
        event.side = side
    now.n_events += 1
