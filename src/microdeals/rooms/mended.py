"""A room whose file a disk has damaged: what stands before the damage goes on."""

from pathlib import Path

from microdeals.errors import RequestError
from microdeals.game.journal import DamagedError, Journal, parts_of
from microdeals.game.state import EntryError
from microdeals.rooms.class_room import ClassRoom, file_of
from microdeals.rooms.codes import read_code
from microdeals.rooms.state import room_state_of


def mend(folder: Path, code: str) -> ClassRoom:
    """Go on with a damaged room from what stands before the damage; seats and answers there are kept.

    The damaged file is kept under another name. Raises RequestError if nothing is damaged, or nothing left.
    """
    path = file_of(folder, read_code(code))
    try:
        ClassRoom.open(folder, code)
    except DamagedError as damage:
        entries = list(damage.entries)
        while entries:
            try:
                room_state_of(entries)
                break
            except EntryError as earlier:
                del entries[earlier.number - 1 :]
        if not entries:
            raise RequestError(f"{path}: nothing of it can be read. Start a new room.") from damage
        _put_aside(path)
        Journal.create(path, *entries)
        return ClassRoom(path)
    raise RequestError(f"room {read_code(code)}: it is whole. Go on with it without --mend.")


def _put_aside(path: Path) -> None:
    """Give a damaged file, with what belongs to it, another name: all or nothing. Raises RequestError."""
    kept, moved = path.with_name(_free_name(path)), list[tuple[Path, Path]]()
    try:
        for part, aside in zip(parts_of(path), parts_of(kept), strict=True):
            if part.exists():
                part.rename(aside)
                moved.append((part, aside))
    except OSError as failed:
        for part, aside in moved:
            aside.rename(part)
        raise RequestError(
            f"{path}: cannot be put aside: {failed.strerror}. Make its folder writable, and try again."
        ) from failed


def _free_name(path: Path) -> str:
    """A name beside a file that no file has."""
    numbers = range(1, 1000)
    names = (f"{path.name}.damaged-{number}" for number in numbers)
    return next(name for name in names if not path.with_name(name).exists())
