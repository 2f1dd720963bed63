"""What a tournament and its fork server say to each other, by a socket that nobody else has an end of.

{"folder": ...} and four descriptors     fork: where the job comes from; where results, prints and dumps go
{"signal": 15}                           send that signal to the fork
{"ready": true}                          everything is imported and read
{"started": 4711}, {"failed": ...}       the number of the fork, or why there is none
{"ended": 9}                             its status as of waitpid, once all that it had started is gone
"""

import json
import socket
from collections.abc import Sequence
from typing import Any, NamedTuple

N_FILES = 4
DUMP = 3
"""Descriptor under which a fork has its file for dumps; 0, 1 and 2 are its job, results and prints."""
LONGEST = 65_536


class Heard(NamedTuple):
    """A message, and the descriptors that came with it."""

    words: dict[str, Any]
    files: Sequence[int]


def tell(line: socket.socket, words: dict[str, Any], files: Sequence[int] = ()) -> None:
    """Send a message. Raises OSError if nobody hears it."""
    socket.send_fds(line, [json.dumps(words).encode()], files)


def heard(line: socket.socket) -> Heard | None:
    """Wait for a message; None once the other is gone."""
    try:
        words, files, _, _ = socket.recv_fds(line, LONGEST, N_FILES)
    except OSError:
        return None
    return Heard(json.loads(words), files) if words else None
