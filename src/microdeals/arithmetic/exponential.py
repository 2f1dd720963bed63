"""The exponential function by table: 2^(i/128), and a short polynomial for the rest."""

import math

from microdeals._compile import apart, rule, table
from microdeals.arithmetic.bits import power_of_two
from microdeals.arithmetic.constants import LN_2, STEPS, nearest, rest, roots_of_2

_ROOTS = roots_of_2()
_ROOT = table([nearest(root) for root in _ROOTS])
_ROOT_REST = table([rest(root, nearest(root)) / nearest(root) for root in _ROOTS])
STEPS_A_UNIT = STEPS * (1 << 200) / LN_2
# A step in two parts. The first has 35 bits, so that as many steps as there may be are exact.
STEP = nearest(LN_2, 35) / STEPS
STEP_REST = rest(LN_2, nearest(LN_2, 35)) / STEPS
TO_WHOLE = 1.5 * 2.0**52
"""Added to a number below 2^51, it leaves no place for a fraction."""
LOWEST, HIGHEST = -708.0, 709.0
"""Between these the result is a normal float, and so is the power of two in it."""


@rule
def exp(x: float) -> float:
    """Return e to the ``x``, off by less than 0.52 ulp, and by 0.51 of the smallest float below 2^-1022.

    The nearest 128th of a doubling by table, what is left of it (at most 0.0028) by its Taylor series to
    the fifth power. Source: [tang1989]. Our departure: 128 steps where he has 32, so fewer powers.

    >>> exp(0.0), exp(-math.inf), exp(710.0)
    (1.0, 0.0, inf)
    """
    if LOWEST <= x <= HIGHEST:
        return _times_power(x, 0)
    return _far(x)


@apart
def _far(x: float) -> float:
    """Return e to the ``x`` where that is no normal float, or where the power of two in it is none."""
    if x > 709.782712893384:
        return math.inf
    if x < -745.2:
        return 0.0
    if x != x:
        return x
    shift = -1 if x > 0.0 else 64
    return _times_power(x, shift) * power_of_two(-shift)


@rule
def _times_power(x: float, shift: int) -> float:
    """Return e^x times 2^shift, both normal floats."""
    steps = (x * STEPS_A_UNIT + TO_WHOLE) - TO_WHOLE
    r = (x - steps * STEP) - steps * STEP_REST
    place = int(steps)
    root, root_rest = _ROOT(place & 127), _ROOT_REST(place & 127)
    square = r * r
    low, high = 0.5 + r * (1.0 / 6.0), 1.0 / 24.0 + r * (1.0 / 120.0)
    above_root = r + (root_rest + square * low + square * square * high)
    return (root + root * above_root) * power_of_two((place >> 7) + shift)
