"""The one place where tests wait: for something that comes true, with one bound that only a hang meets.

No test depends on how fast the machine is. A wait ends on its condition, so a generous bound costs a green
run nothing; `MICRODEALS_TEST_BOUND=20` makes it shorter for whoever mends a page and waits for its failures.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from subprocess import Popen
from typing import TypeVar

T = TypeVar("T")

BOUND = float(os.environ.get("MICRODEALS_TEST_BOUND", "600"))
"""Seconds after which whatever is waited for is said to hang, on the busiest machine."""
BOUND_MS = BOUND * 1000.0
"""The same for Playwright, which counts in milliseconds."""


def until(condition: Callable[[], T], what: str, pause: Callable[[float], object] = time.sleep) -> T:
    """What the condition says once it says something true. Asks again after each pause of 10 ms."""
    end = time.monotonic() + BOUND
    while not (found := condition()):
        assert time.monotonic() < end, f"{what}: not within {BOUND:g} seconds"
        pause(0.01)
    return found


@contextmanager
def bounded(process: Popen[str]) -> Iterator[None]:
    """End a process that is read from, should it still be silent at the bound, so that reading ends too."""
    too_late = threading.Timer(BOUND, process.kill)
    too_late.start()
    try:
        yield
    finally:
        too_late.cancel()
