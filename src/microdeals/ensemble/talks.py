"""Talks in a compiled world: which meeting takes place, and what comes of it."""

from microdeals._compile import loop
from microdeals.day.deal import is_active
from microdeals.day.party import chance_to_meet
from microdeals.day.talks import agree, hold_meeting, is_signing_day, may_come_now, may_sign_now
from microdeals.day.war import is_won
from microdeals.ensemble.draws import MEETING
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.log import note
from microdeals.ensemble.offers import (
    answer_first_moves,
    both_accept,
    is_free,
    move_first,
    renew,
    settle,
    sign_best,
    weigh,
)
from microdeals.ensemble.party import gap_now
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.third_party import advise, host_of
from microdeals.ensemble.world import World
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.gap import is_closed
from microdeals.rulebook.ladder import top_on_offer
from microdeals.rulebook.quantities import N_RUNGS, MeetingOrder, Policy
from microdeals.rulebook.talks import chance_both, meets

BILATERAL, TRILATERAL, ENVOYS = int(Format.BILATERAL), int(Format.TRILATERAL), int(Format.ENVOYS)


@loop
def leaders_meet(kernel: Kernel, world: World, meeting: int, host: int) -> bool:
    """Whether leaders meet today in a format that is due."""
    now, talks = world.now[0], kernel.tables[0].talks
    if not may_come_now(now, talks, meeting):
        return False
    if meeting == TRILATERAL:
        return host >= 0
    first = chance_to_meet(world.parties[0], kernel.parties[0], talks, now)
    second = chance_to_meet(world.parties[1], kernel.parties[1], talks, now)
    return is_due(kernel, world, meeting, chance_both(first, second))


@loop
def is_due(kernel: Kernel, world: World, meeting: int, chance: float) -> bool:
    """Whether luck has a meeting of this format today, if it is open with this chance."""
    return meets(world.lots[meeting, MEETING], kernel.meetings[meeting].days_between, chance)


@loop
def hold_talks(kernel: Kernel, world: World, tape: Tape) -> None:
    """Hold the day's meeting, if there is one, and move alone or answer where the policy says so."""
    settlement = len(kernel.slots) - 1
    if is_won(world.now[0]):
        return
    if not is_active(world.deals[settlement]):
        choose_meeting(kernel, world, tape)
    policy = kernel.tables[0].ladder.policy
    if policy == Policy.UNILATERAL and not is_active(world.deals[settlement]):
        answer_first_moves(kernel, world, tape)
        move_first(kernel, world, tape)


@loop
def choose_meeting(kernel: Kernel, world: World, tape: Tape) -> None:
    """Hold the first of the formats, in the order of the talks, that is due today and open."""
    first, second = TRILATERAL, BILATERAL
    if kernel.tables[0].talks.order == MeetingOrder.BILATERAL_FIRST:
        first, second = second, first
    first_is_due, second_is_due = is_due(kernel, world, first, 1.0), is_due(kernel, world, second, 1.0)
    chosen, host = -1, -1
    now = world.now[0]
    if is_signing_day(now, now.day):
        host = host_of(kernel, world)
        if now.signing_in != TRILATERAL or host >= 0:
            chosen = now.signing_in
    elif first_is_due or second_is_due:
        host = host_of(kernel, world)
        if first_is_due and leaders_meet(kernel, world, first, host):
            chosen = first
        elif second_is_due and leaders_meet(kernel, world, second, host):
            chosen = second
    if chosen < 0 and is_due(kernel, world, ENVOYS, 1.0):
        chosen = ENVOYS
    if chosen >= 0:
        meet(kernel, world, tape, chosen, host)


@loop
def meet(kernel: Kernel, world: World, tape: Tape, meeting: int, host: int) -> None:
    """Meet: explore trades, hear advice, settle if both would, else renew and sign deals."""
    now, terms = world.now[0], kernel.meetings[meeting]
    hold_meeting(now, meeting, terms)
    note(tape, world, Happening.MEETING, meeting, -1)
    if meeting == TRILATERAL:
        advise(kernel, world, host)
    if terms.top_rung >= N_RUNGS and settles(kernel, world, tape, meeting):
        return
    top = top_on_offer(terms, kernel.tables[0].ladder.policy, now.opened)
    if top > 0:
        renew(kernel, world, tape, top)
        sign_best(kernel, world, tape, top)


@loop
def settles(kernel: Kernel, world: World, tape: Tape, meeting: int) -> bool:
    """Sign the settlement, or agree to, if the gap is closed and both value it; tell whether they signed."""
    now, talks = world.now[0], kernel.tables[0].talks
    settlement = len(kernel.slots) - 1
    if not is_free(kernel, world, settlement) or not is_closed(gap_now(kernel, world).total):
        return False
    offer = weigh(kernel, world, settlement)
    if not both_accept(offer):
        return False
    if may_sign_now(now, talks, now.day):
        settle(kernel, world, tape, offer)
        return True
    if agree(now, talks, now.day, meeting):
        note(tape, world, Happening.AGREED, settlement, -1)
    return False
