"""One writer a folder: who comes second is told who is there, before anything is written."""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from microdeals.documents.locks import is_mine
from microdeals.documents.wording import printable
from microdeals.errors import RequestError

WRITER = ".writer"
"""The file that says who is writing into a folder. It goes when the writer does."""
LONGEST_READ = 200


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Make the folder, and be the only one that writes into it.

    Raises RequestError if another process, or another thread of this one, is writing there, and if the folder
    cannot be written. What a killed writer has left is no obstacle.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        door, mine = _opened(folder / WRITER)
    except OSError as failed:
        what = f"cannot be written: {failed.strerror or failed}"
        raise RequestError(f"{folder}: {what}. Name another folder: --out, or out= in Python.") from failed
    with door:
        if not mine:
            raise RequestError(
                f"{folder}: {_who(door)} is writing a result into this folder. Wait until it has ended, "
                "or name another folder: --out."
            )
        try:
            door.truncate(0)
            door.write(f"process {os.getpid()} on {socket.gethostname()}".encode())
            door.flush()
            yield
        finally:
            with contextlib.suppress(OSError):
                (folder / WRITER).unlink()


def _opened(path: Path) -> tuple[BinaryIO, bool]:
    """The file, and whether it is locked for us; opened anew if a writer that ends has just taken it away."""
    while True:
        door = path.open("a+b")
        mine = is_mine(door.fileno())
        if not mine or _is_still(door, path):
            return door, mine
        door.close()


def _is_still(door: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(door.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _who(door: BinaryIO) -> str:
    door.seek(0)
    found = door.read(LONGEST_READ).decode(errors="replace")
    return f"another program ({printable(found)})" if found else "another program"
