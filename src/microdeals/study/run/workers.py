"""Where chunks run: anything with the interface of ``concurrent.futures.Executor``."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.errors import RequestError

SECONDS_TO_CONNECT = 15
MOST_THREADS = 1_024
CHUNKS_PER_THREAD = 3


class Workers(NamedTuple):
    """An executor, and how many chunks it should have in hand now: enough to be busy, few in memory."""

    executor: Executor
    at_once: Callable[[], int]


def n_threads(wished: int | None) -> int:
    """How many threads to run on: as many as wished, all cores if None. Raises RequestError."""
    n = (os.cpu_count() or 1) if wished is None else wished
    if not 1 <= n <= MOST_THREADS:
        raise RequestError(f"threads = {n}: must be a whole number from 1 to {MOST_THREADS}.")
    return n


@contextmanager
def threads(n: int | None = None) -> Iterator[Workers]:
    """``n`` threads of this process (all cores if None); compiled worlds run beside each other.

    On leaving, running chunks finish and waiting ones are dropped.
    """
    number = n_threads(n)
    pool = ThreadPoolExecutor(number)
    try:
        yield Workers(pool, lambda: number + 1)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of a Dask cluster, by its scheduler's address or scheduler file.

    Scheduler and workers need the same version of microdeals. A worker may die: its chunks are run again
    elsewhere. Raises RequestError if the cluster cannot be reached, or is lost on the way.
    """
    distributed = _distributed()
    client = _client(distributed, address)
    try:
        if not client.nthreads():
            raise RequestError(f"{address}: the cluster has no workers. Start some: dask worker {address}")
        yield Workers(client.get_executor(pure=False), lambda: _at_once(client))
    except (distributed.scheduler.KilledWorker, CancelledError, OSError) as failed:
        raise RequestError(
            f"{address}: the cluster was lost ({type(failed).__name__}). The parts that are there are whole; "
            "the same command goes on from them."
        ) from failed
    finally:
        client.close(timeout=5)


def _at_once(client: Any) -> int:
    return int(CHUNKS_PER_THREAD * max(1, sum(client.nthreads().values())))


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as missing:
        raise RequestError(
            "--cluster needs Dask: install it with pip install 'microdeals[cluster]'."
        ) from missing
    return distributed


def _client(distributed: Any, address: str) -> Any:
    where = {"address": address} if "://" in address else {"scheduler_file": address}
    if "scheduler_file" in where and not Path(address).is_file():
        raise RequestError(
            f"--cluster {address}: neither an address such as tcp://host:8786 nor a scheduler file."
        )
    try:
        return distributed.Client(**where, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as failed:
        raise RequestError(f"--cluster {address}: cannot be reached. Is the scheduler running?") from failed
