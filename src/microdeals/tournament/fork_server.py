"""A fork server: it imports everything once, and forks for each bout that it is asked for. Linux only.

``python -m microdeals.tournament.fork_server``, with a socket of the tournament as standard input. It has one
thread, runs no strategy, and has one bout at a time. A fork gets a session, a folder and pipes of its own and
lets go of what is the server's; from there on it is the process of ``player``.
"""

import contextlib
import gc
import os
import select
import signal
import socket
import traceback
from collections.abc import Sequence
from typing import Any

import numpy as np

from microdeals.tournament import fork_messages, player
from microdeals.tournament.fork_messages import DUMP, N_FILES, heard
from microdeals.tournament.own_process import SECONDS_TO_END
from microdeals.tournament.watcher import adopt_orphans, end_the_rest, end_with_parent


def main() -> None:
    """Serve until the tournament is gone."""
    line = socket.socket(fileno=0)
    adopt_orphans()
    while (asked := heard(line)) is not None:
        if "fields" in asked.words:
            _make_ready(line, asked.words["fields"])
        elif "folder" in asked.words:
            _play_one(line, asked.words["folder"], asked.files)


def _make_ready(line: socket.socket, fields: list[Any]) -> None:
    """Do what each fork would do anew."""
    player.conflicts_of(fields)
    gc.collect()
    gc.freeze()  # so that the collections of a fork leave the pages alone that it shares
    _tell(line, {"ready": True})


def _play_one(line: socket.socket, folder: str, files: Sequence[int]) -> None:
    """Fork for a bout, and stay until nothing of it is left."""
    server = os.getpid()
    try:
        fork = os.fork()
    except OSError as failed:
        fork = -1
        _tell(line, {"failed": str(failed)})
    if fork == 0:
        _be_player(line, folder, files, server)
    for one in files:
        os.close(one)
    if fork < 0:
        return
    _tell(line, {"started": fork})
    _pass_signals(line, fork)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(fork, signal.SIGKILL)  # it is not collected yet, so the number is still its own
    _, status = os.waitpid(fork, 0)
    end_the_rest()
    _tell(line, {"ended": status})


def _be_player(line: socket.socket, folder: str, files: Sequence[int], server: int) -> None:
    """Become the process of a bout. Nothing of the server's stays open, and this never returns."""
    try:
        end_with_parent(server, signal.SIGTERM)
        os.setsid()
        line.detach()
        for place, one in enumerate(files):
            os.dup2(one, place, inheritable=place != DUMP)
        os.closerange(N_FILES, os.sysconf("SC_OPEN_MAX"))
        os.chdir(folder)
        np.random.seed()  # noqa: NPY002 - for what is drawn before a war; `random` does so by itself in a fork
        player.main()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _pass_signals(line: socket.socket, fork: int) -> None:
    """Pass signals on until the fork has ended. It is ended if the tournament is gone."""
    ended = os.pidfd_open(fork)
    news = select.poll()
    news.register(ended, select.POLLIN)
    news.register(line, select.POLLIN)
    patience = None
    while ended not in (ready := [place for place, _ in news.poll(patience)]):
        if not ready:  # it was asked to end, and does not
            break
        asked = heard(line)
        os.kill(fork, signal.SIGTERM if asked is None else asked.words["signal"])
        if asked is None:
            news.unregister(line)
            patience = 1000.0 * SECONDS_TO_END
    os.close(ended)


def _tell(line: socket.socket, words: dict[str, Any]) -> None:
    """Say it, if the tournament is still there to hear it."""
    with contextlib.suppress(OSError):
        fork_messages.tell(line, words)


if __name__ == "__main__":
    main()
