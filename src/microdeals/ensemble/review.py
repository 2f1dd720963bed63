"""The review in a compiled world: would I sign this again today? And the other ways in which deals end."""

from microdeals._compile import loop
from microdeals.day.deal import end_deal, is_over, kept_from_now, punishment, ripen
from microdeals.day.front import lose_calm
from microdeals.day.ladder import fall_back
from microdeals.day.party import hear_news, view_in
from microdeals.day.war import count_walkout
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.acceptance import (
    leaves_for_more,
    more_to_be_had,
    value_of_deal,
    value_of_first_move,
    wants_out,
)
from microdeals.rulebook.events import Happening, Status
from microdeals.rulebook.quantities import N_SIDES

FOREVER = 1_000_000


@loop
def review(kernel: Kernel, world: World, tape: Tape) -> None:
    """Go through all active deals: start, lapse, expire, or be left by a side."""
    now = world.now[0]
    if now.n_active == 0:
        return
    for slot in range(len(kernel.slots)):
        deal = world.deals[slot]
        if deal.status == Status.WAITING:
            wait(kernel, world, tape, slot)
        elif deal.status == Status.RUNNING:
            if is_over(deal, now.day):
                end(world, slot, Status.EXPIRED)
                note(tape, world, Happening.EXPIRED, slot, -1)
            else:
                ask_both(kernel, world, tape, slot)


@loop
def end(world: World, slot: int, status: Status) -> None:
    """Close a deal's life."""
    end_deal(world.deals[slot], status, world.now[0].day)
    world.now[0].stirred = True


@loop
def wait(kernel: Kernel, world: World, tape: Tape, slot: int) -> None:
    """Start a deal when its sectors have been quiet for long enough; let it lapse after its term."""
    deal, now, sector = world.deals[slot], world.now[0], kernel.slots[slot].sector
    quiet = FOREVER
    for place in range(len(kernel.sectors)):
        if sector < 0 or sector == place:
            quiet = min(quiet, world.sectors[place].quiet_days)
    ripen(deal, kernel.kinds[kernel.slots[slot].kind], quiet, now.day)
    if deal.status == Status.RUNNING:
        now.stirred = True
        note(tape, world, Happening.STARTED, slot, -1)
    elif deal.status == Status.LAPSED:
        now.stirred = True
        note(tape, world, Happening.LAPSED, slot, -1)


@loop
def ask_both(kernel: Kernel, world: World, tape: Tape, slot: int) -> None:
    """Ask each bound side whether it would sign this deal again today."""
    for side in range(N_SIDES):
        if not world.bonds[slot, side].bound:
            continue
        kept = kept_from_now(
            world.bonds[slot, side], world.deals[slot], world.now[0].day, kernel.tables[0].conduct
        )
        terms, value = (
            kernel.kinds[kernel.slots[slot].kind],
            value_of_staying(kernel, world, slot, side, kept),
        )
        if wants_out(value, terms, kernel.parties[side], punishment(terms, world.parties[1 - side])):
            leave(kernel, world, tape, slot, side)
            return


@loop
def value_of_staying(kernel: Kernel, world: World, slot: int, side: int, kept: float) -> float:
    """Worth (share of the dispute) to a side of the rest of a running deal, kept with this chance (0..1)."""
    terms, share = kernel.kinds[kernel.slots[slot].kind], kernel.slots[slot].share
    bond = world.bonds[slot, side]
    view = view_in(world.parties[side], world.now[0].leverage, bond, world.deals[slot])
    if world.bonds[slot, 0].bound and world.bonds[slot, 1].bound:
        return value_of_deal(terms, kernel.parties[side], view, kept, share)
    return value_of_first_move(terms, kernel.parties[side], view, kept, share)


@loop
def is_for_more(kernel: Kernel, world: World, slot: int, side: int) -> bool:
    """Whether a side would leave a deal even if it trusted as at the signing, for more is to be had since."""
    terms, character = kernel.kinds[kernel.slots[slot].kind], kernel.parties[side]
    bond = world.bonds[slot, side]
    value = value_of_staying(kernel, world, slot, side, bond.kept_then)
    view = view_in(world.parties[side], world.now[0].leverage, bond, world.deals[slot])
    more = more_to_be_had(terms, character, view, bond.hoped_then, kernel.slots[slot].share)
    return leaves_for_more(value, more, terms, character, punishment(terms, world.parties[1 - side]))


@loop
def leave(kernel: Kernel, world: World, tape: Tape, slot: int, side: int) -> None:
    """Let a side walk out: a surge of fire, support lost at home, the ladder falls back."""
    now, terms = world.now[0], kernel.kinds[kernel.slots[slot].kind]
    if is_for_more(kernel, world, slot, side):
        end(world, slot, Status.RESUMED)
        note(tape, world, Happening.RESUMED, slot, side)
        now.n_resumed += 1
    else:
        end(world, slot, Status.WITHDRAWN)
        note(tape, world, Happening.WITHDRAWN, slot, side)
        now.n_withdrawn += 1
    count_walkout(now)
    lose_calm(now, terms, kernel.slots[slot].share)
    hear_news(world.parties[side], kernel.tables[0].publics, 0.0, terms.visibility, 0.0)
    fall_back(now, world.days_held, terms.rung)
