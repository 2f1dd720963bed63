"""Afternoon: trust, channel records, the documented record, the ladder, grievances and publics move."""

from microdeals._compile import loop
from microdeals.ensemble.draws import LOTS
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.midday import unattributed_in
from microdeals.ensemble.noting import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.weighing import believe
from microdeals.ensemble.world import World
from microdeals.rulebook.channel import breach_believed, breach_expected
from microdeals.rulebook.conduct import BreachChances
from microdeals.rulebook.events import Happening
from microdeals.rulebook.ladder import opened_after
from microdeals.rulebook.observation import chance_of_report
from microdeals.rulebook.publics import MAJORITY, support_after_news, support_after_talk, tide_of_day
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES
from microdeals.rulebook.third_parties import record_after
from microdeals.rulebook.trust import evidence, trust_after
from microdeals.rulebook.violations import grievance_after, quiet_days_after


@loop
def learn(kernel: Kernel, world: World) -> None:
    """Update both sides' trust and channel records from the day's reports, or their absence."""
    now = world.now[0]
    world.sides[0].learned = world.sides[1].learned = 0.0
    for place in range(now.n_running):
        slot = world.running[place]
        deal, kind = world.deals[slot], kernel.slots[slot].kind
        for side in range(N_SIDES):
            bond = world.bonds[slot, side]
            if not bond.bound:
                continue
            if_trustworthy = chance_of_report(bond.if_trustworthy, deal.detection, deal.false_alarm)
            if_exploiting = chance_of_report(bond.if_exploiting, deal.detection, deal.false_alarm)
            negativity = kernel.sides[1 - side].negativity
            heard = evidence(bond.reported, if_trustworthy, if_exploiting, negativity)
            world.sides[1 - side].learned += heard
            if bond.reported:
                world.channels[kind, side].broken += 1
            else:
                world.channels[kind, side].kept += 1
    turnover = kernel.tables[0].conduct.turnover
    for side in range(N_SIDES):
        state = world.sides[side]
        state.trust = trust_after(state.trust, state.learned, turnover, kernel.sides[side].trust)
    revise_beliefs(kernel, world)


@loop
def revise_beliefs(kernel: Kernel, world: World) -> None:
    """Revise each side's estimate that the other breaks each running deal."""
    weight = kernel.tables[0].conduct.prior_weight
    for place in range(world.now[0].n_running):
        slot = world.running[place]
        for side in range(N_SIDES):
            other = world.bonds[slot, 1 - side]
            if other.bound:
                chances = BreachChances(other.if_trustworthy, other.if_exploiting)
                expected = breach_expected(world.sides[side].trust, chances)
                seen = world.channels[kernel.slots[slot].kind, 1 - side]
                believe(kernel, world, slot, side, breach_believed(expected, seen.kept, seen.broken, weight))


@loop
def read_news(kernel: Kernel, world: World) -> None:
    """Carry the day's deals into both publics and into the documented record."""
    now, tables = world.now[0], kernel.tables[0]
    kept = watched = 0.0
    broken = 0
    world.sides[0].broken_news = world.sides[1].broken_news = 0.0
    for place in range(now.n_running):
        slot = world.running[place]
        deal, visibility = world.deals[slot], kernel.kinds[kernel.slots[slot].kind].visibility
        if deal.any_report:
            if deal.cover > 0.0:
                broken += 1
            for side in range(N_SIDES):
                if world.bonds[slot, side].reported:
                    world.sides[1 - side].broken_news += visibility
        else:
            kept += visibility
            watched += deal.cover
    for side in range(N_SIDES):
        state = world.sides[side]
        state.tide = state.tide + tide_of_day(tables.publics, kept, state.broken_news, state.pressure)
    now.documented = record_after(now.documented, min(1.0, watched), broken, tables.record)


@loop
def climb(kernel: Kernel, world: World, tape: Tape) -> None:
    """Count how long each rung has held, and open the next when the topmost has held long enough."""
    now = world.now[0]
    if now.n_running > 0:
        for rung in range(1, N_RUNGS):
            world.rung_today[rung] = 0
        for place in range(now.n_running):
            slot = world.running[place]
            rung, state = kernel.slots[slot].rung, 2 if world.deals[slot].any_report else 1
            world.rung_today[rung] = max(world.rung_today[rung], state)
        for rung in range(1, N_RUNGS):
            if world.rung_today[rung] == 1:
                world.days_held[rung] += 1
            elif world.rung_today[rung] > 1:
                world.days_held[rung] = 0
    opened = opened_after(now.opened, world.days_held[now.opened], kernel.tables[0].ladder.hold_days)
    if opened > now.opened:
        now.opened = opened
        note(tape, world, Happening.RUNG_OPENED, opened, -1)


@loop
def hold_grudges(kernel: Kernel, world: World) -> None:
    """Let commanders remember what they suffered, and count quiet days."""
    decay = kernel.tables[0].commanders.decay
    for place in range(len(kernel.places)):
        here, violations = world.places[place], 0
        for side in range(N_SIDES):
            commander = world.commanders[place, side]
            violations += commander.violations
            suffered = unattributed_in(world, place, 1 - side)
            if suffered > 0.0 or commander.grievance > 0.0:
                commander.grievance = grievance_after(
                    commander.grievance, suffered, commander.breeding, decay
                )
        here.quiet_days = quiet_days_after(here.quiet_days, violations) if here.calm > 0.0 else 0


@loop
def talk_at_home(kernel: Kernel, world: World, side: int) -> None:
    """Let the citizens whose day it is read the news and talk to someone they are tied to."""
    publics, state = kernel.tables[0].publics, world.sides[side]
    n_for, draw = state.n_for, kernel.sides[side].draw
    first = (-world.now[0].day) % publics.talk_days
    for turn, citizen in enumerate(range(first, publics.citizens, publics.talk_days)):
        lot = world.lots[turn % LOTS, draw + turn // LOTS]
        other = world.ties[side, citizen, int(lot * publics.neighbours)]
        mine, theirs = world.support[side, citizen], world.support[side, other]
        n_for -= int(mine > MAJORITY) + int(theirs > MAJORITY)
        mine = support_after_news(mine, state.tide - world.heard[side, citizen])
        world.heard[side, citizen] = state.tide
        world.support[side, citizen] = support_after_talk(mine, theirs, publics)
        world.support[side, other] = support_after_talk(theirs, mine, publics)
        n_for += int(world.support[side, citizen] > MAJORITY) + int(world.support[side, other] > MAJORITY)
    state.n_for = n_for
    state.support = n_for / publics.citizens
