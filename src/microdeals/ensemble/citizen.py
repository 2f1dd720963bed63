"""Publics in a compiled world: citizens read the news and talk."""

from microdeals._compile import loop
from microdeals.day.citizen import is_for, take_in, talk_with
from microdeals.ensemble.draws import LOTS
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.luck import place_from
from microdeals.rulebook.publics import first_to_talk, share_for


@loop
def talk_at_home(kernel: Kernel, world: World) -> None:
    """Let the citizens of both sides talk."""
    talk_on_side(kernel, world, 0)
    talk_on_side(kernel, world, 1)


@loop
def talk_on_side(kernel: Kernel, world: World, side: int) -> None:
    """Let the citizens of a side whose day it is read the news and talk to someone they are tied to."""
    publics, party = kernel.tables[0].publics, world.parties[side]
    n_for, draw, tide = party.n_for, kernel.parties[side].draw, party.tide
    first = first_to_talk(world.now[0].day, publics.talk_days)
    for turn, citizen in enumerate(range(first, publics.citizens, publics.talk_days)):
        lot = world.lots[turn % LOTS, draw + turn // LOTS]
        tied = world.ties[side, citizen, place_from(lot, publics.neighbours)]
        one, other = world.citizens[side, citizen], world.citizens[side, tied]
        n_for -= int(is_for(one)) + int(is_for(other))
        take_in(one, tide)
        talk_with(one, other, publics)
        n_for += int(is_for(one)) + int(is_for(other))
    party.n_for = n_for
    party.support = share_for(n_for, publics.citizens)
