"""A program that begets writers, one for each line it is sent.

A writer joins a room and guesses, again and again, and says each answer once it was acknowledged. The
program says a writer's process before, and "over" once somebody has killed it. It is loaded once for all.
"""

import os
import sys
from pathlib import Path

from microdeals.rooms import ClassRoom, new_key


def say(*words: str) -> None:
    """A line, in one piece."""
    os.write(1, f"{' '.join(words)}\n".encode())


def write(folder: str, code: str) -> None:
    """Go on until this process is killed."""
    room = ClassRoom.open(Path(folder), code)
    while True:
        key = new_key()
        say("joined", key, room.join(key).name)
        room.guess(key, 0, (1.0,))
        say("guessed", key, room.phone(key).name)


if __name__ == "__main__":
    for _ in sys.stdin:
        pid = os.fork()
        if pid == 0:
            write(*sys.argv[1:])
        say("writer", str(pid))
        os.waitpid(pid, 0)
        say("over")
