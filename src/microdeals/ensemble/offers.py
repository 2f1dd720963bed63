"""Offers in a compiled world: what deals are worth, and which are signed, renewed or begun alone."""

from typing import NamedTuple

from microdeals._compile import loop
from microdeals.day.deal import (
    add_term,
    begin_deal,
    believe,
    is_active,
    is_out_of_the_way,
    is_renewable,
    kept_if_signed,
    promise,
    punishment,
)
from microdeals.day.party import breach_foreseen, mood_before, view_in, view_of
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.review import end
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.acceptance import is_worth_signing, nash_product, value_of_deal, value_of_first_move
from microdeals.rulebook.conduct import breach_chances
from microdeals.rulebook.events import Happening, Status
from microdeals.rulebook.ladder import may_move_first
from microdeals.rulebook.quantities import Policy
from microdeals.rulebook.talks import first_mover, is_outdone


class OfferInLoops(NamedTuple):
    """What an offer is worth to each side, and each side's chance that the other breaks it on a day."""

    value_0: float
    value_1: float
    breach_0: float
    breach_1: float


@loop
def breach_before_signing(kernel: Kernel, world: World, kind: int, side: int) -> float:
    """Daily chance that the other side would break a deal of a kind that is not yet signed."""
    conduct, terms, other = kernel.tables[0].conduct, kernel.kinds[kind], 1 - side
    punished = punishment(terms, world.parties[side])
    mood = mood_before(world.parties[other], terms, punished, world.now[0])
    chances = breach_chances(terms, kernel.parties[other], mood, conduct)
    return breach_foreseen(world.parties[side], chances, world.channels[kind, other], conduct)


@loop
def value_of_offer(kernel: Kernel, world: World, slot: int, side: int, breach: float) -> float:
    """Worth (share of the dispute) to a side of a deal in a slot, at this daily chance of a breach."""
    terms = kernel.kinds[kernel.slots[slot].kind]
    kept = kept_if_signed(breach, terms, kernel.tables[0].conduct)
    view = view_of(world.parties[side], world.now[0].leverage)
    return value_of_deal(terms, kernel.parties[side], view, kept, kernel.slots[slot].share)


