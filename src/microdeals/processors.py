"""How many processors this process may use: what every count of threads or processes goes by."""

import os
import sys

from microdeals.errors import RequestError

MOST_AT_ONCE = 1_024


def processors() -> int:
    """Processors that this process may use; 1 within a task of a Dask worker, which has as many tasks.

    A container or a batch system may leave a process fewer than the machine has.
    """
    if _is_in_dask():
        return 1
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def n_threads(wished: int | None) -> int:
    """How many threads or processes to work on: as many as wished, ``processors()`` if None.

    Raises RequestError for a number that cannot be.
    """
    n = processors() if wished is None else wished
    if isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= MOST_AT_ONCE:
        raise RequestError(f"threads = {n!r}: must be a whole number from 1 to {MOST_AT_ONCE}.")
    return n


def _is_in_dask() -> bool:
    """Whether this thread runs a task of a Dask worker: it runs one on each of its threads at once."""
    distributed = sys.modules.get("distributed")
    if distributed is None:
        return False
    try:
        distributed.get_worker()
    except (AttributeError, ValueError):
        return False
    return True
