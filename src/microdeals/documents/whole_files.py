"""Files written whole or not at all: a file that has its name is complete."""

import contextlib
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

from microdeals.errors import RequestError

UNFINISHED = ".unfinished"
LONGEST_BEGINNING = 40
"""Letters of a file's name that its unfinished one begins with: a name has its limit, in bytes."""

Put = Callable[[BinaryIO], object]
"""Puts the content of a file into it."""


def write_whole(path: Path, put: Put) -> None:
    """Write a file beside its place, force it to disk, and give it its name.

    Raises OSError, and leaves nothing behind, if the disk is full or not writable.
    """
    write_all({path: put})


def write_result(asked: str, contents: Mapping[Path, bytes]) -> None:
    """Write the files of a result: all of them whole, or none.

    ``asked`` is the option that named them, as in ``--out run.csv``. Raises RequestError, which begins so.
    """
    try:
        write_all({path: _putting(content) for path, content in contents.items()})
    except OSError as failed:
        raise RequestError(f"{asked}: cannot be written: {failed.strerror or failed}.") from failed


def write_all(puts: Mapping[Path, Put]) -> None:
    """Write files beside their places, and give them their names once all of them are on the disk.

    A link is followed. Raises OSError, and leaves nothing behind, if one of them cannot be written.
    """
    named = {path.resolve(): put for path, put in puts.items()}
    unfinished = {path: unfinished_beside(path) for path in named}
    try:
        for path, put in named.items():
            _write(unfinished[path], put)
        for path in named:
            unfinished[path].replace(path)
        for folder in {path.parent for path in named}:
            _settle(folder)
    finally:
        for left in unfinished.values():
            with contextlib.suppress(OSError):
                left.unlink()


def unfinished_beside(path: Path) -> Path:
    """Where this thread writes a file before it has its name: nobody else writes there."""
    own = f"{os.getpid()}-{threading.get_ident()}"
    return path.with_name(f".{path.name[:LONGEST_BEGINNING]}.{own}{UNFINISHED}")


def give_name(unfinished: Path, path: Path) -> None:
    """Give a finished file the name that it is to have, for good, if no other file has it.

    Raises FileExistsError if one has, OSError if it cannot be given.
    """
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:  # a disk without links: whoever comes first has the name
        path.touch(exist_ok=False)
        unfinished.replace(path)
    _settle(path.parent)


def _putting(content: bytes) -> Put:
    return lambda file: file.write(content)


def _write(path: Path, put: Put) -> None:
    with path.open("wb") as file:
        put(file)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Force the new name to disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
