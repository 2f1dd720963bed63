"""Where the processes of bouts come from: forked by fork servers where that can be, else started anew.

There are as many fork servers as bouts are on at once, and each has one bout at a time. So a strategy that
ends its server has ended its own bout and no other, and the next bout has a new server.
"""

import os
import sys
import threading
from collections.abc import Sequence
from typing import IO, Protocol

from microdeals.errors import RunError
from microdeals.tournament.entrants import plain
from microdeals.tournament.fixtures import Field
from microdeals.tournament.forked_process import ForkedProcess, ForkServer, LostServerError
from microdeals.tournament.own_process import Desk, OwnProcess

NOT_STARTED = "a process for strategies could not be started: {}."
ATTEMPTS = 3
"""So many fork servers in a row may end before they have forked; then it is said that none can be had."""


class StartedProcess(Protocol):
    """The process of a bout, however it was started."""

    dump: int
    """Its descriptor of the file for dumps, -1 for none."""
    job: IO[bytes]
    results: IO[bytes]

    def send(self, number: int) -> None:
        """Send it a signal, if it is still there."""

    def left(self, seconds: float) -> int | None:
        """The exit code, or minus the signal that ended it; None if it is still there after so long.

        Raises LostServerError if its fork server has ended, and nobody can know.
        """

    def end(self) -> None:
        """End it and all that it has started, at once."""


def can_fork() -> bool:
    """Whether this system has what fork servers need: Linux, and descriptors of processes (since 5.3)."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except (AttributeError, OSError):
        return False
    return True


class Processes:
    """Starts processes for bouts in these fields, from several threads at once, until it is closed."""

    def __init__(self, fields: Sequence[Field], are_forked: bool) -> None:
        self._fields, self._are_forked = fields, are_forked
        self._idle: list[ForkServer] = []
        self._all: set[ForkServer] = set()
        self._turn = threading.Lock()
        self._is_closed = False

    def start(self, desk: Desk) -> StartedProcess:
        """Raises RunError if no process can be started."""
        try:
            return self._forked(desk) if self._are_forked else OwnProcess(desk)
        except OSError as failed:
            raise RunError(NOT_STARTED.format(failed)) from failed

    def close(self) -> None:
        """End the servers, and by that whatever they have forked."""
        with self._turn:
            self._is_closed = True
            idle, self._idle = self._idle, []
            busy = self._all.difference(idle)
        for server in busy:  # closed by who has it
            server.kill()
        for server in idle:
            self._drop(server)

    def _forked(self, desk: Desk) -> ForkedProcess:
        for _ in range(ATTEMPTS):
            server = self._server()
            try:
                return ForkedProcess(server, desk, self._leave)
            except LostServerError:
                self._drop(server)
            except BaseException:
                self._drop(server)
                raise
        raise OSError(f"{ATTEMPTS} fork servers ended before they had forked")

    def _server(self) -> ForkServer:
        """An idle server, or else a new one."""
        with self._turn:
            if self._idle:
                return self._idle.pop()
        server = ForkServer(self._fields)
        with self._turn:
            self._all.add(server)
        if self._is_closed or not server.is_ready():
            why = plain(server.last_words()) or "it ended or hung without a word"
            self._drop(server)
            raise OSError(why)
        return server

    def _leave(self, server: ForkServer, is_idle: bool) -> None:
        """Take a server back from a bout: for the next one, if it is good for more."""
        with self._turn:
            is_kept = is_idle and not self._is_closed
            if is_kept:
                self._idle.append(server)
        if not is_kept:
            self._drop(server)

    def _drop(self, server: ForkServer) -> None:
        with self._turn:
            self._all.discard(server)
        server.close()
