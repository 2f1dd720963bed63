"""The outcome: how a world came out by itself, whatever became of its twin."""

from enum import IntEnum

from microdeals._compile import rule

FREEZE_DAYS = 30
"""The last days of a world, over which its fire is averaged."""


@rule
def is_frozen(fire_of_month: float, freeze_fire: float, gap: float) -> bool:
    """Whether a war without a settlement is frozen: a quiet month, with its gap (share of the dispute) open.

    ``fire_of_month`` is the mean fire of the last `FREEZE_DAYS` days, 1 = war.

    >>> is_frozen(0.1, 0.25, 0.3), is_frozen(0.1, 0.25, -0.1)
    (True, False)
    """
    return fire_of_month < freeze_fire and gap > 0.0


@rule
def place_in_month(day: int) -> int:
    """Where a day's fire is kept among that of the last `FREEZE_DAYS` days.

    >>> place_in_month(31)
    1
    """
    return day % FREEZE_DAYS


@rule
def mean_of_month(total: float) -> float:
    """Mean fire of the last `FREEZE_DAYS` days (1 = war), from their sum.

    >>> mean_of_month(15.0)
    0.5
    """
    return total / FREEZE_DAYS


class Outcome(IntEnum):
    """How a world came out. Values are part of stored results."""

    SETTLEMENT = 0
    MANAGED_FREEZE = 1
    """No settlement, a gap still open, and a quiet last month: neither war nor peace."""
    WAR = 2
    VICTORY = 3
    """A side has won."""


@rule
def outcome_of(settled: bool, days: int, fighting_last_month: float, gap: float, freeze_fire: float) -> int:
    """Outcome of a world that nobody has won, after so many days.

    ``settled``: a settlement is in force. ``fighting_last_month``: mean fire of the last `FREEZE_DAYS`
    days (1 = war); below ``freeze_fire`` it is quiet. ``gap``: share of the dispute. A world that is quiet
    with the gap closed only waits for its meeting, and one of less than a month is too short to be
    frozen: both are at war. Assumed: what counts as quiet, and for how long.

    >>> Outcome(outcome_of(False, 182, 0.1, 0.3, 0.25)).name
    'MANAGED_FREEZE'
    >>> Outcome(outcome_of(False, 182, 0.4, 0.3, 0.25)).name
    'WAR'
    """
    if settled:
        return Outcome.SETTLEMENT + 0
    if days >= FREEZE_DAYS and is_frozen(fighting_last_month, freeze_fire, gap):
        return Outcome.MANAGED_FREEZE + 0
    return Outcome.WAR + 0


@rule
def unless_won(won_by: int, otherwise: int) -> int:
    """Outcome of a world that side ``won_by`` has won (-1: nobody), and that is ``otherwise`` (`Outcome`).

    >>> Outcome(unless_won(1, Outcome.MANAGED_FREEZE)).name
    'VICTORY'
    """
    if won_by >= 0:
        return Outcome.VICTORY + 0
    return otherwise
