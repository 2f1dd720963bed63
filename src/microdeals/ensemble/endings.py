"""Endings in a compiled world: power moves, a side wins, fighting dies down and flares up."""

from microdeals._compile import loop
from microdeals.day.deal import is_active
from microdeals.day.party import attack_in_lull, move_power, remember_power
from microdeals.day.war import count_lull, die_down, is_won, win
from microdeals.ensemble.draws import BATTLE
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.review import end
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import felt_by
from microdeals.rulebook.endings import chance_of_lull, chance_of_return, wins
from microdeals.rulebook.events import Happening, Status
from microdeals.rulebook.luck import GROUND, REST
from microdeals.rulebook.power import lead_in_rearming, shift_of_power
from microdeals.rulebook.quantities import N_SIDES


@loop
def shift_power(kernel: Kernel, world: World) -> None:
    """Let battles, and rearming in the quiet, move what fighting on promises either side."""
    now, front = world.now[0], kernel.tables[0].front
    now.shifted = 0.0
    if is_won(now):
        return
    lead = lead_in_rearming(kernel.parties[0], kernel.parties[1])
    deviate = normal_from(world.lots[GROUND, BATTLE]) if front.power_luck > 0.0 else 0.0
    now.shifted = shift_of_power(world.parties[0].prospects, front, now.fighting, lead, deviate)
    for side in range(N_SIDES):
        move_power(world.parties[side], felt_by(side, now.shifted))


@loop
def come_to_rest(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let a side win a war that is not settled, or the fighting die down, or flare up again."""
    now, front = world.now[0], kernel.tables[0].front
    if is_won(now):
        return
    if is_active(world.deals[len(kernel.slots) - 1]):
        die_down(now, False)
        return
    for side in range(N_SIDES):
        if wins(world.parties[side].prospects, front, now.fighting):
            win(now, side)
            overrun(kernel, world, tape)
            note(tape, world, Happening.WON, -1, side)
            return
    rest_or_return(kernel, world, tape)


@loop
def overrun(kernel: Kernel, world: World, tape: Tape) -> None:
    """End every deal, as a side has won."""
    for slot in range(len(kernel.slots)):
        if is_active(world.deals[slot]):
            end(world, slot, Status.OVERRUN)
            note(tape, world, Happening.OVERRUN, slot, -1)


@loop
def rest_or_return(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let fighting die down when both are spent, and flare up again when more is to be had."""
    now, front, first, second = world.now[0], kernel.tables[0].front, world.parties[0], world.parties[1]
    count_lull(now)
    lot = world.lots[REST, BATTLE]
    if now.lull:
        if lot < chance_of_return(front, attack_in_lull(first), attack_in_lull(second)):
            die_down(now, False)
            note(tape, world, Happening.FLARED_UP, -1, -1)
    elif lot < chance_of_lull(front, first.pressure, second.pressure):
        die_down(now, True)
        for side in range(N_SIDES):
            remember_power(world.parties[side])
        note(tape, world, Happening.DIED_DOWN, -1, -1)
