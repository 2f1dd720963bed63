"""Third parties in a compiled world: leans shift, and with them what the sides can count on."""

from microdeals._compile import loop
from microdeals.day.party import count_on, listen
from microdeals.day.third_party import guarantee_to, shift
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.bounded import felt_by
from microdeals.rulebook.luck import Purpose, luck
from microdeals.rulebook.quantities import N_SIDES
from microdeals.rulebook.talks import bears_lean
from microdeals.rulebook.third_party import chance_of_good_word, commitment_on_record, credence, is_engaged


@loop
def shift_third_parties(kernel: Kernel, world: World) -> None:
    """Let leans change, and with them what the sides can count on."""
    now, courting = world.now[0], kernel.tables[0].courting
    now.leverage = 0.0
    for third in range(len(kernel.third_parties)):
        values, third_party = kernel.third_parties[third], world.third_parties[third]
        shift(third_party, values, courting, normal_from(world.lots[0, values.draw]))
        third_party.engaged = is_engaged(values, now.day)
        if third_party.engaged:
            now.leverage += values.leverage
    for side in range(N_SIDES):
        world.parties[side].guarantee = 0.0
    for third in range(len(kernel.third_parties)):
        if world.third_parties[third].engaged:
            offer_guarantees(kernel, world, third)


@loop
def offer_guarantees(kernel: Kernel, world: World, third: int) -> None:
    """Let both sides count on an engaged third party, as far as it can be relied on."""
    values, third_party = kernel.third_parties[third], world.third_parties[third]
    weight = kernel.tables[0].record.weight
    commitment = commitment_on_record(values.commitment, world.now[0].documented, weight)
    for side in range(N_SIDES):
        felt = guarantee_to(third_party, values, commitment, side, kernel.parties[side])
        count_on(world.parties[side], felt)


@loop
def host_of(kernel: Kernel, world: World) -> int:
    """The engaged third party of most heft that both sides would sit down with, or -1."""
    chosen = -1
    for third in range(len(kernel.third_parties)):
        values, third_party = kernel.third_parties[third], world.third_parties[third]
        if not (third_party.engaged and values.hosts):
            continue
        first, second = felt_by(0, third_party.lean), felt_by(1, third_party.lean)
        if not (bears_lean(kernel.parties[0], first) and bears_lean(kernel.parties[1], second)):
            continue
        if chosen < 0 or values.heft > kernel.third_parties[chosen].heft:
            chosen = third
    return chosen


@loop
def advise(kernel: Kernel, world: World, host: int) -> None:
    """Let the host say of each side whether it will keep its word."""
    now, values, lean = world.now[0], kernel.third_parties[host], world.third_parties[host].lean
    for side in range(N_SIDES):
        believed = credence(values, felt_by(side, lean))
        if believed <= 0.0:
            continue
        lot = luck(now.seed, now.day, Purpose.ADVICE, values.luck_id, 0)[side]
        good_word = lot < chance_of_good_word(world.parties[1 - side].trustworthy, believed)
        listen(world.parties[side], kernel.parties[side], good_word, believed)
