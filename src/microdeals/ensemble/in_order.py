"""Jobs on threads, their results in the order of the jobs."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

J = TypeVar("J")
R = TypeVar("R")


def in_order(work: Callable[[J], R], jobs: Iterable[J], threads: int | None = None) -> Iterator[R]:
    """Yield ``work(job)`` for each job, in order, worked on by ``threads`` threads (all cores if None).

    Only a few jobs are under way or waiting to be yielded at a time, so memory does not grow with their
    number. Closing the iterator early, or Ctrl-C, leaves running jobs to finish and starts no more.
    """
    workers = threads or os.cpu_count() or 1
    pool = ThreadPoolExecutor(workers)
    waiting: deque[Future[R]] = deque()
    try:
        for job in jobs:
            waiting.append(pool.submit(work, job))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
