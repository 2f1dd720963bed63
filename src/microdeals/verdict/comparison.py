"""A comparison of two settings on the same luck: seed by seed, what the second changes against the first."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.errors import RequestError
from microdeals.rulebook.labels import Label, key_of
from microdeals.statistics.intervals import Mean, averaged, counted
from microdeals.verdict.measures import Measures, measured
from microdeals.verdict.verdict import Verdict, judge

Table: TypeAlias = Any
"""A pandas DataFrame, which comes without types."""


class Change(NamedTuple):
    """How much more often something is so in the second of two settings, over the same seeds.

    ``share`` is the difference of the two shares (-1..1), with its 95 % interval.
    """

    gained: int  # seeds where it is so in the second only
    lost: int  # seeds where it is so in the first only
    share: float
    low: float
    high: float


def changed(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> Change:
    """What changed between two answers (n,) about the same n seeds, n at least 1.

    The interval is method 10 of [newcombe1998]: the Wilson intervals of both shares, put together with
    the correlation of the pairs. It stays within -1 and 1, and has a width also where nothing changed.
    """
    n = len(first)
    both, neither = int(np.sum(first & second)), int(np.sum(~first & ~second))
    gained, lost = int(np.sum(second & ~first)), int(np.sum(first & ~second))
    before, after = counted(both + lost, n), counted(both + gained, n)
    phi = _correlation(both * neither - gained * lost, n, (before.number, after.number))
    share = (gained - lost) / n
    low = share - _distance(after.share - after.low, before.high - before.share, phi)
    high = share + _distance(after.high - after.share, before.share - before.low, phi)
    return Change(gained, lost, share, max(-1.0, low), min(1.0, high))


def _distance(own: float, other: float, phi: float) -> float:
    return math.sqrt(max(0.0, own * own - 2.0 * phi * own * other + other * other))


def _correlation(agreement: float, n: int, numbers: tuple[int, int]) -> float:
    """Correlation of two answers about n seeds, drawn towards 0 where it is above it, as the method asks."""
    spread = math.prod(number * (n - number) for number in numbers)
    if spread == 0:
        return 0.0
    shrunk = max(agreement - n / 2.0, 0.0) if agreement > 0 else agreement
    return shrunk / math.sqrt(spread)


@dataclass(frozen=True)
class Comparison:
    """Two verdicts over the same seeds. What changes is the second less the first."""

    first: Verdict
    second: Verdict

    @property
    def runs(self) -> int:
        """Number of seeds."""
        return self.first.runs

    @cached_property
    def shares(self) -> Mapping[Label, Change]:
        """How much more often each label is given."""
        return {label: changed(self.first.labels == label, self.second.labels == label) for label in Label}

    @cached_property
    def shares_by_side(self) -> tuple[Mapping[Label, Change], Mapping[Label, Change]]:
        """How much more often each label is given to each party alone: for whom is it a stone?"""
        both = zip(self.first.labels_by_side, self.second.labels_by_side, strict=True)
        one, other = ({it: changed(old == it, new == it) for it in Label} for old, new in both)
        return one, other

    @cached_property
    def moves(self) -> NDArray[np.int64]:
        """How many seeds go from which label to which, (5, 5): first by row, second by column."""
        found = np.zeros((len(Label), len(Label)), dtype=np.int64)
        np.add.at(found, (self.first.labels, self.second.labels), 1)
        return found

    @cached_property
    def measures(self) -> tuple[Measures, Measures]:
        """Closing, relief and days sooner of every pair, for both settings."""
        return measured(self.first.pairs), measured(self.second.pairs)

    @cached_property
    def closing(self) -> Mean:
        """Mean change of the closing (share of the stake), from the differences seed by seed."""
        first, second = self.measures
        return averaged(second.closing - first.closing)

    @cached_property
    def relief(self) -> Mean:
        """Mean change of the relief (share of the harm), from the differences seed by seed."""
        first, second = self.measures
        return averaged(second.relief - first.relief)

    def table(self) -> Table:
        """A data frame with a row a seed: labels, closing, relief and days sooner of both, and the changes.

        ``label_0_first`` is what deals were to the first party alone, in the first of the two settings.
        """
        import pandas as pd  # type: ignore[import-untyped]

        columns: dict[str, Any] = {"seed": self.first.pairs.seed}
        verdicts = (self.first, self.second)
        for name, verdict, measures in zip(("first", "second"), verdicts, self.measures, strict=True):
            columns[f"label_{name}"] = _keys_of(verdict.labels)
            own = enumerate(verdict.labels_by_side)
            columns |= {f"label_{side}_{name}": _keys_of(labels) for side, labels in own}
            columns |= {f"{field}_{name}": values for field, values in measures._asdict().items()}
        first, second = self.measures
        columns["closing_change"] = second.closing - first.closing
        columns["relief_change"] = second.relief - first.relief
        return pd.DataFrame(columns)


def _keys_of(labels: NDArray[np.int64]) -> list[str]:
    return [key_of(Label(label)) for label in labels]


def compare(first: Conflict, second: Conflict, runs: int = 1000, seed: int = 0) -> Comparison:
    """Judge two models over the same seeds, each against itself without deals.

    Raises RequestError before any run for what cannot be asked, and RunError as ``judge`` does.
    """
    return comparison_of(judge(first, runs=runs, seed=seed), judge(second, runs=runs, seed=seed))


def comparison_of(first: Verdict, second: Verdict) -> Comparison:
    """Put two verdicts side by side. Raises RequestError for different seeds or thresholds."""
    if not np.array_equal(first.pairs.seed, second.pairs.seed):
        raise RequestError("the two verdicts have different seeds; compare verdicts of the same seeds.")
    if first.thresholds != second.thresholds:
        raise RequestError("the two verdicts have different thresholds; give both the same.")
    return Comparison(first, second)
