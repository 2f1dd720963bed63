"""How fast a page plays: its speed as frames, and the computing time that all pages share."""

from __future__ import annotations

import threading
from typing import NamedTuple

SHARE_OF_A_CORE = 0.7
"""All playing pages together may compute this long in each second; the rest answers clicks (measured)."""

SECONDS_TO_SEND = 0.0008
"""What a frame costs the server beside the days and the drawing that its page computes (measured)."""

FRAMES_PER_SECOND = 10.0
"""Faster than this the eye gains nothing; higher speeds take several days a frame."""

SLOWEST = 0.2
"""Frames a second that a page gets however crowded it is."""


class Pace(NamedTuple):
    """A speed as frames: `days` in each, and how many frames a second."""

    days: int
    frames_per_second: float


def pace_for(days_per_second: float) -> Pace:
    """The frames for a speed: one day each up to ten a second, several days each beyond.

    >>> pace_for(5.0)
    Pace(days=1, frames_per_second=5.0)
    >>> pace_for(28.0)
    Pace(days=3, frames_per_second=9.333333333333334)
    """
    days = max(1, round(days_per_second / FRAMES_PER_SECOND))
    return Pace(days, days_per_second / days)


class Floor:
    """The computing time that all playing pages of a server share.

    Rule: pages x frames a second x (sending + seconds a frame) <= `share`. Each page gets an equal part.
    """

    def __init__(self, share: float = SHARE_OF_A_CORE) -> None:
        self._share = share
        self._lock = threading.Lock()
        self._n_playing = 0

    @property
    def n_playing(self) -> int:
        """Pages that play now."""
        return self._n_playing

    def enter(self) -> None:
        """A page begins to play."""
        with self._lock:
            self._n_playing += 1

    def leave(self) -> None:
        """A page no longer plays."""
        with self._lock:
            self._n_playing -= 1

    def rate(self, wanted: float, seconds_per_frame: float) -> float:
        """Frames a second for one page that wants `wanted` and computes `seconds_per_frame` for each.

        >>> floor = Floor(share=0.7)
        >>> for _ in range(100): floor.enter()
        >>> round(floor.rate(wanted=10.0, seconds_per_frame=0.0006), 6)
        5.0
        """
        affordable = self._share / max(1, self._n_playing) / (SECONDS_TO_SEND + seconds_per_frame)
        return max(min(wanted, SLOWEST), min(wanted, affordable))


EVERYONE = Floor()
"""The floor of this server process."""
