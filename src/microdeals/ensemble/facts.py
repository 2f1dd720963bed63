"""What follows from the numbers of a kernel, worked out again when they change: the loops of the module.

Python does the same by the same rules in ``facts_by_column``; tests hold them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from microdeals._compile import loop
from microdeals.rulebook.fire import share_of_front
from microdeals.rulebook.gap import joint_gain_from, lost_in_adding, priority_of
from microdeals.rulebook.third_party import courting_between

if TYPE_CHECKING:
    from microdeals.ensemble.kernel import Kernel

WHOLE_FRONT = 1.0
"""What a deal covers that is signed for no sector."""


@loop
def work_out_in_loops(kernel: Kernel) -> int:
    """All that follows, for the WebAssembly module. Returns the number of slots."""
    total = 0.0
    for place in range(len(kernel.sectors)):
        total += kernel.sectors[place].weight
    for place in range(len(kernel.sectors)):
        kernel.sectors[place].share = share_of_front(kernel.sectors[place].weight, total)
    for number in range(len(kernel.slots)):
        slot = kernel.slots[number]
        slot.share = WHOLE_FRONT if slot.sector < 0 else kernel.sectors[slot.sector].share
        slot.rung = kernel.kinds[slot.kind].rung
    kernel.tables[0].joint_gain = joint_gain_in_loops(kernel)
    kernel.tables[0].courting = courting_between(kernel.parties[0], kernel.parties[1])
    return len(kernel.slots)


@loop
def joint_gain_in_loops(kernel: Kernel) -> float:
    """What trading issues can bring both sides together."""
    total = other_total = greater = lost = 0.0
    for number in range(len(kernel.issues)):
        total += kernel.issues[number].weight_0
        other_total += kernel.issues[number].weight_1
    for number in range(len(kernel.issues)):
        issue = kernel.issues[number]
        more = max(priority_of(issue.weight_0, total), priority_of(issue.weight_1, other_total))
        lost += lost_in_adding(greater, more)
        greater += more
    return joint_gain_from(greater + lost)
