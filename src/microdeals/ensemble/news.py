"""The news of the day in a compiled world: both publics hear of deals, and so does the documented record."""

from microdeals._compile import loop
from microdeals.day.party import hear_news
from microdeals.day.talks import explore_by_contact, write_record
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.quantities import N_SIDES


@loop
def read_news(kernel: Kernel, world: World) -> None:
    """Carry the day's deals into both publics and into the documented record."""
    now, tables = world.now[0], kernel.tables[0]
    kept = watched = 0.0
    broken = 0
    world.parties[0].broken_news = world.parties[1].broken_news = 0.0
    for place in range(now.n_running):
        slot = world.running[place]
        deal, visibility = world.deals[slot], kernel.kinds[kernel.slots[slot].kind].visibility
        if deal.any_report:
            if deal.cover > 0.0:
                broken += 1
            for side in range(N_SIDES):
                if world.bonds[slot, side].reported:
                    world.parties[1 - side].broken_news += visibility
        else:
            kept += visibility
            if world.bonds[slot, 0].bound and world.bonds[slot, 1].bound:
                explore_by_contact(now, tables.talks)
            watched += deal.cover
    for side in range(N_SIDES):
        party = world.parties[side]
        hear_news(party, tables.publics, kept, party.broken_news, party.pressure)
    write_record(now, watched, broken, tables.record)
