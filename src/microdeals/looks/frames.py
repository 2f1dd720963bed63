"""Figures as a data frame: a row a figure, with its interval and unit, under the same names everywhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped]

    Frame: TypeAlias = pd.DataFrame
else:
    Frame = "pandas.DataFrame"

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


def frame_of(figures: Iterable[Figured]) -> Frame:
    """A data frame with the columns ``what``, ``value``, ``low``, ``high`` and ``unit``."""
    return frame_of_rows(one._asdict() for one in figures)


def frame_of_rows(rows: Iterable[Mapping[str, object]]) -> Frame:
    """A data frame of rows with the fields of `Figured` and others beside them, which come last."""
    import pandas as pd

    first = ("what", "value", "low", "high")
    ordered = []
    for row in rows:
        rest = {key: value for key, value in row.items() if key not in (*first, "unit")}
        ordered.append({key: row[key] for key in first} | rest | {"unit": row["unit"]})
    return pd.DataFrame(ordered)
