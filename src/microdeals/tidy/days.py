"""Days: a row a world and day, with every daily series."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from microdeals.tidy.columns import DAYS, as_declared
from microdeals.tidy.recorded import SERIES, Recorded

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame


def days_of(found: Recorded) -> Frame:
    """A data frame (worlds x days rows) of ``seed``, ``day``, ``date`` and every series."""
    import pandas as pd  # type: ignore[import-untyped]

    columns = world_and_day(found, 1)
    numbers = found.daily.reshape(-1, len(SERIES))
    columns |= {name: numbers[:, place] for place, name in enumerate(SERIES)}
    return as_declared(pd.DataFrame(columns), DAYS)


def world_and_day(found: Recorded, rows_a_day: int) -> dict[str, NDArray[np.generic]]:
    """The columns ``seed``, ``day`` and ``date``, where each day of each world has so many rows."""
    n_days = found.n_days
    days = np.arange(1, n_days + 1, dtype=np.int64)
    seeds = np.repeat(found.seeds.astype(np.int64), n_days * rows_a_day)
    each = np.tile(np.repeat(days, rows_a_day), found.n_worlds)
    return {"seed": seeds, "day": each, "date": dates_of(found.conflict.start, each)}


def dates_of(start: datetime.date, days: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """The date of each day (n,), to the millisecond, which is what Parquet keeps."""
    first = np.datetime64(start.isoformat(), "D")
    return (first + (days - 1)).astype("datetime64[ms]")
