"""The day of the ladder: how long each rung has held, and which are open."""

from microdeals._compile import verb
from microdeals.day.states import Counts, WarNow
from microdeals.rulebook.ladder import held_days_after, opened_after, opened_after_collapse
from microdeals.rulebook.quantities import Ladder


@verb
def hold_rung(days_held: Counts, rung: int, reported: bool) -> None:
    """Count a day on which deals of a rung ran, with or without a report."""
    days_held[rung] = held_days_after(days_held[rung], reported)


@verb
def open_next(war: WarNow, days_held: Counts, ladder: Ladder) -> bool:
    """Open the next rung if the topmost has held long enough; tell whether it did."""
    before = war.opened
    war.opened = opened_after(war.opened, days_held[war.opened], ladder.hold_days)
    return war.opened > before


@verb
def fall_back(war: WarNow, days_held: Counts, rung: int) -> None:
    """Close what lies above a rung on which a side has walked out."""
    war.opened = opened_after_collapse(war.opened, rung)
    days_held[rung] = 0
