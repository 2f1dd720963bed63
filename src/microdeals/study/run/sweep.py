"""Running a sweep: chunks to workers, parts to the store, until every part is there."""

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait

from microdeals.errors import RequestError
from microdeals.study.question.plan import SweepPlan
from microdeals.study.run.parts import merge
from microdeals.study.run.rows import run_chunk
from microdeals.study.run.store import Store, manifest_of
from microdeals.study.run.workers import Workers

SECONDS_BETWEEN_LOOKS = 5.0
NO_GUARD = (
    "the processes of the pool have ended. In a script, a pool of processes needs the line if __name__ == "
    '"__main__": above what starts it; threads(n) needs none. The parts that are there are whole.'
)
Watch = Callable[[int, bytes], None]
"""Told of each part that was written: its number and its content."""


def sweep(plan: SweepPlan, store: Store, workers: Workers, watch: Watch | None = None) -> None:
    """Run what is missing of a sweep, and merge its parts. A finished sweep is left as it is.

    A few chunks are in memory at a time, however many there are. Whatever stops this (an error, Ctrl-C,
    a kill), the parts written so far are whole, and the same call goes on from them. Raises RequestError for
    a pool whose processes end.
    """
    finished = store.finished()
    waiting: dict[Future[bytes], int] = {}
    try:
        for number in range(plan.n_chunks):
            if number in finished:
                continue
            waiting[workers.executor.submit(run_chunk, plan.chunk(number))] = number
            if len(waiting) >= workers.at_once():
                _collect(waiting, store, workers, watch)
        while waiting:
            _collect(waiting, store, workers, watch)
    except BrokenExecutor as broken:
        raise RequestError(NO_GUARD) from broken
    finally:
        for future in waiting:
            future.cancel()
    if len(finished) < plan.n_chunks or not store.merged.exists():
        merge(store, manifest_of(plan))


def _collect(waiting: dict[Future[bytes], int], store: Store, workers: Workers, watch: Watch | None) -> None:
    """Wait for a chunk, and write every part that is ready. Raises RequestError if nobody works any more."""
    while not (done := wait(waiting, SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED).done):
        workers.look()
    for future in done:
        number, content = waiting.pop(future), future.result()
        store.write_part(number, content)
        if watch is not None:
            watch(number, content)
