"""File descriptors: a page takes four of them, and a system lets a program open only so many at once."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

OF_A_PAGE = 4
"""A connection, and three of the loop that answers it (measured)."""
OF_A_VISITOR = 6
"""Connections that a browser opens to fetch a page's files."""
FOR_FILES = 32
"""Kept free for files that are served, and for the games' journals."""
FOR_NEWCOMERS = 24
"""Connections on which newcomers read that the class is full."""
AT_THE_START = 32
"""Those of the program itself."""
OPEN_FILES = Path("/dev/fd")
"""A folder with an entry for each descriptor of whoever looks at it, on Linux and macOS."""


def wanted(seats: int) -> int:
    """Descriptors with which so many pages can be open while others are fetched."""
    return AT_THE_START + FOR_FILES + seats * (OF_A_PAGE + OF_A_VISITOR)


def limit() -> int | None:
    """How many descriptors this program may have open; None where there is no limit."""
    if resource is None:
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return None if soft == resource.RLIM_INFINITY else soft


def raise_limit(seats: int) -> None:
    """Ask the system for as many descriptors as so many pages need, as far as it lets a program ask."""
    found = limit()
    if found is None or found >= wanted(seats):
        return
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted(seats) if hard == resource.RLIM_INFINITY else min(wanted(seats), hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def has_room(more: int) -> bool:
    """Whether so many more descriptors can be opened, with those for files left free."""
    most = limit()
    try:
        return most is None or sum(1 for _ in OPEN_FILES.iterdir()) + more + FOR_FILES <= most
    except FileNotFoundError:
        return True  # nothing tells
    except OSError:
        return False  # not even one for looking


def pages_that_fit(seats: int) -> int:
    """How many of so many pages can be open at once under the limit."""
    most = limit()
    if most is None:
        return seats
    return max(1, min(seats, (most - AT_THE_START - FOR_FILES - FOR_NEWCOMERS) // OF_A_PAGE))


class PatientSocket(socket.socket):
    """A listening socket that lets newcomers wait in the system's queue while there is no room.

    To asyncio it says that the system has no descriptors left, and asyncio tries again a second later. Before
    that it asks on at once, and is told that nobody is there.
    """

    _has_said_so = False

    def accept(self) -> tuple[socket.socket, object]:
        """Take a connection. Raises OSError while there is no room for one."""
        if has_room(1):
            self._has_said_so = False
            return super().accept()
        self._has_said_so = not self._has_said_so
        if self._has_said_so:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def is_shortage(problem: object) -> bool:
    """Whether an error says that there are no descriptors left."""
    return isinstance(problem, OSError) and problem.errno in (errno.EMFILE, errno.ENFILE)
