"""The day of the war as a whole."""

from microdeals._compile import verb
from microdeals.day.states import WarNow
from microdeals.rulebook.quantities import Conduct
from microdeals.rulebook.scars import scars_after

NEVER = -1
"""Nobody, and on no day."""


@verb
def begin_war(war: WarNow, first_day_of_year: int) -> None:
    """The day before the first: nothing is documented, and only the lowest rung is open.

    ``first_day_of_year`` is the day of the year (from 1) on which the first day of the model falls.
    """
    war.day = 0
    war.day_of_year = first_day_of_year - 1
    war.leverage = war.documented = war.harm = 0.0
    war.opened = 1
    war.scars = war.shifted = war.frozen_gain = 0.0
    war.left_today = war.lull_days = war.frozen_days = 0
    war.lull = war.frozen = False
    war.won_by = war.won_on = war.froze_on = NEVER


@verb
def begin_day(war: WarNow) -> None:
    """Let a day begin."""
    war.day = war.day + 1
    war.day_of_year = war.day_of_year + 1


@verb
def is_won(war: WarNow) -> bool:
    """Whether a side has won the war."""
    return war.won_by >= 0


@verb
def win(war: WarNow, side: int) -> None:
    """Let a side win the war."""
    war.won_by = side
    war.won_on = war.day
    war.lull = False


@verb
def count_walkout(war: WarNow) -> None:
    """Count a deal that a side has walked out of today."""
    war.left_today = war.left_today + 1


@verb
def scar(war: WarNow, conduct: Conduct) -> None:
    """Let today's walk-outs leave their marks, and old ones fade."""
    if war.left_today > 0 or war.scars > 0.0:
        war.scars = scars_after(war.scars, war.left_today, conduct)
    war.left_today = 0


@verb
def stay_frozen(war: WarNow) -> None:
    """Count a frozen day, and who has gained by it."""
    if war.froze_on < 0:
        war.froze_on = war.day
    war.frozen = True
    war.frozen_days = war.frozen_days + 1
    war.frozen_gain = war.frozen_gain + war.shifted


@verb
def thaw(war: WarNow) -> None:
    """A frozen war moves again."""
    war.frozen = False


@verb
def die_down(war: WarNow, lull: bool) -> None:
    """Let fighting die down, or flare up again."""
    war.lull = lull


@verb
def count_lull(war: WarNow) -> None:
    """Count a day of lull."""
    if war.lull:
        war.lull_days = war.lull_days + 1
