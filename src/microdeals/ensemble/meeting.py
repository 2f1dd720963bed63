"""Meetings in a compiled world: which takes place, what is said there, and the gap it finds."""

from microdeals._compile import loop
from microdeals.ensemble.bargaining import answer_first_moves, is_free, move_first, renew, settle, sign_best
from microdeals.ensemble.draws import MEETING
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.noting import FREE, note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.weighing import weigh
from microdeals.ensemble.world import World
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.gap import Gap, audience_cost, fear, gap_of
from microdeals.rulebook.ladder import highest_open
from microdeals.rulebook.luck import Purpose, luck
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES, MeetingOrder, Policy
from microdeals.rulebook.talks import bears_lean, explored_after, grants_recognition, meets
from microdeals.rulebook.third_parties import chance_of_good_word, credence
from microdeals.rulebook.trust import evidence, trust_after

BILATERAL, TRILATERAL, ENVOYS = int(Format.BILATERAL), int(Format.TRILATERAL), int(Format.ENVOYS)


@loop
def fear_of(kernel: Kernel, world: World, side: int) -> float:
    """What a side asks for against being betrayed (share of stake)."""
    state = world.sides[side]
    return fear(state.trust, state.guarantee, kernel.sides[side].loss_if_betrayed)


@loop
def audience_of(kernel: Kernel, world: World, side: int) -> float:
    """What a compromise costs a side at home (share of stake)."""
    return audience_cost(kernel.sides[side].audience, world.sides[side].support)


@loop
def gap_now(kernel: Kernel, world: World) -> Gap:
    """The gap between what both would settle for, and its channels (shares of the stake)."""
    first, second = world.sides[0], world.sides[1]
    return gap_of(
        first.optimism + second.optimism,
        fear_of(kernel, world, 0) + fear_of(kernel, world, 1),
        audience_of(kernel, world, 0) + audience_of(kernel, world, 1),
        first.pressure + second.pressure,
        world.now[0].explored * kernel.tables[0].joint_gain,
    )


@loop
def host_of(kernel: Kernel, world: World) -> int:
    """The engaged third party of most heft that both sides would sit down with, or -1."""
    chosen = -1
    for third in range(len(kernel.thirds)):
        values, state = kernel.thirds[third], world.thirds[third]
        if not (state.engaged and values.hosts):
            continue
        if not (bears_lean(kernel.sides[0], state.lean) and bears_lean(kernel.sides[1], -state.lean)):
            continue
        if chosen < 0 or values.heft > kernel.thirds[chosen].heft:
            chosen = third
    return chosen


@loop
def leaders_meet(kernel: Kernel, world: World, meeting: int, host: int) -> bool:
    """Whether a format of leaders is open today."""
    now = world.now[0]
    bilateral_first = kernel.tables[0].talks.order == MeetingOrder.BILATERAL_FIRST
    if meeting == TRILATERAL:
        return host >= 0 and (now.held_bilateral or not bilateral_first)
    if not (now.held_trilateral or bilateral_first):
        return False
    first, second = world.sides[0].pressure, world.sides[1].pressure
    return grants_recognition(kernel.sides[0], first) and grants_recognition(kernel.sides[1], second)


@loop
def is_due(kernel: Kernel, world: World, meeting: int) -> bool:
    """Whether luck has a meeting of this format today, if it is open."""
    return meets(world.lots[meeting, MEETING], kernel.meetings[meeting].days_between)


@loop
def hold_talks(kernel: Kernel, world: World, tape: Tape) -> None:
    """Hold the day's meeting, if there is one, and move alone or answer where the policy says so."""
    settlement = len(kernel.slots) - 1
    if world.deals[settlement].status == FREE:
        choose_meeting(kernel, world, tape)
    policy = kernel.tables[0].ladder.policy
    if policy == Policy.UNILATERAL and world.deals[settlement].status == FREE:
        answer_first_moves(kernel, world, tape)
        move_first(kernel, world, tape)


@loop
def choose_meeting(kernel: Kernel, world: World, tape: Tape) -> None:
    """Hold the first of the formats, in the order of the talks, that is due today and open."""
    first, second = TRILATERAL, BILATERAL
    if kernel.tables[0].talks.order == MeetingOrder.BILATERAL_FIRST:
        first, second = second, first
    first_is_due, second_is_due = is_due(kernel, world, first), is_due(kernel, world, second)
    chosen, host = -1, -1
    if first_is_due or second_is_due:
        host = host_of(kernel, world)
        if first_is_due and leaders_meet(kernel, world, first, host):
            chosen = first
        elif second_is_due and leaders_meet(kernel, world, second, host):
            chosen = second
    if chosen < 0 and is_due(kernel, world, ENVOYS):
        chosen = ENVOYS
    if chosen >= 0:
        meet(kernel, world, tape, chosen, host)


@loop
def meet(kernel: Kernel, world: World, tape: Tape, meeting: int, host: int) -> None:
    """Meet: explore trades, hear advice, settle if both would, else renew and sign deals."""
    now, terms = world.now[0], kernel.meetings[meeting]
    if meeting == BILATERAL:
        now.held_bilateral = True
    if meeting == TRILATERAL:
        now.held_trilateral = True
    now.explored = explored_after(now.explored, terms.progress)
    note(tape, world, Happening.MEETING, meeting, -1)
    if meeting == TRILATERAL:
        advise(kernel, world, host)
    if terms.top_rung >= N_RUNGS and settles(kernel, world, tape):
        return
    policy = kernel.tables[0].ladder.policy
    top = min(terms.top_rung, highest_open(policy, now.opened))
    if top > 0:
        renew(kernel, world, tape, top)
        sign_best(kernel, world, tape, top)


@loop
def settles(kernel: Kernel, world: World, tape: Tape) -> bool:
    """Sign the settlement if the gap is closed and both value it as a deal; tell whether they did."""
    settlement = len(kernel.slots) - 1
    if not is_free(kernel, world, settlement) or gap_now(kernel, world).total > 0.0:
        return False
    offer = weigh(kernel, world, settlement)
    if offer.value_0 <= 0.0 or offer.value_1 <= 0.0:
        return False
    settle(kernel, world, tape, offer)
    return True


@loop
def advise(kernel: Kernel, world: World, host: int) -> None:
    """Let the host say of each side whether it will keep its word."""
    now, values, lean = world.now[0], kernel.thirds[host], world.thirds[host].lean
    for side in range(N_SIDES):
        believed = credence(values, lean if side == 0 else -lean)
        if believed <= 0.0:
            continue
        lot = luck(now.seed, now.day, Purpose.ADVICE, values.luck_id, 0)[side]
        good_word = lot < chance_of_good_word(world.sides[1 - side].trustworthy, believed)
        if_kept, if_not = chance_of_good_word(True, believed), chance_of_good_word(False, believed)
        character, state = kernel.sides[side], world.sides[side]
        heard = evidence(good_word, if_kept, if_not, character.negativity)
        state.trust = trust_after(state.trust, heard, 0.0, character.trust)
