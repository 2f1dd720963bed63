"""Why settlements fail: left for more, broken, or left for want of trust though nobody had broken them."""

from collections.abc import Sequence
from typing import NamedTuple

from microdeals.conflicts.slots import slots_of
from microdeals.evidence.ceasefire_table import Lived, moments
from microdeals.rulebook.events import Happening

TELLING = [int(one) for one in (Happening.SIGNED, Happening.BREACH, Happening.WITHDRAWN, Happening.RESUMED)]


class Failures(NamedTuple):
    """How many settlements failed, by why.

    ``broken``: left for want of trust, leverage or support after at least one deliberate breach.
    """

    left_for_more: int = 0
    broken: int = 0
    nobody_broke: int = 0

    @property
    def together(self) -> int:
        """All that failed."""
        return sum(self)


def failures_of(world: Lived) -> Failures:
    """The settlements of a world that failed. A settlement that a victory overran is none of them."""
    _, settlement = slots_of(world.conflict)
    why, is_broken = [0, 0, 0], False
    for _, happening, slot in moments(world.events, TELLING):
        if slot != settlement.number:
            continue
        if happening == Happening.SIGNED:
            is_broken = False
        elif happening == Happening.BREACH:
            is_broken = True
        elif happening == Happening.RESUMED:
            why[0] += 1
        else:
            why[1 if is_broken else 2] += 1
    return Failures(*why)


def summed(failures: Sequence[Failures]) -> Failures:
    """The failures of several worlds."""
    return Failures(*(sum(column) for column in zip(*failures, strict=True)))
