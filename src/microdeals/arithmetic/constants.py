"""Constants and tables of the elementary functions, worked out in whole numbers, so exactly rounded.

A number here is a whole number of parts of 2^-200. Division of whole numbers is rounded correctly by Python,
whatever the machine.
"""

import math

BITS = 200
ONE = 1 << BITS
STEPS = 128
"""Steps in which the tables go through a doubling."""


def nearest(value: int, grain: int = BITS) -> float:
    """The float nearest to a number; with ``grain``, among the multiples of 2^-grain (at most 52 bits)."""
    coarse = (value + (1 << (BITS - grain) >> 1)) >> (BITS - grain)
    return coarse / (1 << grain)


def rest(value: int, of_it: float) -> float:
    """What a float leaves of a number."""
    numerator, denominator = of_it.as_integer_ratio()
    return (value - numerator * (ONE // denominator)) / ONE


def roots_of_2() -> list[int]:
    """2^(i/128) for i from 0 to 127."""
    root = 2 * ONE
    for _ in range(STEPS.bit_length() - 1):
        root = math.isqrt(root << BITS)
    found = [ONE]
    for _ in range(STEPS - 1):
        found.append(found[-1] * root >> BITS)
    return found


def logarithm_of(top: int, low: int) -> int:
    """The natural logarithm of top / low (1/2..2), by the series of the area tangent."""
    ratio = (top - low) * ONE // (top + low)
    power, total, odd = ratio, 0, 1
    square = ratio * ratio >> BITS
    while power not in (0, -1):
        total += power // odd
        power = power * square >> BITS
        odd += 2
    return 2 * total


LN_2 = logarithm_of(2, 1)
