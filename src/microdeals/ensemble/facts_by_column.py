"""What follows from the numbers of a kernel, column by column: quick in Python, where loops are not.

Each function here reads and writes one kernel in place. ``kernel_of`` calls ``work_out``, ``Places.put`` the
parts of it whose numbers it has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from microdeals.conflicts.facts import joint_gain_of, priorities_of, shares_of_front
from microdeals.ensemble.facts import WHOLE_FRONT
from microdeals.rulebook.quantities import Character
from microdeals.rulebook.third_party import courting_between

if TYPE_CHECKING:
    from microdeals.ensemble.kernel import Kernel


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


def _columns(records: Any) -> Any:
    """The same records as a plain array, whose columns are quicker at hand."""
    return records.view(np.ndarray)
