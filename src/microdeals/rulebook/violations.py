"""Violations in a calm sector: a self-exciting process of local incidents."""

from microdeals._compile import rule
from microdeals.arithmetic.exponential import exp
from microdeals.rulebook.quantities import Commanders


@rule
def grievance_after(grievance: float, suffered: float, breeding: float, decay: float) -> float:
    """Grievance (violations per day it will cause) after a day on which ``suffered`` went unattributed.

    It decays at rate ``decay`` per day; each violation suffered breeds ``breeding`` further ones in
    all. Source: the branching form of [hawkes1971]; below a ratio of 1 a truce holds, above it erodes.

    >>> grievance_after(0.0, 0.0, 1.2, 0.3)
    0.0
    """
    kept = exp(-decay)
    return grievance * kept + breeding * (1.0 - kept) * suffered


@rule
def quiet_days_after(quiet_days: int, violations: int) -> int:
    """Quiet days in a row in a calm sector, after a day with this many violations.

    >>> quiet_days_after(6, 0)
    7
    """
    if violations > 0:
        return 0
    return quiet_days + 1


@rule
def violations_expected(commanders: Commanders, grievance: float) -> float:
    """Mean violations a day of one side in a calm sector, from its local grievance.

    Held at ``grievance_ceiling``: a feud cannot fire more than the guns that are there.

    >>> violations_expected(Commanders(violations=0.2), 0.3)
    0.5
    """
    return min(commanders.violations + grievance, commanders.grievance_ceiling)


@rule
def unattributed(violations: int, attribution: float) -> float:
    """Violations a day that could have been ordered, for all that anyone can tell.

    ``attribution`` (0..1) is the share that monitors tell from orders.

    >>> unattributed(4, 0.5)
    2.0
    """
    return violations * (1.0 - attribution)


@rule
def breeding_of(commanders: Commanders, lot: float) -> float:
    """Violations bred by one that a commander suffers, drawn from a uniform: live-and-let-live or a feud.

    >>> breeding_of(Commanders(chance_of_feud=0.5, breeding_live=0.8), 0.5)
    0.8
    """
    if lot < commanders.chance_of_feud:
        return commanders.breeding_feud
    return commanders.breeding_live


@rule
def mean_along_front(total: float, n_sectors: int) -> float:
    """Unattributed violations a day as a deal along the front is blamed for them: the mean over its sectors.

    >>> mean_along_front(6.0, 4)
    1.5
    """
    return total / n_sectors
