"""The summary of a conflict model: every number of it, with its range, meaning and unit."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from microdeals.conflicts.conflict import Conflict
from microdeals.conflicts.declared import PRIORITY, TITLE, Declaration, Value, declaration_at
from microdeals.conflicts.settings import paths_of, value_at
from microdeals.looks.frames import AS_UNIT_SAYS, frame_of_rows

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame


TOLD = {
    "what": ("path", "table, name and key of the value"),
    "value": (AS_UNIT_SAYS, "what the model has"),
    "low": (AS_UNIT_SAYS, "least that a file may say; empty: no number, or no bound"),
    "high": (AS_UNIT_SAYS, "most that a file may say; empty: no number, or no bound"),
    "meaning": ("text", "what the value is"),
}


def summary_of_conflict(conflict: Conflict) -> Frame:
    """A data frame with a row a path: ``what`` (the path), ``value``, ``low`` and ``high`` (what a file may
    say; NaN: no number, or no bound), ``meaning`` and ``unit``."""
    return frame_of_rows(_rows(conflict), TOLD)


def _rows(conflict: Conflict) -> Iterator[dict[str, object]]:
    for path in paths_of(conflict):
        declared = _declared(path)
        is_number = declared.type in (int, float)
        low, high = (declared.low, declared.high) if is_number and not declared.choices else (None, None)
        yield {
            "what": path,
            "value": _plain(value_at(conflict, path)),
            "low": low,
            "high": high,
            "meaning": declared.meaning,
            "unit": declared.unit,
        }


def _declared(path: str) -> Declaration:
    if ".priority." in path:
        return PRIORITY
    return declaration_at(path) or TITLE


def _plain(value: Value) -> float | int | bool | str:
    return value.isoformat() if isinstance(value, datetime.date) else value
