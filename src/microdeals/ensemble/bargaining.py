"""Talks in a compiled world: who meets, what is signed, renewed and begun alone, and the settlement."""

from microdeals._compile import loop
from microdeals.ensemble.evening import end
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.noting import FREE, RUNNING, WAITING, note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.weighing import (
    Offer,
    believe,
    breach_before_signing,
    value_of_beginning,
    value_of_offer,
    weigh,
)
from microdeals.ensemble.world import World
from microdeals.rulebook.acceptance import nash_product
from microdeals.rulebook.events import Happening
from microdeals.rulebook.quantities import Policy
from microdeals.rulebook.talks import is_outdone


@loop
def sign(kernel: Kernel, world: World, slot: int, offer: Offer) -> None:
    """Turn an offer into a deal that binds both; callers note it, and unbind who has not promised."""
    deal, now = world.deals[slot], world.now[0]
    terms = kernel.kinds[kernel.slots[slot].kind]
    deal.status = WAITING if terms.quiet_days > 0 else RUNNING
    deal.ever = True
    deal.signed_on = now.day
    deal.until = now.day + terms.term_days
    believe(kernel, world, slot, 0, offer.breach_0)
    believe(kernel, world, slot, 1, offer.breach_1)
    world.bonds[slot, 0].bound = world.bonds[slot, 1].bound = True
    now.n_signed += 1
    now.stirred = True
    now.kinds_signed |= 1 << kernel.slots[slot].kind


@loop
def is_free(kernel: Kernel, world: World, slot: int) -> bool:
    """Whether a slot has no active deal, and has had none for the pause between deals."""
    deal = world.deals[slot]
    if deal.status != FREE:
        return False
    return not deal.ever or world.now[0].day - deal.ended_on >= kernel.tables[0].talks.pause_days


@loop
def outdone(kernel: Kernel, world: World, slot: int) -> bool:
    """Whether both sides already keep more calm wherever a deal in this slot would ask for some."""
    calm = kernel.kinds[kernel.slots[slot].kind].calm
    if calm <= 0.0:
        return False
    there = 0.0
    for other in range(len(kernel.slots)):
        covers = kernel.slots[other].sector < 0 or kernel.slots[other].sector == kernel.slots[slot].sector
        if other == slot or not covers or world.deals[other].status != RUNNING:
            continue
        if world.bonds[other, 0].bound and world.bonds[other, 1].bound:
            there = max(there, kernel.kinds[kernel.slots[other].kind].calm)
    return is_outdone(calm, there)


@loop
def renew(kernel: Kernel, world: World, tape: Tape, top: int) -> None:
    """Extend the deals that are near their end and still worth signing to both."""
    now = world.now[0]
    for slot in range(len(kernel.slots)):
        deal = world.deals[slot]
        if deal.status != RUNNING or deal.until - now.day > kernel.tables[0].talks.renewal_days:
            continue
        first, second = world.bonds[slot, 0], world.bonds[slot, 1]
        if not (first.bound and second.bound and kernel.slots[slot].rung <= top):
            continue
        if outdone(kernel, world, slot):
            continue
        value_0 = value_of_offer(kernel, world, slot, 0, first.believed)
        value_1 = value_of_offer(kernel, world, slot, 1, second.believed)
        if value_0 > 0.0 and value_1 > 0.0:
            deal.until += kernel.kinds[kernel.slots[slot].kind].term_days
            note(tape, world, Happening.RENEWED, slot, -1)


@loop
def sign_best(kernel: Kernel, world: World, tape: Tape, top: int) -> None:
    """Sign the acceptable offer of the best Nash product; under the leap policy, all acceptable ones."""
    best, best_product, best_offer = -1, 0.0, Offer(0.0, 0.0, 0.0, 0.0)
    for slot in range(len(kernel.slots) - 1):
        if kernel.slots[slot].rung > top or not is_free(kernel, world, slot) or outdone(kernel, world, slot):
            continue
        offer = weigh(kernel, world, slot)
        if offer.value_0 <= 0.0 or offer.value_1 <= 0.0:
            continue
        if kernel.tables[0].ladder.policy == Policy.LEAP:
            sign(kernel, world, slot, offer)
            note(tape, world, Happening.SIGNED, slot, -1)
            continue
        product = nash_product(offer.value_0, offer.value_1)
        if best < 0 or product > best_product:
            best, best_product, best_offer = slot, product, offer
    if best >= 0:
        sign(kernel, world, best, best_offer)
        note(tape, world, Happening.SIGNED, best, -1)


@loop
def settle(kernel: Kernel, world: World, tape: Tape, offer: Offer) -> None:
    """Sign the settlement, which takes the place of every deal."""
    now, settlement = world.now[0], len(kernel.slots) - 1
    for slot in range(settlement):
        if world.deals[slot].status != FREE:
            end(world, slot)
            note(tape, world, Happening.SUPERSEDED, slot, -1)
    sign(kernel, world, settlement, offer)
    note(tape, world, Happening.SIGNED, settlement, -1)
    if now.settled_on < 0:
        now.settled_on = now.day
    note(tape, world, Happening.SETTLED, settlement, -1)


@loop
def answer_first_moves(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let the other side join a deal that one side keeps alone, if both then gain by it."""
    for slot in range(len(kernel.slots)):
        first, second = world.bonds[slot, 0], world.bonds[slot, 1]
        if world.deals[slot].status != RUNNING or (first.bound and second.bound):
            continue
        offer = weigh(kernel, world, slot)
        if offer.value_0 > 0.0 and offer.value_1 > 0.0:
            answering = 1 if first.bound else 0
            first.bound = second.bound = True
            believe(kernel, world, slot, 0, offer.breach_0)
            believe(kernel, world, slot, 1, offer.breach_1)
            world.now[0].unanswered = 0
            world.now[0].stirred = True
            note(tape, world, Happening.ANSWERED, slot, answering)


@loop
def move_first(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let the side under more pressure begin a small deal alone, on the days set for it."""
    now, ladder = world.now[0], kernel.tables[0].ladder
    if now.day % ladder.initiative_days != 0 or now.unanswered >= ladder.initiatives:
        return
    mover = 0 if world.sides[0].pressure >= world.sides[1].pressure else 1
    best, best_value, best_offer = -1, 0.0, Offer(0.0, 0.0, 0.0, 0.0)
    for slot in range(len(kernel.slots) - 1):
        kind = kernel.slots[slot].kind
        if not kernel.kinds[kind].unilateral or kernel.slots[slot].rung > now.opened:
            continue
        if not is_free(kernel, world, slot) or outdone(kernel, world, slot):
            continue
        breach_0 = breach_before_signing(kernel, world, kind, 0)
        breach_1 = breach_before_signing(kernel, world, kind, 1)
        value = value_of_beginning(kernel, world, slot, mover, breach_0 if mover == 0 else breach_1)
        if value > 0.0 and (best < 0 or value > best_value):
            best, best_value, best_offer = slot, value, Offer(value, value, breach_0, breach_1)
    if best >= 0:
        now.unanswered += 1
        sign(kernel, world, best, best_offer)
        world.bonds[best, 1 - mover].bound = False
        note(tape, world, Happening.FIRST_MOVE, best, mover)
