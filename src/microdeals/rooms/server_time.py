"""Server time: what deadlines are counted by, on this machine and on no phone."""

import time
from collections.abc import Callable


class ServerTime:
    """Seconds since 1970, taken from the machine's clock once and counted on from there.

    So a clock that is set, or jumps, while a class runs moves no deadline.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
    ) -> None:
        self._steady = steady
        self._ahead = wall() - steady()

    def __call__(self) -> float:
        """Now."""
        return self._steady() + self._ahead
