"""The day of the war as a whole."""

from microdeals._compile import verb
from microdeals.day.states import WarNow


@verb
def begin_war(war: WarNow, first_day_of_year: int) -> None:
    """The day before the first: nothing is documented, and only the lowest rung is open.

    ``first_day_of_year`` is the day of the year (from 1) on which the first day of the model falls.
    """
    war.day = 0
    war.day_of_year = first_day_of_year - 1
    war.leverage = war.documented = war.harm = 0.0
    war.opened = 1


@verb
def begin_day(war: WarNow) -> None:
    """Let a day begin."""
    war.day = war.day + 1
    war.day_of_year = war.day_of_year + 1
