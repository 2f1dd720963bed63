"""Trust in a compiled world: general trust and the channel records move with the day's reports."""

from microdeals._compile import loop
from microdeals.day.deal import believe, chances_in, count_day, evidence_in
from microdeals.day.party import breach_foreseen, revise_trust
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.quantities import N_SIDES


@loop
def learn(kernel: Kernel, world: World) -> None:
    """Update both sides' trust and channel records from the day's reports, or their absence."""
    conduct = kernel.tables[0].conduct
    world.parties[0].learned = world.parties[1].learned = 0.0
    for place in range(world.now[0].n_running):
        slot = world.running[place]
        deal = world.deals[slot]
        for side in range(N_SIDES):
            bond, seen = world.bonds[slot, side], world.channels[kernel.slots[slot].kind, side]
            other = world.bonds[slot, 1 - side]
            if bond.bound:
                negativity = kernel.parties[1 - side].negativity
                world.parties[1 - side].learned += evidence_in(bond, other, deal, conduct, negativity)
                count_day(seen, bond, other, deal, conduct)
    for side in range(N_SIDES):
        revise_trust(world.parties[side], kernel.parties[side], conduct)
    revise_beliefs(kernel, world)


@loop
def revise_beliefs(kernel: Kernel, world: World) -> None:
    """Revise each side's estimate that the other breaks each running deal."""
    conduct = kernel.tables[0].conduct
    for place in range(world.now[0].n_running):
        slot = world.running[place]
        for side in range(N_SIDES):
            other = world.bonds[slot, 1 - side]
            if other.bound:
                seen = world.channels[kernel.slots[slot].kind, 1 - side]
                foreseen = breach_foreseen(world.parties[side], chances_in(other), seen, conduct)
                believe(world.bonds[slot, side], foreseen, conduct)
