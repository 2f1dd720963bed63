"""What follows from the numbers of a kernel, and is worked out again when they change.

Each function here reads and writes one kernel in place. ``kernel_of`` calls ``work_out``, ``Places.put`` the
parts of it whose numbers it has changed. ``work_out_in_loops`` comes to the same by the same rules where
there is no Python, as in a page; tests hold them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from microdeals._compile import loop
from microdeals.conflicts.facts import joint_gain_of, priorities_of, shares_of_front
from microdeals.rulebook.fire import share_of_front
from microdeals.rulebook.gap import joint_gain_from, lost_in_adding, priority_of
from microdeals.rulebook.quantities import Character
from microdeals.rulebook.third_party import courting_between

if TYPE_CHECKING:
    from microdeals.ensemble.kernel import Kernel

WHOLE_FRONT = 1.0


def share_front(kernel: Kernel) -> None:
    """Each sector's share of the front, and what the deals in a slot cover, from the sectors' weights."""
    sectors, slots = _columns(kernel.sectors), _columns(kernel.slots)
    shares = shares_of_front(sectors["weight"].tolist())
    sectors["share"] = shares
    slots["share"] = np.array([*shares, WHOLE_FRONT])[slots["sector"]]  # -1, the whole front, is the last


def find_trades(kernel: Kernel) -> None:
    """What trading issues can bring, from the weights that both sides give them."""
    issues = _columns(kernel.issues)
    priorities = (priorities_of(issues[side].tolist()) for side in ("weight_0", "weight_1"))
    _columns(kernel.tables)["joint_gain"] = joint_gain_of(zip(*priorities, strict=True))


def court(kernel: Kernel) -> None:
    """The net pull of both sides on third parties, from that of each."""
    first, second = (Character(courting=pull) for pull in _columns(kernel.parties)["courting"].tolist())
    _columns(kernel.tables)["courting"] = courting_between(first, second)


def set_rungs(kernel: Kernel) -> None:
    """The rung of each slot, from that of the kind of deal in it."""
    slots = _columns(kernel.slots)
    slots["rung"] = _columns(kernel.kinds)["rung"][slots["kind"]]


def work_out(kernel: Kernel) -> None:
    """All that follows."""
    for follow in (share_front, find_trades, court, set_rungs):
        follow(kernel)


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


def _columns(records: Any) -> Any:
    """The same records as a plain array, whose columns are quicker at hand."""
    return records.view(np.ndarray)
