"""Running many worlds from Python: chunks of seeds on threads, with the recording that was asked for."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.engine import Plan, run_worlds
from microdeals.ensemble.kernel import Kernel, Kernels, alone, kernel_of
from microdeals.ensemble.records import as_numbers, blank
from microdeals.ensemble.tape import Tape, Trace, new_tape
from microdeals.ensemble.world import World, new_world
from microdeals.errors import RequestError, RunError
from microdeals.portable.runner import Runner
from microdeals.rulebook.luck import LARGEST_SEED

LONGEST_RUN = 36_525
EVENT_ROOM = 2_000
ENGINE = Runner(run_worlds)
"""What runs worlds: the module of the package, machine code or plain Python, with the same bits."""
MOST_AT_ONCE = 64_000_000
"""Bytes of tape that an engine is given at once: the module has a memory of its own, and not much."""
CHUNK = 250
"""Worlds a chunk: some tenths of a second of compiled work, so that Ctrl-C and progress are prompt."""


class Wanted(NamedTuple):
    """How far worlds run and what is kept beside their outcomes. Asking for less takes less memory."""

    days: int | None = None  # None: the conflict model's own horizon
    daily: bool = False
    events: bool = False
    stops_settled: bool = False  # whether a world ends on the day of its settlement


OUTCOMES_ONLY = Wanted()


class Ensemble(NamedTuple):
    """Worlds that were run, in the order of their seeds.

    ``outcomes`` (n,) are records with the fields of ``tape.OutcomeRow``; ``daily`` (n, days, series) follows
    ``rulebook.series.DAILY``; ``fronts`` (n, days, sectors, 4) is fire, calm and both sides' violations;
    ``leans`` (n, days, third parties); ``events`` (n, room) with ``outcomes.n_events`` of them written.
    What was not asked for has length 0. Days after a settlement that stopped a world are 0.
    """

    outcomes: Any
    daily: NDArray[np.float64]
    fronts: NDArray[np.float64]
    leans: NDArray[np.float64]
    events: Any


def run_ensemble(
    conflict: Conflict,
    seeds: Sequence[int] | NDArray[np.int64],
    wanted: Wanted = OUTCOMES_ONLY,
    threads: int | None = None,
) -> Ensemble:
    """Run one world a seed (n, 0..2**63-1), on ``threads`` threads (all cores if None).

    Raises RequestError before the first world for seeds or days out of range, and RunError at the first
    number that is not finite, with model, seed and day. The result does not depend on the number of threads.
    """
    parts = list(run_in_chunks(conflict, seeds, wanted, threads))
    parts.sort(key=lambda part: part[0])
    columns = list(zip(*(part[1] for part in parts), strict=True))
    return Ensemble(*(_join(column) for column in columns))


def run_in_chunks(
    conflict: Conflict,
    seeds: Sequence[int] | NDArray[np.int64],
    wanted: Wanted = OUTCOMES_ONLY,
    threads: int | None = None,
) -> Iterator[tuple[int, Ensemble]]:
    """Yield (position of its first seed, worlds) chunk by chunk as they are done, in any order.

    Raises the same as ``run_ensemble``. Closing the iterator early leaves running chunks to finish and
    starts no more.
    """
    days = conflict.horizon_days if wanted.days is None else wanted.days
    checked = check_seeds(seeds)
    check_days(days)
    if threads is not None and threads < 1:
        raise RequestError(f"threads = {threads}: must be 1 or more. Leave it out for all cores.")
    kernel = kernel_of(conflict)
    jobs = [
        (first, Job(conflict, kernel, checked[first : first + CHUNK], wanted._replace(days=days)))
        for first in range(0, len(checked), CHUNK)
    ]
    workers = threads or os.cpu_count() or 1
    pool = ThreadPoolExecutor(workers)
    waiting: dict[Future[Ensemble], int] = {}
    try:
        while jobs or waiting:
            while jobs and len(waiting) < workers + 1:
                first, job = jobs.pop(0)
                waiting[pool.submit(run_job, job)] = first
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield waiting.pop(future), future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


class Job(NamedTuple):
    """One chunk of worlds: all of one kernel, or each of its own (``kernels``), of the same shape."""

    conflict: Conflict
    kernel: Kernel
    seeds: NDArray[np.int64]
    wanted: Wanted
    kernels: Kernels | None = None


def run_job(job: Job) -> Ensemble:
    """Run a chunk. Raises RunError with model, seed and day where a number is not finite."""
    room = EVENT_ROOM if job.wanted.events else 0
    tape = record(job, room)
    most = most_events(tape.outcomes)
    if room and most > room:
        tape = record(job, most)
    check_finite(job.conflict, job.seeds, tape.outcomes)
    return ensemble_of(tape)


def most_events(outcomes: Any) -> int:
    """The number of events of the most eventful of some worlds."""
    return int(outcomes.n_events.max(initial=0))


def record(job: Job, room: int) -> Tape:
    """Run a chunk onto a new tape with room for this many events a world."""
    days = job.wanted.days or job.conflict.horizon_days
    tape = new_tape(job.kernel, len(job.seeds), days, job.wanted.daily, room)
    seeds: Any = job.seeds
    plan = Plan(seeds, blank(Trace, (1, days)), days, job.wanted.stops_settled)
    run_each(job.kernels or alone(job.kernel), new_world(job.kernel), tape, plan)
    return tape


def ensemble_of(tape: Tape) -> Ensemble:
    """What was recorded, with series and sectors as plain numbers over the same memory."""
    leans: Any = tape.leans
    return Ensemble(tape.outcomes, as_numbers(tape.daily), as_numbers(tape.fronts), leans, tape.events)


def run_each(kernels: Kernels, world: World, tape: Tape, plan: Plan) -> None:
    """Run the engine, each world of its own kernel or all of one, without NumPy's warnings.

    Interpreted, NumPy would warn of the wrap-around that common luck is made of; compiled code is silent.
    """
    is_each = len(kernels.tables) > 1
    with np.errstate(all="ignore"):
        for some, part, planned in in_parts(tape, plan):
            own = Kernels(*(table[some] for table in cast(Any, kernels))) if is_each else kernels
            ENGINE(own, world, part, planned)
            if (cast(Any, part.outcomes).bad_day >= 0).any():
                break


def in_parts(tape: Tape, plan: Plan) -> Iterator[tuple[slice, Tape, Plan]]:
    """The same tape and plan in parts of some worlds: at most ``MOST_AT_ONCE`` large, or one world each."""
    n_worlds = len(plan.seeds)
    has_traces = len(plan.traces) == n_worlds
    held: Any = (*tape, plan.traces) if has_traces else tape
    most = max(1, MOST_AT_ONCE * n_worlds // max(1, sum(np.asarray(part).nbytes for part in held)))
    for first in range(0, n_worlds, most):
        some = slice(first, first + most)
        parts: Any = (column[some] for column in cast(Any, tape))
        traces: Any = cast(Any, plan.traces)[some] if has_traces else plan.traces
        yield some, Tape(*parts), plan._replace(seeds=cast(Any, plan.seeds)[some], traces=traces)


def check_finite(conflict: Conflict, seeds: NDArray[np.int64], outcomes: Any) -> None:
    """Raise RunError, with model, seed and day, if a world of these came to a number that is not finite."""
    bad = np.flatnonzero(outcomes.bad_day >= 0)
    if len(bad):
        seed, day = int(seeds[bad[0]]), int(outcomes.bad_day[bad[0]])
        raise RunError(
            f"{conflict.source or conflict.name}: a number is no longer finite with seed {seed} on "
            f"day {day}. Some parameter is too extreme for the equations; change the ones you set last."
        )


def check_seeds(seeds: Sequence[int] | NDArray[np.int64]) -> NDArray[np.int64]:
    """The seeds as an array. Raises RequestError for none, for values out of range or between numbers."""
    if len(seeds) == 0:
        raise RequestError("runs = 0: at least one world is needed. Ask for 1 or more.")
    for seed in (min(seeds), max(seeds)):
        if not 0 <= seed <= LARGEST_SEED:
            raise RequestError(f"seed = {seed}: must be between 0 and 2**63 - 1.")
    found = np.asarray(seeds)
    if found.dtype.kind not in "iu":
        raise RequestError(f"seeds must be whole numbers, and these are of type {found.dtype}.")
    return found.astype(np.int64)


def check_days(days: int) -> None:
    """Raise RequestError for a horizon that is not between a day and a hundred years."""
    if not 1 <= days <= LONGEST_RUN:
        raise RequestError(f"days = {days}: must be between 1 and {LONGEST_RUN} (a hundred years).")


def _join(column: tuple[Any, ...]) -> Any:
    if column[0].dtype.names is None:
        return np.concatenate(column)
    room = max(part.shape[1:] for part in column)
    if not room:
        return np.concatenate(column).view(np.recarray)
    joined = np.zeros((sum(len(part) for part in column), *room), dtype=column[0].dtype)
    first = 0
    for part in column:
        joined[first : first + len(part), : part.shape[1]] = part
        first += len(part)
    return joined.view(np.recarray)
