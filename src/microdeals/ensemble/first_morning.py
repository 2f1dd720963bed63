"""The first morning of a world: types, commanders, citizens, and everything else as the model sets it."""

from microdeals._compile import loop
from microdeals.day.citizen import begin_citizen, is_for
from microdeals.day.commander import begin_commander
from microdeals.day.front import begin_front, begin_sector
from microdeals.day.monitor import begin_monitor
from microdeals.day.party import begin_party
from microdeals.day.talks import begin_talks
from microdeals.day.third_party import begin_third_party
from microdeals.day.war import begin_war
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.world import World
from microdeals.rulebook.bell import normal_from
from microdeals.rulebook.events import Status
from microdeals.rulebook.luck import Purpose, luck
from microdeals.rulebook.publics import share_for, tie_after_rewiring
from microdeals.rulebook.quantities import N_SIDES


@loop
def begin(kernel: Kernel, world: World, seed: int) -> None:
    """Set a world back to the day before the first, for a seed."""
    now = world.now[0]
    begin_war(now, kernel.tables[0].first_day_of_year)
    now.seed, now.settled_on = seed, -1
    now.n_running = now.n_active = now.highest = now.violations = 0
    now.target, now.stirred = -1, False
    now.n_signed = now.n_breaches = now.n_reports = now.n_withdrawn = now.n_resumed = 0
    now.n_events = now.kinds_signed = 0
    begin_talks(now, kernel.tables[0].talks)
    for rung in range(len(world.days_held)):
        world.days_held[rung] = 0
    for third in range(len(kernel.third_parties)):
        begin_third_party(world.third_parties[third], kernel.third_parties[third])
    for team in range(len(kernel.monitors)):
        begin_monitor(world.monitors[team], team, len(kernel.sectors))
    begin_slots(kernel, world)
    begin_along_the_front(kernel, world, seed)
    for side in range(N_SIDES):
        begin_side(kernel, world, seed, side)


@loop
def begin_slots(kernel: Kernel, world: World) -> None:
    """No deal has been signed anywhere, and nothing seen of any kind."""
    for slot in range(len(kernel.slots)):
        world.deals[slot].status = Status.FREE
    for kind in range(len(kernel.kinds)):
        for side in range(N_SIDES):
            world.channels[kind, side].kept = 0
            world.channels[kind, side].broken = 0


@loop
def begin_along_the_front(kernel: Kernel, world: World, seed: int) -> None:
    """Put commanders of either temper into the sectors."""
    begin_front(world.now[0])
    for day in range(len(world.month)):
        world.month[day] = 1.0
    commanders = kernel.tables[0].commanders
    for sector in range(len(kernel.sectors)):
        begin_sector(world.sectors[sector], kernel.sectors[sector].share)
        lots = luck(seed, 0, Purpose.COMMANDER, kernel.sectors[sector].luck_id, 0)
        for side in range(N_SIDES):
            begin_commander(world.commanders[sector, side], commanders, lots[side])


@loop
def begin_side(kernel: Kernel, world: World, seed: int, side: int) -> None:
    """Give a side its private type, its state and its citizens."""
    character, party, publics = kernel.parties[side], world.parties[side], kernel.tables[0].publics
    begin_party(party, character, luck(seed, 0, Purpose.TYPE, character.luck_id, 0)[0])
    party.broken_news = 0.0
    party.n_for = 0
    for group in range((publics.citizens + 3) // 4):
        lots = luck(seed, 0, Purpose.CITIZEN_START, character.luck_id, group)
        for citizen in range(4 * group, min(4 * group + 4, publics.citizens)):
            person = world.citizens[side, citizen]
            begin_citizen(person, character, publics, normal_from(lots[citizen % 4]))
            party.n_for += int(is_for(person))
    party.support = share_for(party.n_for, publics.citizens)
    tie_citizens(kernel, world, seed, side)


@loop
def tie_citizens(kernel: Kernel, world: World, seed: int, side: int) -> None:
    """Tie each citizen to those it listens to."""
    publics, who = kernel.tables[0].publics, kernel.parties[side].luck_id
    pair = 0
    for citizen in range(publics.citizens):
        for place in range(0, publics.neighbours, 2):
            lots = luck(seed, 0, Purpose.CITIZEN_TIES, who, pair)
            first = tie_after_rewiring(citizen, place, publics, lots[0], lots[1])
            second = tie_after_rewiring(citizen, place + 1, publics, lots[2], lots[3])
            world.ties[side, citizen, place] = first
            world.ties[side, citizen, place + 1] = second
            pair += 1
