"""The daily numbers of worlds as a dataset of xarray, with units and meanings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from microdeals.extras import check_extra
from microdeals.tidy.columns import AGENTS, DAYS, TidyColumn
from microdeals.tidy.days import dates_of
from microdeals.tidy.manifest import manifest_of
from microdeals.tidy.recorded import SERIES, Recorded

if TYPE_CHECKING:
    import xarray as xr

    Dataset = xr.Dataset

Variable = tuple[tuple[str, ...], NDArray[np.float64], dict[str, str]]
"""Dimensions, values and what is told of them."""
OF_DAY, OF_SECTOR = ("seed", "day"), ("seed", "day", "sector")


def dataset_of(found: Recorded) -> Dataset:
    """A dataset with the dimensions ``seed``, ``day``, ``sector``, ``party`` and ``third_party``.

    Every daily series is a variable over seeds and days; ``fire``, ``calm`` and ``sector_violations`` are of
    sectors, ``lean`` of third parties. Each has ``units`` and ``long_name``, the dataset the manifest.
    Raises RequestError where xarray is not installed.
    """
    check_extra("xarray", "to_xarray()")
    import xarray as xr

    conflict = found.conflict
    days = np.arange(1, found.n_days + 1, dtype=np.int64)
    own = {column.name: column for column in AGENTS}
    variables: dict[str, Variable] = {
        name: (OF_DAY, found.series(name), _told(column)) for name, column in _series()
    }
    variables["fire"] = (OF_SECTOR, found.fronts[..., 0], _told(own["fire"]))
    variables["calm"] = (OF_SECTOR, found.fronts[..., 1], _told(own["calm"]))
    by_party = (*OF_SECTOR, "party")
    variables["sector_violations"] = (by_party, found.fronts[..., 2:], _told(own["violations"]))
    variables["lean"] = ((*OF_DAY, "third_party"), found.leans, _told(own["lean"]))
    coordinates = {
        "seed": found.seeds,
        "day": days,
        "date": ("day", dates_of(conflict.start, days).astype("datetime64[ns]")),
        "sector": [sector.key for sector in conflict.sectors],
        "party": [party.key for party in conflict.parties],
        "third_party": np.array([third.key for third in conflict.third_parties], dtype=str),  # also of none
    }
    return xr.Dataset(variables, coordinates, {"manifest": json.dumps(manifest_of(found))})


def _series() -> list[tuple[str, TidyColumn]]:
    by_name = {column.name: column for column in DAYS}
    return [(name, by_name[name]) for name in SERIES]


def _told(column: TidyColumn) -> dict[str, str]:
    return {"units": column.unit, "long_name": column.meaning}