@loop
def value_of_renewal(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Worth (share of the dispute) to a side of another term of a running deal, with power as it is today."""
    terms, bond = kernel.kinds[kernel.slots[slot].kind], world.bonds[slot, side]
    kept = kept_if_signed(bond.believed, terms, kernel.tables[0].conduct)
    view = view_in(world.parties[side], world.now[0].leverage, bond, world.deals[slot])
    return value_of_deal(terms, kernel.parties[side], view, kept, kernel.slots[slot].share)


@loop
def value_of_beginning(kernel: Kernel, world: World, slot: int, side: int, breach: float) -> float:
    """Worth (share of the dispute) to a side of beginning a deal alone, hoping that the other replies."""
    terms = kernel.kinds[kernel.slots[slot].kind]
    reply = kept_if_signed(breach, terms, kernel.tables[0].conduct)
    view = view_of(world.parties[side], world.now[0].leverage)
    return value_of_first_move(terms, kernel.parties[side], view, reply, kernel.slots[slot].share)


@loop
def weigh(kernel: Kernel, world: World, slot: int) -> OfferInLoops:
    """Work out what an offer is worth to each side."""
    kind = kernel.slots[slot].kind
    breach_0 = breach_before_signing(kernel, world, kind, 0)
    breach_1 = breach_before_signing(kernel, world, kind, 1)
    return OfferInLoops(
        value_of_offer(kernel, world, slot, 0, breach_0),
        value_of_offer(kernel, world, slot, 1, breach_1),
        breach_0,
        breach_1,
    )


@loop
def both_accept(offer: OfferInLoops) -> bool:
    """Whether both sides would sign an offer."""
    return is_worth_signing(offer.value_0) and is_worth_signing(offer.value_1)


# --- signing -------------------------------------------------------------------------------------


@loop
def sign(kernel: Kernel, world: World, slot: int, offer: OfferInLoops) -> None:
    """Turn an offer into a deal that binds both; callers note it, and unbind who has not promised."""
    now = world.now[0]
    begin_deal(world.deals[slot], kernel.kinds[kernel.slots[slot].kind], now.day)
    bind_both(kernel, world, slot, offer)
    now.n_signed += 1
    now.kinds_signed |= 1 << kernel.slots[slot].kind


@loop
def bind_both(kernel: Kernel, world: World, slot: int, offer: OfferInLoops) -> None:
    """Bind both sides to a deal, each with its estimate that the other breaks it."""
    first, second = world.bonds[slot, 0], world.bonds[slot, 1]
    believe(first, offer.breach_0, kernel.tables[0].conduct)
    believe(second, offer.breach_1, kernel.tables[0].conduct)
    promise(first, world.parties[0])
    promise(second, world.parties[1])
    world.now[0].stirred = True


@loop
def is_free(kernel: Kernel, world: World, slot: int) -> bool:
    """Whether a slot has no active deal, and has had none for the pause between deals."""
    return is_out_of_the_way(world.deals[slot], world.now[0].day, kernel.tables[0].talks)


@loop
def outdone(kernel: Kernel, world: World, slot: int) -> bool:
    """Whether both sides already keep more calm wherever a deal in this slot would ask for some."""
    calm = kernel.kinds[kernel.slots[slot].kind].calm
    if calm <= 0.0:
        return False
    there = 0.0
    for other in range(len(kernel.slots)):
        covers = kernel.slots[other].sector < 0 or kernel.slots[other].sector == kernel.slots[slot].sector
        if other == slot or not covers or world.deals[other].status != Status.RUNNING:
            continue
        if world.bonds[other, 0].bound and world.bonds[other, 1].bound:
            there = max(there, kernel.kinds[kernel.slots[other].kind].calm)
    return is_outdone(calm, there)


@loop
def renew(kernel: Kernel, world: World, tape: Tape, top: int) -> None:
    """Extend the deals that are near their end and still worth signing to both."""
    for slot in range(len(kernel.slots)):
        deal = world.deals[slot]
        if not is_renewable(deal, world.now[0].day, kernel.tables[0].talks):
            continue
        first, second = world.bonds[slot, 0], world.bonds[slot, 1]
        if not (first.bound and second.bound and kernel.slots[slot].rung <= top):
            continue
        if outdone(kernel, world, slot):
            continue
        value_0 = value_of_renewal(kernel, world, slot, 0)
        value_1 = value_of_renewal(kernel, world, slot, 1)
        if is_worth_signing(value_0) and is_worth_signing(value_1):
            add_term(deal, kernel.kinds[kernel.slots[slot].kind])
            note(tape, world, Happening.RENEWED, slot, -1)


@loop
def sign_best(kernel: Kernel, world: World, tape: Tape, top: int) -> None:
    """Sign the acceptable offer of the best Nash product; under the leap policy, all acceptable ones."""
    best, best_product, best_offer = -1, 0.0, OfferInLoops(0.0, 0.0, 0.0, 0.0)
    for slot in range(len(kernel.slots) - 1):
        if kernel.slots[slot].rung > top or not is_free(kernel, world, slot) or outdone(kernel, world, slot):
            continue
        offer = weigh(kernel, world, slot)
        if not both_accept(offer):
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
def settle(kernel: Kernel, world: World, tape: Tape, offer: OfferInLoops) -> None:
    """Sign the settlement, which takes the place of every deal."""
    now, settlement = world.now[0], len(kernel.slots) - 1
    for slot in range(settlement):
        if is_active(world.deals[slot]):
            end(world, slot, Status.SUPERSEDED)
            note(tape, world, Happening.SUPERSEDED, slot, -1)
    sign(kernel, world, settlement, offer)
    note(tape, world, Happening.SIGNED, settlement, -1)
    if now.settled_on < 0:
        now.settled_on = now.day
    note(tape, world, Happening.SETTLED, settlement, -1)


# --- first moves ---------------------------------------------------------------------------------


@loop
def answer_first_moves(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let the other side join a deal that one side keeps alone, if both then gain by it."""
    for slot in range(len(kernel.slots)):
        first, second = world.bonds[slot, 0], world.bonds[slot, 1]
        if world.deals[slot].status != Status.RUNNING or (first.bound and second.bound):
            continue
        offer = weigh(kernel, world, slot)
        if both_accept(offer):
            answering = 1 if first.bound else 0
            bind_both(kernel, world, slot, offer)
            world.now[0].unanswered = 0
            note(tape, world, Happening.ANSWERED, slot, answering)


@loop
def move_first(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let the side under more pressure begin a small deal alone, on the days set for it."""
    now = world.now[0]
    if not may_move_first(now.day, now.unanswered, kernel.tables[0].ladder):
        return
    mover = first_mover(world.parties[0].pressure, world.parties[1].pressure)
    best, best_value, best_offer = -1, 0.0, OfferInLoops(0.0, 0.0, 0.0, 0.0)
    for slot in range(len(kernel.slots) - 1):
        kind = kernel.slots[slot].kind
        if not kernel.kinds[kind].unilateral or kernel.slots[slot].rung > now.opened:
            continue
        if not is_free(kernel, world, slot) or outdone(kernel, world, slot):
            continue
        breach_0 = breach_before_signing(kernel, world, kind, 0)
        breach_1 = breach_before_signing(kernel, world, kind, 1)
        value = value_of_beginning(kernel, world, slot, mover, breach_0 if mover == 0 else breach_1)
        if is_worth_signing(value) and (best < 0 or value > best_value):
            best, best_value, best_offer = slot, value, OfferInLoops(value, value, breach_0, breach_1)
    if best >= 0:
        now.unanswered += 1
        sign(kernel, world, best, best_offer)
        world.bonds[best, 1 - mover].bound = False
        note(tape, world, Happening.FIRST_MOVE, best, mover)
