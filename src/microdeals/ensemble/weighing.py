"""What deals are worth to each side, before and after signing."""

from typing import NamedTuple

from microdeals._compile import loop
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.acceptance import View, value_of_deal, value_of_first_move
from microdeals.rulebook.channel import breach_believed, breach_expected
from microdeals.rulebook.conduct import Mood, breach_chances, chance_kept


class Offer(NamedTuple):
    """What an offer is worth to each side, and each side's chance that the other breaks it on a day."""

    value_0: float
    value_1: float
    breach_0: float
    breach_1: float


@loop
def view_of(world: World, side: int) -> View:
    """The situation in which a side weighs a deal."""
    state = world.sides[side]
    return View(state.pressure, state.optimism, state.support, world.now[0].leverage, not state.trustworthy)


@loop
def breach_before_signing(kernel: Kernel, world: World, kind: int, side: int) -> float:
    """Daily chance that the other side would break a deal of a kind that is not yet signed."""
    conduct, terms, other = kernel.tables[0].conduct, kernel.kinds[kind], world.sides[1 - side]
    mood = Mood(other.optimism, other.trust, terms.detection)
    chances = breach_chances(terms, kernel.sides[1 - side], mood, conduct)
    expected = breach_expected(world.sides[side].trust, chances)
    seen = world.channels[kind, 1 - side]
    return breach_believed(expected, seen.kept, seen.broken, conduct.prior_weight)


@loop
def value_of_offer(kernel: Kernel, world: World, slot: int, side: int, breach: float) -> float:
    """Worth (share of stake) to a side of a deal in a slot, at this daily chance of a breach."""
    terms = kernel.kinds[kernel.slots[slot].kind]
    days = min(terms.term_days, kernel.tables[0].conduct.horizon_days)
    kept = chance_kept(breach, days)
    return value_of_deal(terms, kernel.sides[side], view_of(world, side), kept, kernel.slots[slot].share)


@loop
def weigh(kernel: Kernel, world: World, slot: int) -> Offer:
    """Work out what an offer is worth to each side."""
    kind = kernel.slots[slot].kind
    breach_0 = breach_before_signing(kernel, world, kind, 0)
    breach_1 = breach_before_signing(kernel, world, kind, 1)
    return Offer(
        value_of_offer(kernel, world, slot, 0, breach_0),
        value_of_offer(kernel, world, slot, 1, breach_1),
        breach_0,
        breach_1,
    )


@loop
def value_of_beginning(kernel: Kernel, world: World, slot: int, side: int, breach: float) -> float:
    """Worth (share of stake) to a side of beginning a deal alone, in the hope that the other replies."""
    terms = kernel.kinds[kernel.slots[slot].kind]
    days = min(terms.term_days, kernel.tables[0].conduct.horizon_days)
    reply = chance_kept(breach, days)
    view = view_of(world, side)
    return value_of_first_move(terms, kernel.sides[side], view, reply, kernel.slots[slot].share)


@loop
def believe(kernel: Kernel, world: World, slot: int, side: int, breach: float) -> None:
    """Keep a side's estimate that the other breaks a deal on a day, and what follows for the horizon."""
    bond = world.bonds[slot, side]
    bond.believed = breach
    bond.kept_ahead = chance_kept(breach, kernel.tables[0].conduct.horizon_days)


@loop
def value_of_staying(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Worth (share of stake) to a side of what is left of a running deal."""
    conduct, terms = kernel.tables[0].conduct, kernel.kinds[kernel.slots[slot].kind]
    days = world.deals[slot].until - world.now[0].day
    kept = world.bonds[slot, side].kept_ahead
    if days < conduct.horizon_days:
        kept = chance_kept(world.bonds[slot, side].believed, days)
    view, share = view_of(world, side), kernel.slots[slot].share
    if world.bonds[slot, 0].bound and world.bonds[slot, 1].bound:
        return value_of_deal(terms, kernel.sides[side], view, kept, share)
    return value_of_first_move(terms, kernel.sides[side], view, kept, share)
