"""The day of a commander."""

from microdeals._compile import verb
from microdeals.day.states import CommanderNow, SectorNow
from microdeals.rulebook.institution import violations_held_back
from microdeals.rulebook.luck import count_from
from microdeals.rulebook.quantities import Commanders
from microdeals.rulebook.violations import breeding_of, grievance_after, violations_expected


@verb
def begin_commander(commander: CommanderNow, commanders: Commanders, lot: float) -> None:
    """Give a commander his temper, and no grievance yet."""
    commander.breeding = breeding_of(commanders, lot)
    commander.grievance = 0.0
    commander.violations = commander.struck = 0


@verb
def hold_fire(commander: CommanderNow) -> None:
    """Commit no violation, where there is nothing to violate."""
    commander.violations = 0


@verb
def fire(commander: CommanderNow, commanders: Commanders, sector: SectorNow, uniform: float) -> None:
    """Commit the day's violations in a calm sector, the spoilers' own among them."""
    mean = violations_held_back(violations_expected(commanders, commander.grievance), sector.apart)
    commander.violations = count_from(uniform, mean, commanders.dispersion) + commander.struck


@verb
def burst(commander: CommanderNow, commanders: Commanders) -> None:
    """Add the violations of a deliberate breach."""
    commander.violations = commander.violations + commanders.burst


@verb
def hold_grudge(commander: CommanderNow, commanders: Commanders, suffered: float) -> None:
    """Take the other side's unattributed violations amiss, and forget a little."""
    if suffered > 0.0 or commander.grievance > 0.0:
        commander.grievance = grievance_after(
            commander.grievance, suffered, commander.breeding, commanders.decay
        )
