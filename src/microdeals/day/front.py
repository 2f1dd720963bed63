"""The day of the front: of a sector, and of the whole line."""

from microdeals._compile import verb
from microdeals.day.states import CommanderNow, DealNow, Floats, FrontNow, SectorNow, WarNow
from microdeals.day.war import is_won
from microdeals.rulebook.bounded import either
from microdeals.rulebook.endings import fire_in_lull
from microdeals.rulebook.fire import (
    calm_asked,
    calm_given_up,
    fire_elsewhere,
    fire_left,
    fire_with_surge,
    surge_after,
)
from microdeals.rulebook.monitor import mean_seen
from microdeals.rulebook.outcome import FREEZE_DAYS, is_frozen, mean_of_month, place_in_month
from microdeals.rulebook.quantities import DealKind, Front, Monitors
from microdeals.rulebook.violations import quiet_days_after, unattributed

# --- a sector ------------------------------------------------------------------------------------


@verb
def begin_sector(sector: SectorNow, share: float) -> None:
    """A sector at war, on the first morning."""
    sector.share = sector.fire = share
    sector.calm = sector.apart = 0.0
    sector.quiet_days = 0
    forget_watch(sector)


@verb
def forget_watch(sector: SectorNow) -> None:
    """Nobody watches until a team is on the spot."""
    sector.taken = sector.watched = False
    sector.detection = sector.false_alarm = sector.attribution = 0.0


@verb
def watch(sector: SectorNow, monitors: Monitors) -> None:
    """A team works on the spot."""
    sector.watched = True
    sector.detection, sector.false_alarm = monitors.detection, monitors.false_alarm
    sector.attribution = monitors.attribution


@verb
def stand_close(sector: SectorNow) -> None:
    """Nobody is pulled apart here until a deal has done it."""
    sector.apart = 0.0


@verb
def stand_apart(sector: SectorNow, deal: DealNow) -> None:
    """Let a deal keep the forces apart here, as far as it has pulled them."""
    sector.apart = max(sector.apart, deal.apart)


@verb
def cover_of(sector: SectorNow) -> float:
    """How far a sector is watched: all or nothing."""
    return 1.0 if sector.watched else 0.0


@verb
def unattributed_by(sector: SectorNow, commander: CommanderNow) -> float:
    """A commander's violations in his sector that could have been ordered, for all that anyone can tell."""
    return unattributed(commander.violations, sector.attribution)


@verb
def count_quiet(sector: SectorNow, violations: int) -> None:
    """Count quiet days in a row; only a calm sector has any."""
    sector.quiet_days = quiet_days_after(sector.quiet_days, violations) if sector.calm > 0.0 else 0


@verb
def ask_for_calm(sector: SectorNow, terms: DealKind, n_bound: int) -> None:
    """Stop ordered fire as a deal asks that binds ``n_bound`` sides."""
    sector.calm = either(sector.calm, calm_asked(terms, n_bound))


@verb
def burn_calmly(sector: SectorNow, violations: int, front: Front) -> float:
    """Set the fire that a stand-down leaves; return what it frees (share of war fire)."""
    left = fire_left(sector.calm, violations, front.war_violations)
    sector.fire = sector.share * left
    return sector.share * (1.0 - left)


@verb
def burn_freely(sector: SectorNow, freed: float, elsewhere: float, front: Front) -> None:
    """Set the fire of a sector without a stand-down, to which some of the guns freed elsewhere go."""
    sector.fire = fire_elsewhere(sector.share, freed, elsewhere, front)


# --- the whole line ------------------------------------------------------------------------------


@verb
def begin_front(front: FrontNow) -> None:
    """A front at war, on the first morning."""
    front.fighting = 1.0
    front.surge = front.walkouts = 0.0
    front.cover = front.detection = front.false_alarm = 0.0
    front.fire_of_month = 1.0 * FREEZE_DAYS


@verb
def see_nothing(front: FrontNow) -> None:
    """Begin to add up what the teams on duty see."""
    front.cover = front.detection = front.false_alarm = 0.0


@verb
def see(front: FrontNow, sector: SectorNow) -> None:
    """Add what the team in a sector sees."""
    if sector.watched:
        front.cover = front.cover + sector.share
        front.detection = front.detection + sector.share * sector.detection
        front.false_alarm = front.false_alarm + sector.share * sector.false_alarm


@verb
def see_on_average(front: FrontNow) -> None:
    """Turn sums over watched sectors into means."""
    front.detection = mean_seen(front.detection, front.cover)
    front.false_alarm = mean_seen(front.false_alarm, front.cover)


@verb
def add_fire(front: FrontNow, sector: SectorNow, values: Front, war: WarNow) -> None:
    """Let a surge fan a sector's fire, or a lull dampen it, and add it to the day's fighting."""
    fanned = fire_with_surge(sector.fire, front.surge)
    sector.fire = fire_in_lull(fanned, values, war.lull, is_won(war))
    front.fighting = front.fighting + sector.fire


@verb
def lose_calm(front: FrontNow, terms: DealKind, share: float) -> None:
    """Note that a side has walked out of a deal over a share of the front."""
    front.walkouts = front.walkouts + calm_given_up(terms, share)


@verb
def let_surge_die(front: FrontNow, values: Front) -> None:
    """Let a surge die down; today's walk-outs begin a new one."""
    front.surge = surge_after(front.surge, front.walkouts, values)
    front.walkouts = 0.0


@verb
def remember_fire(front: FrontNow, month: Floats, day: int) -> None:
    """Keep the day's fire in the place of the one of a month ago, and the sum of the month."""
    place = place_in_month(day)
    front.fire_of_month = front.fire_of_month + front.fighting - month[place]
    month[place] = front.fighting


@verb
def is_quiet(front: FrontNow, values: Front, gap: float) -> bool:
    """Whether the month has been so quiet that a war with this gap (share of the dispute) is frozen."""
    return is_frozen(mean_of_month(front.fire_of_month), values.freeze_fire, gap)
