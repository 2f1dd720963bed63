"""A claim: what somebody says, the quantity that it speaks of, and the comparison that would show it."""

from enum import StrEnum
from typing import NamedTuple

from microdeals.conflicts.declared import Value
from microdeals.study.columns import DIFFERENCES, LEVELS


class Estimand(StrEnum):
    """The quantity that a claim speaks of."""

    LEVEL = "level with deals"
    EFFECT = "effect of deals"
    INTERACTION = "interaction"

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes that can be it."""
        return LEVELS if self is Estimand.LEVEL else DIFFERENCES


class Side(NamedTuple):
    """One side of a comparison: what it is called, and the values that its points have."""

    called: str
    values: dict[str, tuple[Value, ...]]


class DeliveryCheck(NamedTuple):
    """What has to be seen before anything is concluded: that the treatment was delivered."""

    outcome: str
    must_differ: bool  # between the sides; else it must happen on both
    least: float


class ExperimentClaim(NamedTuple):
    """A claim, and the comparison that tests it: two sides of one outcome, or two outcomes everywhere."""

    says: str
    estimand: Estimand
    outcome: str
    expects_more: bool
    before: Side
    after: Side
    delivered: DeliveryCheck
    against: str = ""
    within: float | None = None  # None: a difference is expected, and not that there is none
    changed: str = ""

    @property
    def paths(self) -> set[str]:
        """What the two sides are told apart by."""
        return set(self.before.values) | set(self.after.values)


NOBODY = Side("", {})
