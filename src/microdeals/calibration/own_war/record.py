"""The record of a war: its deals as a researcher, or a world of the model, has written them down."""

from enum import Enum
from typing import NamedTuple

SETTLEMENT = "settlement"
CEASEFIRE = "ceasefire"
"""What stands for every kind of deal that lessens fire, where a record does not tell kinds."""


class RecordedEnding(Enum):
    """How a deal ended; the values are the words of a file."""

    EXPIRED = "expired"
    BROKEN = "broken"
    LEFT = "left"
    FAILED = "failed"
    LAPSED = "lapsed"
    REPLACED = "replaced"
    STANDING = "standing"
    UNKNOWN = ""


FAILURES = (RecordedEnding.BROKEN, RecordedEnding.LEFT, RecordedEnding.FAILED)


class RecordedDeal(NamedTuple):
    """A deal: its kind, and the day on which it was signed, 0 being the first day that was observed.

    ``lasted``: days from signing until it ended, or until the last day that was observed; None: not known.
    ``violations``: how many were reported of it. ``fire_before``, ``fire_after``: fire a day in the month
    before signing and in the month after, in any unit. NaN: nobody counted.
    """

    kind: str
    signed: int
    lasted: int | None
    ending: RecordedEnding
    violations: float
    fire_before: float
    fire_after: float


class WarRecord(NamedTuple):
    """The deals of a war over so many days, and the kinds of which it would tell any deal.

    ``extended_anew``: whether a deal that is extended is written down as ended, and as a new one.
    ``counts_all``: whether every deal of these kinds is in it, so that signings can be counted.
    """

    days: int
    kinds: tuple[str, ...]
    deals: tuple[RecordedDeal, ...]
    extended_anew: bool = False
    counts_all: bool = True
