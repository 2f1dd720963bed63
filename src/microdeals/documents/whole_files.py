"""Files written whole or not at all: a file that has its name is complete."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

UNFINISHED = ".unfinished"


def write_whole(path: Path, put: Callable[[BinaryIO], object]) -> None:
    """Write a file beside its place, force it to disk, and give it its name.

    Raises OSError, and leaves nothing behind, if the disk is full or not writable.
    """
    unfinished = path.with_name(f".{path.name}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            put(file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _settle(path.parent)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _settle(folder: Path) -> None:
    """Force the new name to disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
