"""Peeling (PRIM): from all points, slices that hold little of what is looked for are taken off, one by one.

The patient rule induction method of [friedman1999], without its pasting. Of all boxes on the way the one is
kept that holds the most beyond what as many points at random would hold (weighted relative accuracy
[lavrac1999]), so that nobody has to stop it by eye.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

SLICE = 0.05
"""A slice of a range is so large a share of what is left, or one value of a grid."""
ROUNDING = 1e-9
Inside = NDArray[np.bool_]


class PeeledBox(NamedTuple):
    """Which points (n,) lie in a box, and its limits: by path the words that it holds, or a range."""

    inside: Inside
    ranges: dict[str, tuple[float, float]]
    """Cuts half way between what is in and what is out; infinite where nothing was cut."""
    words: dict[str, tuple[str, ...]]


def peeled(points: Any, factors: tuple[str, ...], share: NDArray[np.float64], fewest: int) -> PeeledBox:
    """The box of at least ``fewest`` points that holds the most; ``share`` (n,) is how much each point has.

    It is the box of all points, without limits, where nothing tells them apart.
    """
    columns = {path: _column(points[path]) for path in factors if len(set(points[path])) > 1}
    inside: Inside = np.ones(len(points), dtype=bool)
    best, most = inside, 0.0
    while (after := _next(columns, share, inside, fewest)) is not None:
        inside = after
        holds = _holds(share, inside)
        if holds > most + ROUNDING:
            best, most = inside, holds
    return _told(columns, share, best)


def _column(values: Any) -> NDArray[Any]:
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return np.asarray(values, dtype=np.float64)
    return np.asarray(values.astype(str), dtype=object)


def _next(
    columns: dict[str, NDArray[Any]], share: NDArray[np.float64], inside: Inside, fewest: int
) -> Inside | None:
    """What is left after the slice that raises the mean most for each point it takes; None: none does."""
    mean, n = float(share[inside].mean()), int(inside.sum())
    best, most = None, 0.0
    for column in columns.values():
        for slice_ in _slices(column, inside):
            left = inside & ~slice_
            n_left = int(left.sum())
            if not fewest <= n_left < n:
                continue
            gain = (float(share[left].mean()) - mean) / (n - n_left)
            if gain > most + 1e-12:
                best, most = left, gain
    return best


def _slices(column: NDArray[Any], inside: Inside) -> Iterator[Inside]:
    """What could be taken off a column: the lowest or the highest of a range, or all points of a word."""
    there = column[inside]
    if column.dtype == object:
        for word in sorted(set(there.tolist())):
            yield column == word
    else:
        yield column <= np.quantile(there, SLICE, method="lower")
        yield column >= np.quantile(there, 1.0 - SLICE, method="higher")


def _told(columns: dict[str, NDArray[Any]], share: NDArray[np.float64], inside: Inside) -> PeeledBox:
    """The limits of a box, without those that can go and leave it holding as much."""
    limits = {path: _limit(column, inside) for path, column in columns.items()}
    limits = {path: limit for path, limit in limits.items() if not limit.within.all()}
    for path in list(limits):
        fewer = {other: limit for other, limit in limits.items() if other != path}
        if _holds(share, _within(fewer, inside)) >= _holds(share, _within(limits, inside)) - ROUNDING:
            limits = fewer
    ranges = {path: limit.ends for path, limit in limits.items() if limit.ends}
    words = {path: limit.words for path, limit in limits.items() if limit.words}
    return PeeledBox(_within(limits, inside), ranges, words)


class _Limit(NamedTuple):
    """A limit of one column: the points (n,) within it, and its words or both ends."""

    within: Inside
    words: tuple[str, ...] = ()
    ends: tuple[float, float] | None = None


def _limit(column: NDArray[Any], inside: Inside) -> _Limit:
    there = column[inside]
    if column.dtype == object:
        kept = tuple(sorted(set(there.tolist())))
        return _Limit(np.isin(column, kept), words=kept)
    below, above = column[column < there.min()], column[column > there.max()]
    low = (below.max() + there.min()) / 2.0 if len(below) else -np.inf
    high = (above.min() + there.max()) / 2.0 if len(above) else np.inf
    return _Limit((column > low) & (column < high), ends=(float(low), float(high)))


def _within(limits: dict[str, _Limit], inside: Inside) -> Inside:
    everything = np.ones(len(inside), dtype=bool)
    for limit in limits.values():
        everything &= limit.within
    return everything


def _holds(share: NDArray[np.float64], inside: Inside) -> float:
    """How much a box holds beyond what as many points at random would hold."""
    return float(np.sum(share[inside] - share.mean()))
