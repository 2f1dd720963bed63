"""Sums that have the same bits on every Python."""

from collections.abc import Iterable


def total_of(numbers: Iterable[float]) -> float:
    """What floats sum to, added in order, as the engines and every older Python add them.

    The built-in ``sum`` keeps what rounding loses since Python 3.12, and then often has another last bit.

    >>> total_of([0.1] * 10)
    0.9999999999999999
    """
    total = 0.0
    for number in numbers:
        total = total + number
    return total
