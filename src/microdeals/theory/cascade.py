"""The cascade: how many violations one violation sets off, when each breeds others.

In a calm sector a violation that the other side cannot attribute to a local quarrel is avenged, and
the revenge avenged in turn. Below one violation bred by each the truce holds; from one on it erodes.
"""

import math

from microdeals.theory.domain import check_at_least, check_between, check_that

_HALVINGS = 200


def bred_by_one(breeding_ratio: float, attribution: float) -> float:
    """Violations that one violation breeds directly, on average: R(1 - a).

    ``breeding_ratio`` R >= 0 for one that is taken for an order, ``attribution`` a (0..1) the share that
    monitors explain away. Source: the branching ratio of [hawkes1971].
    Limit: one violation in the model's calm sector adds this much, in all, to the other commander's.

    >>> round(bred_by_one(1.3, 0.5), 2)
    0.65
    """
    check_at_least("breeding_ratio", breeding_ratio, 0.0, "violations per violation")
    check_between("attribution", attribution, 0.0, 1.0, "share")
    return breeding_ratio * (1.0 - attribution)


def mean_cascade(bred: float) -> float:
    """Violations in a cascade, the first included, on average: 1/(1 - m); infinite from m = 1 on.

    ``bred`` is ``bred_by_one`` for both sides alike. Times the unprovoked violations per day it is the
    level that a calm sector settles at. Source: [hawkesoakes1974], a Hawkes process as clusters.
    Limit: a calm sector with both commanders' breeding ratios equal, and violations far below the
    grievance ceiling.

    >>> round(mean_cascade(0.65), 3)
    2.857
    """
    check_at_least("bred", bred, 0.0, "violations per violation")
    return 1.0 / (1.0 - bred) if bred < 1.0 else math.inf


def mean_cascade_of_two(bred_by_first: float, bred_by_second: float) -> float:
    """Violations in a cascade that the first side begins, when the two sides avenge unequally.

    One violation by the second side makes the first commit ``bred_by_first`` on average, and the
    reverse; so (1 + m_2)/(1 - m_1 m_2), infinite from a product of 1 on. A feuding commander
    opposite a forgiving one can have a truce. Source: [hawkes1971], mutually exciting processes.
    Limit: a calm sector with commanders of these two breeding ratios, far below the grievance ceiling.

    >>> round(mean_cascade_of_two(bred_by_first=1.3, bred_by_second=0.5), 3)
    4.286
    """
    check_at_least("bred_by_first", bred_by_first, 0.0, "violations per violation")
    check_at_least("bred_by_second", bred_by_second, 0.0, "violations per violation")
    product = bred_by_first * bred_by_second
    return (1.0 + bred_by_second) / (1.0 - product) if product < 1.0 else math.inf


def chance_of_cascade(size: int, bred: float) -> float:
    """Chance (0..1) that a cascade counts exactly ``size`` violations, the first included.

    The Borel distribution e^(-mn) (mn)^(n-1) / n!. From m = 1 on the chances of all sizes
    together fall short of 1 by ``chance_of_erosion``. Source: [borel1942]; [hawkesoakes1974].
    Limit: as ``mean_cascade``, where attribution cuts every violation's revenge by the share that is
    explained. If it instead spared some violations all revenge, the mean would stay and the spread grow.

    >>> round(chance_of_cascade(1, 0.65), 3), round(chance_of_cascade(5, 0.65), 3)
    (0.522, 0.036)
    """
    check_at_least("bred", bred, 0.0, "violations per violation")
    check_that(
        float(size).is_integer() and size >= 1,
        f"size = {size}: must be a whole number from 1 on, since a cascade has a first violation.",
    )
    if bred == 0.0:
        return 1.0 if size == 1 else 0.0
    return math.exp((size - 1) * math.log(bred * size) - bred * size - math.lgamma(size + 1))


def chance_of_erosion(bred: float) -> float:
    """Chance (0..1) that the cascade begun by one violation never ends: 0 up to m = 1, then rising.

    The largest s that solves s = 1 - e^(-ms). Source: the extinction theorem for branching processes
    [feller1968], ch. XII. Limit: as ``chance_of_cascade``; the grievance ceiling stands in for "never".

    >>> round(chance_of_erosion(1.3), 3), chance_of_erosion(0.9)
    (0.423, 0.0)
    """
    check_at_least("bred", bred, 0.0, "violations per violation")
    if bred <= 1.0:
        return 0.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        if -math.expm1(-bred * middle) > middle:
            low = middle
        else:
            high = middle
    return high
