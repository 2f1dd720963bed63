"""Small arithmetic that every rule shares: bounds, odds, and the union of independent chances."""

from microdeals._compile import rule
from microdeals.arithmetic.exponential import exp
from microdeals.arithmetic.logarithm import log

SMALLEST = 1e-9


@rule
def clamp(value: float, low: float, high: float) -> float:
    """Return ``value`` held between ``low`` and ``high`` (same unit as the value).

    >>> clamp(1.2, 0.0, 1.0)
    1.0
    """
    if value < low:
        return low
    if value > high:
        return high
    return value


@rule
def exp_bounded(exponent: float) -> float:
    """Return e to the ``exponent``, held below e^700 so that no machine overflows.

    >>> exp_bounded(0.0)
    1.0
    """
    return exp(min(exponent, 700.0))


@rule
def log_odds(chance: float) -> float:
    """Return the log-odds of a chance (0..1), held away from certainty by one in a billion.

    >>> log_odds(0.5)
    0.0
    """
    held = clamp(chance, SMALLEST, 1.0 - SMALLEST)
    return log(held / (1.0 - held))


@rule
def chance_from(odds: float) -> float:
    """Return the chance (0..1) that has these log-odds.

    >>> chance_from(0.0)
    0.5
    """
    return 1.0 / (1.0 + exp_bounded(-odds))


@rule
def either(first: float, second: float) -> float:
    """Return the chance that at least one of two independent things holds; also two shares combined.

    >>> either(0.5, 0.5)
    0.75
    """
    return 1.0 - (1.0 - first) * (1.0 - second)


@rule
def felt_by(side: int, value: float) -> float:
    """What is good for the first party above 0, as a side (0 or 1) feels it: good for itself above 0.

    >>> felt_by(0, 0.25), felt_by(1, 0.25)
    (0.25, -0.25)
    """
    if side == 0:
        return value
    return -value
