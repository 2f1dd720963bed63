"""Exact scaling by powers of two. Compiled, each of these is some integer instructions on a float's bits."""

import math

from microdeals._compile import machine


@machine
def power_of_two(exponent: int) -> float:
    """Return 2 to a whole ``exponent`` from -1022 to 1023.

    >>> power_of_two(-2)
    0.25
    """
    return math.ldexp(1.0, exponent)


@machine
def doublings_of(value: float) -> int:
    """Return how often a number between 11/16 and 11/8 was doubled to make ``value`` (2^-1022..2^1022).

    >>> doublings_of(0.7), doublings_of(1.0), doublings_of(6.0)
    (0, 0, 3)
    """
    part, exponent = math.frexp(value)
    return exponent if part >= 0.6875 else exponent - 1


@machine
def halved(value: float, times: int) -> float:
    """Return ``value`` halved so many times (below 0: doubled), where both are normal floats.

    >>> halved(6.0, 3)
    0.75
    """
    return math.ldexp(value, -times)
