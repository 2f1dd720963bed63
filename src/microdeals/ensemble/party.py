"""Parties in a compiled world: what the war does to them, and the gap between them."""

from microdeals._compile import loop
from microdeals.day.party import feel_war, gap_between, harm_to
from microdeals.day.war import scar
from microdeals.ensemble.draws import BATTLE
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import felt_by
from microdeals.rulebook.gap import Gap, ground_found
from microdeals.rulebook.optimism import news_from_front
from microdeals.rulebook.pressure import harm_of_both
from microdeals.rulebook.quantities import N_SIDES


@loop
def feel(kernel: Kernel, world: World) -> None:
    """Let pressure and optimism move with the day's fire, and add up the harm."""
    now, tables = world.now[0], kernel.tables[0]
    for side in range(N_SIDES):
        world.parties[side].harm = harm_to(world.parties[side], tables.harm, now.fighting)
    now.harm = harm_of_both(world.parties[0].harm, world.parties[1].harm)
    news = news_from_front(tables.front, now.fighting, normal_from(world.lots[0, BATTLE]))
    for side in range(N_SIDES):
        feel_war(world.parties[side], kernel.parties[side], now.fighting, felt_by(side, news))
    scar(now, tables.conduct)


@loop
def gap_now(kernel: Kernel, world: World) -> Gap:
    """The gap between what both would settle for, and its channels (shares of the dispute)."""
    ground = ground_found(world.now[0].explored, kernel.tables[0].joint_gain)
    return gap_between(world.parties[0], world.parties[1], kernel.parties[0], kernel.parties[1], ground)
