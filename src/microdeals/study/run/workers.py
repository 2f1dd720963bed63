"""Where chunks run: anything with the interface of ``concurrent.futures.Executor``."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.documents.addresses import check_answers
from microdeals.documents.reading import FileSort, read_bytes
from microdeals.documents.wording import shown
from microdeals.errors import RequestError
from microdeals.extras import check_extra
from microdeals.processors import n_threads

OPTION = "--cluster"
SECONDS_TO_CONNECT = 15
SECONDS_WITHOUT_WORKERS = 60
SCHEDULER_FILE = FileSort(
    "a scheduler file",
    1_000_000,
    lambda problems: RequestError(
        f"{OPTION} {problems[0]} Give an address such as tcp://host:8786, or a file."
    ),
)
CHUNKS_PER_THREAD = 3


class Workers(NamedTuple):
    """An executor, and how many chunks it should have in hand now: enough to be busy, few in memory."""

    executor: Executor
    at_once: Callable[[], int]
    look: Callable[[], None] = lambda: None
    """Asked now and then while nothing comes back. Raises RequestError once there is nobody to wait for."""


@contextmanager
def threads(n: int | None = None) -> Iterator[Workers]:
    """``n`` threads of this process (None: one a processor that may be used).

    Compiled worlds run beside each other. On leaving, running chunks finish and waiting ones are dropped.
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
    check_extra("cluster", OPTION)
    import distributed

    client = _client(distributed, address)
    try:
        if not client.nthreads():
            raise RequestError(f"{address}: the cluster has no workers. Start some: dask worker {address}")
        watch = _Watch(address, client)
        yield Workers(client.get_executor(pure=False), lambda: _at_once(client), watch.look)
    except (distributed.scheduler.KilledWorker, CancelledError, OSError) as failed:
        raise RequestError(
            f"{address}: the cluster was lost ({type(failed).__name__}). The parts that are there are whole; "
            "the same command goes on from them."
        ) from failed
    finally:
        client.close(timeout=5)


class _Watch:
    """Looks whether a cluster still has workers."""

    def __init__(self, address: str, client: Any) -> None:
        self.address, self.client = address, client
        self.seen = time.monotonic()

    def look(self) -> None:
        """Raise RequestError if there has been no worker for a minute: new ones may be on their way."""
        if self.client.nthreads():
            self.seen = time.monotonic()
        elif time.monotonic() - self.seen > SECONDS_WITHOUT_WORKERS:
            raise RequestError(
                f"{self.address}: the cluster has had no workers for {SECONDS_WITHOUT_WORKERS} seconds. The "
                "parts that are there are whole; start workers, and the same command goes on from them."
            )


def _at_once(client: Any) -> int:
    return int(CHUNKS_PER_THREAD * max(1, sum(client.nthreads().values())))


def _client(distributed: Any, address: str) -> Any:
    where = address if "://" in address else _named_in(Path(address))
    check_answers(where, OPTION)
    try:
        return distributed.Client(where, timeout=SECONDS_TO_CONNECT, set_as_default=False)
    except Exception as failed:  # whoever answers need not be a scheduler, and says so in many ways
        what = "answers, but cannot be talked to by this version of Dask"
        raise RequestError(f"{OPTION} {shown(where)}: {what}.") from failed


def _named_in(file: Path) -> str:
    """The address that a scheduler file names. Raises RequestError."""
    try:
        return str(json.loads(read_bytes(file, SCHEDULER_FILE))["address"])
    except (ValueError, KeyError, TypeError, RecursionError):
        what = "neither an address such as tcp://host:8786 nor a scheduler file"
        raise RequestError(f"{OPTION} {shown(str(file))}: {what}.") from None
