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
def false_alarm_reckoned(nominal: float, misread: float, misperception: float) -> float:
    """Daily chance (0..1) of a report with no breach that a side reckons with when it learns.

    ``misread`` is the chance as it is today, with all the noise that everyone can see. A side that sees
    through it counts with that; one that does not, with the ``nominal`` chance [jervis1976].

    >>> false_alarm_reckoned(0.01, 0.21, 1.0), false_alarm_reckoned(0.01, 0.21, 0.0)
    (0.01, 0.21)
    """
    return misperception * nominal + (1.0 - misperception) * misread


@rule
def chance_true(breach: float, detection: float, misread: float) -> float:
    """Chance (0..1) that a report is true, by Bayes' rule, where a ``breach`` is so likely a day.

    >>> chance_true(0.5, 0.5, 0.5)
    0.5
    """
    told = breach * detection
    if told <= 0.0:
        return 0.0
    return told / (told + (1.0 - breach) * misread)


@rule
def weight_of_report(misperception: float, true: float) -> float:
    """How far (0..1) a report counts as a breach in the record of a kind, if it is ``true`` with this chance.

    >>> weight_of_report(1.0, 0.25), weight_of_report(0.0, 0.25)
    (1.0, 0.25)
    """
    return misperception + (1.0 - misperception) * true


@rule
def negativity_felt(negativity: float, weight: float) -> float:
    """Weight of bad news against good, for news that counts as true so far (``weight``, 0..1).

    What a side takes for noise is no bad news, and gets no extra weight. Our departure from [slovic1993].

    >>> negativity_felt(1.5, 1.0), negativity_felt(1.5, 0.0)
    (1.5, 1.0)
    """
    return weight * negativity + (1.0 - weight)


@rule
def chance_of_report(breach: float, detection: float, false_alarm: float) -> float:
    """Daily chance (0..1) of a report, from the chance of a breach: f + (d - f) h.

    >>> chance_of_report(0.5, 0.9, 0.1)
    0.5
    """
    return false_alarm + (detection - false_alarm) * breach
