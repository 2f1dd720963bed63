"""The plan of a sweep: how its rows are cut into chunks.

Row n is point n // runs and run n % runs. A chunk is a stretch of rows, about a second of compiled work
by an estimate from the model's size alone: the same on every machine, so that it does not matter where
or how often a sweep was interrupted.
"""

from typing import NamedTuple

from microdeals.conflicts import Conflict
from microdeals.conflicts.declared import Value
from microdeals.study.question.designs import Points
from microdeals.study.question.experiment import Experiment, Factor

WORK_OF_A_CHUNK = 60_000_000
"""In days of one citizen (measured: 12 ns), so a chunk is about a second of one core."""
FIXED_WORK = 200
"""A day without its citizens, in citizens (measured)."""
PAIRS_TO_SET_A_POINT = 3
"""Checking and packing a point's conflict model takes as long as so many pairs (measured)."""
MOST_ROWS_A_CHUNK = 20_000


class Stretch(NamedTuple):
    """Some runs of one point: seeds ``first_seed`` onward."""

    point: int
    values: dict[str, Value]
    first_seed: int
    n_seeds: int


class Chunk(NamedTuple):
    """What one call of ``run_chunk`` works on, anywhere: it can be sent to another machine."""

    number: int
    conflict: Conflict
    factors: tuple[Factor, ...]
    stretches: tuple[Stretch, ...]
    digest: str
    version: str
    rules_digest: str


class SweepPlan(NamedTuple):
    """All rows of a sweep, cut."""

    experiment: Experiment
    conflict: Conflict
    points: Points
    rows_a_chunk: int

    @property
    def n_rows(self) -> int:
        """Twin pairs of the whole sweep."""
        return self.points.n * self.experiment.runs

    @property
    def n_chunks(self) -> int:
        """Chunks of the whole sweep."""
        return -(-self.n_rows // self.rows_a_chunk)

    def rows_of(self, number: int) -> int:
        """Rows in a chunk: all have the same but the last."""
        return min(self.rows_a_chunk, self.n_rows - number * self.rows_a_chunk)

    def chunk(self, number: int) -> Chunk:
        """The chunk of this number, from 0."""
        first = number * self.rows_a_chunk
        last = first + self.rows_of(number)
        experiment = self.experiment
        stretches = []
        while first < last:
            point, run = divmod(first, experiment.runs)
            n = min(experiment.runs - run, last - first)
            stretches.append(Stretch(point, self.points.values(point), experiment.first_seed(point) + run, n))
            first += n
        return Chunk(
            number, self.conflict, experiment.factors, tuple(stretches), experiment.model_digest,
            experiment.version, experiment.rules_digest,
        )  # fmt: skip


def plan_of(experiment: Experiment, conflict: Conflict, points: Points) -> SweepPlan:
    """Cut a sweep into chunks of whole points where a chunk holds several."""
    work = 2 * conflict.horizon_days * (FIXED_WORK + conflict.publics.citizens)
    work += work * PAIRS_TO_SET_A_POINT // experiment.runs
    rows = max(1, min(MOST_ROWS_A_CHUNK, WORK_OF_A_CHUNK // work))
    if rows >= experiment.runs:
        rows -= rows % experiment.runs
    return SweepPlan(experiment, conflict, points, rows)
