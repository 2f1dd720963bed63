"""The sign test: whether more differences on one side than on the other are more than luck."""

from math import comb

LEVEL = 0.05


def is_one_sided(more: int, fewer: int) -> bool:
    """Whether so many differences one way, and so many the other, are luck in less than 5 of 100 cases.

    Exact, and of both sides: as many the other way would be as odd. Differences of nothing do not count.

    >>> is_one_sided(6, 0), is_one_sided(5, 0), is_one_sided(0, 6)
    (True, False, False)
    """
    n = more + fewer
    at_least = sum(comb(n, number) for number in range(more, n + 1))
    return more > fewer and 2 * at_least < LEVEL * 2**n
