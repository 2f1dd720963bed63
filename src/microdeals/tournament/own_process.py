"""A process for one bout that is started anew, as any system can: slow, for it imports everything first."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, NamedTuple, cast

COMMAND = (sys.executable, "-P", "-B", "-W", "ignore", "-m", "microdeals.tournament.player")
KEPT_VARIABLES = ("PATH", "HOME", "LANG", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV")
ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}
"""What keeps libraries from starting threads when they are imported."""
SECONDS_TO_START, SECONDS_TO_END = 180.0, 10.0
LONGEST_LAST_WORDS = 10_000
"""Bytes of what a process has printed that are looked at."""


class Desk(NamedTuple):
    """What a bout is given: an empty folder, and files for the lines it is in and for what it prints."""

    folder: Path
    dump: IO[bytes]
    printed: IO[bytes]


class OwnProcess:
    """A process of its own. Raises OSError if it cannot be started."""

    def __init__(self, desk: Desk) -> None:
        is_posix = os.name == "posix"
        self.dump = desk.dump.fileno() if is_posix else -1
        self._process = subprocess.Popen(  # noqa: S603 - ourselves
            COMMAND,
            cwd=desk.folder,
            env=few_variables(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=desk.printed,
            start_new_session=is_posix,
            pass_fds=(self.dump,) if is_posix else (),
        )
        self.job = cast(IO[bytes], self._process.stdin)
        self.results = cast(IO[bytes], self._process.stdout)

    def send(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(number)

    def left(self, seconds: float) -> int | None:
        """The exit code, or minus the signal that ended it; None if it is still there after so long."""
        try:
            return self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return None

    def end(self) -> None:
        """End it and all that it has started, at once."""
        if sys.platform == "linux":  # its watcher ends what has left the group, too
            self._process.terminate()
            self.left(SECONDS_TO_END)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()


def few_variables() -> dict[str, str]:
    """Few of our variables: keys and tokens that may be among the others stay here."""
    kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
    if "PYTHONPATH" in kept:
        kept["PYTHONPATH"] = os.pathsep.join(
            str(Path(folder).resolve()) for folder in kept["PYTHONPATH"].split(os.pathsep) if folder
        )
    return {**kept, "PYTHONHASHSEED": "0", **ONE_THREAD}


def last_words(printed: IO[bytes]) -> str:
    """The last line of what a process has printed into a file, for who wants to know why it ended."""
    printed.seek(0)
    return printed.read(LONGEST_LAST_WORDS).decode(errors="replace").strip().rpartition("\n")[2]
