"""The question that a diagram asks of the pool: verdicts in every cell, of few pairs at first, then more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from dashboards.sweep.levers import WantedDiagram
from dashboards.work.tickets import AnswerPart
from microdeals.conflicts import Conflict
from microdeals.ensemble.ready import make_ready
from microdeals.study.answer.cells import Cells
from microdeals.study.columns import LABELS
from microdeals.study.question.draws import DrawnValues, draws_of, inputs_for, values_for
from microdeals.study.question.plan import Stretch
from microdeals.study.run.twin_pairs import pairs_of_points
from microdeals.verdict import Thresholds
from microdeals.verdict.labels import plane_of
from microdeals.verdict.seeds import seeds_of

FIRST_PAIRS = 8
"""Pairs a cell in the first round, which paints the whole picture at once."""
GROWTH = 3
"""How many times as many pairs each later round has in all."""


class Tally(NamedTuple):
    """So far: the labels of all pairs, cell by cell; `up` changes fastest, as in a grid sweep."""

    labels: tuple[bytes, ...]
    """For each cell the number of each pair's label in `LABELS`, by seed."""
    first_seed: int
    is_drawn: bool

    @property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """For each cell the pairs of each label, in the order of `LABELS`."""
        numbers = range(len(LABELS))
        return tuple(tuple(labels.count(number) for number in numbers) for labels in self.labels)

    @property
    def n_pairs(self) -> int:
        """Twin pairs in all."""
        return sum(map(len, self.labels))


class DiagramQuestion(NamedTuple):
    """The question. Equal diagrams have equal answers."""

    wanted: WantedDiagram

    @property
    def patience(self) -> int:
        """Somebody looks at an empty diagram."""
        return 0

    def parts(self) -> Iterator[AnswerPart[Tally]]:
        """A column of cells a part, round after round; the answer, from the first round on, is a `Tally`.

        What nobody knows is drawn as a sweep draws it. Raises RunError for a number that is not finite, as
        `judge` does.
        """
        wanted, conflict = self.wanted, self.wanted.asked.conflict()
        paths = (wanted.across.path, wanted.up.path)
        inputs = inputs_for(conflict, paths, [path for path, _ in wanted.asked.changes])
        places = [(x, y) for x in wanted.values(wanted.across) for y in wanted.values(wanted.up)]
        labels, row, done = [b""] * len(places), len(wanted.values(wanted.up)), 0
        make_ready(conflict)
        for first, last in rounds(wanted.pairs):
            seeds = seeds_of(last - first, wanted.asked.seed + first)
            drawn = values_for(conflict, inputs, wanted.asked.seed, seeds) if inputs else None
            for start in range(0, len(places), row):
                for cell in range(start, start + row):
                    values = dict(zip(paths, places[cell], strict=True))
                    stretch = Stretch(cell, values, int(seeds[0]), len(seeds))
                    labels[cell] += labels_of(conflict, stretch, drawn)
                done += row * len(seeds)
                is_whole = first > 0 or start + row == len(places)
                tally = Tally(tuple(labels), wanted.asked.seed, inputs is not None) if is_whole else None
                yield AnswerPart(done, len(places) * wanted.pairs, tally)


def labels_of(conflict: Conflict, stretch: Stretch, drawn: DrawnValues | None) -> bytes:
    """The numbers of the labels of some pairs; in this thread alone."""
    pairs = pairs_of_points(conflict, [stretch], drawn)
    return bytes(plane_of(pairs.compared, Thresholds()).labels.tolist())


def rounds(pairs: int) -> Iterator[tuple[int, int]]:
    """The runs of each round, from and to.

    >>> list(rounds(40))
    [(0, 8), (8, 24), (24, 40)]
    """
    first, last = 0, min(FIRST_PAIRS, pairs)
    while first < last:
        yield first, last
        first, last = last, min(last * GROWTH, pairs)


def cells_of(wanted: WantedDiagram, tally: Tally) -> Cells:
    """The tally as the library's figures take it: a row for each cell, and the pairs that all cells have."""
    paths = (wanted.across.path, wanted.up.path)
    places = [(x, y) for x in wanted.values(wanted.across) for y in wanted.values(wanted.up)]
    points = pd.DataFrame(tally.counts, columns=list(LABELS))
    points.insert(0, "n", points.sum(axis=1))
    for number, path in enumerate(paths):
        points.insert(number, path, [place[number] for place in places])
    n = min(map(len, tally.labels))
    labels = np.array([list(labels[:n]) for labels in tally.labels], dtype=np.uint8)
    seeds = tally.first_seed + np.arange(n)
    return Cells(points, None, paths, labels, draws_of(seeds, tally.first_seed) if tally.is_drawn else None)
