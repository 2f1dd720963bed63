"""The question that a diagram asks of the pool: verdicts in every cell, of few pairs at first, then more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from dashboards.sweep.levers import WantedDiagram
from dashboards.work.tickets import AnswerPart
from microdeals.conflicts import Conflict
from microdeals.conflicts.declared import Value
from microdeals.ensemble.pairs import run_pairs
from microdeals.ensemble.ready import make_ready
from microdeals.study.answer.cells import Cells
from microdeals.study.columns import LABELS
from microdeals.verdict import Thresholds, Verdict, twins_of
from microdeals.verdict.verdict import seeds_of

FIRST_PAIRS = 8
"""Pairs a cell in the first round, which paints the whole picture at once."""
GROWTH = 3
"""How many times as many pairs each later round has in all."""


class Tally(NamedTuple):
    """So far: pairs and counts of each label, cell by cell; `up` changes fastest, as in a grid sweep."""

    counts: tuple[tuple[int, ...], ...]
    """For each cell the pairs of each label, in the order of `LABELS`."""

    @property
    def n_pairs(self) -> int:
        """Twin pairs in all."""
        return sum(map(sum, self.counts))


class DiagramQuestion(NamedTuple):
    """The question. Equal diagrams have equal answers."""

    wanted: WantedDiagram

    @property
    def patience(self) -> int:
        """Somebody looks at an empty diagram."""
        return 0

    def parts(self) -> Iterator[AnswerPart[Tally]]:
        """A column of cells a part, round after round; the answer, from the first round on, is a `Tally`."""
        places = [(x, y) for x in self.wanted.values(self.wanted.across) for y in self._ups()]
        worlds: dict[int, Conflict] = {}
        counts = np.zeros((len(places), len(LABELS)), dtype=int)
        row, done = len(self._ups()), 0
        for first, last in rounds(self.wanted.pairs):
            for start in range(0, len(places), row):
                for cell in range(start, start + row):
                    if cell not in worlds:
                        worlds[cell] = self.wanted.conflict(*places[cell])
                    seeds = seeds_of(last - first, self.wanted.asked.seed + first)
                    counts[cell] += label_counts(worlds[cell], seeds)
                done += row * (last - first)
                is_whole = first > 0 or start + row == len(places)
                yield AnswerPart(
                    done, len(places) * self.wanted.pairs, Tally(_tuples(counts)) if is_whole else None
                )

    def _ups(self) -> tuple[Value, ...]:
        return self.wanted.values(self.wanted.up)


def label_counts(conflict: Conflict, seeds: np.ndarray) -> list[int]:
    """How many pairs with these seeds have each label, in the order of `LABELS`; in this thread alone.

    Raises RunError for a number that is not finite, as `judge` does.
    """
    twins = twins_of(conflict)
    make_ready(twins.with_deals)
    pairs = np.concatenate(list(run_pairs(twins.with_deals, twins.without, seeds, threads=1)))
    verdict = Verdict(twins, pairs.view(np.recarray), Thresholds())
    return [count.number for count in verdict.shares.values()]


def rounds(pairs: int) -> Iterator[tuple[int, int]]:
    """The runs of each round, from and to.

    >>> list(rounds(40))
    [(0, 8), (8, 24), (24, 40)]
    """
    first, last = 0, min(FIRST_PAIRS, pairs)
    while first < last:
        yield first, last
        first, last = last, min(last * GROWTH, pairs)


def _tuples(counts: np.ndarray) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(row) for row in counts.tolist())


def cells_of(wanted: WantedDiagram, tally: Tally) -> Cells:
    """The tally as the library's figures take it: a row for each cell."""
    paths = (wanted.across.path, wanted.up.path)
    places = [(x, y) for x in wanted.values(wanted.across) for y in wanted.values(wanted.up)]
    points = pd.DataFrame(tally.counts, columns=list(LABELS))
    points.insert(0, "n", points.sum(axis=1))
    for number, path in enumerate(paths):
        points.insert(number, path, [place[number] for place in places])
    return Cells(points, None, paths)
