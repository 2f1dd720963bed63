"""A result in small: its points summed up, and a thin sample of its pairs. One part in memory at a time."""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals.statistics.two_sources import are_told_apart
from microdeals.study.answer.points_by_seed import draws_in
from microdeals.study.columns import FLAGS, LABELS, NUMBERS, OF_SIDES, is_label
from microdeals.study.run.parts import check_complete, read_part
from microdeals.study.run.store import Manifest, Store

MOST_SAMPLED = 100_000
NOT_KEPT: NDArray[np.uint8] = np.zeros((0, 0), np.uint8)


class Cells(NamedTuple):
    """``points``: a row a point, with its values, ``n`` pairs, how many have each label or settled, and
    means of numbers. ``pairs``: every so-many-th pair, at most 100,000 of them. ``labels``: the number of
    each pair's label in `LABELS`, (n_points, n_seeds). ``draws`` (n_seeds,): the draw of each seed; None:
    every number was taken as given.
    """

    points: Any
    pairs: Any
    factors: tuple[str, ...]
    labels: NDArray[np.uint8] = NOT_KEPT
    draws: NDArray[np.int64] | None = None

    @property
    def n_pairs(self) -> int:
        """Pairs of the whole result."""
        return int(self.points.n.sum())

    @property
    def are_told_apart(self) -> bool:
        """Whether what we do not know is told from luck, so that there are two ranges."""
        return are_told_apart(self.draws)

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
    labels = np.zeros((manifest.n_points, manifest.experiment.runs), np.uint8)
    sums, samples, first = [], [], 0
    for rows in tables_of(store):
        seeds = rows["seed"].to_numpy() - manifest.experiment.seed
        labels[rows["point"].to_numpy(), seeds] = rows["label"].map(LABELS.index).to_numpy()
        sums.append(_summed(rows, factors))
        samples.append(rows.iloc[(-first) % step :: step])
        first += len(rows)
    points = _joined(pd.concat(sums), factors)
    pairs = pd.concat(samples, ignore_index=True)
    return Cells(points, pairs, factors, labels, draws_in(manifest.experiment))


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


def _summed(rows: Any, factors: tuple[str, ...]) -> Any:
    """A row for each point of a part: values, and sums."""
    wide = rows[["point", *outcomes_in(rows)]].copy()
    wide["n"] = 1
    for label in (*LABELS, *OF_SIDES):
        wide[label] = is_label(rows, label)
    sums = wide.groupby("point").sum()
    values = rows[["point", *factors]].groupby("point").first()
    return values.join(sums).reset_index()


def _joined(sums: Any, factors: tuple[str, ...]) -> Any:
    """The points, those that lie in two parts put together, with means in place of sums of numbers."""
    summed = outcomes_in(sums)
    how = dict.fromkeys(factors, "first") | dict.fromkeys(("n", *summed, *LABELS, *OF_SIDES), "sum")
    points = sums.groupby("point").agg(how).reset_index()
    for name in summed:
        if name in NUMBERS:
            points[name] = points[name] / points.n
    return points.astype(dict.fromkeys(("n", *FLAGS, *LABELS, *OF_SIDES), np.int64))


def outcomes_in(rows: Any) -> list[str]:
    """The numbers and flags that a result has: those of earlier formats have fewer."""
    return [name for name in (*NUMBERS, *FLAGS) if name in rows]
