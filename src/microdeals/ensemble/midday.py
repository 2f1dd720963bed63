"""Midday: parties keep or break, monitors and parties observe."""

from microdeals._compile import loop
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.noting import note
from microdeals.ensemble.tape import Tape
from microdeals.ensemble.world import World
from microdeals.rulebook.conduct import Mood, breach_chances
from microdeals.rulebook.events import Happening
from microdeals.rulebook.observation import chance_misread, sharpened
from microdeals.rulebook.pressure import hardship_after
from microdeals.rulebook.quantities import N_SIDES
from microdeals.rulebook.spoilers import blame


@loop
def keep_or_break(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let each side that is bound keep or break each running deal."""
    yesterday_0, yesterday_1 = world.sides[0].hardship, world.sides[1].hardship
    for side in range(N_SIDES):
        world.sides[side].hardship = world.sides[side].grief = 1.0
    for place in range(world.now[0].n_running):
        slot, draw = world.running[place], kernel.tables[0].n_drawn_with_deals + place
        terms = kernel.kinds[kernel.slots[slot].kind]
        look(kernel, world, slot)
        for side in range(N_SIDES):
            bond = world.bonds[slot, side]
            bond.broke = bond.reported = False
            if not bond.bound:
                continue
            bond.report_lot = world.lots[N_SIDES + side, draw]
            if world.lots[side, draw] >= chance_today(kernel, world, slot, side):
                other = world.sides[1 - side]
                other.hardship = other.hardship * (1.0 - terms.relief_hardship)
                other.grief = other.grief * (1.0 - terms.relief_grief)
            else:
                break_deal(kernel, world, slot, side)
                note(tape, world, Happening.BREACH, slot, side)
    returning, first, second = kernel.tables[0].harm.returning, world.sides[0], world.sides[1]
    first.hardship = hardship_after(yesterday_0, first.hardship, returning)
    second.hardship = hardship_after(yesterday_1, second.hardship, returning)


@loop
def chance_today(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Chance that a side breaks a running deal today, given its type; both types' chances are kept."""
    conduct, bond, state = kernel.tables[0].conduct, world.bonds[slot, side], world.sides[side]
    mood = Mood(state.optimism, bond.kept_ahead, world.deals[slot].detection)
    chances = breach_chances(kernel.kinds[kernel.slots[slot].kind], kernel.sides[side], mood, conduct)
    bond.if_trustworthy = chances.trustworthy
    bond.if_exploiting = chances.exploiting
    if state.trustworthy:
        return chances.trustworthy
    return chances.exploiting


@loop
def look(kernel: Kernel, world: World, slot: int) -> None:
    """Work out how well a deal is seen today: by the other side alone, or by monitors on the spot."""
    terms, deal = kernel.kinds[kernel.slots[slot].kind], world.deals[slot]
    deal.cover = 0.0
    deal.detection, deal.false_alarm = terms.detection, terms.false_alarm
    if not terms.monitored:
        return
    sector = kernel.slots[slot].sector
    if sector < 0:
        deal.cover = world.now[0].cover
        detection, false_alarm = world.now[0].detection, world.now[0].false_alarm
    else:
        here = world.places[sector]
        deal.cover = 1.0 if here.watched else 0.0
        detection, false_alarm = here.detection, here.false_alarm
    if deal.cover > 0.0:
        deal.detection = sharpened(deal.detection, detection, deal.cover)
        deal.false_alarm = sharpened(deal.false_alarm, false_alarm, deal.cover)


@loop
def break_deal(kernel: Kernel, world: World, slot: int, side: int) -> None:
    """Break a deal on purpose, with a burst of violations where it stops fire."""
    world.bonds[slot, side].broke = True
    world.now[0].n_breaches += 1
    if kernel.kinds[kernel.slots[slot].kind].calm <= 0.0:
        return
    burst, sector = kernel.tables[0].commanders.burst, kernel.slots[slot].sector
    for place in range(len(kernel.places)):
        if (sector < 0 or sector == place) and world.places[place].calm > 0.0:
            world.commanders[place, side].violations += burst


@loop
def observe(kernel: Kernel, world: World, tape: Tape) -> None:
    """Let each side report, or not, what the other did with each running deal."""
    now = world.now[0]
    for place in range(now.n_running):
        slot = world.running[place]
        world.deals[slot].any_report = False
        for side in range(N_SIDES):
            bond = world.bonds[slot, side]
            if not bond.bound:
                continue
            chance = world.deals[slot].detection if bond.broke else misread(kernel, world, slot, side)
            if bond.report_lot < chance:
                bond.reported = True
                world.deals[slot].any_report = True
                now.n_reports += 1
                note(tape, world, Happening.REPORT, slot, side)


@loop
def misread(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Chance of a report against a side that has kept the deal today."""
    blamed, struck_in = 0.0, world.sides[side].struck_in
    if slot == world.now[0].target and struck_in >= 0:
        blamed = blame(kernel.sides[side].control, world.places[struck_in].attribution)
    suffered = unattributed(kernel, world, slot, side)
    misreading = kernel.tables[0].conduct.misreading
    return chance_misread(world.deals[slot].false_alarm, suffered, misreading, blamed)


@loop
def unattributed(kernel: Kernel, world: World, slot: int, side: int) -> float:
    """Unattributed violations by ``side`` where a deal stops fire; the mean over a whole front."""
    if kernel.kinds[kernel.slots[slot].kind].calm <= 0.0:
        return 0.0
    sector = kernel.slots[slot].sector
    if sector >= 0:
        return unattributed_in(world, sector, side)
    total = 0.0
    for place in range(len(kernel.places)):
        total += unattributed_in(world, place, side)
    return total / len(kernel.places)


@loop
def unattributed_in(world: World, place: int, side: int) -> float:
    """Violations by ``side`` in a sector that could have been ordered, for all that anyone can tell."""
    violations: int = world.commanders[place, side].violations
    attribution: float = world.places[place].attribution
    return violations * (1.0 - attribution)
