"""Observation: what a side or a monitor reports of the other side's conduct."""

from microdeals._compile import rule
from microdeals.arithmetic.exponential import exp


@rule
def sharpened(own: float, monitors: float, cover: float) -> float:
    """Detection or false-alarm chance (0..1) when monitors cover a share (0..1) of the deal's ground.

    Where monitors stand their chance replaces a side's own; elsewhere the side relies on itself.

    >>> sharpened(0.2, 0.8, 0.5)
    0.5
    """
    return own + cover * (monitors - own)


@rule
def chance_misread(false_alarm: float, unattributed: float, misreading: float, blame: float) -> float:
    """Daily chance (0..1) of a report against a side that did not break the deal.

    Local violations that nobody attributes are mistaken for orders from above, each with chance
    ``misreading``; so is a spoiler's blow, with chance ``blame``. Source: [jervis1976] on seeing more
    central direction than there is; [kyddwalter2002] for spoilers.

    >>> chance_misread(0.25, 0.0, 0.5, 0.0)
    0.25
    """
    unread = (1.0 - false_alarm) * exp(-misreading * unattributed) * (1.0 - blame)
    return 1.0 - unread


@rule
def chance_of_report(breach: float, detection: float, false_alarm: float) -> float:
    """Daily chance (0..1) of a report, from the chance of a breach: f + (d - f) h.

    >>> chance_of_report(0.5, 0.9, 0.1)
    0.5
    """
    return false_alarm + (detection - false_alarm) * breach
