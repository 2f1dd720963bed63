"""Tries: whoever types wrong codes again and again has to wait."""

import threading
from collections import OrderedDict
from collections.abc import Callable

FREE = 20
"""Wrong codes that an address may have at once: a class behind one address mistypes a few."""
SECONDS_A_TRY = 3.0
"""So long it takes until one more is free. All codes of one room take half a day."""
MOST_ADDRESSES = 2000


class WrongTries:
    """Wrong codes by address; the oldest addresses are forgotten."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._spent: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def seconds_to_wait(self, address: str) -> float:
        """How long this address has to wait before it may try again; 0 if it may."""
        with self._lock:
            return max(0.0, (self._count(address) - FREE + 1) * SECONDS_A_TRY)

    def was_wrong(self, address: str) -> None:
        """Note a wrong code."""
        with self._lock:
            self._spent[address] = (self._count(address) + 1.0, self._now())
            self._spent.move_to_end(address)
            while len(self._spent) > MOST_ADDRESSES:
                self._spent.popitem(last=False)

    def _count(self, address: str) -> float:
        """Wrong codes that still count."""
        spent, since = self._spent.get(address, (0.0, self._now()))
        return max(0.0, spent - (self._now() - since) / SECONDS_A_TRY)
