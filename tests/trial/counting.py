"""Counting what becomes of cases: taken, refused with a message of ours, or a traceback."""

import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType

from microdeals.errors import MicrodealsError
from trial.trial import Trial

PATIENCE_SECONDS = 300
"""After so long a case is said to hang, on the busiest machine."""
LONGEST_MESSAGE = 50_000


def counted(name: str, cases: Iterable[Callable[[], object]]) -> Trial:
    """Run cases. What is no refusal of ours, or hangs, or is refused without end, is a traceback."""
    n = refused = tracebacks = 0
    for case in cases:
        n += 1
        try:
            with _patience():
                case()
        except MicrodealsError as told:
            refused += 1
            tracebacks += len(str(told)) > LONGEST_MESSAGE
        except Exception:
            traceback.print_exc(file=sys.stderr)
            tracebacks += 1
    return Trial(name, n, refused, 0, tracebacks)


@contextmanager
def _patience() -> Iterator[None]:
    """Raise TimeoutError in what hangs."""

    def hangs(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"still running after {PATIENCE_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(PATIENCE_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
