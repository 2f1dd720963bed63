"""A process beside the one in which strangers' code runs: it ends whatever that one has left running.

On Linux a process whose parent ends becomes a child of the nearest ancestor that has asked for it, whatever
group or session it has gone to. So the watcher asks, and nothing of a bout outlives it. Elsewhere there is no
watcher, and a process that leaves its group is not found again.
"""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

SIGNAL_AT_PARENTS_DEATH = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""
ADOPT_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER of the same."""


def watched() -> None:
    """Go on in a child. Who called stays behind as its watcher, and leaves as the child did, at last."""
    if sys.platform != "linux":
        return
    adopt_orphans()
    watcher = os.getpid()
    # Signals wait until there is somebody to hand them to: or else one could end the watcher alone.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGUSR1})
    child = os.fork()
    if child == 0:
        end_with_parent(watcher, signal.SIGKILL)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return
    signal.signal(signal.SIGTERM, lambda *_: _send(child, signal.SIGKILL))
    signal.signal(signal.SIGUSR1, lambda *_: _send(child, signal.SIGUSR1))
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    _, status = os.waitpid(child, 0)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    end_the_rest()
    _leave_as(status)


def adopt_orphans() -> None:
    """Be the parent of all whose parent among our descendants has ended. Linux only."""
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)


def end_with_parent(parent: int, number: int) -> None:
    """Get this signal when the parent ends, or now if it has ended by now. Linux only."""
    ctypes.CDLL(None).prctl(SIGNAL_AT_PARENTS_DEATH, number, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), number)


def end_the_rest() -> None:
    """End all children, and those of theirs that become ours by it, until there are none."""
    with contextlib.suppress(ChildProcessError):
        while True:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:  # some are there, and run
                for pid in _children():
                    _send(pid, signal.SIGKILL)
                os.waitpid(-1, 0)


def _children() -> Iterator[int]:
    own = str(os.getpid())
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            # After the name in parentheses, which may hold anything: state, then the parent.
            if (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[1] == own:
                yield int(folder.name)


def _send(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def _leave_as(status: int) -> None:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        with contextlib.suppress(OSError, ValueError):  # SIGKILL has no handler
            signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
    os._exit(os.waitstatus_to_exitcode(status) & 255)
