"""The day of a team of monitors."""

from microdeals._compile import verb
from microdeals.day.states import CommanderNow, MonitorNow, SectorNow
from microdeals.rulebook.monitor import call_of_sector


@verb
def begin_monitor(monitor: MonitorNow, number: int, n_sectors: int) -> None:
    """Stand somewhere on the first morning: teams are spread along the front in order."""
    monitor.sector = number % n_sectors


@verb
def call_from(sector: SectorNow, first: CommanderNow, second: CommanderNow) -> float:
    """How strongly a sector calls for a team; one that is taken does not."""
    if sector.taken:
        return 0.0
    return call_of_sector(sector.calm, first.violations + second.violations, sector.share)
