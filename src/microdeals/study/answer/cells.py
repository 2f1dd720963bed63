"""A result in small: its points summed up, and a thin sample of its pairs. One part in memory at a time."""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.study.columns import FLAGS, LABELS, NUMBERS, OF_SIDES, is_label
from microdeals.study.run.parts import check_complete, read_part
from microdeals.study.run.store import Manifest, Store

MOST_SAMPLED = 100_000
MOST_BATCHES = 40
NOT_KEPT: NDArray[np.uint16] = np.zeros((0, 0, 0), np.uint16)


class Cells(NamedTuple):
    """``points``: a row a point, with its values, ``n`` pairs, how many have each label or settled, and
    means of numbers. ``pairs``: every so-many-th pair, at most 100,000 of them. ``by_batch``: how many pairs
    have each label at each point in each batch of seeds (n_points, n_batches, n_labels), at most 40 of them.
    """

    points: Any
    pairs: Any
    factors: tuple[str, ...]
    by_batch: NDArray[np.uint16] = NOT_KEPT

    @property
    def n_pairs(self) -> int:
        """Pairs of the whole result."""
        return int(self.points.n.sum())

    def share(self, outcome: str) -> Any:
        """The mean of an outcome at each point (n_points,): of a label, the share of pairs that have it."""
        if outcome in NUMBERS:
            return self.points[outcome].to_numpy()
        return (self.points[outcome] / self.points.n).to_numpy()


def cells_of(store: Store, manifest: Manifest) -> Cells:
    """Sum a finished result up. Raises RequestError if a part is missing or damaged."""
    check_complete(store, manifest)
    factors = tuple(factor.path for factor in manifest.experiment.factors)
    step = sampling_step(manifest.n_rows, manifest.experiment.runs)
    n_batches = min(MOST_BATCHES, manifest.experiment.runs)
    by_batch = np.zeros((manifest.n_points, n_batches, len(LABELS)), np.uint16)
    sums, samples, first = [], [], 0
    for rows in tables_of(store):
        _count_batches(by_batch, rows, manifest.experiment.seed)
        sums.append(_summed(rows, factors))
        samples.append(rows.iloc[(-first) % step :: step])
        first += len(rows)
    points = _joined(pd.concat(sums), factors)
    return Cells(points, pd.concat(samples, ignore_index=True), factors, by_batch)


def sampling_step(n_rows: int, runs: int) -> int:
    """The least step that takes at most 100,000 of the rows, and meets every seed at some point.

    A step that shares a factor with the runs of a point would take the same few seeds at every point.

    >>> sampling_step(400_000, 100)
    7
    """
    step = -(-n_rows // MOST_SAMPLED)
    while math.gcd(step, runs) > 1:
        step += 1
    return step


def tables_of(store: Store) -> Iterator[Any]:
    """The parts of a result one after the other, words as plain strings."""
    for part in store.parts():
        rows = read_part(part).to_pandas()
        for name in rows.columns:
            if isinstance(rows[name].dtype, pd.CategoricalDtype):
                rows[name] = rows[name].astype(str)
        yield rows


def _count_batches(by_batch: NDArray[np.uint16], rows: Any, first_seed: int) -> None:
    """Add the labels of a part; seeds are dealt out to batches in turn."""
    batch = (rows["seed"].to_numpy() - first_seed) % by_batch.shape[1]
    label = rows["label"].map(LABELS.index).to_numpy()
    np.add.at(by_batch, (rows["point"].to_numpy(), batch, label), 1)


def _summed(rows: Any, factors: tuple[str, ...]) -> Any:
    """A row for each point of a part: values, and sums."""
    wide = rows[["point", *NUMBERS, *FLAGS]].copy()
    wide["n"] = 1
    for label in (*LABELS, *OF_SIDES):
        wide[label] = is_label(rows, label)
    sums = wide.groupby("point").sum()
    values = rows[["point", *factors]].groupby("point").first()
    return values.join(sums).reset_index()


def _joined(sums: Any, factors: tuple[str, ...]) -> Any:
    """The points, those that lie in two parts put together, with means in place of sums of numbers."""
    how = dict.fromkeys(factors, "first") | dict.fromkeys(("n", *NUMBERS, *FLAGS, *LABELS, *OF_SIDES), "sum")
    points = sums.groupby("point").agg(how).reset_index()
    for name in NUMBERS:
        points[name] = points[name] / points.n
    return points.astype(dict.fromkeys(("n", *FLAGS, *LABELS, *OF_SIDES), np.int64))
