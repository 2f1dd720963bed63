"""What nobody knows about a war as a data frame: a row a number that is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.conflicts.declared import declaration_at
from microdeals.looks.frames import AS_UNIT_SAYS, frame_of_rows
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.inputs import Inputs, inputs_of
from microdeals.unknowns.paths import values_in
from microdeals.unknowns.reading import set_by_hand
from microdeals.unknowns.wars import wars_of_seeds

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

DRAWS = 1_000
"""So many draws tell a range to a few hundredths of it."""
TOLD = {
    "what": ("path", "table, name and key of the number that is drawn"),
    "value": (AS_UNIT_SAYS, "what the model has"),
    "low": (AS_UNIT_SAYS, "5 of 100 draws lie below it"),
    "high": (AS_UNIT_SAYS, "95 of 100 draws lie below it"),
    "middle": (AS_UNIT_SAYS, "50 of 100 draws lie below it"),
    "number": ("text", "what the file of unknowns calls it"),
    "reason": ("text", "why it is not known"),
}
RANGE = (0.05, 0.5, 0.95)


def summary_of_unknowns(conflict: Conflict, unknowns: Unknowns) -> Frame:
    """A row a path, of what was not set by hand.

    ``value`` is the model's own; of 100 draws 5, 50 and 95 lie below ``low``, ``middle`` and ``high``.
    """
    drawn = inputs_of(conflict, unknowns, sorted(set_by_hand(conflict)))
    return frame_of_rows(_rows(conflict, drawn), TOLD)


def _rows(conflict: Conflict, inputs: Inputs) -> Iterator[dict[str, object]]:
    wars = wars_of_seeds(conflict, inputs, np.arange(DRAWS))
    given, ranges = values_in(conflict), np.quantile(wars.values, RANGE, axis=0).T.tolist()
    single = [(one.draw.called, one.draw.reason) for one in inputs.single for _ in one.targets]
    fitted = "fitted together with others" if inputs.joint else ""
    named = single + [("", fitted)] * len(inputs.joint_targets)
    for path, (number, reason), (low, middle, high) in zip(wars.paths, named, ranges, strict=True):
        yield {
            "what": path,
            "value": float(given[path]),
            "low": low,
            "high": high,
            "middle": middle,
            "number": number,
            "reason": reason,
            "unit": declared.unit if (declared := declaration_at(path)) else "",
        }
