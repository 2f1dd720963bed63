"""What the command for a class asks for: a new room, or one to go on with."""

from pathlib import Path
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.rooms.class_room import FOLDER, ClassRoom
from microdeals.rooms.mended import mend
from microdeals.rooms.recent import recent_room


class RoomAsked(NamedTuple):
    """A lesson, perhaps a room's code, and whether it has to be a new room, or a damaged one mended."""

    lesson: str
    code: str | None = None
    is_new: bool = False
    is_mended: bool = False


class ServedRoom(NamedTuple):
    """A room, a key of its desk, and whether the class has been in it before.

    ``problems``: what is wrong with rooms of today that were passed over, a sentence each.
    """

    room: ClassRoom
    desk: str
    is_again: bool
    problems: tuple[str, ...] = ()


def opened(asked: RoomAsked, folder: Path = FOLDER) -> ServedRoom:
    """The room that is asked for. Raises RequestError or DamagedError where there is none to be had."""
    if asked.is_mended and asked.code is None:
        raise RequestError("--mend: say which room, as in --room RIVER-42 --mend.")
    if asked.is_new and asked.code is not None:
        raise RequestError("--new, --room: one opens a new room, the other goes on with one; take one.")
    if asked.code is not None:
        room = mend(folder, asked.code) if asked.is_mended else ClassRoom.open(folder, asked.code)
        return ServedRoom(room, room.new_desk_key(), is_again=True)
    problems: list[str] = []
    recent = None if asked.is_new else recent_room(folder, asked.lesson, tell=problems.append)
    if recent is not None:
        return ServedRoom(recent, recent.new_desk_key(), is_again=True, problems=tuple(problems))
    room, desk = ClassRoom.create(folder, asked.lesson)
    return ServedRoom(room, desk, is_again=False, problems=tuple(problems))
