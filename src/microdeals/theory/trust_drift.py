"""Trust drift: whether watched deals build trust at all, when bad news weighs more than good.

A trustworthy side that keeps its deals still breaks one now and then, and is accused wrongly now and
then. If accusations weigh more than quiet days, its reputation can fall day by day although it
behaves better than an exploiting side would. Sharp monitors cure this, up to a point.
"""

import math
from enum import Enum
from typing import NamedTuple

from microdeals.theory.domain import check_at_least, check_between, check_that

_HALVINGS = 100


class WatchedConduct(NamedTuple):
    """How a side's conduct is reported and read."""

    breach_trustworthy: float
    """Chance per day (0..1) that a trustworthy side breaks the deal."""

    breach_exploiting: float
    """Chance per day (0..1) that an exploiting side breaks it."""

    false_alarm: float
    """Chance per day (0..1) of a report when nothing was broken."""

    negativity: float
    """Weight of bad news against good (ratio, from 1 on)."""


class Builds(Enum):
    """For which detection watched deals build trust in a trustworthy side."""

    ALWAYS = "with any detection better than the false alarms"
    FROM = "from a certain detection on"
    NEVER = "not even with perfect detection"


class DetectionNeeded(NamedTuple):
    """How good monitors must be before kept deals build trust."""

    builds: Builds

    detection: float
    """Chance per day of seeing a breach at which the drift turns positive. The false-alarm chance
    where trust always builds; infinite where it never does."""


def chance_of_report(detection: float, false_alarm: float, breach: float) -> float:
    """Chance per day (0..1) of a report: detection d if there is a breach (chance h), else f: f + (d-f)h.

    >>> round(chance_of_report(0.8, 0.04, 0.12), 4)
    0.1312
    """
    return false_alarm + (detection - false_alarm) * breach


def drift_if_trustworthy(reading: WatchedConduct, detection: float) -> float:
    """Mean change of the log-odds of trust per day, in a side that is trustworthy.

    With reports of chance r_T against a trustworthy and r_U against an exploiting side:
    (1-r_T) ln[(1-r_T)/(1-r_U)] + k r_T ln(r_T/r_U), k the negativity. At k = 1 it is a relative entropy,
    so never below 0: Bayes' rule cannot mislead on average. ``detection`` from the false alarms to 1.
    Source: Bayes' rule with the asymmetry of [slovic1993]. Raises ValueError if the exploiting type does
    not break more than the trustworthy one, since then there is nothing to learn.
    Limit: the mean daily step of the model's general trust, in one deal with these chances of a breach,
    misreading = 0 and turnover = 0.

    >>> round(drift_if_trustworthy(WatchedConduct(0.01, 0.12, 0.04, 1.5), detection=0.8), 4)
    0.0151
    """
    _check(reading)
    check_between("detection", detection, reading.false_alarm, 1.0, "chance per day")
    if_trustworthy, if_exploiting = _reports(reading, detection)
    return _drift(if_trustworthy, if_trustworthy, if_exploiting, reading.negativity)


def drift_if_exploiting(reading: WatchedConduct, detection: float) -> float:
    """Mean change of the log-odds of trust per day, in a side that is exploiting. Never above 0.

    The same expectation over r_U. Minus infinite where one report is proof, because a trustworthy side
    is never reported. Source, errors and limit as in ``drift_if_trustworthy``.

    >>> round(drift_if_exploiting(WatchedConduct(0.01, 0.12, 0.04, 1.5), detection=0.8), 4)
    -0.1197
    """
    _check(reading)
    check_between("detection", detection, reading.false_alarm, 1.0, "chance per day")
    if_trustworthy, if_exploiting = _reports(reading, detection)
    return _drift(if_exploiting, if_trustworthy, if_exploiting, reading.negativity)


def detection_that_builds_trust(reading: WatchedConduct) -> DetectionNeeded:
    """How good detection must be for watched deals to build trust in a side that deserves it.

    The drift is 0 at d = f and convex in d (it is a sum of relative-entropy terms in chances that are
    linear in d), so above f it changes sign at most once, from falling to building trust. Its slope at
    f is (1-k)(h_U - h_T) with false alarms and (h_U - h_T) - k h_T ln(h_U/h_T) without: if that is not
    negative, any detection builds; if the drift at d = 1 is negative, none does; else halving finds d.
    Source, errors and limit as in ``drift_if_trustworthy``.

    >>> found = detection_that_builds_trust(WatchedConduct(0.01, 0.12, 0.04, 1.5))
    >>> found.builds.name, round(found.detection, 3)
    ('FROM', 0.463)
    """
    _check(reading)
    if _slope_at_false_alarm(reading) >= 0.0:
        return DetectionNeeded(Builds.ALWAYS, reading.false_alarm)
    if drift_if_trustworthy(reading, 1.0) < 0.0:
        return DetectionNeeded(Builds.NEVER, math.inf)
    low, high = reading.false_alarm, 1.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        if drift_if_trustworthy(reading, middle) < 0.0:
            low = middle
        else:
            high = middle
    return DetectionNeeded(Builds.FROM, high)


def _check(reading: WatchedConduct) -> None:
    check_between("breach_trustworthy", reading.breach_trustworthy, 0.0, 1.0, "chance per day")
    check_between("breach_exploiting", reading.breach_exploiting, 0.0, 1.0, "chance per day")
    check_that(
        reading.breach_trustworthy < reading.breach_exploiting,
        f"breach_trustworthy = {reading.breach_trustworthy}: must be below breach_exploiting = "
        f"{reading.breach_exploiting}, or conduct tells nothing about the type.",
    )
    check_that(
        0.0 <= reading.false_alarm < 1.0,
        f"false_alarm = {reading.false_alarm}: must be at least 0 and below 1 (chance per day).",
    )
    check_at_least("negativity", reading.negativity, 1.0, "ratio")


def _reports(reading: WatchedConduct, detection: float) -> tuple[float, float]:
    """Chances of a report against a trustworthy and against an exploiting side."""
    return (
        chance_of_report(detection, reading.false_alarm, reading.breach_trustworthy),
        chance_of_report(detection, reading.false_alarm, reading.breach_exploiting),
    )


def _drift(actual: float, if_trustworthy: float, if_exploiting: float, negativity: float) -> float:
    """Expected step of the log-odds when reports come with chance ``actual``."""
    step = 0.0
    if actual < 1.0:
        step += (1.0 - actual) * _log_ratio(1.0 - if_trustworthy, 1.0 - if_exploiting)
    if actual > 0.0:
        step += negativity * actual * _log_ratio(if_trustworthy, if_exploiting)
    return step


def _log_ratio(above: float, below: float) -> float:
    """ln(above/below), exact where the two nearly agree, infinite where one of them is impossible."""
    if above == below:
        return 0.0
    if above == 0.0 or below == 0.0:
        return math.inf if below == 0.0 else -math.inf
    if 0.5 * below < above < 2.0 * below:
        return math.log1p((above - below) / below)
    return math.log(above) - math.log(below)


def _slope_at_false_alarm(reading: WatchedConduct) -> float:
    """How the drift starts to change as detection rises above the false alarms."""
    trustworthy, exploiting, false_alarm, negativity = reading
    better = exploiting - trustworthy
    if false_alarm > 0.0:
        return (1.0 - negativity) * better
    if trustworthy == 0.0:
        return better
    return better + negativity * trustworthy * (math.log(trustworthy) - math.log(exploiting))
