"""A process for one bout that a fork server forks, as the tournament sees it: ready at once. Linux only."""

import contextlib
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from typing import IO, Any

from microdeals.tournament import fork_messages
from microdeals.tournament.fixtures import Field
from microdeals.tournament.own_process import (
    SECONDS_TO_END,
    SECONDS_TO_START,
    Desk,
    few_variables,
    last_words,
)

COMMAND = (sys.executable, "-P", "-B", "-W", "ignore", "-m", "microdeals.tournament.fork_server")


class LostServerError(Exception):
    """A fork server has ended before it was asked to, and with it the bout that it had."""


class ForkServer:
    """A fork server that runs, and knows these fields. Raises OSError if it cannot be started."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = fields
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._printed = tempfile.TemporaryFile()  # noqa: SIM115 - until it is closed
        with theirs:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - ourselves
                    COMMAND,
                    cwd="/",
                    env=few_variables(),
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=self._printed,
                    start_new_session=True,
                )
            except OSError:
                self._line.close()
                self._printed.close()
                raise

    def tell(self, words: dict[str, Any], files: Sequence[int] = ()) -> None:
        """Send a message, perhaps with descriptors. Raises LostServerError."""
        try:
            fork_messages.tell(self._line, words, files)
        except OSError as failed:
            raise LostServerError from failed

    def heard(self, seconds: float) -> dict[str, Any] | None:
        """A message; None if there is none within so long. Raises LostServerError."""
        news = select.poll()
        news.register(self._line, select.POLLIN)
        if not news.poll(1000.0 * seconds):
            return None
        said = fork_messages.heard(self._line)
        if said is None:
            raise LostServerError
        return said.words

    def is_ready(self) -> bool:
        """Whether it has imported and read everything, and did not end or hang over it."""
        try:
            self.tell({"fields": self._fields})
            return self.heard(SECONDS_TO_START) is not None
        except LostServerError:
            return False

    def last_words(self) -> str:
        """What it has printed last, for who wants to know why it ended."""
        return last_words(self._printed)

    def wake(self) -> None:
        """Let it go on, should a strategy have stopped it."""
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it, and by that its fork, at once. What waits for its messages hears that it is lost."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Let go of it for good."""
        self.kill()
        self._line.close()
        self._printed.close()


class ForkedProcess:
    """A bout's process, forked by a server that is its own until `end` has handed it back or dropped it.

    Raises OSError if the server cannot fork, LostServerError if it is gone.
    """

    dump = fork_messages.DUMP

    def __init__(self, server: ForkServer, desk: Desk, leave: Callable[[ForkServer, bool], None]) -> None:
        self._server, self._leave = server, leave
        self._code: int | None = None
        self._is_left = False
        self._turn = threading.Lock()
        (job, self.job), (self.results, results) = _pipe(), _pipe()
        try:
            with job, results:
                files = [one.fileno() for one in (job, results, desk.printed, desk.dump)]
                server.tell({"folder": str(desk.folder)}, files)
            self._pid = _started(server)
        except BaseException:
            self.job.close()
            self.results.close()
            raise

    def send(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        with contextlib.suppress(LostServerError):
            if self._code is None:
                self._server.tell({"signal": int(number)})

    def left(self, seconds: float) -> int | None:
        """The exit code, or minus the signal that ended it; None if it is still there after so long.

        Raises LostServerError if nobody can know any more.
        """
        with self._turn:
            if self._code is None and (said := self._server.heard(seconds)) is not None:
                self._code = os.waitstatus_to_exitcode(said["ended"])
            return self._code

    def end(self) -> None:
        """End it and all that it has started, at once."""
        try:
            is_over = (
                self.left(0.0) is not None or self._ends_by(signal.SIGTERM) or self._ends_by(signal.SIGKILL)
            )
        except LostServerError:
            is_over = False
        with self._turn:
            if self._is_left:
                return
            self._is_left = True
        if not is_over:
            self._server.kill()  # its watcher ends with it
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        self._leave(self._server, is_over)

    def _ends_by(self, number: int) -> bool:
        self.send(number)
        self._server.wake()
        return self.left(SECONDS_TO_END) is not None


def _started(server: ForkServer) -> int:
    """The number of the fork that was asked for. Raises OSError if there is none."""
    said = server.heard(SECONDS_TO_START) or {"failed": "its fork server hangs"}
    if "failed" in said:
        raise OSError(said["failed"])
    return int(said["started"])


def _pipe() -> tuple[IO[bytes], IO[bytes]]:
    """The end to read from, and the one to write to."""
    read, write = os.pipe()
    return os.fdopen(read, "rb"), os.fdopen(write, "wb")
