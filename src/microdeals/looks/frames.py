"""Figures as a data frame: a row a figure, with its interval and unit, under the same names everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from microdeals.documents.tables import ColumnTold, explained

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

    Frame: TypeAlias = pd.DataFrame
else:
    Frame = "pandas.DataFrame"

AS_UNIT_SAYS = "as unit says"
NOTHING_ELSE: Mapping[str, tuple[str, str]] = {}
Cell: TypeAlias = float | int | bool | str | None


class Figured(NamedTuple):
    """A figure of a result: what it is, what it comes to, its 95 % interval (NaN: it has none), its unit."""

    what: str
    value: Cell
    unit: str
    low: float = math.nan
    high: float = math.nan


def ends(which: str, bounds: tuple[float, float] | None) -> dict[str, float]:
    """The columns of one more interval of a figure, NaN where it has none.

    >>> ends("luck", (0.1, 0.3))
    {'luck_low': 0.1, 'luck_high': 0.3}
    """
    low, high = bounds or (math.nan, math.nan)
    return {f"{which}_low": low, f"{which}_high": high}


FIGURES = {
    "what": ("name", "what the row is about"),
    "value": (AS_UNIT_SAYS, "the figure"),
    "low": (AS_UNIT_SAYS, "lower end of its 95 % interval"),
    "high": (AS_UNIT_SAYS, "upper end of its 95 % interval"),
    "luck_low": (AS_UNIT_SAYS, "lower end of what luck alone leaves of value"),
    "luck_high": (AS_UNIT_SAYS, "upper end of what luck alone leaves of value"),
    "unknown_low": (AS_UNIT_SAYS, "lower end of what we do not know of value"),
    "unknown_high": (AS_UNIT_SAYS, "upper end of what we do not know of value"),
    "unit": ("text", "unit of the row's figures"),
}
"""Unit and meaning of the columns that figures have, unless a summary says otherwise."""


def frame_of(figures: Iterable[Figured], told: Mapping[str, tuple[str, str]] = NOTHING_ELSE) -> Frame:
    """A data frame with the columns ``what``, ``value``, ``low``, ``high`` and ``unit``."""
    return frame_of_rows((one._asdict() for one in figures), told)


def frame_of_rows(
    rows: Iterable[Mapping[str, object]], told: Mapping[str, tuple[str, str]] = NOTHING_ELSE
) -> Frame:
    """A data frame of rows with the fields of `Figured` and others beside them, which come last.

    ``told`` has unit and meaning of columns that are not among `FIGURES`, or mean something else here;
    ``attrs`` of the frame has ``units`` and ``meanings`` of all. Raises KeyError for one that nobody told.
    """
    import pandas as pd

    known = {**FIGURES, **told}
    first = ("what", "value", "low", "high")
    ordered = []
    for row in rows:
        rest = {key: value for key, value in row.items() if key not in (*first, "unit")}
        ordered.append({key: row[key] for key in first} | rest | {"unit": row["unit"]})
    frame = pd.DataFrame(ordered)
    frame.attrs |= explained(ColumnTold(name, *known[name]) for name in frame.columns)
    return frame
