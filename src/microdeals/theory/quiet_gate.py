"""The quiet gate: how long it takes until so many quiet days have passed in a row."""

import math

from microdeals.theory.domain import check_at_least

_LARGEST_EXPONENT = 700.0


def mean_wait(quiet_days: int, violations_per_day: float) -> float:
    """Mean days until ``quiet_days`` whole days in a row were quiet, those days included.

    Violations come at random, ``violations_per_day`` of them on average (both sides together), so a
    day is quiet with chance e^-v, and n in a row take (e^(nv) - 1) / (1 - e^-v) days on average:
    n days without violations, and exponentially more with them. Infinite where it exceeds 10^300.
    Source: [feller1968], ch. XIII on success runs.
    Limit: a deal with this gate in one sector whose violations breed nothing (both breeding ratios 0,
    no spoilers, no bursts): v is then twice the commanders' violations. Breeding makes quiet days
    clump, so this is not exact beyond that limit.

    >>> round(mean_wait(quiet_days=7, violations_per_day=0.4), 1)
    46.8
    """
    return _wait(quiet_days, violations_per_day, -math.expm1(-violations_per_day))


def mean_wait_by_the_clock(quiet_days: float, violations_per_day: float) -> float:
    """Mean days until the first stretch of ``quiet_days`` without a violation, counted to the minute.

    The gate of a truce that starts its clock anew at each violation instead of at midnight:
    (e^(nv) - 1) / v. Shorter than ``mean_wait`` by the factor (1 - e^-v) / v, because a day lost
    to a violation is not lost to its end; the two meet when violations are rare.
    Source: the limit of [feller1968]'s success runs for ever shorter rounds.

    >>> round(mean_wait_by_the_clock(quiet_days=7, violations_per_day=0.4), 1)
    38.6
    """
    return _wait(quiet_days, violations_per_day, violations_per_day)


def _wait(quiet_days: float, violations_per_day: float, rate: float) -> float:
    """(e^(nv) - 1) / rate, whatever the size of its parts."""
    check_at_least("quiet_days", quiet_days, 0, "days")
    check_at_least("violations_per_day", violations_per_day, 0.0, "per day")
    if rate == 0.0:
        return float(quiet_days)
    exponent = quiet_days * violations_per_day
    return math.inf if exponent > _LARGEST_EXPONENT else math.expm1(exponent) / rate
