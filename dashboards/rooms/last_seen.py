"""Who is here: the phones that have asked within the last seconds. It is kept in no file."""

from __future__ import annotations

from collections.abc import Callable

SECONDS = 12.0
"""A phone asks every second or so; one that has not for so long sleeps, or is gone."""


class LastSeen:
    """When each phone of each room last asked."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._seen: dict[tuple[str, str], float] = {}

    def note(self, code: str, name: str) -> None:
        """A phone has asked."""
        self._seen[code, name] = self._now()

    def is_here(self, code: str, name: str) -> bool:
        """Whether a phone has asked lately."""
        return self._now() - self._seen.get((code, name), -SECONDS) < SECONDS

    def forget(self, code: str) -> None:
        """A room is no more."""
        for key in [key for key in self._seen if key[0] == code]:
            del self._seen[key]
