"""Natural logarithms by table: the logarithm of a near 128th, and a short polynomial for the rest."""

import math

from microdeals._compile import apart, rule, table
from microdeals.arithmetic.bits import doublings_of, halved, power_of_two
from microdeals.arithmetic.constants import LN_2, STEPS, logarithm_of, nearest, rest

FIRST, LAST = 88, 176
"""Numbers are brought between these 128ths, so that no logarithm is a small difference of large ones."""
_LOGS = [logarithm_of(place, STEPS) for place in range(FIRST, LAST + 1)]
# In two parts. The first are multiples of 2^-42, and so is that of ln 2: their sum is exact.
_LOG = table([nearest(value, 42) for value in _LOGS])
_LOG_REST = table([rest(value, nearest(value, 42)) for value in _LOGS])
DOUBLING = nearest(LN_2, 42)
DOUBLING_REST = rest(LN_2, nearest(LN_2, 42))
SMALLEST, LARGEST = 2.0**-1022, 2.0**1022


@apart
def log(x: float) -> float:
    """Return the natural logarithm of ``x`` (above 0), off by less than 0.7 ulp; -inf at 0, nan below.

    Source: [tang1990], with one division: x = 2^m (F + f) with F a 128th, and the series of log(1 + f/F).
    Our departure: between 1 - 1.5/128 and 1 + 1.5/128 F is 1, so that f/F is exact where the result is small.

    >>> log(1.0), log(0.0), log(math.inf)
    (0.0, -inf, inf)
    """
    if SMALLEST <= x < LARGEST:
        doublings = doublings_of(x)
        y = halved(x, doublings)
        place = _place_of(y)
        near = place * 0.0078125
        return _log_of((y - near) / near, doublings, place, 0.0)
    return _far(x)


@apart
def _far(x: float) -> float:
    """Return the logarithm of what is no float between 2^-1022 and 2^1022."""
    if x == 0.0:
        return -math.inf
    if x < 0.0:
        return math.nan
    if x == math.inf or x != x:
        return x
    shift = 2 if x > 1.0 else -54
    scaled = x * power_of_two(-shift)
    doublings = doublings_of(scaled)
    y = halved(scaled, doublings)
    place = _place_of(y)
    near = place * 0.0078125
    return _log_of((y - near) / near, doublings + shift, place, 0.0)


@apart
def log1p(x: float) -> float:
    """Return the natural logarithm of 1 + ``x`` (above -1), off by less than 0.8 ulp; -inf at -1, nan below.

    As ``log`` of 1 + x rounded, with what the rounding left [tang1990].

    >>> log1p(1e-300), log1p(-1.0)
    (1e-300, -inf)
    """
    if not -1.0 < x < LARGEST:
        return _far(x if x > 1.0 else 1.0 + x)
    if abs(x) < 2.0**-54:
        return x
    whole = 1.0 + x
    missing = x - (whole - 1.0) if x < 1.0 else 1.0 - (whole - x)
    doublings = doublings_of(whole)
    y, y_rest = halved(whole, doublings), missing * power_of_two(-doublings)
    place = _place_of(y)
    near = place * 0.0078125
    f = (y - near) + y_rest
    f_rest = ((y - near) - f) + y_rest
    return _log_of(f / near, doublings, place, f_rest / near)


@rule
def _place_of(y: float) -> int:
    """Return the 128th from which the logarithm of ``y`` (11/16..11/8) is reckoned: the nearest, or 128."""
    place = int(y * 128.0 + 0.5)
    if 127 <= place <= 129:
        return 128
    return place


@rule
def _log_of(r: float, doublings: int, place: int, r_rest: float) -> float:
    """Return the logarithm of 2^doublings (1 + r + r_rest) place / 128."""
    large = doublings * DOUBLING + _LOG(place - FIRST)
    total = large + r
    lost = (large - total) + r
    small = doublings * DOUBLING_REST + _LOG_REST(place - FIRST) + r_rest
    return total + (lost + (small + _curve(r)))


@rule
def _curve(r: float) -> float:
    """Return log(1 + r) - r for |r| <= 1.5/128, by its Taylor series to the ninth power."""
    square = r * r
    fourth = square * square
    low = (-0.5 + r * (1.0 / 3.0)) + square * (-0.25 + r * 0.2)
    high = (-1.0 / 6.0 + r * (1.0 / 7.0)) + square * (-0.125 + r * (1.0 / 9.0))
    return square * (low + fourth * high)
