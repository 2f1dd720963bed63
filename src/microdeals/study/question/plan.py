"""The plan of a sweep: how its rows are cut into chunks.

Row n is point n // runs and run n % runs. A chunk is a stretch of rows, about a second of compiled work
by an estimate from the model's size alone: the same on every machine, so that it does not matter where
or how often a sweep was interrupted.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.conflicts.declared import Value
from microdeals.study.question.designs import Points
from microdeals.study.question.draws import GIVEN, DrawnValues, told_of, values_for
from microdeals.study.question.experiment import Experiment, Factor
from microdeals.unknowns.inputs import Inputs

WORK_OF_A_CHUNK = 60_000_000
"""In days of one citizen (measured: 12 ns), so a chunk is about a second of one core."""
FIXED_WORK = 200
"""A day without its citizens, in citizens (measured)."""
MOST_ROWS_A_CHUNK = 20_000


class Stretch(NamedTuple):
    """Some runs of one point: seeds ``first_seed`` onward."""

    point: int
    values: dict[str, Value]
    first_seed: int
    n_seeds: int
    state: int = GIVEN  # the number of the draw that its values are, if they are a state of the world

    @property
    def seeds(self) -> NDArray[np.int64]:
        """The seeds of its pairs."""
        return np.arange(self.first_seed, self.first_seed + self.n_seeds)


class Chunk(NamedTuple):
    """What one call of ``run_chunk`` works on, anywhere: it can be sent to another machine."""

    number: int
    conflict: Conflict
    factors: tuple[Factor, ...]
    stretches: tuple[Stretch, ...]
    digest: str
    version: str
    rules_digest: str
    drawn: DrawnValues | None = None  # None: every number is taken as given


class SweepPlan(NamedTuple):
    """All rows of a sweep, cut."""

    experiment: Experiment
    conflict: Conflict
    points: Points
    rows_a_chunk: int
    inputs: Inputs | None = None  # what is drawn; None: every number is taken as given

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
            values, seed = self.points.values(point), experiment.first_seed(point) + run
            state = experiment.state_of(point) if experiment.robust else GIVEN
            stretches.append(Stretch(point, values, seed, n, state))
            first += n
        return self.chunk_with(tuple(stretches), number)

    def chunk_with(self, stretches: tuple[Stretch, ...], number: int = 0) -> Chunk:
        """A chunk of these stretches, whichever they are."""
        experiment = self.experiment
        return Chunk(
            number, self.conflict, experiment.factors, stretches, experiment.model_digest, experiment.version,
            experiment.rules_digest, self._drawn(stretches),
        )  # fmt: skip

    def _drawn(self, stretches: Sequence[Stretch]) -> DrawnValues | None:
        """What is drawn for the runs of a chunk."""
        if self.inputs is None:
            return None
        seeds = np.unique(np.concatenate([stretch.seeds for stretch in stretches]))
        return values_for(self.conflict, self.inputs, self.experiment.seed, seeds)


def plan_of(
    experiment: Experiment, conflict: Conflict, points: Points, inputs: Inputs | None = None
) -> SweepPlan:
    """Cut a sweep into chunks of whole points where a chunk holds several.

    ``inputs`` are what is drawn; None: every number is taken as given.
    """
    work = 2 * conflict.horizon_days * (FIXED_WORK + conflict.publics.citizens)
    rows = max(1, min(MOST_ROWS_A_CHUNK, WORK_OF_A_CHUNK // work))
    if rows >= experiment.runs:
        rows -= rows % experiment.runs
    experiment = experiment._replace(drawn=told_of(inputs) if inputs else None)
    return SweepPlan(experiment, conflict, points, rows, inputs)
