"""What a sweep will take, before it is run: worlds, time and disk, from a small trial of its own points."""

import io
import time
from typing import NamedTuple

import pyarrow.parquet as pq  # type: ignore[import-untyped]

from microdeals.study.question.plan import Chunk, Stretch, SweepPlan
from microdeals.study.run.rows import as_bytes, run_chunk

POINTS_TRIED, PAIRS_TRIED = 3, 20


class Forecast(NamedTuple):
    """A sweep in numbers. Seconds are of one core of this machine."""

    n_points: int
    n_pairs: int
    n_parts: int
    seconds_of_a_core: float
    n_bytes: int

    @property
    def n_worlds(self) -> int:
        """Two worlds a pair."""
        return 2 * self.n_pairs


def forecast(plan: SweepPlan) -> Forecast:
    """Run a few pairs at the first, the middle and the last point, and work out the whole from them."""
    trial = _trial(plan)
    run_chunk(_trial(plan, n_seeds=1))
    began = time.perf_counter()
    content = run_chunk(trial)
    seconds = time.perf_counter() - began
    n_tried = sum(stretch.n_seeds for stretch in trial.stretches)
    return Forecast(
        plan.points.n, plan.n_rows, plan.n_chunks, seconds * plan.n_rows / n_tried, _bytes(plan, content)
    )


def _trial(plan: SweepPlan, n_seeds: int = PAIRS_TRIED) -> Chunk:
    last = plan.points.n - 1
    tried = sorted({last * place // (POINTS_TRIED - 1) for place in range(POINTS_TRIED)})
    experiment = plan.experiment
    n = min(n_seeds, experiment.runs)
    stretches = tuple(Stretch(point, plan.points.values(point), experiment.seed, n) for point in tried)
    return plan.chunk_with(stretches)


def _bytes(plan: SweepPlan, content: bytes) -> int:
    """Disk for the parts and for the merged file: what each part takes by itself, and what each row adds."""
    # Read in this thread alone: Arrow's own threads may still hold these bytes while Python shuts down,
    # and then abort the process.
    table = pq.ParquetFile(io.BytesIO(content), pre_buffer=False).read(use_threads=False)
    empty, full = len(as_bytes(table.slice(0, 0))), len(content)
    a_row = max(1.0, (full - empty) / max(1, len(table)))
    return int(plan.n_chunks * empty + 2 * plan.n_rows * a_row)
